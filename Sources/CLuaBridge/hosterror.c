/*
 * Host errors: a table with the fields a script can test and a protected metatable. Which Swift
 * error stands behind one is kept beside it, in a table with weak keys that no script sees.
 */
#include "internal.h"

#include <string.h>

static int error_to_string(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_pushliteral(L, "where");
  if (lua_rawget(L, 1) == LUA_TSTRING) {
    lua_pushliteral(L, ": ");
  } else {
    lua_pop(L, 1);
    lua_pushliteral(L, "");
    lua_pushliteral(L, "");
  }
  lua_pushliteral(L, "message");
  if (lua_rawget(L, 1) != LUA_TSTRING) {
    lua_pop(L, 1);
    lua_pushliteral(L, "error");
  }
  lua_concat(L, 3);
  return 1;
}

void tidemark_hosterror_open(lua_State *L, tidemark_lua *t) {
  lua_newtable(L);
  lua_pushcfunction(L, error_to_string);
  lua_setfield(L, -2, "__tostring");
  lua_pushliteral(L, "error");
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  t->error_metatable_index = luaL_ref(L, LUA_REGISTRYINDEX);
}

static void set_field(lua_State *L, tidemark_lua *t, int table, const char *name, int in_index) {
  if (in_index >= t->in.count || t->in.values[in_index].kind == TIDEMARK_LUA_NIL) return;
  lua_pushstring(L, name);
  tidemark_push(L, t, &t->in.values[in_index]);
  lua_rawset(L, table);
}

enum { MESSAGE, KIND, WHERE, HINT, CAUSE, CHUNK, LINE, COLUMN, EXCERPT, CANDIDATES };

/* in: the values above, then the candidates; leaves the error table on the stack. Without a place of
 * another script it is that of the line that runs. */
void tidemark_push_host_error(lua_State *L, tidemark_lua *t) {
  luaL_checkstack(L, 8, NULL);
  lua_createtable(L, 0, 9);
  int table = lua_gettop(L);
  set_field(L, t, table, "message", MESSAGE);
  set_field(L, t, table, "kind", KIND);
  set_field(L, t, table, "where", WHERE);
  set_field(L, t, table, "hint", HINT);
  set_field(L, t, table, "column", COLUMN);
  set_field(L, t, table, "excerpt", EXCERPT);
  tidemark_lua_place place;
  if (t->in.values[CHUNK].kind != TIDEMARK_LUA_NIL) {
    set_field(L, t, table, "chunk", CHUNK);
    set_field(L, t, table, "line", LINE);
  } else if (tidemark_script_place(L, &place)) {
    lua_pushstring(L, place.chunk);
    lua_setfield(L, table, "chunk");
    lua_pushinteger(L, place.line);
    lua_setfield(L, table, "line");
    if (t->in.values[WHERE].kind == TIDEMARK_LUA_NIL) {
      lua_pushfstring(L, "%s:%d", place.chunk, place.line);
      lua_setfield(L, table, "where");
    }
  }
  if (t->in.count > CANDIDATES) {
    lua_createtable(L, t->in.count - CANDIDATES, 0);
    for (int i = CANDIDATES; i < t->in.count; i++) {
      tidemark_push(L, t, &t->in.values[i]);
      lua_rawseti(L, -2, i - CANDIDATES + 1);
    }
    lua_setfield(L, table, "candidates");
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->error_metatable_index);
  lua_setmetatable(L, table);

  lua_rawgeti(L, LUA_REGISTRYINDEX, t->causes_index);
  lua_pushvalue(L, table);
  tidemark_push(L, t, &t->in.values[CAUSE]);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

static void push_text_field(lua_State *L, int table, const char *name) {
  lua_pushstring(L, name);
  if (lua_rawget(L, table) != LUA_TSTRING) {
    lua_pop(L, 1);
    lua_pushnil(L);
  }
}

/* If the value is a host error: its fields into the out buffer, its cause and place into the
 * failure. May raise. */
bool tidemark_read_host_error(lua_State *L, tidemark_lua *t, int index) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->error_metatable_index);
  bool ours = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  if (!ours) return false;

  push_text_field(L, index, "chunk");
  lua_pushliteral(L, "line");
  if (lua_rawget(L, index) == LUA_TNUMBER && lua_type(L, -2) == LUA_TSTRING) {
    tidemark_lua_place *place = &t->failure.place;
    const char *chunk = lua_tostring(L, -2);
    size_t length = strnlen(chunk, sizeof place->chunk - 1);
    memcpy(place->chunk, chunk, length);
    place->chunk[length] = '\0';
    place->line = (int)lua_tointeger(L, -1);
  }
  lua_pop(L, 2);

  lua_rawgeti(L, LUA_REGISTRYINDEX, t->causes_index);
  lua_pushvalue(L, index);
  lua_rawget(L, -2);
  const host_handle *cause = tidemark_object(L, -1);
  if (cause != NULL) {
    t->failure.cause_slot = cause->slot;
    t->failure.cause_generation = cause->generation;
  }
  lua_pop(L, 2);

  int first = lua_gettop(L) + 1;
  push_text_field(L, index, "message");
  push_text_field(L, index, "kind");
  push_text_field(L, index, "where");
  push_text_field(L, index, "hint");
  lua_pushliteral(L, "candidates");
  if (lua_rawget(L, index) == LUA_TTABLE) {
    int list = lua_gettop(L), count = (int)lua_rawlen(L, list);
    if (count > 32) count = 32;
    luaL_checkstack(L, count + 4, NULL);
    for (int i = 1; i <= count; i++) lua_rawgeti(L, list, i);
    lua_remove(L, list);
  } else {
    lua_pop(L, 1);
  }
  tidemark_out_from_stack(L, t, first);
  return true;
}
