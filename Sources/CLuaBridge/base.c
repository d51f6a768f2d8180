/*
 * The functions of the base library that had to be our own: pcall and xpcall pass a stop on and
 * never show it to a script's handler; setmetatable refuses __gc. Otherwise they are as in Lua.
 */
#include "internal.h"

/* Common end of pcall and xpcall, also after a yield. `skip` is what lies below the results. */
static int finish(lua_State *L, int status, lua_KContext skip) {
  tidemark_lua *t = tidemark_owner(L);
  if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - (int)skip;
  if (tidemark_is_stop(t, L, -1)) return tidemark_raise_stop(L);
  t->trace_pending = false;
  t->trace_flags |= TIDEMARK_LUA_TRACED_PLACE;
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

static int base_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  return finish(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish), 0);
}

/* A script's message handler, kept from ever seeing a stop. Upvalue: the script's function. */
static int guarded_handler(lua_State *L) {
  if (tidemark_is_stop(tidemark_owner(L), L, 1)) return 1;
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

/* Stack: function, guarded handler, true, function, arguments … */
static int base_xpcall(lua_State *L) {
  int count = lua_gettop(L);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, guarded_handler, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2);
  return finish(L, lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish), 2);
}

void tidemark_refuse_gc(lua_State *L, int metatable) {
  metatable = lua_absindex(L, metatable);
  lua_pushliteral(L, "__gc");
  if (lua_rawget(L, metatable) != LUA_TNIL)
    luaL_error(L, "a metatable can't have '__gc' here: finalisers can't be stopped; "
                  "close with 'local x <close>' instead");
  lua_pop(L, 1);
}

static int base_setmetatable(lua_State *L) {
  int type = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  lua_settop(L, 2);
  if (type == LUA_TTABLE) tidemark_refuse_gc(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

void tidemark_open_base(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"pcall", base_pcall},  {"xpcall", base_xpcall}, {"setmetatable", base_setmetatable},
      {"load", tidemark_load}, {"print", tidemark_print}, {NULL, NULL},
  };
  luaL_requiref(L, "_G", luaopen_base, 1);
  luaL_setfuncs(L, functions, 0);
  lua_pushnil(L);
  lua_setfield(L, -2, "dofile");
  lua_pushnil(L);
  lua_setfield(L, -2, "loadfile");
  lua_pop(L, 1);
}
