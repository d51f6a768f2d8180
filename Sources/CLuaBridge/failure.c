/* From the error value a protected call left behind to what Swift reads of it. */
#define _GNU_SOURCE /* memmem */
#include "internal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void set_trace(tidemark_lua *t, const script_trace *trace) {
  t->failure.frame_count = trace->count;
  t->failure.frames_omitted = trace->omitted;
  memcpy(t->failure.frames, trace->frames, (size_t)trace->count * sizeof trace->frames[0]);
  t->failure.place = trace->place;
}

/* The length of "chunk:line: " at the head of a message, 0 when `chunk` is not at its head. */
static size_t position_length(const char *message, size_t length, const char *chunk, int *line) {
  size_t at = strlen(chunk);
  if (at == 0 || at >= length || memcmp(message, chunk, at) != 0 || message[at] != ':') return 0;
  size_t digits = ++at;
  while (at < length && at - digits < 9 && isdigit((unsigned char)message[at])) at++;
  if (at == digits || at + 2 > length || message[at] != ':' || message[at + 1] != ' ') return 0;
  *line = atoi(message + digits);
  return at + 2;
}

/* A chunk name at the head that is not in the traceback: only forms that can be nothing else. */
static size_t guess_position(const char *message, size_t length, tidemark_lua_place *place) {
  const char *mark = NULL;
  if (length > 9 && memcmp(message, "[string \"", 9) == 0) {
    mark = memmem(message, length, "\"]:", 3);
    if (mark != NULL) mark += 2;
  } else {
    mark = memmem(message, length, ".lua:", 5);
    if (mark != NULL) mark += 4;
  }
  if (mark != NULL && message[0] != '[' && memchr(message, ' ', (size_t)(mark - message)) != NULL)
    return 0;
  if (mark == NULL || (size_t)(mark - message) >= sizeof place->short_chunk) return 0;
  char chunk[sizeof place->short_chunk] = {0};
  memcpy(chunk, message, (size_t)(mark - message));
  int line = 0;
  size_t head = position_length(message, length, chunk, &line);
  if (head == 0) return 0;
  snprintf(place->chunk, sizeof place->chunk, "%s", chunk);
  snprintf(place->short_chunk, sizeof place->short_chunk, "%s", chunk);
  place->line = line;
  return head;
}

/* Takes the position off the head of a message and into the failure's place. */
static size_t split_position(tidemark_lua *t, const char *message, size_t length) {
  int line = 0;
  for (int i = 0; i < t->failure.frame_count; i++) {
    const tidemark_lua_place *place = &t->failure.frames[i].place;
    size_t head = position_length(message, length, place->short_chunk, &line);
    if (head == 0) continue;
    t->failure.place = *place;
    t->failure.place.line = line;
    return head;
  }
  return guess_position(message, length, &t->failure.place);
}

/* "chunk:line: message" of the compiler, where the chunk is the one that is being loaded. */
static size_t split_syntax_position(tidemark_lua *t, const char *message, size_t length) {
  tidemark_lua_place *place = &t->failure.place;
  for (size_t at = 0; at + 3 < length; at++) {
    if (message[at] != ':' || at >= sizeof place->short_chunk) continue;
    char chunk[sizeof place->short_chunk] = {0};
    memcpy(chunk, message, at);
    int line = 0;
    size_t head = position_length(message, length, chunk, &line);
    if (head == 0) continue;
    const char *name = t->loading_chunk;
    bool named = *name == '@' || *name == '=';
    snprintf(place->chunk, sizeof place->chunk, "%s", named ? name + 1 : chunk);
    snprintf(place->short_chunk, sizeof place->short_chunk, "%s", chunk);
    place->line = line;
    return head;
  }
  return 0;
}

bool tidemark_is_memory_message(lua_State *L, tidemark_lua *t, int index) {
  index = lua_absindex(L, index);
  lua_rawgeti(L, LUA_REGISTRYINDEX, t->memory_message_index);
  bool same = lua_rawequal(L, index, -1);
  lua_pop(L, 1);
  return same;
}

/* Protected: keeps the error value and, unless it is a string, puts it into words. */
static int describe(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  const int value = 1;
  tidemark_reserve_references(L, t, 1);
  t->failure.value_reference = tidemark_take_reference(L, t, value);
  if (lua_type(L, value) == LUA_TSTRING) return 0;
  if (tidemark_read_host_error(L, t, value)) {
    t->failure.kind = TIDEMARK_LUA_FAILED_HOST;
    return 0;
  }
  luaL_tolstring(L, value, NULL);
  tidemark_out_from_stack(L, t, lua_gettop(L));
  return 0;
}

/* The error value is on top of L; the caller pops it. */
void tidemark_describe_failure(lua_State *L, tidemark_lua *t, int status) {
  tidemark_lua_failure *failure = &t->failure;
  int value = lua_gettop(L);
  bool load_failed = t->load_failed;
  t->load_failed = false;
  t->trace_pending = false;
  failure->kind = TIDEMARK_LUA_FAILED_RUNTIME;
  failure->reason = TIDEMARK_LUA_STOP_NONE;
  failure->value_reference = 0;
  failure->cause_generation = 0;
  tidemark_out_text(t, "", 0);

  if (tidemark_is_stop(t, L, value)) {
    failure->kind = TIDEMARK_LUA_FAILED_STOPPED;
    failure->reason = tidemark_lua_stop_requested(t);
    set_trace(t, &t->stop_trace);
    return;
  }
  if (status == LUA_ERRMEM || tidemark_is_memory_message(L, t, value)) {
    failure->kind = TIDEMARK_LUA_FAILED_MEMORY;
    failure->frame_count = failure->frames_omitted = 0;
    failure->place.line = 0;
    if (t->memory_refused) failure->place = t->memory_place;
    return;
  }
  set_trace(t, &t->trace);

  lua_pushcfunction(L, describe);
  lua_pushvalue(L, value);
  int described = lua_pcall(L, 1, 0, 0);
  if (described != LUA_OK && tidemark_is_stop(t, L, -1)) {
    failure->kind = TIDEMARK_LUA_FAILED_STOPPED;
    failure->reason = tidemark_lua_stop_requested(t);
    set_trace(t, &t->stop_trace);
    return;
  }
  if (lua_type(L, value) == LUA_TSTRING) {
    size_t length;
    const char *message = lua_tolstring(L, value, &length);
    if (load_failed) failure->kind = TIDEMARK_LUA_FAILED_SYNTAX;
    size_t head = load_failed ? split_syntax_position(t, message, length)
                              : split_position(t, message, length);
    tidemark_out_text(t, message + head, length - head);
  } else if (described != LUA_OK) {
    char words[80];
    int length = snprintf(words, sizeof words, "(error object is a %s value)",
                          lua_typename(L, lua_type(L, value)));
    tidemark_out_text(t, words, (size_t)length);
  }
}
