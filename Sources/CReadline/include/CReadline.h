// The door to GNU readline. No readline type passes through it, and no Swift
// frame is ever under a readline call that can jump: readline leaves Ctrl-G by
// longjmp, so the functions below that are handed in by Swift are leaves. They
// get bytes, give back bytes, and call nothing of readline.

#ifndef TIDEMARK_CREADLINE_H
#define TIDEMARK_CREADLINE_H

#include <stddef.h>

/// What a person did to end a read.
enum creadline_outcome {
  creadline_accepted = 0,
  creadline_interrupted = 1,
  creadline_end_of_input = 2,
  creadline_busy = 3,  ///< another read is under way; nothing was read
};

/// What is shown in place of the text being edited.
struct creadline_display {
  char *text;  ///< from malloc; creadline frees it
  int length;
  int point;    ///< the cursor's offset in `text`
  int cropped;  ///< 1 when a part of the input is not in `text`
  int row;      ///< how far below the prompt's row the cursor is in what was drawn before,
                ///< wrapped at the present width
};

/// What Tab does.
struct creadline_completion {
  char *replacement;  ///< from malloc, or NULL: nothing to put in
  int start;          ///< bytes start..<end of the text are replaced
  int end;
  char *listing;  ///< from malloc, or NULL: what a second Tab prints, lines ending "\r\n"
};

/// The questions that an edit asks. Each gets the whole text as `length` bytes.
struct creadline_delegate {
  void *context;
  /// The number of spaces after a new line, or -1 to accept the text.
  int (*indent_or_accept)(void *context, const char *text, int length, int point);
  /// The number of spaces that the line which ends at `point` should begin with, now that a letter was
  /// typed there; -1 to leave it.
  int (*indent_of_line)(void *context, const char *text, int length, int point);
  void (*display)(void *context, const char *text, int length, int point, const char *prompt,
                  int columns, int rows, struct creadline_display *display);
  void (*complete)(void *context, const char *text, int length, int point, int columns, int rows,
                   struct creadline_completion *completion);
  /// The offset one screen row above (-1) or below (1) `point`, or -1 when there is none.
  /// `keep_column` is 1 when the key before this one moved by rows too.
  int (*move_by_row)(void *context, const char *text, int length, int point, const char *prompt,
                     int columns, int direction, int keep_column);
  /// Called once the prompt is drawn, before a key is waited for; 0 ends the reading as the end of the
  /// input does.
  int (*prompt_drawn)(void *context);
};

/// Prepares readline once for this process; `name` is the application for inputrc's `$if`.
/// Returns 1 when the terminal can be edited on, 0 when it can't move its cursor.
int creadline_prepare(const char *name);

/// Edits one input, which begins as `initial`. `*text` is from malloc, or NULL unless accepted.
enum creadline_outcome creadline_read(const char *prompt, const char *initial,
                                      const struct creadline_delegate *delegate, char **text);

void creadline_history_clear(void);
void creadline_history_add(const char *text);

/// Reads one line of standard input without editing, sharing stdin's buffer with the rest of the
/// process; `*text` is from malloc, without its line end. With `until_interrupt`, an interrupt
/// that was caught by `creadline_catch_interrupts` ends the read.
enum creadline_outcome creadline_read_plain(int until_interrupt, char **text, size_t *length);

/// From here to `creadline_release_interrupts`, which brings back what was arranged before, an
/// interrupt (SIGINT) is only noted. `creadline_read` does both itself.
void creadline_catch_interrupts(void);
void creadline_release_interrupts(void);

/// Between two readings, while the program works: a stop (Ctrl-Z) leaves the terminal as it was found
/// and is timed. With `silencing`, keys are not echoed meanwhile; they wait for the next reading, all
/// but Ctrl-C and Ctrl-Z, which are signals. Ends with `creadline_end_work`, or with the process.
void creadline_begin_work(int silencing);
void creadline_end_work(void);
/// Echoes keys again for a while, or ends that; returns what was before. Nothing where no work is done.
int creadline_set_silence(int on);
/// For how long this process has been stopped during work.
long long creadline_stopped_nanoseconds(void);

/// Terminal columns of one Unicode scalar, 0 for combining marks, -1 for control characters.
int creadline_scalar_columns(unsigned int scalar);

#endif
