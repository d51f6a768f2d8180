/*
 * `load`, for text alone: whatever mode a script gives, a binary chunk is never loaded. Compiling
 * megabytes takes seconds, so the text is handed to Lua in pieces, with a look at the stop at each.
 */
#include "internal.h"

#include <string.h>

typedef struct text_rest {
  const char *text;
  size_t length;
} text_rest;

static const char *next_piece(lua_State *L, void *data, size_t *size) {
  enum { MOST = 1 << 16 };
  text_rest *rest = data;
  if (tidemark_stop_wanted(tidemark_owner(L))) tidemark_raise_stop(L);
  const char *piece = rest->text;
  *size = rest->length < MOST ? rest->length : MOST;
  rest->text += *size;
  rest->length -= *size;
  return *size > 0 ? piece : NULL;
}

int tidemark_load_text(lua_State *L, const char *text, size_t length, const char *name) {
  text_rest rest = {text, length};
  return lua_load(L, next_piece, &rest, name, "t");
}

/* Where the reader keeps the piece that Lua reads, so that it is not collected. */
enum { PIECE = 5 };

static const char *read_piece(lua_State *L, void *unused, size_t *size) {
  (void)unused;
  luaL_checkstack(L, 2, "too many nested functions");
  lua_pushvalue(L, 1);
  lua_call(L, 0, 1);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    *size = 0;
    return NULL;
  }
  if (!lua_isstring(L, -1)) luaL_error(L, "reader function must return a string");
  lua_replace(L, PIECE);
  return lua_tolstring(L, PIECE, size);
}

int tidemark_load(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  const char *mode = luaL_optstring(L, 3, "bt");
  bool has_environment = !lua_isnone(L, 4);
  size_t length = 0;
  const char *text = lua_tolstring(L, 1, &length);
  const char *name = luaL_optstring(L, 2, text != NULL ? text : "=(load)");
  int status;
  if (text == NULL) luaL_checktype(L, 1, LUA_TFUNCTION);
  if (strchr(mode, 't') == NULL && (text == NULL || length == 0 || text[0] != LUA_SIGNATURE[0])) {
    lua_pushfstring(L, "attempt to load a text chunk (mode is '%s')", mode);
    status = LUA_ERRSYNTAX;
  } else if (text != NULL) {
    status = tidemark_load_text(L, text, length, name);
  } else {
    lua_settop(L, PIECE);
    status = lua_load(L, read_piece, NULL, name, "t");
  }
  if (status == LUA_OK) {
    if (has_environment) {
      lua_pushvalue(L, 4);
      if (lua_setupvalue(L, -2, 1) == NULL) lua_pop(L, 1);
    }
    return 1;
  }
  if (tidemark_is_stop(t, L, -1)) return tidemark_raise_stop(L);
  lua_pushnil(L);
  lua_insert(L, -2);
  return 2;
}
