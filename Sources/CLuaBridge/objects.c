/*
 * Host objects. A userdata holds a slot and a generation of a table in Swift, never a pointer. When a
 * slot has no userdata any more, or was written for Lua but none came of it, the slot is queued and
 * Swift lets go of the object at its next visit. Each slot is queued once at most, and the queue has
 * room for all slots, so queueing never fails.
 *
 * No userdata has a finaliser: Lua runs one once only, on whatever stack it finds, and where that is
 * deep in calls the finaliser fails and the object is lost. All userdata stand in a weak table
 * instead, and beside them lives a marker that nothing holds. The allocator sees the marker freed,
 * which every collection does after it has cleared the weak table; the next call of a host function
 * or the end of the operation then looks which userdata are gone.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

const char tidemark_object_mark; /* its address marks our userdata */

/* What a small object takes in the host, about: its instance, and its places in the tables. */
enum { OBJECT_CHARGE = 160 };

static void note_held(tidemark_lua *t, uint32_t slot) {
  if (t->slots[slot].is_held) return;
  t->slots[slot].is_held = true;
  tidemark_charge(t, OBJECT_CHARGE);
}

static void note_gone(tidemark_lua *t, uint32_t slot) {
  if (!t->slots[slot].is_held) return;
  t->slots[slot].is_held = false;
  tidemark_discharge(t, OBJECT_CHARGE);
}

static void queue_slot(tidemark_lua *t, uint32_t slot) {
  if (t->slots[slot].queued) return;
  t->slots[slot].queued = true;
  t->queue[t->queue_count++] = slot;
}

/* Never raises and allocates nothing. */
static void find_collected(lua_State *L, tidemark_lua *t) {
  t->has_collected = false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->userdata_index);
  for (uint32_t slot = 0; slot < t->slot_count; slot++) {
    if (!t->slots[slot].is_held) continue;
    bool is_gone = lua_rawgeti(L, -1, (lua_Integer)slot + 1) == LUA_TNIL;
    lua_pop(L, 1);
    if (!is_gone) continue;
    note_gone(t, slot);
    queue_slot(t, slot);
  }
  lua_pop(L, 1);
}

static int make_marker(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  lua_newuserdatauv(L, 0, 0);
  t->marker = t->latest_userdata;
  lua_pop(L, 1);
  return 0;
}

void tidemark_objects_look(lua_State *L, tidemark_lua *t) {
  if (t->has_collected) find_collected(L, t);
  if (t->marker != NULL) return;
  lua_pushcfunction(L, make_marker);
  /* Without memory or C stack for it now, the next look makes it. */
  if (lua_pcall(L, 0, 0, 0) != LUA_OK) lua_pop(L, 1);
}

static void push_metatable(lua_State *L) {
  lua_newtable(L);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
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

void tidemark_push_object(lua_State *L, tidemark_lua *t, uint32_t slot, uint32_t generation,
                          int type) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->userdata_index);
  lua_rawgeti(L, -1, (lua_Integer)slot + 1);
  const host_handle *held = tidemark_object(L, -1);
  if (held != NULL && held->slot == slot && held->generation == generation) {
    lua_remove(L, -2);
    return;
  }
  lua_pop(L, 1);
  host_handle *handle = lua_newuserdatauv(L, sizeof *handle, 0);
  handle->mark = &tidemark_object_mark;
  handle->slot = slot;
  handle->generation = generation;
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->types_index);
  lua_rawgeti(L, -1, type);
  lua_remove(L, -2);
  lua_setmetatable(L, -2);
  lua_pushvalue(L, -1);
  lua_rawseti(L, -3, (lua_Integer)slot + 1);
  lua_remove(L, -2);
  note_held(t, slot);
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
    note_gone(t, slot);
  }
  if (!t->slots[slot].is_held) queue_slot(t, slot);
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
    if (t->slots[next].is_held || t->slots[next].generation == 0) continue;
    *slot = next;
    *generation = t->slots[next].generation;
    t->slots[next].generation = 0;
    return true;
  }
  return false;
}

int tidemark_lua_objects_held(const tidemark_lua *t) {
  int held = 0;
  for (uint32_t slot = 0; slot < t->slot_count; slot++) held += t->slots[slot].is_held;
  return held;
}

/* __index of a type. Upvalues: its members, the handle of what is asked for anything else. */
static int index_object(lua_State *L) {
  lua_pushvalue(L, 2);
  int type = lua_rawget(L, lua_upvalueindex(1));
  if (type == LUA_TFUNCTION) return 1;
  const host_handle *reader;
  int count = 1;
  if (type == LUA_TNIL) {
    reader = lua_touserdata(L, lua_upvalueindex(2));
    count = 2;
    if (reader == NULL) return 1;
  } else {
    reader = lua_touserdata(L, -1);
  }
  return tidemark_call_host(L, tidemark_owner(L), reader, count);
}

/* in: members, name, bare handle. */
static int make_field(lua_State *L) {
  tidemark_push_in(L, tidemark_owner(L));
  lua_rawset(L, 2);
  return 0;
}

bool tidemark_lua_new_field(tidemark_lua *t) { return tidemark_perform(t, make_field, NULL); }

static bool has_fields(lua_State *L, int members) {
  lua_pushnil(L);
  while (lua_next(L, members) != 0) {
    bool is_field = lua_type(L, -1) != LUA_TFUNCTION;
    lua_pop(L, is_field ? 2 : 1);
    if (is_field) return true;
  }
  return false;
}

static int make_type(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  int32_t *number = lua_touserdata(L, 1);
  int count = tidemark_push_in(L, t);
  const int type_name = 2, members = 3;
  push_metatable(L);
  int metatable = lua_gettop(L);
  lua_pushvalue(L, type_name);
  lua_setfield(L, metatable, "__name");
  lua_pushvalue(L, members);
  lua_setfield(L, metatable, "__index"); /* enough where there are methods only */
  lua_pushvalue(L, members);
  lua_pushnil(L);
  lua_pushcclosure(L, index_object, 2);
  int index = lua_gettop(L);
  if (has_fields(L, members)) {
    lua_pushvalue(L, index);
    lua_setfield(L, metatable, "__index");
  }
  for (int event = members + 1; event + 1 < 2 + count; event += 2) {
    const char *name = lua_tostring(L, event);
    lua_getupvalue(L, event + 1, 1); /* the trampoline's handle */
    if (strcmp(name, "__index") == 0) {
      lua_setupvalue(L, index, 2);
      lua_pushvalue(L, event);
      lua_pushvalue(L, index);
      lua_rawset(L, metatable);
    } else {
      bool is_unary = strcmp(name, "__len") == 0 || strcmp(name, "__unm") == 0;
      lua_pushcclosure(L, is_unary ? tidemark_unary_trampoline : tidemark_trampoline, 1);
      lua_pushvalue(L, event);
      lua_insert(L, -2);
      lua_rawset(L, metatable);
    }
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
