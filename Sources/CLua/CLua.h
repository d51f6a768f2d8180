// Debian's Lua 5.4, for the bridge alone: no Swift target imports this module.
#include <lua5.4/lua.h>
#include <lua5.4/lauxlib.h>
#include <lua5.4/lualib.h>
