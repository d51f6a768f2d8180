/*
 * Lua values that Swift holds, in one table. Every slot of the table holds something (false when it
 * is free), so taking and giving back never allocate and never raise; only `reserve` grows it. The
 * lists of free and of released slots have room for all slots, so neither can overflow.
 */
#include "internal.h"

#include <stdlib.h>

void tidemark_references_open(lua_State *L, tidemark_lua *t) {
  lua_newtable(L);
  t->references_index = luaL_ref(L, LUA_REGISTRYINDEX);
}

void tidemark_reserve_references(lua_State *L, tidemark_lua *t, int count) {
  if (t->free_count >= count) return;
  int wanted = t->reference_count + count + t->reference_count / 2 + 16;
  int *free_references = realloc(t->free_references, (size_t)wanted * sizeof(int));
  if (free_references == NULL) tidemark_raise_memory(L);
  t->free_references = free_references;
  pthread_mutex_lock(&t->release_lock);
  int *released = realloc(t->released, (size_t)wanted * sizeof(int));
  if (released != NULL) t->released = released;
  pthread_mutex_unlock(&t->release_lock);
  if (released == NULL) tidemark_raise_memory(L);

  lua_rawgeti(L, LUA_REGISTRYINDEX, t->references_index);
  for (int slot = t->reference_count + 1; slot <= wanted; slot++) {
    lua_pushboolean(L, 0);
    lua_rawseti(L, -2, slot); /* raises between two slots at most */
    t->reference_count = slot;
    t->free_references[t->free_count++] = slot;
  }
  lua_pop(L, 1);
}

int tidemark_take_reference(lua_State *L, tidemark_lua *t, int index) {
  int slot = t->free_references[--t->free_count];
  index = lua_absindex(L, index);
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->references_index);
  lua_pushvalue(L, index);
  lua_rawseti(L, -2, slot);
  lua_pop(L, 1);
  return slot;
}

void tidemark_push_reference(lua_State *L, tidemark_lua *t, int reference) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->references_index);
  lua_rawgeti(L, -1, reference);
  lua_remove(L, -2);
}

void tidemark_drain_references(lua_State *L, tidemark_lua *t) {
  if (!atomic_load(&t->has_released) || !lua_checkstack(L, 3)) return;
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->references_index);
  pthread_mutex_lock(&t->release_lock);
  while (t->released_count > 0) {
    int slot = t->released[--t->released_count];
    lua_pushboolean(L, 0);
    lua_rawseti(L, -2, slot);
    t->free_references[t->free_count++] = slot;
  }
  atomic_store(&t->has_released, false);
  pthread_mutex_unlock(&t->release_lock);
  lua_pop(L, 1);
}

void tidemark_lua_release(tidemark_lua *t, int32_t reference) {
  if (reference <= 0) return;
  pthread_mutex_lock(&t->release_lock);
  t->released[t->released_count++] = reference;
  atomic_store(&t->has_released, true);
  pthread_mutex_unlock(&t->release_lock);
}

int tidemark_lua_references_held(const tidemark_lua *t) {
  return t->reference_count - t->free_count - t->released_count;
}
