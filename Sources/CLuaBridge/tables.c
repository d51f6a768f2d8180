/*
 * The functions of the table library that can run for ever, or for minutes, without a single Lua
 * instruction, so that no hook would end them: ours ask for a stop as they go. Otherwise they are as
 * in Lua, metamethods and messages included.
 */
#include "internal.h"

#include <limits.h>

enum { READS = 1, WRITES = 2, HAS_LENGTH = 4 };

static void poll(lua_State *L, unsigned step) {
  if ((step & 1023) == 0 && tidemark_stop_wanted(tidemark_owner(L))) tidemark_raise_stop(L);
}

static bool has_metamethod(lua_State *L, int metatable, const char *event) {
  lua_pushstring(L, event);
  bool found = lua_rawget(L, metatable) != LUA_TNIL;
  lua_pop(L, 1);
  return found;
}

/* A table, or something whose metatable makes it one for this purpose. */
static void check_table(lua_State *L, int index, int uses) {
  if (lua_type(L, index) == LUA_TTABLE) return;
  bool serves = false;
  if (lua_getmetatable(L, index)) {
    int metatable = lua_gettop(L);
    serves = (!(uses & READS) || has_metamethod(L, metatable, "__index")) &&
             (!(uses & WRITES) || has_metamethod(L, metatable, "__newindex")) &&
             (!(uses & HAS_LENGTH) || has_metamethod(L, metatable, "__len"));
    lua_pop(L, 1);
  }
  if (!serves) luaL_checktype(L, index, LUA_TTABLE);
}

static lua_Integer check_length(lua_State *L, int index, int uses) {
  check_table(L, index, uses | HAS_LENGTH);
  return luaL_len(L, index);
}

static int table_insert(lua_State *L) {
  lua_Integer last = check_length(L, 1, READS | WRITES);
  lua_Integer end = (lua_Integer)((lua_Unsigned)last + 1), position = end;
  switch (lua_gettop(L)) {
    case 2: break;
    case 3: {
      position = luaL_checkinteger(L, 2);
      luaL_argcheck(L, (lua_Unsigned)position - 1u < (lua_Unsigned)end, 2,
                    "position out of bounds");
      unsigned step = 0;
      for (lua_Integer i = end; i > position; i--) {
        poll(L, ++step);
        lua_geti(L, 1, i - 1);
        lua_seti(L, 1, i);
      }
      break;
    }
    default: return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  lua_seti(L, 1, position);
  return 0;
}

static int table_remove(lua_State *L) {
  lua_Integer size = check_length(L, 1, READS | WRITES);
  lua_Integer position = luaL_optinteger(L, 2, size);
  if (position != size)
    luaL_argcheck(L, (lua_Unsigned)position - 1u <= (lua_Unsigned)size, 1, /* as in 5.4.4 */
                  "position out of bounds");
  lua_geti(L, 1, position);
  unsigned step = 0;
  for (; position < size; position++) {
    poll(L, ++step);
    lua_geti(L, 1, position + 1);
    lua_seti(L, 1, position);
  }
  lua_pushnil(L);
  lua_seti(L, 1, position);
  return 1;
}

static int table_move(lua_State *L) {
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  lua_Integer target = luaL_checkinteger(L, 4);
  int to = lua_isnoneornil(L, 5) ? 1 : 5;
  check_table(L, 1, READS);
  check_table(L, to, WRITES);
  if (last >= first) {
    luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
    lua_Integer count = last - first + 1;
    luaL_argcheck(L, target <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
    bool forward = target > last || target <= first ||
                   (to != 1 && !lua_compare(L, 1, to, LUA_OPEQ));
    unsigned step = 0;
    for (lua_Integer done = 0; done < count; done++) {
      lua_Integer i = forward ? done : count - 1 - done;
      poll(L, ++step);
      lua_geti(L, 1, first + i);
      lua_seti(L, to, target + i);
    }
  }
  lua_pushvalue(L, to);
  return 1;
}

static void add_element(lua_State *L, luaL_Buffer *buffer, lua_Integer index) {
  lua_geti(L, 1, index);
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid value (%s) at index %I in table for 'concat'", luaL_typename(L, -1),
               (LUAI_UACINT)index);
  luaL_addvalue(buffer);
}

static int table_concat(lua_State *L) {
  lua_Integer last = check_length(L, 1, READS);
  size_t length;
  const char *separator = luaL_optlstring(L, 2, "", &length);
  lua_Integer i = luaL_optinteger(L, 3, 1);
  last = luaL_optinteger(L, 4, last);
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  unsigned step = 0;
  for (; i < last; i++) {
    poll(L, ++step);
    add_element(L, &buffer, i);
    luaL_addlstring(&buffer, separator, length);
  }
  if (i == last) add_element(L, &buffer, i);
  luaL_pushresult(&buffer);
  return 1;
}

/* ---- sort: quicksort around the middle element; the shorter part by recursion ---- */

/* Whether the value at `left` is to come before the one at `right`; 2 is the order or nil. */
static bool is_less(lua_State *L, int left, int right) {
  if (lua_isnil(L, 2)) return lua_compare(L, left, right, LUA_OPLT);
  left = lua_absindex(L, left);
  right = lua_absindex(L, right);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, left);
  lua_pushvalue(L, right);
  lua_call(L, 2, 1);
  bool less = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return less;
}

