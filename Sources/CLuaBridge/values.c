/* One value at a time, between the Lua stack and its flat form. */
#include "internal.h"

#include <string.h>

bool tidemark_needs_reference(int lua_type, bool is_object) {
  switch (lua_type) {
    case LUA_TTABLE:
    case LUA_TFUNCTION:
    case LUA_TTHREAD: return true;
    case LUA_TUSERDATA: return !is_object;
    default: return false;
  }
}

/* Never raises: the reference it may take has been reserved. */
void tidemark_flatten(lua_State *L, tidemark_lua *t, int index, tidemark_lua_value *value) {
  memset(value, 0, sizeof *value);
  host_handle handle;
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
      value->kind = TIDEMARK_LUA_BOOLEAN;
      value->integer = lua_toboolean(L, index);
      return;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        value->kind = TIDEMARK_LUA_INTEGER;
        value->integer = lua_tointeger(L, index);
      } else {
        value->kind = TIDEMARK_LUA_NUMBER;
        value->number = lua_tonumber(L, index);
      }
      return;
    case LUA_TSTRING:
      value->kind = TIDEMARK_LUA_STRING;
      value->bytes = lua_tolstring(L, index, &value->length);
      return;
    case LUA_TTABLE: value->kind = TIDEMARK_LUA_TABLE; break;
    case LUA_TFUNCTION: value->kind = TIDEMARK_LUA_FUNCTION; break;
    case LUA_TTHREAD: value->kind = TIDEMARK_LUA_THREAD; break;
    case LUA_TLIGHTUSERDATA:
      value->kind = TIDEMARK_LUA_USERDATA;
      value->identity = (uintptr_t)lua_touserdata(L, index);
      return;
    case LUA_TUSERDATA:
      if (tidemark_is_object(L, index, &handle)) {
        value->kind = TIDEMARK_LUA_OBJECT;
        value->slot = handle.slot;
        value->generation = handle.generation;
        return;
      }
      value->kind = TIDEMARK_LUA_USERDATA;
      break;
    default: value->kind = TIDEMARK_LUA_NIL; return;
  }
  value->identity = (uintptr_t)lua_topointer(L, index);
  value->reference = tidemark_take_reference(L, t, index);
}

/* May raise. `value` is one of the in buffer's. */
void tidemark_push(lua_State *L, tidemark_lua *t, const tidemark_lua_value *value) {
  switch (value->kind) {
    case TIDEMARK_LUA_BOOLEAN: lua_pushboolean(L, value->integer != 0); return;
    case TIDEMARK_LUA_INTEGER: lua_pushinteger(L, value->integer); return;
    case TIDEMARK_LUA_NUMBER: lua_pushnumber(L, value->number); return;
    case TIDEMARK_LUA_STRING:
      lua_pushlstring(L, value->length > 0 ? t->in.bytes + value->integer : "", value->length);
      return;
    case TIDEMARK_LUA_OBJECT:
      tidemark_push_object(L, t, value->slot, value->generation, (int)value->integer);
      return;
    case TIDEMARK_LUA_TABLE:
    case TIDEMARK_LUA_FUNCTION:
    case TIDEMARK_LUA_THREAD:
    case TIDEMARK_LUA_USERDATA: tidemark_push_reference(L, t, value->reference); return;
    case TIDEMARK_LUA_NIL: break;
  }
  lua_pushnil(L);
}

/* Pushes all of the in buffer and answers how many values that was. */
int tidemark_push_in(lua_State *L, tidemark_lua *t) {
  if (t->in.failed) tidemark_raise_memory(L);
  luaL_checkstack(L, t->in.count + 6, "too many values");
  for (int i = 0; i < t->in.count; i++) tidemark_push(L, t, &t->in.values[i]);
  return t->in.count;
}
