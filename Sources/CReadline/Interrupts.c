#define _GNU_SOURCE
#include "Reading.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <readline/readline.h>

volatile sig_atomic_t creadline_interrupt_arrived;

static void note_interrupt(int signal) {
  (void)signal;
  creadline_interrupt_arrived = 1;
}

static struct sigaction interrupt_action_before;

void creadline_catch_interrupts(void) {
  struct sigaction action = {0};
  action.sa_handler = note_interrupt;
  sigemptyset(&action.sa_mask);
  creadline_interrupt_arrived = 0;
  sigaction(SIGINT, &action, &interrupt_action_before);
}

void creadline_release_interrupts(void) { sigaction(SIGINT, &interrupt_action_before, NULL); }

// Readline takes the terminal back when a stopped program goes on, but draws nothing.
static volatile sig_atomic_t continuation_arrived;

static void note_continuation(int signal) {
  (void)signal;
  continuation_arrived = 1;
}

void creadline_catch_continuation(struct sigaction *before) {
  struct sigaction action = {0};
  action.sa_handler = note_continuation;
  sigemptyset(&action.sa_mask);
  continuation_arrived = 0;
  sigaction(SIGCONT, &action, before);
}

// Between a reading and the work before or after it the terminal gathers lines for moments, and makes
// of the key for the end of input a zero byte. One that waits for an empty line can be nothing else.
static unsigned char as_typed(unsigned char byte) {
  return byte == 0 && rl_end == 0 && !creadline_reading.has_waited ? CONTROL_D : byte;
}

// A signal may be delivered to another thread and so not end the wait: look every half second.
int creadline_read_byte(FILE *stream) {
  const int descriptor = fileno(stream);
  struct pollfd now = {.fd = descriptor, .events = POLLIN};
  if (poll(&now, 1, 0) == 0) creadline_reading.has_waited = 1;
  for (;;) {
    rl_check_signals();
    if (creadline_interrupt_arrived) {
      creadline_interrupt_arrived = 0;
      return CONTROL_C;
    }
    if (continuation_arrived) {
      continuation_arrived = 0;
      rl_forced_update_display();
    }
    struct pollfd wait = {.fd = descriptor, .events = POLLIN};
    const int ready = poll(&wait, 1, 500);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    unsigned char byte;
    const ssize_t count = read(descriptor, &byte, 1);
    if (count == 1) return as_typed(byte);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    return EOF;
  }
}
