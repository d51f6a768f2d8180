/*
 * Deadlines: one timer thread for all states, started by the first deadline, that asks for the same
 * stop as anybody else. A deadline is disarmed before its operation returns, under the same lock
 * that fires it, so it never outlives the evaluation it is for.
 */
#include "internal.h"

#include <errno.h>
#include <math.h>

static pthread_mutex_t timer_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t timer_once = PTHREAD_ONCE_INIT;
static pthread_cond_t timer_changed;
static deadline *first_deadline; /* sorted by time */
static bool timer_started;

static bool is_before(const struct timespec *left, const struct timespec *right) {
  if (left->tv_sec != right->tv_sec) return left->tv_sec < right->tv_sec;
  return left->tv_nsec < right->tv_nsec;
}

static void *run_timer(void *unused) {
  (void)unused;
  pthread_mutex_lock(&timer_lock);
  for (;;) {
    deadline *next = first_deadline;
    if (next == NULL) {
      pthread_cond_wait(&timer_changed, &timer_lock);
      continue;
    }
    struct timespec now, when = next->when;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (is_before(&now, &when)) {
      pthread_cond_timedwait(&timer_changed, &timer_lock, &when);
      continue;
    }
    first_deadline = next->next;
    next->armed = false;
    tidemark_lua_request_stop(next->t, TIDEMARK_LUA_STOP_DEADLINE);
  }
  return NULL;
}

static void prepare_condition(void) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&timer_changed, &attributes);
  pthread_condattr_destroy(&attributes);
}

/* Signals are for the other threads. */
static bool start_timer(void) {
  sigset_t all, previous;
  pthread_t thread;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &previous);
  bool started = pthread_create(&thread, NULL, run_timer, NULL) == 0;
  pthread_sigmask(SIG_SETMASK, &previous, NULL);
  if (started) pthread_detach(thread);
  return started;
}

bool tidemark_deadline_arm(deadline *d, tidemark_lua *t, double seconds) {
  enum { ABOUT_THIRTY_YEARS = 1000000000 };
  if (!(seconds < ABOUT_THIRTY_YEARS)) seconds = ABOUT_THIRTY_YEARS; /* NaN too */
  pthread_once(&timer_once, prepare_condition);
  d->t = t;
  clock_gettime(CLOCK_MONOTONIC, &d->when);
  double whole = floor(seconds);
  d->when.tv_sec += (time_t)whole;
  d->when.tv_nsec += (long)((seconds - whole) * 1e9);
  if (d->when.tv_nsec >= 1000000000L) {
    d->when.tv_nsec -= 1000000000L;
    d->when.tv_sec += 1;
  }
  pthread_mutex_lock(&timer_lock);
  if (!timer_started) timer_started = start_timer();
  if (timer_started) {
    deadline **place = &first_deadline;
    while (*place != NULL && is_before(&(*place)->when, &d->when)) place = &(*place)->next;
    d->next = *place;
    *place = d;
    d->armed = true;
    if (first_deadline == d) pthread_cond_signal(&timer_changed);
  }
  bool armed = timer_started;
  pthread_mutex_unlock(&timer_lock);
  return armed;
}

void tidemark_deadline_disarm(deadline *d) {
  if (d->t == NULL) return; /* never armed */
  pthread_mutex_lock(&timer_lock);
  if (d->armed) {
    deadline **place = &first_deadline;
    while (*place != d) place = &(*place)->next;
    *place = d->next;
    d->armed = false;
  }
  pthread_mutex_unlock(&timer_lock);
}

void tidemark_lua_set_deadline(tidemark_lua *t, double seconds) {
  t->pending_deadline = seconds < 0 ? 0 : seconds;
}
