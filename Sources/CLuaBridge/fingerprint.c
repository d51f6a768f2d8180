/*
 * What a value holds, in 128 bits: by content and never by address, so that two runs of a script that come
 * to the same come to the same figure. Tables and the variables that functions share are numbered in the
 * order in which they are met, which tells shared ones from equal ones, and their addresses are handed
 * out, to find out which values share something.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NODES = 1 << 20, MOST_VALUES = 1 << 22, DEEPEST = 150 };

typedef struct node {
  const void *address;
  uint32_t number;
} node;

typedef struct walk {
  tidemark_lua *t;
  tidemark_lua_fingerprint *result;
  tidemark_lua_describe describe;
  void *context;
  uint64_t high, low;
  node *nodes;
  size_t room, count, values;
  int depth;
} walk;

/* ---- mixing ------------------------------------------------------------------------------------ */

static uint64_t mixed(uint64_t x) {
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9u;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

static void add(walk *w, uint64_t x) {
  w->high = mixed(w->high + x + 0x9E3779B97F4A7C15u);
  w->low = mixed((w->low ^ x) + 0xD1B54A32D192ED03u + (w->high << 7 | w->high >> 57));
}

static void add_bytes(walk *w, const char *bytes, size_t length) {
  add(w, length);
  uint64_t word = 0;
  for (; length >= 8; bytes += 8, length -= 8) {
    memcpy(&word, bytes, 8);
    add(w, word);
  }
  word = 0;
  memcpy(&word, bytes, length);
  if (length > 0) add(w, word);
}

static int add_piece(lua_State *L, const void *piece, size_t size, void *w) {
  (void)L;
  add_bytes(w, piece, size);
  return 0;
}

static void give_up(walk *w) { w->result->is_uncertain = true; }

/* ---- what was met -------------------------------------------------------------------------------- */

static bool grow(walk *w) {
  size_t room = w->room == 0 ? 64 : w->room * 2;
  node *nodes = calloc(room, sizeof *nodes);
  if (nodes == NULL) return false;
  for (size_t i = 0; i < w->room; i++) {
    if (w->nodes[i].address == NULL) continue;
    size_t place = mixed((uintptr_t)w->nodes[i].address) & (room - 1);
    while (nodes[place].address != NULL) place = (place + 1) & (room - 1);
    nodes[place] = w->nodes[i];
  }
  free(w->nodes);
  w->nodes = nodes;
  w->room = room;
  return true;
}

/* Adds the number of what lies at an address; true when it was not met before and is to be gone through. */
static bool meets(walk *w, const void *address) {
  if (w->count * 2 >= w->room && !grow(w)) {
    give_up(w);
    return false;
  }
  size_t place = mixed((uintptr_t)address) & (w->room - 1);
  while (w->nodes[place].address != NULL) {
    if (w->nodes[place].address == address) {
      add(w, 0xA11A5);
      add(w, w->nodes[place].number);
      return false;
    }
    place = (place + 1) & (w->room - 1);
  }
  if (w->count >= MOST_NODES) {
    give_up(w);
    return false;
  }
  tidemark_lua_fingerprint *result = w->result;
  if (result->node_count == result->node_room) {
    size_t room = result->node_room == 0 ? 16 : result->node_room * 2;
    uintptr_t *nodes = realloc(result->nodes, room * sizeof *nodes);
    if (nodes == NULL) {
      give_up(w);
      return false;
    }
    result->nodes = nodes;
    result->node_room = room;
  }
  result->nodes[result->node_count++] = (uintptr_t)address;
  w->nodes[place] = (node){address, (uint32_t)w->count++};
  return true;
}

/* ---- values -------------------------------------------------------------------------------------- */

static void add_value(lua_State *L, walk *w, int index);

/* What the libraries hold goes by its name. */
static bool add_standard(lua_State *L, walk *w, int index) {
  if (w->t->standard_index == 0) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, w->t->standard_index);
  lua_pushvalue(L, index);
  bool found = lua_rawget(L, -2) == LUA_TSTRING;
  if (found) {
    size_t length;
    const char *name = lua_tolstring(L, -1, &length);
    add(w, 0x57D);
    add_bytes(w, name, length);
  }
  lua_pop(L, 2);
  return found;
}

static void add_described(lua_State *L, walk *w, int index, const host_handle *handle) {
  uint64_t words[2] = {0, 0};
  if (!w->describe(w->context, handle->slot, handle->generation,
                   (uintptr_t)lua_topointer(L, index), words))
    give_up(w);
  add(w, 0x0B1EC7);
  add(w, words[0]);
  add(w, words[1]);
}

typedef struct text_key {
  const char *bytes;
  size_t length;
} text_key;

