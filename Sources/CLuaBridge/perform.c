/*
 * The one way in: every operation is a C function that runs protected on the running coroutine, and
 * leaves the stack as high as it was. The outermost operation is an evaluation: stops and deadlines
 * are for evaluations.
 */
#include "internal.h"

static bool fail(tidemark_lua *t, tidemark_lua_failure_kind kind) {
  t->failure.kind = kind;
  t->failure.reason = TIDEMARK_LUA_STOP_NONE;
  t->failure.value_reference = 0;
  t->failure.cause_generation = 0;
  t->failure.frame_count = t->failure.frames_omitted = 0;
  t->failure.place.line = 0;
  tidemark_out_text(t, "", 0);
  return false;
}

bool tidemark_perform(tidemark_lua *t, lua_CFunction operation, void *parameters) {
  lua_State *L = t->top->L;
  double seconds = t->pending_deadline;
  t->pending_deadline = -1;
  if (t->depth >= TIDEMARK_LUA_DEPTH_LIMIT || !tidemark_has_stack()) {
    fail(t, TIDEMARK_LUA_FAILED_NESTING);
    tidemark_script_place(L, &t->failure.place);
    return false;
  }
  if (!lua_checkstack(L, 12)) return fail(t, TIDEMARK_LUA_FAILED_MEMORY);
  if (tidemark_objects_should_look(t)) tidemark_objects_look(L, t);

  if (t->depth == 0) tidemark_begin_evaluation(t);
  deadline limit = {0};
  bool ready = seconds < 0 || tidemark_deadline_arm(&limit, t, seconds);
  t->depth += 1;
  int base = lua_gettop(L), status = LUA_OK;
  if (ready) {
    t->memory_refused = false;
    lua_pushcfunction(L, tidemark_message_handler);
    lua_pushcfunction(L, operation);
    lua_pushlightuserdata(L, parameters);
    status = lua_pcall(L, 1, 0, base + 1);
    if (t->depth == 1) t->has_outermost = false; /* it has returned or was left */
    if (status != LUA_OK) tidemark_describe_failure(L, t, status);
    lua_settop(L, base);
    if (tidemark_objects_should_look(t)) tidemark_objects_look(L, t);
  } else {
    fail(t, TIDEMARK_LUA_FAILED_MEMORY); /* no thread to be had for the timer */
  }
  tidemark_deadline_disarm(&limit);
  t->depth -= 1;
  if (t->depth == 0) tidemark_end_evaluation(t);
  return ready && status == LUA_OK;
}
