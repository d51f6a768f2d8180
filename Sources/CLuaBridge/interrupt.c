/*
 * SIGINT, while a state asks for it: the handler asks for the same stop as anybody else. Signal
 * handlers can't lock, so the state in question is an atomic pointer, and uninstalling waits until
 * no handler on another thread still looks at it.
 */
#include "internal.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>

static _Atomic(tidemark_lua *) target;
static atomic_int inside;
static pthread_mutex_t install_lock = PTHREAD_MUTEX_INITIALIZER;

static void on_interrupt(int signal) {
  (void)signal;
  int saved = errno;
  atomic_fetch_add(&inside, 1);
  tidemark_lua *t = atomic_load(&target);
  if (t != NULL) tidemark_request_stop_from_signal(t, TIDEMARK_LUA_STOP_INTERRUPT);
  atomic_fetch_sub(&inside, 1);
  errno = saved;
}

bool tidemark_lua_install_interrupt(tidemark_lua *t) {
  bool installed = true;
  pthread_mutex_lock(&install_lock);
  if (t->interrupt_depth == 0) {
    if (t->previous_action == NULL) t->previous_action = calloc(1, sizeof *t->previous_action);
    installed = t->previous_action != NULL;
    if (installed) {
      struct sigaction action = {0};
      action.sa_handler = on_interrupt;
      action.sa_flags = SA_RESTART;
      sigemptyset(&action.sa_mask);
      t->previous_target = atomic_exchange(&target, t);
      sigaction(SIGINT, &action, t->previous_action);
    }
  }
  if (installed) t->interrupt_depth += 1;
  pthread_mutex_unlock(&install_lock);
  return installed;
}

void tidemark_lua_uninstall_interrupt(tidemark_lua *t) {
  pthread_mutex_lock(&install_lock);
  if (t->interrupt_depth > 0 && --t->interrupt_depth == 0) {
    sigaction(SIGINT, t->previous_action, NULL);
    atomic_store(&target, t->previous_target);
    while (atomic_load(&inside) > 0) sched_yield();
  }
  pthread_mutex_unlock(&install_lock);
}
