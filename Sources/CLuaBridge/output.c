/* `print` and warnings, through the host's sinks. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

int tidemark_print(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  int count = lua_gettop(L);
  luaL_Buffer line;
  luaL_buffinit(L, &line);
  for (int i = 1; i <= count; i++) {
    if (i > 1) luaL_addchar(&line, '\t');
    luaL_tolstring(L, i, NULL);
    luaL_addvalue(&line);
  }
  luaL_addchar(&line, '\n');
  luaL_pushresult(&line);
  size_t length;
  const char *bytes = lua_tolstring(L, -1, &length);
  return tidemark_settle(L, t, t->host.write(t->host.context, TIDEMARK_LUA_OUTPUT, bytes, length));
}

static void add_piece(tidemark_lua *t, const char *piece, size_t length) {
  if (length > t->warning_room - t->warning_length) {
    size_t room = t->warning_length + length + 256;
    char *fresh = realloc(t->warning, room);
    if (fresh == NULL) return; /* a warning may be cut short, it may not fail */
    t->warning = fresh;
    t->warning_room = room;
  }
  memcpy(t->warning + t->warning_length, piece, length);
  t->warning_length += length;
}

/* A message of one piece that begins with @ is a command; Lua knows @on and @off. */
void tidemark_warn(void *ud, const char *message, int to_continue) {
  tidemark_lua *t = ud;
  bool first = !t->warning_continues;
  t->warning_continues = to_continue != 0;
  if (first && !to_continue && message[0] == '@') {
    if (strcmp(message, "@on") == 0) t->warnings_on = true;
    if (strcmp(message, "@off") == 0) t->warnings_on = false;
    return;
  }
  if (first) t->warning_length = 0;
  add_piece(t, message, strlen(message));
  if (to_continue) return;
  if (t->warnings_on)
    t->host.write(t->host.context, TIDEMARK_LUA_WARNING, t->warning != NULL ? t->warning : "",
                  t->warning_length);
  t->warning_length = 0;
}