static int by_bytes(const void *left, const void *right) {
  const text_key *a = left, *b = right;
  size_t shared = a->length < b->length ? a->length : b->length;
  int order = memcmp(a->bytes, b->bytes, shared);
  if (order != 0) return order;
  return a->length < b->length ? -1 : a->length > b->length;
}

typedef struct number_key {
  lua_Number number;
  lua_Integer integer;
  bool is_integer;
} number_key;

static int by_number(const void *left, const void *right) {
  const number_key *a = left, *b = right;
  if (a->is_integer != b->is_integer) return a->is_integer ? -1 : 1;
  if (a->is_integer) return a->integer < b->integer ? -1 : a->integer > b->integer;
  return a->number < b->number ? -1 : a->number > b->number;
}

/* The entries besides the sequence, in the order of their keys. */
static void add_record(lua_State *L, walk *w, int table, lua_Integer sequence) {
  size_t texts = 0, numbers = 0, room = 0, number_room = 0;
  text_key *text_keys = NULL;
  number_key *number_keys = NULL;
  bool has_memory = true, truths[2] = {false, false};
  for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
    if (!has_memory) continue;
    switch (lua_type(L, -2)) {
      case LUA_TSTRING:
        if (texts == room) {
          room = room == 0 ? 16 : room * 2;
          text_key *more = realloc(text_keys, room * sizeof *more);
          if (more == NULL) {
            has_memory = false;
            break;
          }
          text_keys = more;
        }
        text_keys[texts].bytes = lua_tolstring(L, -2, &text_keys[texts].length);
        texts++;
        break;
      case LUA_TNUMBER: {
        number_key key = {.is_integer = lua_isinteger(L, -2)};
        if (key.is_integer) key.integer = lua_tointeger(L, -2);
        else key.number = lua_tonumber(L, -2);
        if (key.is_integer && key.integer >= 1 && key.integer <= sequence) break;
        if (numbers == number_room) {
          number_room = number_room == 0 ? 16 : number_room * 2;
          number_key *more = realloc(number_keys, number_room * sizeof *more);
          if (more == NULL) {
            has_memory = false;
            break;
          }
          number_keys = more;
        }
        number_keys[numbers++] = key;
        break;
      }
      case LUA_TBOOLEAN: truths[lua_toboolean(L, -2)] = true; break;
      default: give_up(w); /* what has no order of its own */
    }
  }
  if (!has_memory) give_up(w);
  add(w, texts);
  add(w, numbers);
  if (texts > 1) qsort(text_keys, texts, sizeof *text_keys, by_bytes);
  if (numbers > 1) qsort(number_keys, numbers, sizeof *number_keys, by_number);
  /* Nothing here raises: the stack was made sure of, and no key is made anew. */
  for (size_t i = 0; i < texts && !w->result->is_uncertain; i++) {
    add_bytes(w, text_keys[i].bytes, text_keys[i].length);
    lua_pushlstring(L, text_keys[i].bytes, text_keys[i].length);
    lua_rawget(L, table);
    add_value(L, w, lua_gettop(L));
    lua_pop(L, 1);
  }
  for (size_t i = 0; i < numbers && !w->result->is_uncertain; i++) {
    if (number_keys[i].is_integer) lua_pushinteger(L, number_keys[i].integer);
    else lua_pushnumber(L, number_keys[i].number);
    add_value(L, w, lua_gettop(L));
    lua_rawget(L, table);
    add_value(L, w, lua_gettop(L));
    lua_pop(L, 1);
  }
  for (int truth = 0; truth < 2; truth++) {
    if (!truths[truth]) continue;
    add(w, 2 + (uint64_t)truth);
    lua_pushboolean(L, truth);
    lua_rawget(L, table);
    add_value(L, w, lua_gettop(L));
    lua_pop(L, 1);
  }
  free(text_keys);
  free(number_keys);
}

static void add_table(lua_State *L, walk *w, int index) {
  if (lua_topointer(L, index) == w->t->globals_address) {
    add(w, 0x610BA1);
    return;
  }
  if (add_standard(L, w, index) || !meets(w, lua_topointer(L, index))) return;
  if (lua_getmetatable(L, index)) {
    lua_pushliteral(L, "__mode");
    if (lua_rawget(L, -2) != LUA_TNIL) give_up(w); /* what it holds may go at any time */
    lua_pop(L, 1);
    add(w, 0x3E7A);
    add_value(L, w, lua_gettop(L));
    lua_pop(L, 1);
  }
  lua_Integer sequence = (lua_Integer)lua_rawlen(L, index);
  /* The border may be any where there are gaps, so it is no part of the figure by itself. */
  lua_Integer border = 0;
  for (lua_Integer i = 1; i <= sequence && !w->result->is_uncertain; i++) {
    if (lua_rawgeti(L, index, i) == LUA_TNIL) {
      lua_pop(L, 1);
      break;
    }
    add_value(L, w, lua_gettop(L));
    lua_pop(L, 1);
    border = i;
  }
  add(w, (uint64_t)border);
  if (!w->result->is_uncertain) add_record(L, w, index, border);
}

