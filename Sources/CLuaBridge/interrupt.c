/*
 * SIGINT, while states ask for it: the handler asks for the same stop as anybody else.
 *
 * Ctrl-C and kill(2) mean the process: every state that asked is stopped. A signal that was sent to
 * one thread means what that thread runs. Signal handlers can't lock, so the states stand in slots
 * that are atomic, and uninstalling waits until no handler on another thread still looks at them.
 * The handler that was there before comes back when the last state has gone, in whatever order they
 * came and went.
 */
#include "internal.h"

#include <errno.h>
#include <sched.h>

enum { SLOTS = 64 };

static _Atomic(tidemark_lua *) installed[SLOTS];
static int installed_count;
static struct sigaction before;
static atomic_int inside;
static pthread_mutex_t install_lock = PTHREAD_MUTEX_INITIALIZER;

static void on_interrupt(int signal, siginfo_t *info, void *context) {
  (void)signal;
  (void)context;
  int saved = errno;
  atomic_fetch_add(&inside, 1);
  tidemark_lua *here = info->si_code == SI_TKILL ? tidemark_running_here() : NULL;
  for (int i = 0; i < SLOTS; i++) {
    tidemark_lua *t = atomic_load(&installed[i]);
    if (t == NULL || (info->si_code == SI_TKILL && t != here)) continue;
    tidemark_request_stop_from_signal(t, TIDEMARK_LUA_STOP_INTERRUPT);
  }
  atomic_fetch_sub(&inside, 1);
  errno = saved;
}

/* Takes a free slot; false when there is none. */
static bool take_slot(tidemark_lua *t) {
  for (int i = 0; i < SLOTS; i++) {
    if (atomic_load(&installed[i]) != NULL) continue;
    atomic_store(&installed[i], t);
    return true;
  }
  return false;
}

bool tidemark_lua_install_interrupt(tidemark_lua *t) {
  bool done = true;
  pthread_mutex_lock(&install_lock);
  if (t->interrupt_depth == 0) {
    done = take_slot(t);
    if (done && installed_count++ == 0) {
      struct sigaction action = {0};
      action.sa_sigaction = on_interrupt;
      action.sa_flags = SA_RESTART | SA_SIGINFO;
      sigemptyset(&action.sa_mask);
      sigaction(SIGINT, &action, &before);
    }
  }
  if (done) t->interrupt_depth += 1;
  pthread_mutex_unlock(&install_lock);
  return done;
}

void tidemark_lua_uninstall_interrupt(tidemark_lua *t) {
  pthread_mutex_lock(&install_lock);
  if (t->interrupt_depth > 0 && --t->interrupt_depth == 0) {
    if (--installed_count == 0) sigaction(SIGINT, &before, NULL);
    for (int i = 0; i < SLOTS; i++)
      if (atomic_load(&installed[i]) == t) atomic_store(&installed[i], NULL);
    while (atomic_load(&inside) > 0) sched_yield();
  }
  pthread_mutex_unlock(&install_lock);
}
