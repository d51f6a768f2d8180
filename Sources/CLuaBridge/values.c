/* One value at a time, between the Lua stack and its flat form. */
#include "internal.h"

/* Writes what a value of its kind has, and leaves the rest of `value` as it was. Answers whether the
 * value needs a reference, which `refer` takes. Never raises. */
bool tidemark_flatten(lua_State *L, int index, tidemark_lua_value *value) {
  const host_handle *handle;
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
      value->kind = TIDEMARK_LUA_BOOLEAN;
      value->integer = lua_toboolean(L, index);
      return false;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        value->kind = TIDEMARK_LUA_INTEGER;
        value->integer = lua_tointeger(L, index);
      } else {
        value->kind = TIDEMARK_LUA_NUMBER;
        value->number = lua_tonumber(L, index);
      }
      return false;
    case LUA_TSTRING:
      value->kind = TIDEMARK_LUA_STRING;
      value->bytes = lua_tolstring(L, index, &value->length);
      return false;
    case LUA_TTABLE: value->kind = TIDEMARK_LUA_TABLE; break;
    case LUA_TFUNCTION: value->kind = TIDEMARK_LUA_FUNCTION; break;
    case LUA_TTHREAD: value->kind = TIDEMARK_LUA_THREAD; break;
    case LUA_TLIGHTUSERDATA:
      value->kind = TIDEMARK_LUA_USERDATA;
      value->identity = (uintptr_t)lua_touserdata(L, index);
      value->reference = 0;
      return false;
    case LUA_TUSERDATA:
      handle = tidemark_object(L, index);
      if (handle != NULL) {
        value->kind = TIDEMARK_LUA_OBJECT;
        value->slot = handle->slot;
        value->generation = handle->generation;
        return false;
      }
      value->kind = TIDEMARK_LUA_USERDATA;
      break;
    default: value->kind = TIDEMARK_LUA_NIL; return false;
  }
  value->identity = (uintptr_t)lua_topointer(L, index);
  return true;
}

/* Takes the reference of a flattened value, where it needs one. Never raises: it was reserved. */
void tidemark_refer(lua_State *L, tidemark_lua *t, int index, tidemark_lua_value *value) {
  int type = lua_type(L, index);
  if (tidemark_needs_reference(type, value->kind == TIDEMARK_LUA_OBJECT))
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