static void add_function(lua_State *L, walk *w, int index) {
  if (add_standard(L, w, index)) return;
  if (lua_iscfunction(L, index)) {
    const host_handle *handle = NULL;
    if (lua_getupvalue(L, index, 1) != NULL) {
      handle = tidemark_object(L, -1);
      if (handle != NULL) add_described(L, w, index, handle);
      lua_pop(L, 1);
    }
    if (handle == NULL) give_up(w);
    return;
  }
  add(w, 0xF0);
  lua_pushvalue(L, index);
  lua_dump(L, add_piece, w, 1);
  lua_pop(L, 1);
  for (int i = 1; lua_getupvalue(L, index, i) != NULL; i++) {
    if (lua_topointer(L, -1) == w->t->globals_address) add(w, 0x610BA1);
    else if (meets(w, lua_upvalueid(L, index, i))) add_value(L, w, lua_gettop(L));
    lua_pop(L, 1);
  }
}

static void add_value(lua_State *L, walk *w, int index) {
  if (w->result->is_uncertain) return;
  if (++w->values > MOST_VALUES || w->depth >= DEEPEST || !lua_checkstack(L, 12)) {
    give_up(w);
    return;
  }
  if ((w->values & 4095) == 0 && tidemark_stop_wanted(w->t)) {
    give_up(w);
    return;
  }
  w->depth++;
  add(w, (uint64_t)lua_type(L, index) + 16);
  switch (lua_type(L, index)) {
    case LUA_TNIL: break;
    case LUA_TBOOLEAN: add(w, (uint64_t)lua_toboolean(L, index)); break;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        add(w, 1);
        add(w, (uint64_t)lua_tointeger(L, index));
      } else {
        double number = lua_tonumber(L, index);
        uint64_t bits;
        memcpy(&bits, &number, sizeof bits);
        add(w, 2);
        add(w, bits);
      }
      break;
    case LUA_TSTRING: {
      size_t length;
      const char *bytes = lua_tolstring(L, index, &length);
      add_bytes(w, bytes, length);
      break;
    }
    case LUA_TTABLE: add_table(L, w, index); break;
    case LUA_TFUNCTION: add_function(L, w, index); break;
    case LUA_TUSERDATA: {
      const host_handle *handle = tidemark_object(L, index);
      if (handle != NULL) add_described(L, w, index, handle);
      else give_up(w);
      break;
    }
    default: give_up(w);
  }
  w->depth--;
}

static int fingerprint_operation(lua_State *L) {
  walk *w = lua_touserdata(L, 1);
  tidemark_push_in(L, w->t);
  add_value(L, w, 2);
  return 0;
}

/* A loaded module, whose name came in. */
static int module_operation(lua_State *L) {
  walk *w = lua_touserdata(L, 1);
  tidemark_push_in(L, w->t);
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_insert(L, 2);
  lua_rawget(L, 2);
  add_value(L, w, 3);
  return 0;
}

/* The state of math.random, and the contents of the libraries' tables by their names. */
static int library_operation(lua_State *L) {
  walk *w = lua_touserdata(L, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, w->t->libraries_index);
  for (lua_Integer i = 1; lua_rawgeti(L, 2, i) == LUA_TTABLE; i++) {
    add_record(L, w, 3, 0);
    lua_pop(L, 1);
  }
  return 0;
}

bool tidemark_lua_fingerprint_of(tidemark_lua *t, tidemark_lua_fingerprinted what,
                                 tidemark_lua_describe describe, void *context,
                                 tidemark_lua_fingerprint *result) {
  memset(result, 0, sizeof *result);
  walk w = {.t = t, .result = result, .describe = describe, .context = context};
  lua_CFunction operation = what == TIDEMARK_LUA_OF_VALUE    ? fingerprint_operation
                            : what == TIDEMARK_LUA_OF_MODULE ? module_operation
                                                             : library_operation;
  /* Little is asked for, and it is given back: what a script may still have is no measure of it. */
  size_t limit = t->limit;
  t->limit = SIZE_MAX;
  bool succeeded = tidemark_perform(t, operation, &w);
  t->limit = limit;
  free(w.nodes);
  result->high = w.high;
  result->low = w.low;
  if (!succeeded) result->is_uncertain = true;
  return succeeded;
}

void tidemark_lua_free_fingerprint(tidemark_lua_fingerprint *result) {
  free(result->nodes);
  memset(result, 0, sizeof *result);
}
