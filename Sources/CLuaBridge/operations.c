/* The operations Swift asks for. Each is a function that runs protected; see perform.c. */
#include "internal.h"

#include <stdio.h>

typedef struct chunk {
  const char *source;
  size_t length;
  const char *name;
} chunk;

typedef struct shape {
  int array_count, record_count;
} shape;

/* A file may begin with a byte order mark and with a line for the shell; lines keep their numbers. */
static void skip_preamble(chunk *c) {
  if (c->name[0] != '@') return;
  if (c->length >= 3 && c->source[0] == '\xEF' && c->source[1] == '\xBB' && c->source[2] == '\xBF') {
    c->source += 3;
    c->length -= 3;
  }
  if (c->length == 0 || c->source[0] != '#') return;
  while (c->length > 0 && c->source[0] != '\n') {
    c->source += 1;
    c->length -= 1;
  }
}

/* Leaves the chunk at 2, with the environment that came in, if one did. */
static void load_chunk(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  chunk *c = lua_touserdata(L, 1);
  bool has_environment = tidemark_push_in(L, t) > 0;
  skip_preamble(c);
  snprintf(t->loading_chunk, sizeof t->loading_chunk, "%s", c->name);
  int status = tidemark_load_text(L, c->source, c->length, c->name);
  if (status == LUA_OK) {
    if (!has_environment) return;
    lua_insert(L, 2);
    lua_setupvalue(L, 2, 1);
    return;
  }
  t->load_failed = status == LUA_ERRSYNTAX;
  lua_error(L);
}

static int load_operation(lua_State *L) {
  load_chunk(L);
  tidemark_out_from_stack(L, tidemark_owner(L), 2);
  return 0;
}

static int run_operation(lua_State *L) {
  load_chunk(L);
  tidemark_watch_outermost(tidemark_owner(L), L);
  lua_call(L, 0, LUA_MULTRET);
  tidemark_out_from_stack(L, tidemark_owner(L), 2);
  return 0;
}

static int call_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  int count = tidemark_push_in(L, t);
  tidemark_watch_outermost(t, L);
  lua_call(L, count - 1, LUA_MULTRET);
  tidemark_out_from_stack(L, t, 2);
  return 0;
}

static int to_string_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_push_in(L, t);
  luaL_tolstring(L, 2, NULL);
  tidemark_out_from_stack(L, t, 3);
  return 0;
}

static int echo_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_push_in(L, t);
  tidemark_out_from_stack(L, t, 2);
  return 0;
}

static int new_table_operation(lua_State *L) {
  const shape *s = lua_touserdata(L, 1);
  lua_createtable(L, s->array_count, s->record_count);
  tidemark_out_from_stack(L, tidemark_owner(L), 2);
  return 0;
}

static int globals_operation(lua_State *L) {
  lua_pushglobaltable(L);
  tidemark_out_from_stack(L, tidemark_owner(L), 2);
  return 0;
}

static int get_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  const bool *raw = lua_touserdata(L, 1);
  tidemark_push_in(L, t);
  if (*raw) tidemark_trace_peek(L, 2, 3);
  if (*raw) lua_rawget(L, 2);
  else lua_gettable(L, 2);
  tidemark_out_from_stack(L, t, 3);
  return 0;
}

static int set_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  const bool *raw = lua_touserdata(L, 1);
  tidemark_push_in(L, t);
  if (*raw) tidemark_trace_peek(L, 2, 3);
  if (*raw) lua_rawset(L, 2);
  else lua_settable(L, 2);
  tidemark_out_from_stack(L, t, 3); /* nothing */
  return 0;
}

/* Twice round: first for what has to be reserved, then for the values. Nothing in between may run
 * a collection that empties weak tables beyond what was counted, only below it. */
static int entries_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_push_in(L, t);
  tidemark_trace_whole(L, 2);
  int values = 0, references = 0;
  size_t bytes = 0;
  for (lua_pushnil(L); lua_next(L, 2) != 0; lua_pop(L, 1)) {
    tidemark_out_measure(L, 3, &references, &bytes);
    tidemark_out_measure(L, 4, &references, &bytes);
    values += 2;
    if ((values & 2047) == 0 && tidemark_stop_wanted(t)) tidemark_raise_stop(L);
  }
  tidemark_out_reserve(L, t, values, references, bytes);
  for (lua_pushnil(L); lua_next(L, 2) != 0; lua_pop(L, 1)) {
    tidemark_out_append(L, t, 3);
    tidemark_out_append(L, t, 4);
  }
  return 0;
}

/* Whether a text begins with another, capitals of A to Z apart. */
static bool begins(const char *text, size_t length, const tidemark_lua_search *search) {
  if (length < search->length) return false;
  for (size_t i = 0; i < search->length; i++) {
    unsigned char a = (unsigned char)text[i], b = (unsigned char)search->bytes[i];
    if (a >= 'A' && a <= 'Z') a += 'a' - 'A';
    if (b >= 'A' && b <= 'Z') b += 'a' - 'A';
    if (a != b) return false;
  }
  return true;
}

