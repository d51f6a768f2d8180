/*
 * The two buffers values cross in. Swift fills `in` and reads `out`, both at once and never across
 * a call into Lua, so one of each serves all depths. A write that finds no memory marks the buffer;
 * the operation that would read it fails with a memory error.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT_BYTES = 1 << 16, KEPT_VALUES = 1 << 10 };

static void empty(value_buffer *buffer) {
  buffer->count = 0;
  buffer->used = 0;
  buffer->failed = false;
  /* One huge result must not hold its memory for ever. */
  if (buffer->room > KEPT_BYTES || buffer->capacity > KEPT_VALUES) tidemark_buffer_free(buffer);
}

void tidemark_buffer_free(value_buffer *buffer) {
  free(buffer->values);
  free(buffer->bytes);
  memset(buffer, 0, sizeof *buffer);
}

static bool make_room(value_buffer *buffer, size_t values, size_t bytes) {
  size_t wanted = (size_t)buffer->count + values;
  if (wanted > (size_t)buffer->capacity) {
    if (wanted > INT32_MAX / 2) return false;
    size_t capacity = wanted + wanted / 2 + 16;
    tidemark_lua_value *fresh = realloc(buffer->values, capacity * sizeof *fresh);
    if (fresh == NULL) return false;
    buffer->values = fresh;
    buffer->capacity = (int)capacity;
  }
  if (bytes > buffer->room - buffer->used) {
    size_t room = buffer->used + bytes + buffer->used / 2 + 256;
    char *fresh = realloc(buffer->bytes, room);
    if (fresh == NULL) return false;
    buffer->bytes = fresh;
    buffer->room = room;
  }
  return true;
}

static tidemark_lua_value *next_in(tidemark_lua *t, tidemark_lua_kind kind, size_t bytes) {
  if (!make_room(&t->in, 1, bytes)) {
    t->in.failed = true;
    return NULL;
  }
  tidemark_lua_value *value = &t->in.values[t->in.count++];
  memset(value, 0, sizeof *value);
  value->kind = kind;
  return value;
}

void tidemark_lua_begin(tidemark_lua *t) {
  tidemark_drain_references(t->top->L, t);
  empty(&t->in);
  /* An operation without results must not hand out those of the one before: their references would
     be given back twice. */
  empty(&t->out);
}

void tidemark_lua_clear(tidemark_lua *t) { empty(&t->in); }

bool tidemark_lua_write_nil(tidemark_lua *t) { return next_in(t, TIDEMARK_LUA_NIL, 0) != NULL; }

bool tidemark_lua_write_boolean(tidemark_lua *t, bool flag) {
  tidemark_lua_value *value = next_in(t, TIDEMARK_LUA_BOOLEAN, 0);
  if (value != NULL) value->integer = flag;
  return value != NULL;
}

bool tidemark_lua_write_integer(tidemark_lua *t, int64_t integer) {
  tidemark_lua_value *value = next_in(t, TIDEMARK_LUA_INTEGER, 0);
  if (value != NULL) value->integer = integer;
  return value != NULL;
}

bool tidemark_lua_write_number(tidemark_lua *t, double number) {
  tidemark_lua_value *value = next_in(t, TIDEMARK_LUA_NUMBER, 0);
  if (value != NULL) value->number = number;
  return value != NULL;
}

bool tidemark_lua_write_string(tidemark_lua *t, const char *bytes, size_t length) {
  tidemark_lua_value *value = next_in(t, TIDEMARK_LUA_STRING, length);
  if (value == NULL) return false;
  value->integer = (int64_t)t->in.used; /* an offset: `bytes` may still move */
  value->length = length;
  if (length > 0) memcpy(t->in.bytes + t->in.used, bytes, length);
  t->in.used += length;
  return true;
}

bool tidemark_lua_write_reference(tidemark_lua *t, int32_t reference) {
  tidemark_lua_value *value = next_in(t, TIDEMARK_LUA_TABLE, 0);
  if (value != NULL) value->reference = reference;
  return value != NULL;
}

int tidemark_lua_out_count(const tidemark_lua *t) { return t->out.count; }

const tidemark_lua_value *tidemark_lua_out_values(const tidemark_lua *t) { return t->out.values; }

const tidemark_lua_failure *tidemark_lua_last_failure(const tidemark_lua *t) {
  return &t->failure;
}

/* ---- out ---- */

void tidemark_out_measure(lua_State *L, int index, int *references, size_t *bytes) {
  int type = lua_type(L, index);
  if (type == LUA_TSTRING) {
    *bytes += lua_rawlen(L, index);
  } else if (tidemark_needs_reference(type, tidemark_object(L, index) != NULL)) {
    *references += 1;
  }
}

/* After this so many values can be appended without raising. */
void tidemark_out_reserve(lua_State *L, tidemark_lua *t, int values, int references,
                          size_t bytes) {
  empty(&t->out);
  if (!make_room(&t->out, (size_t)values, bytes)) tidemark_raise_memory(L);
  tidemark_reserve_references(L, t, references);
}

void tidemark_out_append(lua_State *L, tidemark_lua *t, int index) {
  tidemark_lua_value *value = &t->out.values[t->out.count++];
  if (tidemark_flatten(L, index, value)) tidemark_refer(L, t, index, value);
  if (value->kind == TIDEMARK_LUA_STRING) {
    if (value->length > 0) memcpy(t->out.bytes + t->out.used, value->bytes, value->length);
    value->bytes = t->out.bytes + t->out.used;
    t->out.used += value->length;
  }
}

void tidemark_out_from_stack(lua_State *L, tidemark_lua *t, int first) {
  int last = lua_gettop(L), references = 0;
  size_t bytes = 0;
  luaL_checkstack(L, 4, NULL);
  for (int index = first; index <= last; index++)
    tidemark_out_measure(L, index, &references, &bytes);
  tidemark_out_reserve(L, t, last - first + 1, references, bytes);
  for (int index = first; index <= last; index++) tidemark_out_append(L, t, index);
}

bool tidemark_out_text(tidemark_lua *t, const char *bytes, size_t length) {
  empty(&t->out);
  if (!make_room(&t->out, 1, length)) return false;
  tidemark_lua_value *value = &t->out.values[t->out.count++];
  memset(value, 0, sizeof *value);
  value->kind = TIDEMARK_LUA_STRING;
  value->bytes = t->out.bytes;
  value->length = length;
  if (length > 0) memcpy(t->out.bytes, bytes, length);
  t->out.used = length;
  return true;
}
