/*
 * The coroutine library. It behaves as Lua's own; besides, every resume and every close is a link of
 * the chain that a stop walks, and a stop goes through it all.
 */
#include "internal.h"

/* A close starts with a fresh count of C calls in Lua 5.4.4, so closes within closes could use up
 * the C stack. */
enum { CLOSE_DEPTH_LIMIT = 30 };

void tidemark_enter(tidemark_lua *t, chain_link *link, lua_State *co) {
  /* A hook left from a stopped evaluation, or taken over from one's maker, goes. A request that
   * comes in between is seen below; one that comes later finds the link. */
  if (lua_gethookmask(co) != 0) lua_sethook(co, NULL, 0, 0);
  link->L = co;
  link->below = t->top;
  atomic_signal_fence(memory_order_seq_cst);
  t->top = link;
  atomic_signal_fence(memory_order_seq_cst);
  if (tidemark_stop_wanted(t)) tidemark_arm(t, co);
}

void tidemark_leave(tidemark_lua *t, chain_link *link) { t->top = link->below; }

static lua_State *check_coroutine(lua_State *L) {
  lua_State *co = lua_tothread(L, 1);
  luaL_argexpected(L, co != NULL, 1, "thread");
  return co;
}

/* Moves `count` arguments from the top of L and runs co. Answers the number of results on L, or -1
 * with the error value there. */
static int resume(lua_State *L, lua_State *co, int count) {
  tidemark_lua *t = tidemark_owner(L);
  if (!lua_checkstack(co, count)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  lua_xmove(L, co, count);
  chain_link link;
  int results = 0;
  tidemark_enter(t, &link, co);
  int status = lua_resume(co, L, count, &results);
  tidemark_leave(t, &link);
  if (status == LUA_OK || status == LUA_YIELD) {
    if (!lua_checkstack(L, results + 1)) {
      lua_pop(co, results);
      lua_pushliteral(L, "too many results to resume");
      return -1;
    }
    lua_xmove(co, L, results);
    return results;
  }
  if (tidemark_is_stop(t, co, -1)) return tidemark_raise_stop(L);
  lua_xmove(co, L, 1);
  return -1;
}

static int co_resume(lua_State *L) {
  lua_State *co = check_coroutine(L);
  int results = resume(L, co, lua_gettop(L) - 1);
  tidemark_owner(L)->trace_pending = false;
  if (results < 0) {
    tidemark_owner(L)->trace_flags |= TIDEMARK_LUA_TRACED_PLACE;
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
  }
  lua_pushboolean(L, 1);
  lua_insert(L, -(results + 1));
  return results + 1;
}

/* lua_resetthread, as a link of the chain: pending __close run in it. */
static int reset(lua_State *L, lua_State *co) {
  tidemark_lua *t = tidemark_owner(L);
  if (t->close_depth >= CLOSE_DEPTH_LIMIT) luaL_error(L, "C stack overflow");
  chain_link link;
  t->close_depth += 1;
  tidemark_enter(t, &link, co);
  int status = lua_resetthread(co);
  tidemark_leave(t, &link);
  t->close_depth -= 1;
  if (status != LUA_OK && tidemark_is_stop(t, co, -1)) tidemark_raise_stop(L);
  return status;
}

static int call_wrapped(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  lua_State *co = lua_tothread(L, lua_upvalueindex(1));
  int results = resume(L, co, lua_gettop(L));
  if (results >= 0) return results;
  int status = lua_status(co);
  if (status > LUA_YIELD && !tidemark_died_of_stop(co)) {
    /* It died just now; its frames are still there to be read. The error value is its own again,
     * for closing may put another one in its place. */
    tidemark_capture_trace(t, co, &t->trace);
    t->trace_pending = true;
    lua_xmove(L, co, 1);
    status = reset(L, co);
    lua_xmove(co, L, 1);
  }
  if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING &&
      !tidemark_is_memory_message(L, t, -1)) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int co_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *co = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  return 1;
}

static int co_wrap(lua_State *L) {
  co_create(L);
  lua_pushcclosure(L, call_wrapped, 1);
  return 1;
}

static int co_yield(lua_State *L) { return lua_yield(L, lua_gettop(L)); }

typedef enum { CO_RUNNING, CO_SUSPENDED, CO_NORMAL, CO_DEAD } coroutine_status;

static coroutine_status status_of(lua_State *L, lua_State *co) {
  if (L == co) return CO_RUNNING;
  lua_Debug info;
  switch (lua_status(co)) {
    case LUA_YIELD: return CO_SUSPENDED;
    case LUA_OK:
      if (lua_getstack(co, 0, &info)) return CO_NORMAL;
      return lua_gettop(co) == 0 ? CO_DEAD : CO_SUSPENDED;
    default: return CO_DEAD;
  }
}

static const char *const status_names[] = {"running", "suspended", "normal", "dead"};

static int co_status(lua_State *L) {
  lua_pushstring(L, status_names[status_of(L, check_coroutine(L))]);
  return 1;
}

static int co_isyieldable(lua_State *L) {
  lua_State *co = lua_isnone(L, 1) ? L : check_coroutine(L);
  lua_pushboolean(L, lua_isyieldable(co));
  return 1;
}

static int co_running(lua_State *L) {
  int is_main = lua_pushthread(L);
  lua_pushboolean(L, is_main);
  return 2;
}

static int co_close(lua_State *L) {
  lua_State *co = check_coroutine(L);
  coroutine_status status = status_of(L, co);
  if (status != CO_DEAD && status != CO_SUSPENDED)
    return luaL_error(L, "cannot close a %s coroutine", status_names[status]);
  if (tidemark_died_of_stop(co)) {
    lua_pushboolean(L, 0);
    lua_pushliteral(L, "the coroutine was stopped");
    return 2;
  }
  if (reset(L, co) == LUA_OK) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushboolean(L, 0);
  lua_xmove(co, L, 1);
  return 2;
}

int tidemark_open_coroutine(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"create", co_create},   {"resume", co_resume},           {"yield", co_yield},
      {"status", co_status},   {"wrap", co_wrap},               {"isyieldable", co_isyieldable},
      {"running", co_running}, {"close", co_close},             {NULL, NULL},
  };
  luaL_newlib(L, functions);
  return 1;
}
