/*
 * The trampoline: the only place where C calls a host function. Swift returns a status; what can
 * raise comes after that, when the Swift frame is gone.
 */
#include "internal.h"

/* Calls the host function with the `count` lowest values of the stack. A C function finds 20 free
 * slots when it is called; nothing here needs more unless it says so. */
int tidemark_call_host(lua_State *L, tidemark_lua *t, const host_handle *function, int count) {
  if (tidemark_stop_wanted(t)) return tidemark_raise_stop(L);
  if (atomic_load_explicit(&t->has_released, memory_order_relaxed)) tidemark_drain_references(L, t);
  if (t->charged >= t->collect_at) tidemark_collect_charged(L, t);
  if (tidemark_objects_should_look(t)) tidemark_objects_look(L, t);

  tidemark_lua_value few[8], *arguments = few;
  if (count > (int)(sizeof few / sizeof few[0]))
    arguments = lua_newuserdatauv(L, (size_t)count * sizeof *arguments, 0);
  int references = 0;
  for (int i = 1; i <= count; i++) references += tidemark_flatten(L, i, &arguments[i - 1]);
  if (references > 0) {
    tidemark_reserve_references(L, t, references);
    /* Nothing raises between the first reference taken and its being Swift's. */
    for (int i = 1; i <= count; i++) tidemark_refer(L, t, i, &arguments[i - 1]);
  }

  tidemark_lua_call call;
  call.slot = function->slot;
  call.generation = function->generation;
  call.count = count;
  call.has_references = references > 0;
  call.has_released = t->queue_count > 0;
  call.arguments = arguments;
  tidemark_lua_answer answer = t->host.call(t->host.context, &call);
  if (answer != TIDEMARK_LUA_ANSWER_RESULT) return tidemark_settle(L, t, answer);
  if (tidemark_stop_wanted(t)) return tidemark_raise_stop(L);
  tidemark_push(L, t, &call.result);
  return 1;
}

int tidemark_trampoline(lua_State *L) {
  const host_handle *function = lua_touserdata(L, lua_upvalueindex(1));
  return tidemark_call_host(L, tidemark_owner(L), function, lua_gettop(L));
}

/* For metamethods of one operand, which Lua calls with that operand twice. */
int tidemark_unary_trampoline(lua_State *L) {
  const host_handle *function = lua_touserdata(L, lua_upvalueindex(1));
  return tidemark_call_host(L, tidemark_owner(L), function, 1);
}

/* Turns Swift's answer into results on the stack or into an error. */
int tidemark_settle(lua_State *L, tidemark_lua *t, tidemark_lua_answer answer) {
  if (tidemark_stop_wanted(t)) return tidemark_raise_stop(L);
  if (t->in.failed) return tidemark_raise_memory(L);
  switch (answer) {
    case TIDEMARK_LUA_ANSWER_RESULTS: return tidemark_push_in(L, t);
    case TIDEMARK_LUA_ANSWER_RESULT: return 0; /* the caller has it */
    case TIDEMARK_LUA_ANSWER_HOST_ERROR: tidemark_push_host_error(L, t); break;
    case TIDEMARK_LUA_ANSWER_ERROR_VALUE:
      luaL_checkstack(L, 4, NULL);
      /* An error that only passes through Swift keeps the traceback of its origin. */
      t->trace_pending = t->failure.value_reference != 0 &&
                         t->in.values[0].reference == t->failure.value_reference;
      tidemark_push(L, t, &t->in.values[0]);
      break;
    case TIDEMARK_LUA_ANSWER_NO_MEMORY:
      t->memory_refused = tidemark_script_place(L, &t->memory_place);
      return tidemark_raise_memory(L);
  }
  return lua_error(L);
}

static int make_function(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  tidemark_push_in(L, t);
  lua_pushcclosure(L, tidemark_trampoline, 1);
  tidemark_out_from_stack(L, t, 2);
  return 0;
}

bool tidemark_lua_new_function(tidemark_lua *t) {
  return tidemark_perform(t, make_function, NULL);
}
