#include "reference_calls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>

typedef struct counter {
  lua_Integer value;
} counter;

static const char *const object_type = "reference object", *const record_type = "reference record",
                  *const owner_type = "reference owner";

static int count_up(lua_State *L) {
  lua_pushinteger(L, luaL_checkinteger(L, 1) + 1);
  return 1;
}

static int object_count(lua_State *L) {
  const counter *self = luaL_checkudata(L, 1, object_type);
  lua_pushinteger(L, self->value);
  return 1;
}

static int object_plus(lua_State *L) {
  const counter *self = luaL_checkudata(L, 1, object_type);
  lua_pushinteger(L, self->value + luaL_checkinteger(L, 2));
  return 1;
}

static int object_width(lua_State *L) {
  const counter *self = luaL_checkudata(L, 1, object_type);
  size_t length;
  luaL_checklstring(L, 2, &length);
  lua_pushinteger(L, self->value + (lua_Integer)length);
  return 1;
}

static int record_count(lua_State *L) {
  const counter *self = luaL_checkudata(L, 1, record_type);
  lua_pushinteger(L, self->value);
  return 1;
}

// Upvalue: the methods.
static int record_index(lua_State *L) {
  const counter *self = luaL_checkudata(L, 1, record_type);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  const char *name = luaL_checkstring(L, 2);
  if (strcmp(name, "value") != 0) return luaL_error(L, "no field '%s'", name);
  lua_pushinteger(L, self->value);
  return 1;
}

// A userdata that owns what a C module would wrap, and gives it back.
typedef struct owner {
  lua_Integer *value;
} owner;

static int owner_collect(lua_State *L) {
  owner *self = luaL_checkudata(L, 1, owner_type);
  free(self->value);
  self->value = NULL;
  return 0;
}

static int make_owner(lua_State *L) {
  owner *self = lua_newuserdatauv(L, sizeof *self, 0);
  self->value = malloc(sizeof *self->value);
  if (self->value != NULL) *self->value = 7;
  luaL_setmetatable(L, owner_type);
  return 1;
}

static int make_object(lua_State *L) {
  counter *self = lua_newuserdatauv(L, sizeof *self, 0);
  self->value = 7;
  luaL_setmetatable(L, object_type);
  return 1;
}

static void open_types(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"count", object_count}, {"plus", object_plus}, {"width", object_width}, {NULL, NULL}};
  luaL_newmetatable(L, object_type);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);

  luaL_newmetatable(L, owner_type);
  lua_pushcfunction(L, owner_collect);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);

  luaL_newmetatable(L, record_type);
  lua_newtable(L);
  lua_pushcfunction(L, record_count);
  lua_setfield(L, -2, "count");
  lua_pushcclosure(L, record_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, record_count);
  lua_setfield(L, -2, "__len");
  lua_pop(L, 1);
}

static int open_all(lua_State *L) {
  luaL_openlibs(L);
  open_types(L);
  lua_register(L, "count_up", count_up);
  lua_register(L, "make_object", make_owner);
  make_object(L);
  lua_setglobal(L, "object");
  counter *record = lua_newuserdatauv(L, sizeof *record, 0);
  record->value = 7;
  luaL_setmetatable(L, record_type);
  lua_setglobal(L, "record");
  return 0;
}

reference_lua *reference_lua_open(void) {
  lua_State *L = luaL_newstate();
  if (L == NULL) return NULL;
  lua_pushcfunction(L, open_all);
  if (lua_pcall(L, 0, 0, 0) == LUA_OK) return (reference_lua *)L;
  lua_close(L);
  return NULL;
}

void reference_lua_close(reference_lua *state) { lua_close((lua_State *)state); }

bool reference_lua_run(reference_lua *state, const char *source) {
  lua_State *L = (lua_State *)state;
  if (luaL_dostring(L, source) == LUA_OK) {
    lua_settop(L, 0);
    return true;
  }
  fprintf(stderr, "reference: %s\n", lua_tostring(L, -1));
  lua_settop(L, 0);
  return false;
}
