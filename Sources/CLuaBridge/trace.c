/*
 * Where a script is: places and tracebacks with the script's own frames, over the whole resume chain.
 * All of it reads Lua's debug information and writes C memory: it neither allocates in Lua nor
 * raises, so it works when memory is out and inside a stop.
 */
#include "internal.h"

#include <stdio.h>
#include <string.h>

/* Each look at a level costs as much as the level is deep, so of an endless recursion, which has
 * hundreds of thousands, only the first are looked at, and the outermost, which is remembered. */
enum { HEAD_FRAMES = 28, TAIL_LEVELS = 12, MOST_LEVELS = 4096 };

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

/* How many levels the stack of L has, or MOST_LEVELS if there are more. */
static int level_count(lua_State *L) {
  lua_Debug info;
  int low = 0, high = 64;
  while (lua_getstack(L, high, &info)) {
    if (high >= MOST_LEVELS) return MOST_LEVELS;
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

/* Whether the record was of a script's function, and there was room for it. */
static bool add_frame(lua_State *L, lua_Debug *info, script_trace *trace) {
  if (trace->count == TIDEMARK_LUA_FRAME_LIMIT || !is_script(L, info) ||
      !lua_getinfo(L, "n", info))
    return false;
  tidemark_lua_frame *frame = &trace->frames[trace->count++];
  tidemark_place_of(info, &frame->place);
  frame->is_main = *info->what == 'm';
  frame->name[0] = '\0';
  if (info->name != NULL && *info->namewhat != '\0')
    snprintf(frame->name, sizeof frame->name, "%s '%s'", info->namewhat, info->name);
  else if (info->name != NULL)
    snprintf(frame->name, sizeof frame->name, "'%s'", info->name);
  return true;
}

static void capture_state(tidemark_lua *t, lua_State *L, script_trace *trace) {
  lua_Debug info;
  int levels = level_count(L), taken = 0;
  for (int level = 0; level < levels && trace->count < TIDEMARK_LUA_FRAME_LIMIT; level++) {
    if (taken >= HEAD_FRAMES && levels == MOST_LEVELS) {
      trace->omitted += MOST_LEVELS - level;
      if (L == t->L && t->has_outermost) {
        info = t->outermost;
        add_frame(L, &info, trace);
      }
      return;
    }
    if (taken >= HEAD_FRAMES && levels - level > TAIL_LEVELS) {
      trace->omitted += levels - TAIL_LEVELS - level;
      level = levels - TAIL_LEVELS;
      taken = -TIDEMARK_LUA_FRAME_LIMIT;
    }
    if (!lua_getstack(L, level, &info)) return;
    if (add_frame(L, &info, trace)) taken += 1;
  }
}

static void keep_outermost(lua_State *L, lua_Debug *info) {
  tidemark_lua *t = tidemark_owner(L);
  t->outermost = *info;
  t->has_outermost = true;
  lua_sethook(L, NULL, 0, 0);
  /* A request that came before that lost its hook; one that comes later sets its own. */
  atomic_signal_fence(memory_order_seq_cst);
  if (tidemark_stop_wanted(t)) tidemark_arm(t, L);
}

void tidemark_watch_outermost(tidemark_lua *t, lua_State *L) {
  if (L != t->L || t->has_outermost) return;
  lua_sethook(L, keep_outermost, LUA_MASKCALL, 0);
  atomic_signal_fence(memory_order_seq_cst);
  if (tidemark_stop_wanted(t)) tidemark_arm(t, L);
}

/* L may be a dead coroutine that has just left the chain: its frames come first then. */
void tidemark_capture_trace(tidemark_lua *t, lua_State *L, script_trace *trace) {
  trace->count = trace->omitted = 0;
  if (L != t->top->L) capture_state(t, L, trace);
  for (chain_link *link = t->top; link != NULL; link = link->below)
    capture_state(t, link->L, trace);
  if (trace->count > 0) trace->place = trace->frames[0].place;
  else trace->place.line = 0;
}

int tidemark_message_handler(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  if (!tidemark_is_stop(t, L, 1) && !t->trace_pending) tidemark_capture_trace(t, L, &t->trace);
  t->trace_pending = false;
  return 1;
}
