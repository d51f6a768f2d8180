/*
 * The sandbox: the libraries one by one, and of each only what is listed. What a library has and the
 * list has not is taken out, so a function that a later Lua adds does not slip in.
 */
#include "internal.h"

#include <string.h>

typedef struct library {
  const char *name;
  lua_CFunction open;
  const char *const *allowed; /* NULL: all of it */
  void (*replace)(lua_State *L);
} library;

static const char *const base_names[] = {
    "_G",       "_VERSION", "assert", "collectgarbage", "error",    "getmetatable", "ipairs",
    "load",     "next",     "pairs",  "pcall",          "print",    "rawequal",     "rawget",
    "rawlen",   "rawset",   "select", "setmetatable",   "tonumber", "tostring",     "type",
    "warn",     "xpcall",   NULL};
static const char *const string_names[] = {
    "byte",  "char",   "find",    "format", "gmatch", "gsub",     "len", "lower",
    "match", "pack",   "packsize", "rep",   "reverse", "sub",     "unpack", "upper", NULL};
static const char *const table_names[] = {"concat", "insert", "move",   "pack",
                                          "remove", "sort",   "unpack", NULL};
static const char *const math_names[] = {
    "abs",  "acos", "asin", "atan",       "ceil",       "cos",        "deg",       "exp",
    "floor", "fmod", "huge", "log",       "max",        "maxinteger", "min",       "mininteger",
    "modf", "pi",   "rad",  "random",     "randomseed", "sin",        "sqrt",      "tan",
    "tointeger", "type", "ult", NULL};
static const char *const utf8_names[] = {"char",   "charpattern", "codepoint", "codes",
                                         "len",    "offset",      NULL};
static const char *const os_names[] = {"clock", "date", "difftime", "time", NULL};
static const char *const debug_names[] = {"traceback", NULL};

static const library libraries[] = {
    {LUA_STRLIBNAME, luaopen_string, string_names, tidemark_replace_string},
    {LUA_TABLIBNAME, luaopen_table, table_names, tidemark_replace_table},
    {LUA_MATHLIBNAME, luaopen_math, math_names, NULL},
    {LUA_UTF8LIBNAME, luaopen_utf8, utf8_names, NULL},
    {LUA_COLIBNAME, tidemark_open_coroutine, NULL, NULL},
    {LUA_OSLIBNAME, luaopen_os, os_names, tidemark_replace_os},
    {LUA_DBLIBNAME, luaopen_debug, debug_names, NULL},
};

static bool is_allowed(const char *name, const char *const *allowed) {
  for (; *allowed != NULL; allowed++)
    if (strcmp(name, *allowed) == 0) return true;
  return false;
}

/* The table on top of the stack keeps only the allowed names. Clearing fields while walking is
 * what lua_next permits. */
static void keep_only(lua_State *L, const char *const *allowed) {
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pop(L, 1);
    if (lua_type(L, -1) == LUA_TSTRING && is_allowed(lua_tostring(L, -1), allowed)) continue;
    lua_pushvalue(L, -1);
    lua_pushnil(L);
    lua_rawset(L, -4);
  }
}

void tidemark_open_libraries(lua_State *L) {
  tidemark_open_base(L);
  lua_pushglobaltable(L);
  keep_only(L, base_names);
  lua_pop(L, 1);
  for (size_t i = 0; i < sizeof libraries / sizeof libraries[0]; i++) {
    luaL_requiref(L, libraries[i].name, libraries[i].open, 1);
    if (libraries[i].allowed != NULL) keep_only(L, libraries[i].allowed);
    if (libraries[i].replace != NULL) libraries[i].replace(L);
    lua_pop(L, 1);
  }
  lua_pushcfunction(L, tidemark_require);
  lua_setglobal(L, "require");

  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
}
