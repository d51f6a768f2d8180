/*
 * `require`: what the host set, then what the host's resolver finds. Loaded modules are kept in
 * the registry's own table, where Lua looks for the names of functions too.
 */
#include "internal.h"

static const char loading_mark; /* stands for a module that is being loaded */

/* Stack: 1 name, 2 loaded. */
static int load_module(lua_State *L, tidemark_lua *t, const char *name) {
  if (t->resolver_index == LUA_NOREF) return luaL_error(L, "module '%s' not found", name);
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->resolver_index);
  lua_pushvalue(L, 1);
  lua_call(L, 1, 2); /* 3 source, 4 chunk name */
  if (lua_isnil(L, 3)) return luaL_error(L, "module '%s' not found", name);
  size_t length;
  const char *source = luaL_checklstring(L, 3, &length), *chunk = luaL_checkstring(L, 4);
  if (tidemark_load_text(L, source, length, chunk) != LUA_OK) {
    if (tidemark_is_stop(t, L, -1)) return tidemark_raise_stop(L);
    return luaL_error(L, "error loading module '%s':\n\t%s", name, lua_tostring(L, -1));
  }

  lua_pushlightuserdata(L, (void *)&loading_mark);
  lua_setfield(L, 2, name);
  lua_pushcfunction(L, tidemark_message_handler);
  lua_insert(L, 5); /* under the loaded chunk */
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 4);
  if (lua_pcall(L, 2, 1, 5) != LUA_OK) {
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    lua_rawset(L, 2); /* it may be mended and required again */
    if (tidemark_is_stop(t, L, -1)) return tidemark_raise_stop(L);
    t->trace_pending = true;  /* of the place where it failed */
    return lua_error(L);
  }
  if (!lua_isnil(L, -1)) {
    lua_setfield(L, 2, name);
  } else if (lua_getfield(L, 2, name) == LUA_TLIGHTUSERDATA) {
    lua_pushboolean(L, 1);
    lua_setfield(L, 2, name);
  }
  lua_getfield(L, 2, name);
  lua_pushvalue(L, 4);
  return 2;
}

int tidemark_require(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  const char *name = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  if (lua_getfield(L, 2, name) == LUA_TLIGHTUSERDATA)
    return luaL_error(L, "module '%s' requires itself", name);
  bool is_loaded = lua_toboolean(L, -1);
  if (t->is_tracing) {
    lua_pushfstring(L, "(module %s)", name);
    tidemark_note_text(L, lua_tostring(L, -1), !is_loaded);
    lua_pop(L, 1);
  }
  if (is_loaded) return 1;
  lua_settop(L, 2);
  return load_module(L, t, name);
}

static int set_module(lua_State *L) {
  tidemark_push_in(L, tidemark_owner(L));
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_insert(L, 2);
  lua_rawset(L, 2);
  return 0;
}

bool tidemark_lua_set_module(tidemark_lua *t) { return tidemark_perform(t, set_module, NULL); }

static int set_resolver(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_push_in(L, t);
  if (t->resolver_index == LUA_NOREF) t->resolver_index = luaL_ref(L, LUA_REGISTRYINDEX);
  else lua_rawseti(L, LUA_REGISTRYINDEX, t->resolver_index);
  return 0;
}

bool tidemark_lua_set_resolver(tidemark_lua *t) {
  return tidemark_perform(t, set_resolver, NULL);
}
