/*
 * Stopping a script, asynchronously and at no cost while nobody asks.
 *
 * A request writes the serial of the running evaluation and a reason into one atomic word and sends
 * the Lua thread a signal. The handler, on that thread, sets a count hook on every state of the
 * resume chain; the hook raises a sentinel at the next instruction. From then on the stop is sticky:
 * the hooks stay, pcall, xpcall and coroutines (base.c, coroutines.c) pass the sentinel on, and
 * __close bodies are cut at their first instruction, until the outermost operation is over.
 *
 * The signal is SIGURG: ignored by default, so one that arrives late does no harm; and the handler
 * acts only when the word carries the serial of the evaluation that runs now.
 */
#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>

static const char sentinel; /* its address is the error value */

/* The state that runs on this thread, and through `outer` those that wait beneath it. The signal
 * handler reads it: initial-exec storage is there without allocating. */
static __thread tidemark_lua *volatile running __attribute__((tls_model("initial-exec")));
static __thread bool signal_unblocked __attribute__((tls_model("initial-exec")));

tidemark_lua *tidemark_running_here(void) { return running; }

static struct sigaction previous_urgent;
static pthread_once_t handler_once = PTHREAD_ONCE_INIT;

enum { REASON_BITS = TIDEMARK_REASON_BITS, REASON_MASK = (1 << REASON_BITS) - 1 };

tidemark_lua_stop_reason tidemark_lua_stop_requested(const tidemark_lua *t) {
  uint64_t serial = atomic_load(&t->serial), word = atomic_load(&t->stop_word);
  bool wanted = serial != 0 && word >> REASON_BITS == serial;
  return wanted ? (tidemark_lua_stop_reason)(word & REASON_MASK) : TIDEMARK_LUA_STOP_NONE;
}

bool tidemark_is_stop(tidemark_lua *t, lua_State *L, int index) {
  return lua_type(L, index) == LUA_TLIGHTUSERDATA && lua_touserdata(L, index) == &sentinel &&
         tidemark_stop_wanted(t);
}

/* Such a coroutine can't even be closed: Lua left its hooks switched off for good, so an endless
 * __close in it could not be stopped. */
bool tidemark_died_of_stop(lua_State *co) {
  return lua_status(co) > LUA_YIELD && lua_type(co, -1) == LUA_TLIGHTUSERDATA &&
         lua_touserdata(co, -1) == &sentinel;
}

int tidemark_raise_stop(lua_State *L) {
  tidemark_lua *t = tidemark_owner(L);
  if (!t->stop_traced) {
    t->stop_traced = true;
    tidemark_capture_trace(t, L, &t->stop_trace);
  }
  lua_pushlightuserdata(L, (void *)&sentinel);
  return lua_error(L);
}

static void on_hook(lua_State *L, lua_Debug *info) {
  (void)info;
  tidemark_lua *t = tidemark_owner(L);
  if (!tidemark_stop_wanted(t)) {
    lua_sethook(L, NULL, 0, 0);
    return;
  }
  tidemark_raise_stop(L);
}

void tidemark_arm(tidemark_lua *t, lua_State *L) {
  (void)t;
  lua_sethook(L, on_hook, LUA_MASKCOUNT, 1);
}

/* The first reason given to an evaluation stays. */
static bool mark(tidemark_lua *t, uint64_t serial, tidemark_lua_stop_reason reason) {
  uint64_t word = atomic_load(&t->stop_word);
  while (word >> REASON_BITS < serial) {
    uint64_t wanted = serial << REASON_BITS | (uint64_t)reason;
    if (atomic_compare_exchange_weak(&t->stop_word, &word, wanted)) break;
  }
  return atomic_load(&t->stop_word) >> REASON_BITS == serial;
}

/* Who is to stop cannot before what it called has: a stop goes on to the states within, for the reason
 * of the innermost around them. */
static void hand_inwards(tidemark_lua *from) {
  for (tidemark_lua *t = from; t != NULL; t = t->outer) {
    for (tidemark_lua *outer = t->outer; outer != NULL; outer = outer->outer) {
      tidemark_lua_stop_reason reason = tidemark_lua_stop_requested(outer);
      if (reason == TIDEMARK_LUA_STOP_NONE) continue;
      uint64_t serial = atomic_load(&t->serial);
      if (serial != 0) mark(t, serial, reason);
      break;
    }
  }
}

/* Async-signal-safe: lua_sethook writes a few fields, and the chain is whole at every moment. */
static void arm_running(void) {
  hand_inwards(running);
  for (tidemark_lua *t = running; t != NULL; t = t->outer) {
    if (!tidemark_stop_wanted(t)) continue;
    for (chain_link *link = t->top; link != NULL; link = link->below) tidemark_arm(t, link->L);
  }
}

static void on_signal(int signal, siginfo_t *info, void *context) {
  int saved = errno;
  arm_running();
  if (previous_urgent.sa_flags & SA_SIGINFO) {
    if (previous_urgent.sa_sigaction != NULL) previous_urgent.sa_sigaction(signal, info, context);
  } else if (previous_urgent.sa_handler != SIG_DFL && previous_urgent.sa_handler != SIG_IGN) {
    previous_urgent.sa_handler(signal);
  }
  errno = saved;
}

static void install_handler(void) {
  struct sigaction action = {0};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGURG, &action, &previous_urgent);
}

void tidemark_begin_evaluation(tidemark_lua *t) {
  pthread_once(&handler_once, install_handler);
  if (!signal_unblocked) {
    sigset_t urgent;
    sigemptyset(&urgent);
    sigaddset(&urgent, SIGURG);
    pthread_sigmask(SIG_UNBLOCK, &urgent, NULL);
    signal_unblocked = true;
  }
  t->stop_traced = false;
  t->outer = running;
  atomic_signal_fence(memory_order_seq_cst);
  running = t;
  pthread_mutex_lock(&t->stop_lock);
  t->thread = pthread_self();
  atomic_store(&t->serial, ++t->last_serial);
  pthread_mutex_unlock(&t->stop_lock);
  /* A stop of the state around this one that came before this one had begun. */
  hand_inwards(t);
  if (tidemark_stop_wanted(t)) tidemark_arm(t, t->L);
}

void tidemark_end_evaluation(tidemark_lua *t) {
  pthread_mutex_lock(&t->stop_lock);
  atomic_store(&t->serial, 0);
  pthread_mutex_unlock(&t->stop_lock);
  running = t->outer;
  if (lua_gethookmask(t->L) != 0) lua_sethook(t->L, NULL, 0, 0);
}

bool tidemark_lua_request_stop(tidemark_lua *t, tidemark_lua_stop_reason reason) {
  if (reason == TIDEMARK_LUA_STOP_NONE) return false;
  /* Under the lock the evaluation cannot end, so its thread is alive when the signal is sent. */
  pthread_mutex_lock(&t->stop_lock);
  uint64_t serial = atomic_load(&t->serial);
  bool marked = serial != 0 && mark(t, serial, reason);
  if (marked) pthread_kill(t->thread, SIGURG);
  pthread_mutex_unlock(&t->stop_lock);
  return marked;
}

void tidemark_request_stop_from_signal(tidemark_lua *t, tidemark_lua_stop_reason reason) {
  uint64_t serial = atomic_load(&t->serial);
  if (serial == 0 || !mark(t, serial, reason)) return;
  if (pthread_equal(t->thread, pthread_self())) arm_running();
  else pthread_kill(t->thread, SIGURG);
}
