/*
 * Which globals an evaluation uses, at the cost of one call for each name.
 *
 * While a trace runs, the table of globals is empty and its entries lie in a hidden one. The first use of
 * a name fails to find it, is noted as a read or a write, and moves the entry back; every later use finds
 * it there without our help, so a loop over globals is as fast as ever. Functions of other evaluations
 * have the same table as _ENV: what they use counts for the evaluation that runs. The end puts back
 * whatever was not used. What looks at the whole table (pairs, next, a listing) brings all of it back
 * and is noted as such.
 */
#include "internal.h"

#include <string.h>

enum { READ = 1, WRITTEN = 2 };

static bool is_globals(lua_State *L, int index) {
  return lua_topointer(L, index) == tidemark_owner(L)->globals_address;
}

bool tidemark_is_traced(lua_State *L, int index) {
  return tidemark_owner(L)->is_tracing && is_globals(L, index);
}

/* Notes the first use of the name at `key`. */
static void note(lua_State *L, tidemark_lua *t, int key, int use) {
  if (lua_type(L, key) != LUA_TSTRING) {
    t->trace_flags |= TIDEMARK_LUA_TRACED_ALL;
    return;
  }
  key = lua_absindex(L, key);
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->noted_index);
  lua_pushvalue(L, key);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_pushvalue(L, key);
    lua_pushinteger(L, use);
    lua_rawset(L, -4);
  }
  lua_pop(L, 2);
}

void tidemark_note_text(lua_State *L, const char *text, bool is_write) {
  tidemark_lua *t = tidemark_owner(L);
  if (!t->is_tracing) return;
  lua_pushstring(L, text);
  note(L, t, -1, is_write ? WRITTEN : READ);
  lua_pop(L, 1);
}

/* Brings the entry of the key at `key` back; whether there was one. The table of globals is at
 * `globals`. */
static bool bring_back(lua_State *L, tidemark_lua *t, int globals, int key) {
  globals = lua_absindex(L, globals);
  key = lua_absindex(L, key);
  if (lua_isnil(L, key)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->hidden_index);
  lua_pushvalue(L, key);
  bool found = lua_rawget(L, -2) != LUA_TNIL;
  if (found) {
    lua_pushvalue(L, key);
    lua_pushvalue(L, -2);
    lua_rawset(L, globals);
    lua_pushvalue(L, key);
    lua_pushnil(L);
    lua_rawset(L, -4);
  }
  lua_pop(L, 2);
  return found;
}

/* Brings all entries back. */
static void bring_all_back(lua_State *L, tidemark_lua *t, int globals) {
  globals = lua_absindex(L, globals);
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->hidden_index);
  int hidden = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, hidden) != 0; lua_pop(L, 1)) {
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, globals);
    lua_pushvalue(L, -2);
    lua_pushnil(L);
    lua_rawset(L, hidden);
  }
  lua_pop(L, 1);
}

void tidemark_trace_whole(lua_State *L, int index) {
  tidemark_lua *t = tidemark_owner(L);
  if (!tidemark_is_traced(L, index)) return;
  t->trace_flags |= TIDEMARK_LUA_TRACED_ALL;
  bring_all_back(L, t, index);
}

void tidemark_trace_peek(lua_State *L, int index, int key) {
  if (tidemark_is_traced(L, index)) bring_back(L, tidemark_owner(L), index, key);
}

void tidemark_trace_use(lua_State *L, int index, int key, bool is_write) {
  tidemark_lua *t = tidemark_owner(L);
  if (!tidemark_is_traced(L, index)) return;
  note(L, t, key, is_write ? WRITTEN : READ);
  bring_back(L, t, index, key);
}

/* Pushes what the metatable that the globals have outside a trace says for an event. */
static int own_metamethod(lua_State *L, tidemark_lua *t, const char *event) {
  if (lua_rawgeti(L, LUA_REGISTRYINDEX, t->own_metatable_index) != LUA_TTABLE) return LUA_TNIL;
  lua_pushstring(L, event);
  int type = lua_rawget(L, -2);
  lua_remove(L, -2);
  return type;
}

