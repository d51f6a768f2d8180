/*
 * Where a script is: places and tracebacks with the script's own frames, over the whole resume chain.
 * All of it reads Lua's debug information and writes C memory: it neither allocates in Lua nor
 * raises, so it works when memory is out and inside a stop.
 */
#include "internal.h"

#include <stdio.h>
#include <string.h>

enum { HEAD_FRAMES = 28, TAIL_LEVELS = 12, DEEP = 4096, DEEP_TAIL_LEVELS = 3 };

static void copy_text(char *target, size_t room, const char *text) {
  size_t length = strnlen(text, room - 1);
  memcpy(target, text, length);
  target[length] = '\0';
}

void tidemark_place_of(lua_Debug *info, tidemark_lua_place *place) {
  const char *source = info->source;
  bool named = *source == '@' || *source == '=';
  copy_text(place->chunk, sizeof place->chunk, named ? source + 1 : info->short_src);
  copy_text(place->short_chunk, sizeof place->short_chunk, info->short_src);
  place->line = info->currentline > 0 ? info->currentline : 0;
}

static bool is_script(lua_State *L, lua_Debug *info) {
  return lua_getinfo(L, "Sl", info) && *info->what != 'C' && info->currentline > 0;
}

/* The innermost script line of one state; coroutines below it are not looked at. */
static bool place_in(lua_State *L, tidemark_lua_place *place) {
  lua_Debug info;
  for (int level = 0; lua_getstack(L, level, &info); level++) {
    if (is_script(L, &info)) {
      tidemark_place_of(&info, place);
      return true;
    }
  }
  return false;
}

bool tidemark_script_place(lua_State *L, tidemark_lua_place *place) {
  place->line = 0;
  for (chain_link *link = tidemark_owner(L)->top; link != NULL; link = link->below)
    if (place_in(link->L, place)) return true;
  return false;
}

bool tidemark_lua_call_site(const tidemark_lua *t, tidemark_lua_place *place) {
  return tidemark_script_place(t->top->L, place);
}

/* How many levels the stack of L has, or `most` if there are more: each probe costs as much as the
 * level is deep, which in an endless recursion is 100 ms in all. */
static int level_count(lua_State *L, int most) {
  lua_Debug info;
  int low = 0, high = 64;
  while (lua_getstack(L, high, &info)) {
    if (high >= most) return most;
    low = high;
    high *= 2;
  }
  while (low < high) {
    int middle = low + (high - low) / 2;
    if (lua_getstack(L, middle, &info)) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void capture_state(lua_State *L, script_trace *trace, int most) {
  lua_Debug info;
  int levels = level_count(L, most), taken = 0;
  /* Each look at the outer end of a stack costs as much as the stack is deep. */
  int tail = levels > DEEP ? DEEP_TAIL_LEVELS : TAIL_LEVELS;
  for (int level = 0; level < levels && trace->count < TIDEMARK_LUA_FRAME_LIMIT; level++) {
    if (taken >= HEAD_FRAMES && levels == most) {
      trace->omitted += most - level;
      return;
    }
    if (taken >= HEAD_FRAMES && levels - level > tail) {
      trace->omitted += levels - tail - level;
      level = levels - tail;
      taken = -TIDEMARK_LUA_FRAME_LIMIT;
    }
    if (!lua_getstack(L, level, &info)) return;
    if (!is_script(L, &info) || !lua_getinfo(L, "n", &info)) continue;
    tidemark_lua_frame *frame = &trace->frames[trace->count++];
    tidemark_place_of(&info, &frame->place);
    frame->is_main = *info.what == 'm';
    frame->name[0] = '\0';
    if (info.name != NULL && *info.namewhat != '\0')
      snprintf(frame->name, sizeof frame->name, "%s '%s'", info.namewhat, info.name);
    else if (info.name != NULL)
      snprintf(frame->name, sizeof frame->name, "'%s'", info.name);
    taken += 1;
  }
}

/* L may be a dead coroutine that has just left the chain: its frames come first then. */
void tidemark_capture_trace(tidemark_lua *t, lua_State *L, script_trace *trace, int most) {
  trace->count = trace->omitted = 0;
  if (L != t->top->L) capture_state(L, trace, most);
  for (chain_link *link = t->top; link != NULL; link = link->below)
    capture_state(link->L, trace, most);
  if (trace->count > 0) trace->place = trace->frames[0].place;
  else trace->place.line = 0;
}

int tidemark_message_handler(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  if (!tidemark_is_stop(t, L, 1) && !t->trace_pending) tidemark_capture_trace(t, L, &t->trace, INT32_MAX);
  t->trace_pending = false;
  return 1;
}
