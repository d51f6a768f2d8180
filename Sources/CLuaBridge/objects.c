/*
 * Host objects. A userdata holds a slot and a generation of a table in Swift, never a pointer. The
 * bridge counts the userdata of each slot; when the last is collected, or when a slot was written
 * for Lua but no userdata came of it, the slot is queued and Swift lets go of the object at its next
 * visit. __gc itself only counts and queues. Each slot is queued once at most, and the queue has
 * room for all slots, so queueing never fails.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

static const char object_mark; /* its address marks our metatables */

static void queue_slot(tidemark_lua *t, uint32_t slot) {
  if (t->slots[slot].queued) return;
  t->slots[slot].queued = true;
  t->queue[t->queue_count++] = slot;
}

static int collect_handle(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  const host_handle *handle = lua_touserdata(L, 1);
  if (handle == NULL || handle->slot >= t->slot_count) return 0;
  host_slot *slot = &t->slots[handle->slot];
  if (slot->generation != handle->generation || slot->userdata == 0) return 0;
  slot->userdata -= 1;
  if (slot->userdata == 0) queue_slot(t, handle->slot);
  return 0;
}

/* Leaves a metatable with what all host objects have. */
static void push_metatable(lua_State *L) {
  lua_newtable(L);
  lua_pushboolean(L, 1);
  lua_rawsetp(L, -2, &object_mark);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushcfunction(L, collect_handle);
  lua_setfield(L, -2, "__gc");
}

static int push_weak_table(lua_State *L, const char *mode) {
  lua_newtable(L);
  lua_newtable(L);
  lua_pushstring(L, mode);
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

void tidemark_objects_open(lua_State *L, tidemark_lua *t) {
  t->userdata_index = push_weak_table(L, "v");
  t->causes_index = push_weak_table(L, "k");
  lua_newtable(L);
  push_metatable(L); /* type 0: a bare handle */
  lua_rawseti(L, -2, 0);
  t->types_index = luaL_ref(L, LUA_REGISTRYINDEX);
}

bool tidemark_is_object(lua_State *L, int index, host_handle *handle) {
  if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return false;
  bool ours = lua_rawgetp(L, -1, &object_mark) == LUA_TBOOLEAN;
  lua_pop(L, 2);
  if (ours && handle != NULL) memcpy(handle, lua_touserdata(L, index), sizeof *handle);
  return ours;
}

void tidemark_push_object(lua_State *L, tidemark_lua *t, uint32_t slot, uint32_t generation,
                          int type) {
  host_handle held;
  if (type != 0) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, t->userdata_index);
    lua_rawgeti(L, -1, (lua_Integer)slot + 1);
    if (tidemark_is_object(L, -1, &held) && held.slot == slot && held.generation == generation) {
      lua_remove(L, -2);
      return;
    }
    lua_pop(L, 1);
  }
  host_handle *handle = lua_newuserdatauv(L, sizeof *handle, 0);
  handle->slot = slot;
  handle->generation = generation;
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->types_index);
  lua_rawgeti(L, -1, type);
  lua_remove(L, -2);
  lua_setmetatable(L, -2);
  t->slots[slot].userdata += 1;
  if (type != 0) {
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, (lua_Integer)slot + 1);
    lua_remove(L, -2);
  }
}

/* Called by `write_object`: makes room for the slot and sees that it is looked at later. */
static bool note_slot(tidemark_lua *t, uint32_t slot, uint32_t generation) {
  if (slot >= t->slot_count) {
    uint32_t wanted = slot + slot / 2 + 64;
    host_slot *slots = realloc(t->slots, wanted * sizeof *slots);
    if (slots == NULL) return false;
    t->slots = slots;
    uint32_t *queue = realloc(t->queue, wanted * sizeof *queue);
    if (queue == NULL) return false;
    t->queue = queue;
    memset(slots + t->slot_count, 0, (wanted - t->slot_count) * sizeof *slots);
    t->slot_count = wanted;
  }
  if (t->slots[slot].generation != generation) {
    t->slots[slot].generation = generation;
    t->slots[slot].userdata = 0;
  }
  if (t->slots[slot].userdata == 0) queue_slot(t, slot);
  return true;
}

bool tidemark_lua_write_object(tidemark_lua *t, uint32_t slot, uint32_t generation, int32_t type) {
  if (!note_slot(t, slot, generation)) {
    t->in.failed = true;
    return false;
  }
  if (!tidemark_lua_write_integer(t, type)) return false;
  tidemark_lua_value *value = &t->in.values[t->in.count - 1];
  value->kind = TIDEMARK_LUA_OBJECT;
  value->slot = slot;
  value->generation = generation;
  return true;
}

bool tidemark_lua_next_released_object(tidemark_lua *t, uint32_t *slot, uint32_t *generation) {
  while (t->queue_count > 0) {
    uint32_t next = t->queue[--t->queue_count];
    t->slots[next].queued = false;
    if (t->slots[next].userdata > 0 || t->slots[next].generation == 0) continue;
    *slot = next;
    *generation = t->slots[next].generation;
    t->slots[next].generation = 0;
    return true;
  }
  return false;
}

int tidemark_lua_objects_held(const tidemark_lua *t) {
  int held = 0;
  for (uint32_t slot = 0; slot < t->slot_count; slot++) held += t->slots[slot].userdata > 0;
  return held;
}

/* __index of a type: a method by its raw name, then the getter. Upvalues: methods, getter. */
static int index_object(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_call(L, 2, 1);
  return 1;
}

static int make_type(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  int32_t *number = lua_touserdata(L, 1);
  int count = tidemark_push_in(L, t);
  const int name = 2, methods = 3;
  push_metatable(L);
  int metatable = lua_gettop(L);
  lua_pushvalue(L, name);
  lua_setfield(L, metatable, "__name");
  lua_pushvalue(L, methods);
  lua_setfield(L, metatable, "__index");
  for (int event = methods + 1; event + 1 < 2 + count; event += 2) {
    lua_pushvalue(L, event);
    if (strcmp(lua_tostring(L, event), "__index") == 0) {
      lua_pushvalue(L, methods);
      lua_pushvalue(L, event + 1);
      lua_pushcclosure(L, index_object, 2);
    } else {
      lua_pushvalue(L, event + 1);
    }
    lua_rawset(L, metatable);
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->types_index);
  lua_pushvalue(L, metatable);
  lua_rawseti(L, -2, t->type_count + 1);
  *number = ++t->type_count;
  return 0;
}

int32_t tidemark_lua_new_type(tidemark_lua *t) {
  int32_t number = 0;
  return tidemark_perform(t, make_type, &number) ? number : 0;
}