/* The keys that are strings and begin so, of so many entries at most. They are gathered first: what is
 * reserved for them must not depend on the table a second time. A long sequence is passed over by its
 * border. */
static int names_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  const tidemark_lua_search *search = lua_touserdata(L, 1);
  tidemark_push_in(L, t);
  tidemark_trace_whole(L, 2);
  lua_newtable(L);
  lua_Unsigned border = lua_rawlen(L, 2);
  if (border > search->most_entries)
    lua_pushinteger(L, (lua_Integer)border);
  else
    lua_pushnil(L);
  lua_Integer found = 0;
  for (size_t seen = 0; lua_next(L, 2) != 0; lua_pop(L, 1)) {
    size_t length;
    if (lua_type(L, 4) == LUA_TSTRING && begins(lua_tolstring(L, 4, &length), length, search)) {
      lua_pushvalue(L, 4);
      lua_rawseti(L, 3, ++found);
    }
    if (++seen == search->most_entries || (size_t)found == search->most_names) break;
  }
  lua_settop(L, 3);
  int references = 0;
  size_t bytes = 0;
  for (lua_Integer n = 1; n <= found; n++) {
    lua_rawgeti(L, 3, n);
    tidemark_out_measure(L, 4, &references, &bytes);
    lua_pop(L, 1);
  }
  tidemark_out_reserve(L, t, (int)found, references, bytes);
  for (lua_Integer n = 1; n <= found; n++) {
    lua_rawgeti(L, 3, n);
    tidemark_out_append(L, t, 4);
    lua_pop(L, 1);
  }
  return 0;
}

static int length_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  const bool *raw = lua_touserdata(L, 1);
  tidemark_push_in(L, t);
  lua_pushinteger(L, *raw ? (lua_Integer)lua_rawlen(L, 2) : luaL_len(L, 2));
  tidemark_out_from_stack(L, t, 3);
  return 0;
}

static int set_metatable_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_push_in(L, t);
  if (lua_istable(L, 3)) tidemark_refuse_gc(L, 3);
  lua_settop(L, 3);
  lua_setmetatable(L, 2);
  tidemark_out_from_stack(L, t, 3);
  return 0;
}

static int get_metatable_operation(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_push_in(L, t);
  if (lua_type(L, 2) == LUA_TUSERDATA || !lua_getmetatable(L, 2)) lua_pushnil(L);
  tidemark_out_from_stack(L, t, 3);
  return 0;
}

static int collect_operation(lua_State *L) {
  lua_gc(L, LUA_GCCOLLECT);
  lua_gc(L, LUA_GCCOLLECT); /* what finalisers let go of in the first round */
  tidemark_out_from_stack(L, tidemark_owner(L), 2);
  return 0;
}

bool tidemark_lua_run(tidemark_lua *t, const char *source, size_t length, const char *name) {
  chunk c = {source, length, name};
  return tidemark_perform(t, run_operation, &c);
}

bool tidemark_lua_load(tidemark_lua *t, const char *source, size_t length, const char *name) {
  chunk c = {source, length, name};
  return tidemark_perform(t, load_operation, &c);
}

bool tidemark_lua_call_value(tidemark_lua *t) { return tidemark_perform(t, call_operation, NULL); }

bool tidemark_lua_to_string(tidemark_lua *t) {
  return tidemark_perform(t, to_string_operation, NULL);
}

bool tidemark_lua_echo(tidemark_lua *t) { return tidemark_perform(t, echo_operation, NULL); }

bool tidemark_lua_new_table(tidemark_lua *t, int array_count, int record_count) {
  shape s = {array_count, record_count};
  return tidemark_perform(t, new_table_operation, &s);
}

bool tidemark_lua_globals(tidemark_lua *t) {
  return tidemark_perform(t, globals_operation, NULL);
}

bool tidemark_lua_get(tidemark_lua *t, bool raw) {
  return tidemark_perform(t, get_operation, &raw);
}

bool tidemark_lua_set(tidemark_lua *t, bool raw) {
  return tidemark_perform(t, set_operation, &raw);
}

bool tidemark_lua_entries(tidemark_lua *t) {
  return tidemark_perform(t, entries_operation, NULL);
}

bool tidemark_lua_names(tidemark_lua *t, tidemark_lua_search search) {
  return tidemark_perform(t, names_operation, &search);
}

bool tidemark_lua_length(tidemark_lua *t, bool raw) {
  return tidemark_perform(t, length_operation, &raw);
}

bool tidemark_lua_set_metatable(tidemark_lua *t) {
  return tidemark_perform(t, set_metatable_operation, NULL);
}

bool tidemark_lua_get_metatable(tidemark_lua *t) {
  return tidemark_perform(t, get_metatable_operation, NULL);
}

bool tidemark_lua_collect(tidemark_lua *t) {
  return tidemark_perform(t, collect_operation, NULL);
}
