/*
 * The counting allocator. Lua counts every byte in and out, so `live` is exact. The cap and the
 * failures that tests ask for refuse growth only: freeing and shrinking always succeed, as Lua
 * demands.
 *
 * What the host holds for scripts is charged beside it, and both together keep to the cap. Lua paces
 * its collector by its own bytes alone: objects that are small in Lua and large in the host would be
 * kept for long after a script let go of them. So charges that grew by a part of the cap since they
 * were last low make a collection due, at the next call of a host function.
 */
#include "internal.h"

#include <stdlib.h>

static bool refused(tidemark_lua *t, size_t growth) {
  if (t->fail_count > 0) {
    t->allocations += 1;
    if (t->allocations >= t->fail_from && t->allocations - t->fail_from < t->fail_count) return true;
  }
  size_t used = t->live + t->charged;
  return growth > t->limit || used > t->limit - growth;
}

enum { COLLECTIONS_TO_LIMIT = 16 };

static size_t next_collection(const tidemark_lua *t) {
  size_t step = t->limit / COLLECTIONS_TO_LIMIT;
  return t->charged > SIZE_MAX - step ? SIZE_MAX : t->charged + step;
}

void tidemark_charge(tidemark_lua *t, size_t bytes) { t->charged += bytes; }

void tidemark_discharge(tidemark_lua *t, size_t bytes) {
  t->charged -= bytes;
  size_t next = next_collection(t);
  if (next < t->collect_at) t->collect_at = next;
}

void tidemark_collect_charged(lua_State *L, tidemark_lua *t) {
  lua_gc(L, LUA_GCCOLLECT, 0);
  t->collect_at = next_collection(t);
}

void *tidemark_allocate(void *ud, void *block, size_t old_size, size_t new_size) {
  tidemark_lua *t = ud;
  bool is_userdata = block == NULL && old_size == LUA_TUSERDATA;
  if (block == NULL) old_size = 0; /* it was the type of the new object */
  if (new_size == 0) {
    if (block != NULL && block == t->marker) {
      t->marker = NULL;
      t->has_collected = true;
    }
    free(block);
    t->live -= old_size;
    return NULL;
  }
  if (new_size > old_size && refused(t, new_size - old_size)) {
    /* Lua calls no message handler for memory errors: this is the chance to see where it was. */
    t->memory_refused = t->top != NULL && tidemark_script_place(t->top->L, &t->memory_place);
    return NULL;
  }
  void *fresh = realloc(block, new_size);
  if (fresh == NULL) {
    /* Lua counts on shrinking to succeed. */
    return new_size <= old_size ? block : NULL;
  }
  if (is_userdata) t->latest_userdata = fresh;
  t->live += new_size - old_size;
  if (t->live > t->peak) t->peak = t->live;
  return fresh;
}

int tidemark_raise_memory(lua_State *L) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, tidemark_owner(L)->memory_message_index);
  return lua_error(L);
}

size_t tidemark_lua_memory_live(const tidemark_lua *t) { return t->live; }

size_t tidemark_lua_memory_charged(const tidemark_lua *t) { return t->charged; }

void tidemark_lua_charge(tidemark_lua *t, size_t bytes) { tidemark_charge(t, bytes); }

void tidemark_lua_discharge(tidemark_lua *t, size_t bytes) { tidemark_discharge(t, bytes); }

size_t tidemark_lua_memory_peak(const tidemark_lua *t) { return t->peak; }

size_t tidemark_lua_memory_limit(const tidemark_lua *t) { return t->limit; }

void tidemark_lua_set_memory_limit(tidemark_lua *t, size_t limit) {
  t->limit = limit;
  t->collect_at = next_collection(t);
}

void tidemark_lua_reset_memory_peak(tidemark_lua *t) { t->peak = t->live; }

void tidemark_lua_fail_allocations(tidemark_lua *t, int64_t from, int64_t count) {
  t->allocations = 0;
  t->fail_from = from;
  t->fail_count = count;
}

int64_t tidemark_lua_allocations_seen(const tidemark_lua *t) { return t->allocations; }
