#define _GNU_SOURCE
#include "CReadline.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "Reading.h"

#include <readline/history.h>
#include <readline/readline.h>

struct reading creadline_reading;

static atomic_flag in_use = ATOMIC_FLAG_INIT;

static int begin(void) {
  creadline_bind_keys();
  const char *const text = creadline_reading.initial_text;
  if (text != NULL && *text != '\0') rl_insert_text(text);
  return 0;
}

// Readline calls this when the prompt is on the screen.
static int say_prompt_is_drawn(void) {
  const struct creadline_delegate *const delegate = creadline_reading.delegate;
  if (delegate->prompt_drawn(delegate->context)) return 0;
  creadline_reading.outcome = creadline_end_of_input;
  rl_done = 1;
  return 0;
}

static char **no_file_names(const char *text, int start, int end) {
  (void)text;
  (void)start;
  (void)end;
  rl_attempted_completion_over = 1;
  return NULL;
}

static void prepare_terminal(int meta) {
  rl_prep_terminal(meta);
  // Ctrl-C comes as a key, so that a line is abandoned by a command and not by a jump.
  struct termios settings;
  if (tcgetattr(STDIN_FILENO, &settings) != 0) return;
  settings.c_cc[VINTR] = _POSIX_VDISABLE;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
}

// Everything here is UTF-8. In a locale that is not, readline would edit bytes.
static void speak_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

int creadline_prepare(const char *name) {
  static int prepared = 0;
  if (!prepared) {
    prepared = 1;
    rl_readline_name = strdup(name);
    rl_change_environment = 0;
    speak_utf8();
    rl_initialize();
    // Readline took the locale from the environment again.
    speak_utf8();
    rl_variable_bind("input-meta", "on");
    rl_variable_bind("output-meta", "on");
    rl_variable_bind("convert-meta", "off");
    rl_variable_bind("revert-all-at-newline", "on");
    rl_variable_bind("horizontal-scroll-mode", "off");
    rl_variable_bind("enable-active-region", "off");
    rl_catch_signals = 1;
    rl_catch_sigwinch = 1;
    rl_attempted_completion_function = no_file_names;
    using_history();
  }
  // Without cursor-up, lines can't be redrawn.
  return rl_get_termcap("up") != NULL && rl_get_termcap("ce") != NULL;
}

enum creadline_outcome creadline_read(const char *prompt, const char *initial,
                                      const struct creadline_delegate *questions, char **text) {
  *text = NULL;
  if (atomic_flag_test_and_set(&in_use)) return creadline_busy;
  creadline_reading.delegate = questions;
  creadline_reading.initial_text = initial;
  creadline_reading.outcome = creadline_end_of_input;
  creadline_reading.is_prompt_drawn = 0;
  creadline_reading.has_waited = 0;
  creadline_reading.is_cropped = 0;
  creadline_reading.drawn_columns = 0;
  // Set for the read alone: with these in place at initialisation readline asks no terminfo.
  rl_redisplay_function = creadline_redisplay;
  rl_getc_function = creadline_read_byte;
  rl_prep_term_function = prepare_terminal;
  rl_startup_hook = begin;
  rl_pre_input_hook = say_prompt_is_drawn;
  creadline_catch_interrupts();
  struct sigaction continuation_before;
  creadline_catch_continuation(&continuation_before);

  char *const line = readline(prompt);

  sigaction(SIGCONT, &continuation_before, NULL);
  creadline_release_interrupts();
  rl_redisplay_function = rl_redisplay;
  rl_getc_function = rl_getc;
  rl_prep_term_function = rl_prep_terminal;
  rl_startup_hook = NULL;
  rl_pre_input_hook = NULL;
  creadline_reading.delegate = NULL;
  creadline_reading.initial_text = NULL;
  enum creadline_outcome result = creadline_reading.outcome;
  if (line == NULL) result = creadline_end_of_input;
  // Return and at once Ctrl-C: what was accepted is not wanted after all.
  if (creadline_interrupt_arrived && result == creadline_accepted) result = creadline_interrupted;
  creadline_interrupt_arrived = 0;
  if (result == creadline_accepted)
    *text = line;
  else
    free(line);
  // Where it brackets pastes, readline ends the line itself.
  const char *const brackets = rl_variable_value("enable-bracketed-paste");
  if (line == NULL && (brackets == NULL || strcmp(brackets, "on") != 0)) {
    fputs("\n", stdout);
    fflush(stdout);
  }
  atomic_flag_clear(&in_use);
  return result;
}

// MARK: - History

void creadline_history_clear(void) { clear_history(); }

void creadline_history_add(const char *text) { add_history(text); }

// MARK: - Plain reading

// Waits until stdin has something to read, and returns 0 if an interrupt comes first.
static int wait_for_input(void) {
  for (;;) {
    if (creadline_interrupt_arrived) return 0;
    if (stdin->_IO_read_ptr < stdin->_IO_read_end) return 1;
    struct pollfd wait = {.fd = fileno(stdin), .events = POLLIN};
    const int ready = poll(&wait, 1, 500);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return 1;
  }
}

enum creadline_outcome creadline_read_plain(int until_interrupt, char **text, size_t *length) {
  *text = NULL;
  *length = 0;
  if (atomic_flag_test_and_set(&in_use)) return creadline_busy;
  char *line = NULL;
  size_t capacity = 0;
  ssize_t count = -1;
  while (!until_interrupt || wait_for_input()) {
    errno = 0;
    count = getline(&line, &capacity, stdin);
    if (count >= 0 || errno != EINTR) break;
    clearerr(stdin);
  }
  enum creadline_outcome result = creadline_accepted;
  if (until_interrupt && creadline_interrupt_arrived) {
    creadline_interrupt_arrived = 0;
    result = creadline_interrupted;
  } else if (count < 0) {
    clearerr(stdin);
    result = creadline_end_of_input;
  }
  if (result == creadline_accepted) {
    if (count > 0 && line[count - 1] == '\n') count -= 1;
    if (count > 0 && line[count - 1] == '\r') count -= 1;
    line[count] = '\0';
    *text = line;
    *length = (size_t)count;
  } else {
    free(line);
  }
  atomic_flag_clear(&in_use);
  return result;
}
