// What the C files share. Readline keeps its state in globals, so there is one read at a time.
// Every C file defines _GNU_SOURCE before its first include.

#ifndef TIDEMARK_READING_H
#define TIDEMARK_READING_H

#include <signal.h>
#include <stdio.h>

#include "CReadline.h"

#define CONTROL_C 3
#define CONTROL_D 4

/// The read that is under way.
struct reading {
  const struct creadline_delegate *delegate;  ///< NULL between reads
  enum creadline_outcome outcome;
  const char *initial_text;
  int is_prompt_drawn;
  int has_waited;  ///< for a key: what came before was typed ahead
  int is_cropped;  ///< the screen shows only a part of the input
  int drawn_columns, drawn_rows;  ///< the window when the input was last drawn; 0 before
};
extern struct reading creadline_reading;

/// Draws the input. Readline's redisplay function during a read.
void creadline_redisplay(void);
/// Puts the cursor at the end of the input, below which there is nothing.
void creadline_leave_input(void);
/// Prints lines that end "\r\n" below the input and draws the input again below them.
void creadline_list(const char *listing);
/// Writes out an input of which only a part is shown; returns 0 when it can't.
int creadline_write_whole(void);

/// Puts our commands in the place of readline's.
void creadline_bind_keys(void);

/// Set by SIGINT between creadline_catch_interrupts and creadline_release_interrupts.
extern volatile sig_atomic_t creadline_interrupt_arrived;

/// Has SIGCONT draw the input again; `*before` is what SIGCONT did.
void creadline_catch_continuation(struct sigaction *before);

/// readline's getc during a read: an interrupt that arrives is the key Ctrl-C.
int creadline_read_byte(FILE *stream);

#endif
