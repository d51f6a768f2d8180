/*
 * `print` and warnings, through the host's sinks. A warning that comes again and again, as from a loop
 * over a thousand wards, is said once, and how often it came when the evaluation is over or another
 * one comes.
 */
#include "internal.h"

#include <stdio.h>
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

static void add_piece(warning_text *text, const char *piece, size_t length) {
  if (length > text->room - text->length) {
    size_t room = text->length + length + 256;
    char *fresh = realloc(text->bytes, room);
    if (fresh == NULL) return; /* a warning may be cut short, it may not fail */
    text->bytes = fresh;
    text->room = room;
  }
  memcpy(text->bytes + text->length, piece, length);
  text->length += length;
}

static void say(tidemark_lua *t) {
  const warning_text *text = &t->said;
  t->host.write(t->host.context, TIDEMARK_LUA_WARNING, text->bytes != NULL ? text->bytes : "",
                text->length);
}

/* How often the warning that was said last came again, if it did. */
static void say_repeats(tidemark_lua *t) {
  if (t->warning_repeats == 0) return;
  char words[48];
  int length = snprintf(words, sizeof words, " (%u more time%s)", t->warning_repeats,
                        t->warning_repeats == 1 ? "" : "s");
  t->warning_repeats = 0;
  add_piece(&t->said, words, (size_t)length);
  say(t);
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
  if (first) t->warning.length = 0;
  add_piece(&t->warning, message, strlen(message));
  if (to_continue || !t->warnings_on) return;
  if (t->has_said && t->warning.length == t->said.length &&
      (t->said.length == 0 || memcmp(t->warning.bytes, t->said.bytes, t->said.length) == 0)) {
    t->warning_repeats += 1;
    return;
  }
  say_repeats(t);
  warning_text previous = t->said;
  t->said = t->warning;
  t->warning = previous;
  t->has_said = true;
  say(t);
}

void tidemark_lua_settle_warnings(tidemark_lua *t) {
  if (t->depth > 0 || !t->has_said) return;
  t->has_said = false;
  say_repeats(t);
}