/* Stack: globals, key. */
static int traced_index(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  note(L, t, 2, READ);
  if (bring_back(L, t, 1, 2)) {
    lua_rawget(L, 1);
    return 1;
  }
  lua_settop(L, 2);
  if (own_metamethod(L, t, "__index") != LUA_TFUNCTION) {
    lua_pushnil(L);
    return 1;
  }
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

/* Stack: globals, key, value. */
static int traced_newindex(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  note(L, t, 2, WRITTEN);
  if (!bring_back(L, t, 1, 2) && own_metamethod(L, t, "__newindex") == LUA_TFUNCTION) {
    lua_insert(L, 1);
    lua_call(L, 3, 0);
    return 0;
  }
  lua_settop(L, 3);
  lua_rawset(L, 1);
  return 0;
}

static int begin_trace(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  if (t->is_tracing) return luaL_error(L, "a trace is running");
  tidemark_open_tracing(L);
  lua_settop(L, 1);
  lua_pushglobaltable(L); /* 2 */
  lua_newtable(L);        /* 3: hidden */
  lua_newtable(L);        /* 4: what is noted */
  static const luaL_Reg metamethods[] = {
      {"__index", traced_index}, {"__newindex", traced_newindex}, {NULL, NULL}};
  luaL_newlib(L, metamethods); /* 5: the metatable of the trace */
  lua_pushboolean(L, 0);
  lua_setfield(L, 5, "__metatable");
  for (lua_pushnil(L); lua_next(L, 2) != 0;) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, 3);
  }
  if (!lua_getmetatable(L, 2)) lua_pushboolean(L, 0); /* 6 */
  t->own_metatable_index = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_pushvalue(L, 3);
  t->hidden_index = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_pushvalue(L, 4);
  t->noted_index = luaL_ref(L, LUA_REGISTRYINDEX);
  /* Nothing below asks for memory. */
  for (lua_pushnil(L); lua_next(L, 2) != 0;) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_pushnil(L);
    lua_rawset(L, 2);
  }
  lua_pushvalue(L, 5);
  lua_setmetatable(L, 2);
  t->trace_flags = 0;
  t->is_tracing = true;
  return 0;
}

bool tidemark_lua_begin_trace(tidemark_lua *t) {
  return tidemark_perform(t, begin_trace, NULL);
}

/* The globals come back first; only then is told what was noted. */
static int end_trace(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  lua_settop(L, 1);
  lua_pushglobaltable(L); /* 2 */
  if (t->is_tracing) {
    bring_all_back(L, t, 2);
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, t->own_metatable_index) != LUA_TTABLE) {
      lua_pop(L, 1);
      lua_pushnil(L);
    }
    lua_setmetatable(L, 2);
    t->is_tracing = false;
    luaL_unref(L, LUA_REGISTRYINDEX, t->own_metatable_index);
    luaL_unref(L, LUA_REGISTRYINDEX, t->hidden_index);
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->noted_index); /* 3 */
  luaL_unref(L, LUA_REGISTRYINDEX, t->noted_index);
  int values = 0, references = 0;
  size_t bytes = 0;
  for (lua_pushnil(L); lua_next(L, 3) != 0; lua_pop(L, 1)) {
    tidemark_out_measure(L, 4, &references, &bytes);
    tidemark_out_measure(L, 5, &references, &bytes);
    values += 2;
  }
  tidemark_out_reserve(L, t, values, references, bytes);
  for (lua_pushnil(L); lua_next(L, 3) != 0; lua_pop(L, 1)) {
    tidemark_out_append(L, t, 4);
    tidemark_out_append(L, t, 5);
  }
  return 0;
}

bool tidemark_lua_end_trace(tidemark_lua *t, unsigned *flags) {
  *flags = 0;
  if (!t->is_tracing) return true;
  /* A script that has used up its memory gets its globals back all the same. */
  size_t limit = t->limit;
  t->limit = SIZE_MAX;
  bool succeeded = tidemark_perform(t, end_trace, NULL);
  t->limit = limit;
  *flags = t->trace_flags;
  return succeeded;
}

/* Measures the keys of the table at `index` that are strings, or hands them out. */
static int name_keys(lua_State *L, int index, int *references, size_t *bytes) {
  int count = 0;
  for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    count++;
    if (bytes != NULL)
      tidemark_out_measure(L, lua_absindex(L, -2), references, bytes);
    else
      tidemark_out_append(L, tidemark_owner(L), lua_absindex(L, -2));
  }
  return count;
}

