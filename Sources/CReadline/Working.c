#define _GNU_SOURCE
#include "CReadline.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

// The state is written between readings and looked at in signal handlers.
static struct termios heard_settings, silent_settings;
static volatile sig_atomic_t is_working, wants_silence, is_silent;
static atomic_llong stopped_nanoseconds;

static const int handled[] = {SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGQUIT};
enum { handled_count = sizeof handled / sizeof handled[0] };
static struct sigaction actions_before[handled_count];

// In the background the terminal is another's: to set it would stop this program.
static int is_in_foreground(void) { return tcgetpgrp(STDIN_FILENO) == getpgrp(); }

static void silence(void) {
  if (!wants_silence || is_silent || !is_in_foreground()) return;
  if (tcsetattr(STDIN_FILENO, TCSANOW, &silent_settings) == 0) is_silent = 1;
}

static void give_back(void) {
  if (!is_silent) return;
  is_silent = 0;
  if (is_in_foreground()) tcsetattr(STDIN_FILENO, TCSANOW, &heard_settings);
}

// MARK: - Signals

static long long nanoseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_BOOTTIME, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

// Does what the signal does without a handler; comes back where that was a stop that ended.
static void do_as_usual(int number) {
  struct sigaction usual = {0}, ours;
  usual.sa_handler = SIG_DFL;
  sigemptyset(&usual.sa_mask);
  sigaction(number, &usual, &ours);
  sigset_t only, masked;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  // Here it happens.
  pthread_sigmask(SIG_UNBLOCK, &only, &masked);
  pthread_sigmask(SIG_SETMASK, &masked, NULL);
  sigaction(number, &ours, NULL);
}

static void handle(int number) {
  const int code = errno;
  if (number == SIGCONT) {
    silence();
  } else {
    give_back();
    const long long start = nanoseconds_now();
    do_as_usual(number);
    atomic_fetch_add(&stopped_nanoseconds, nanoseconds_now() - start);
    silence();
  }
  errno = code;
}

static void hold_signals(sigset_t *before) {
  sigset_t all;
  sigemptyset(&all);
  for (int i = 0; i < handled_count; i += 1) sigaddset(&all, handled[i]);
  pthread_sigmask(SIG_BLOCK, &all, before);
}

// MARK: - Working

void creadline_begin_work(int silencing) {
  static int is_arranged = 0;
  if (is_working) return;
  if (!is_arranged) {
    is_arranged = 1;
    atexit(creadline_end_work);
  }
  sigset_t before;
  hold_signals(&before);
  is_working = 1;
  for (int i = 0; i < handled_count; i += 1) {
    struct sigaction action = {0};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(handled[i], NULL, &actions_before[i]);
    // What others arranged, or had ignored (nohup), stays so.
    if (actions_before[i].sa_handler == SIG_DFL) sigaction(handled[i], &action, NULL);
  }
  wants_silence = silencing && tcgetattr(STDIN_FILENO, &heard_settings) == 0;
  if (wants_silence) {
    // As readline has it, so that keys reach it as they were typed; but Ctrl-C and Ctrl-Z are signals.
    silent_settings = heard_settings;
    silent_settings.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
    silent_settings.c_iflag &= ~(tcflag_t)(ICRNL | INLCR);
    silent_settings.c_cc[VMIN] = 1;
    silent_settings.c_cc[VTIME] = 0;
    silence();
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void creadline_end_work(void) {
  if (!is_working) return;
  sigset_t before;
  hold_signals(&before);
  give_back();
  wants_silence = 0;
  is_working = 0;
  for (int i = 0; i < handled_count; i += 1) sigaction(handled[i], &actions_before[i], NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int creadline_set_silence(int on) {
  if (!is_working) return 0;
  sigset_t before;
  hold_signals(&before);
  const int was = wants_silence;
  if (on) {
    wants_silence = 1;
    silence();
  } else {
    give_back();
    wants_silence = 0;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return was;
}

long long creadline_stopped_nanoseconds(void) { return atomic_load(&stopped_nanoseconds); }
