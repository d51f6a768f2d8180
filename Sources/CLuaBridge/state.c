/* A state's life: set-up under protection, and its end. */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>

/* Nothing that Swift calls runs unprotected, so this is reached through a bug of the bridge only. */
static int panic(lua_State *L) {
  const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "not a string";
  fprintf(stderr, "tidemark: unprotected Lua error: %s\n", message);
  abort();
}

static int set_up(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_references_open(L, t);
  tidemark_objects_open(L, t);
  tidemark_hosterror_open(L, t);
  lua_pushliteral(L, "not enough memory");
  t->memory_message_index = luaL_ref(L, LUA_REGISTRYINDEX);
  t->resolver_index = LUA_NOREF;
  tidemark_open_libraries(L);
  return 0;
}

tidemark_lua *tidemark_lua_open(tidemark_lua_host host, size_t memory_limit, bool warnings_on) {
  tidemark_lua *t = calloc(1, sizeof *t);
  if (t == NULL) return NULL;
  t->host = host;
  t->limit = SIZE_MAX;
  t->warnings_on = warnings_on;
  t->pending_deadline = -1;
  pthread_mutex_init(&t->release_lock, NULL);
  pthread_mutex_init(&t->stop_lock, NULL);

  t->L = lua_newstate(tidemark_allocate, t);
  if (t->L == NULL) {
    tidemark_lua_close(t);
    return NULL;
  }
  *(tidemark_lua **)lua_getextraspace(t->L) = t;
  t->bottom.L = t->L;
  t->top = &t->bottom;
  lua_atpanic(t->L, panic);
  lua_setwarnf(t->L, tidemark_warn, t);
  lua_pushcfunction(t->L, set_up);
  if (lua_pcall(t->L, 0, 0, 0) != LUA_OK) {
    tidemark_lua_close(t);
    return NULL;
  }
  tidemark_lua_set_memory_limit(t, memory_limit);
  t->peak = t->live;
  return t;
}

void tidemark_lua_close(tidemark_lua *t) {
  if (t->L != NULL) lua_close(t->L);
  tidemark_buffer_free(&t->in);
  tidemark_buffer_free(&t->out);
  free(t->free_references);
  free(t->released);
  free(t->slots);
  free(t->queue);
  free(t->warning.bytes);
  free(t->said.bytes);
  pthread_mutex_destroy(&t->release_lock);
  pthread_mutex_destroy(&t->stop_lock);
  free(t);
}

int tidemark_lua_stack_height(const tidemark_lua *t) { return lua_gettop(t->top->L); }
