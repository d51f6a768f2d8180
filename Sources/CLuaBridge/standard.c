/*
 * What every session begins with: the libraries, whose functions go by their names wherever they are met,
 * and the state of math.random.
 */
#include "internal.h"

#include <string.h>

/* Notes names for all that the globals hold now: a table's members by its name and theirs. */
static int mark_standard(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_open_tracing(L);
  lua_settop(L, 1);
  lua_pushglobaltable(L); /* 2 */
  lua_newtable(L); /* 3: names by value */
  lua_newtable(L); /* 4: the libraries */
  lua_Integer libraries = 0;
  lua_newtable(L); /* 5: their names, in order */
  lua_Integer count = 0;
  for (lua_pushnil(L); lua_next(L, 2) != 0; lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    int type = lua_type(L, -1);
    if ((type != LUA_TTABLE && type != LUA_TFUNCTION) || lua_rawequal(L, -1, 2)) continue;
    lua_pushvalue(L, -1);
    lua_pushvalue(L, -3);
    lua_rawset(L, 3);
    if (type != LUA_TTABLE) continue;
    lua_pushvalue(L, -2);
    lua_rawseti(L, 5, ++count);
    const char *library = lua_tostring(L, -2);
    int table = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
      if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TFUNCTION) continue;
      lua_pushvalue(L, -1);
      lua_pushfstring(L, "%s.%s", library, lua_tostring(L, -3));
      lua_rawset(L, 3);
    }
  }
  /* In the order of the names, which is the same in every process. */
  for (lua_Integer i = 2; i <= count; i++) {
    for (lua_Integer j = i; j > 1; j--) {
      lua_rawgeti(L, 5, j - 1);
      lua_rawgeti(L, 5, j);
      if (strcmp(lua_tostring(L, -2), lua_tostring(L, -1)) <= 0) {
        lua_pop(L, 2);
        break;
      }
      lua_rawseti(L, 5, j - 1);
      lua_rawseti(L, 5, j);
    }
  }
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 5, i);
    lua_rawget(L, 2);
    lua_rawseti(L, 4, ++libraries);
  }
  lua_settop(L, 4);
  t->libraries_index = luaL_ref(L, LUA_REGISTRYINDEX);
  t->standard_index = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}

bool tidemark_lua_mark_standard(tidemark_lua *t) {
  return tidemark_perform(t, mark_standard, NULL);
}

/* The generator's state lies in what math.random keeps; scripts cannot reach it. */
static int random_operation(lua_State *L) {
  uint64_t *state = lua_touserdata(L, 1);
  if (tidemark_owner(L)->random_index == 0) {
    lua_getglobal(L, LUA_MATHLIBNAME);
    lua_getfield(L, -1, "random");
    if (lua_getupvalue(L, -1, 1) == NULL || lua_type(L, -1) != LUA_TUSERDATA) return 0;
    tidemark_owner(L)->random_index = luaL_ref(L, LUA_REGISTRYINDEX);
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, tidemark_owner(L)->random_index);
  if (lua_rawlen(L, -1) < 4 * sizeof *state) return 0;
  memcpy(state, lua_touserdata(L, -1), 4 * sizeof *state);
  return 0;
}

bool tidemark_lua_random_state(tidemark_lua *t, uint64_t state[4]) {
  memset(state, 0, 4 * sizeof *state);
  return tidemark_perform(t, random_operation, state);
}