static void put_in_order(lua_State *L, lua_Integer first, lua_Integer second) {
  lua_geti(L, 1, first);
  lua_geti(L, 1, second);
  if (is_less(L, -1, -2)) {
    lua_seti(L, 1, first);
    lua_seti(L, 1, second);
  } else {
    lua_pop(L, 2);
  }
}

static void sort_range(lua_State *L, lua_Integer low, lua_Integer high, unsigned *step) {
  if (!tidemark_has_stack()) luaL_error(L, "C stack overflow");
  luaL_checkstack(L, 10, "");
  while (low < high) {
    /* The median of three in the middle: sorted and reversed input take no longer than any other. */
    lua_Integer middle = low + (high - low) / 2;
    put_in_order(L, low, high);
    if (high - low == 1) return;
    put_in_order(L, low, middle);
    put_in_order(L, middle, high);
    if (high - low == 2) return;
    lua_geti(L, 1, middle);
    int pivot = lua_gettop(L);
    lua_Integer i = low - 1, j = high + 1;
    for (;;) {
      /* Leaves the element at i, not before the pivot, above it on the stack … */
      for (;;) {
        poll(L, ++*step);
        if (++i > high) luaL_error(L, "invalid order function for sorting");
        lua_geti(L, 1, i);
        if (!is_less(L, -1, pivot)) break;
        lua_pop(L, 1);
      }
      /* … and the one at j, not after the pivot, above that. */
      for (;;) {
        poll(L, ++*step);
        if (--j < low) luaL_error(L, "invalid order function for sorting");
        lua_geti(L, 1, j);
        if (!is_less(L, pivot, -1)) break;
        lua_pop(L, 1);
      }
      if (i >= j) break;
      lua_seti(L, 1, i);
      lua_seti(L, 1, j);
    }
    lua_settop(L, pivot - 1);
    if (j >= high) luaL_error(L, "invalid order function for sorting");
    /* Everything up to j is not after everything beyond it. */
    if (j - low < high - j - 1) {
      sort_range(L, low, j, step);
      low = j + 1;
    } else {
      sort_range(L, j + 1, high, step);
      high = j;
    }
  }
}

static int table_sort(lua_State *L) {
  lua_Integer count = check_length(L, 1, READS | WRITES);
  if (count > 1) {
    luaL_argcheck(L, count < INT_MAX, 1, "array too big");
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    unsigned step = 0;
    sort_range(L, 1, count, &step);
  }
  return 0;
}

void tidemark_replace_table(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"concat", table_concat}, {"insert", table_insert}, {"move", table_move},
      {"remove", table_remove}, {"sort", table_sort},     {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
}