static int global_names(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  lua_settop(L, 1);
  lua_pushglobaltable(L); /* 2 */
  if (t->is_tracing)
    lua_rawgeti(L, LUA_REGISTRYINDEX, t->hidden_index); /* 3 */
  else
    lua_newtable(L);
  int references = 0;
  size_t bytes = 0;
  int count = name_keys(L, 2, &references, &bytes) + name_keys(L, 3, &references, &bytes);
  tidemark_out_reserve(L, t, count, references, bytes);
  name_keys(L, 2, NULL, NULL);
  name_keys(L, 3, NULL, NULL);
  return 0;
}

bool tidemark_lua_global_names(tidemark_lua *t) { return tidemark_perform(t, global_names, NULL); }

/* ---- functions that see the whole table, or what no run of a script decides ----------------------- */

static int base_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  tidemark_trace_whole(L, 1);
  lua_settop(L, 2);
  if (lua_next(L, 1)) return 2;
  lua_pushnil(L);
  return 1;
}

static int after_pairs(lua_State *L, int status, lua_KContext context) {
  (void)L, (void)status, (void)context;
  return 3;
}

static int base_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") == LUA_TNIL) {
    lua_pushcfunction(L, base_next);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
  } else {
    lua_pushvalue(L, 1);
    lua_callk(L, 1, 3, 0, after_pairs);
  }
  return 3;
}

static int base_rawget(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  tidemark_trace_use(L, 1, 2, false);
  lua_settop(L, 2);
  lua_rawget(L, 1);
  return 1;
}

static int base_rawset(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  luaL_checkany(L, 3);
  tidemark_trace_use(L, 1, 2, true);
  lua_settop(L, 3);
  lua_rawset(L, 1);
  return 1;
}

/* The library's function is called in our frame: its messages name it as ever. */
static int asks_clock(lua_State *L, lua_CFunction original, int argument) {
  if (lua_isnoneornil(L, argument))
    tidemark_owner(L)->trace_flags |= TIDEMARK_LUA_TRACED_CLOCK;
  return original(L);
}

static int os_time(lua_State *L) { return asks_clock(L, tidemark_owner(L)->os_time, 1); }

static int os_clock(lua_State *L) {
  tidemark_owner(L)->trace_flags |= TIDEMARK_LUA_TRACED_CLOCK;
  return tidemark_owner(L)->os_clock(L);
}

/* Upvalue: the function that it stands for, which has one itself. */
static int os_date(lua_State *L) {
  return asks_clock(L, lua_tocfunction(L, lua_upvalueindex(2)), 2);
}

static int base_collectgarbage(lua_State *L) {
  if (strcmp(luaL_optstring(L, 1, "collect"), "count") == 0)
    tidemark_owner(L)->trace_flags |= TIDEMARK_LUA_TRACED_CLOCK;
  return tidemark_owner(L)->collectgarbage(L);
}

static int debug_traceback(lua_State *L) {
  tidemark_owner(L)->trace_flags |= TIDEMARK_LUA_TRACED_PLACE;
  return tidemark_owner(L)->traceback(L);
}

static lua_CFunction replace(lua_State *L, const char *library, const char *name, lua_CFunction own) {
  lua_getglobal(L, library);
  lua_getfield(L, -1, name);
  lua_CFunction original = lua_tocfunction(L, -1);
  lua_pushcfunction(L, own);
  lua_setfield(L, -3, name);
  lua_pop(L, 2);
  return original;
}

void tidemark_open_tracing(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  if (t->globals_address != NULL) return;
  static const luaL_Reg functions[] = {{"next", base_next},
                                       {"pairs", base_pairs},
                                       {"rawget", base_rawget},
                                       {"rawset", base_rawset},
                                       {NULL, NULL}};
  lua_pushglobaltable(L);
  const void *globals = lua_topointer(L, -1);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
  t->collectgarbage = replace(L, "_G", "collectgarbage", base_collectgarbage);
  t->os_time = replace(L, "os", "time", os_time);
  t->os_clock = replace(L, "os", "clock", os_clock);
  t->traceback = replace(L, "debug", "traceback", debug_traceback);
  /* `date` is bounded already, by a function that looks for the library's in its first upvalue. */
  lua_getglobal(L, "os");
  lua_getfield(L, -1, "date");
  lua_getupvalue(L, -1, 1);
  lua_insert(L, -2);
  lua_pushcclosure(L, os_date, 2);
  lua_setfield(L, -2, "date");
  lua_pop(L, 1);
  t->globals_address = globals;
}
