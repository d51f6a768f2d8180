#define _GNU_SOURCE
#include "Reading.h"

#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

// Whether the prompt is another than when the input was last drawn in this reading: a search or a
// count of repetitions shows itself there.
static int is_other_prompt(void) {
  static char *drawn = NULL;
  const char *const prompt = rl_display_prompt ? rl_display_prompt : "";
  const int is_first = !creadline_reading.is_prompt_drawn;
  creadline_reading.is_prompt_drawn = 1;
  if (drawn != NULL && strcmp(drawn, prompt) == 0) return 0;
  free(drawn);
  drawn = strdup(prompt);
  return drawn != NULL && !is_first;
}

// Readline draws newlines in its buffer but knows no continuation prompt, shows a tab as a run
// that depends on the prompt's bytes, and draws the first screenful of a tall buffer wherever
// the cursor is. So it is lent another text while it draws.
void creadline_redisplay(void) {
  static int is_drawing = 0, is_stale = 0;
  if (creadline_reading.delegate == NULL) {
    rl_redisplay();
    return;
  }
  if (is_drawing) {
    // A change of the window, noticed in the midst: it is drawn as soon as this drawing is done.
    is_stale = 1;
    return;
  }
  int rows = 24, columns = 80;
  rl_get_screen_size(&rows, &columns);
  struct creadline_display display = {0};
  struct reading *const read = &creadline_reading;
  read->delegate->display(read->delegate->context, rl_line_buffer, rl_end, rl_point,
                          rl_display_prompt ? rl_display_prompt : "", columns, rows, &display);
  if (display.text == NULL) {
    rl_redisplay();
    return;
  }
  const int is_resized =
      read->drawn_columns != 0 && (read->drawn_columns != columns || read->drawn_rows != rows);
  read->drawn_columns = columns;
  read->drawn_rows = rows;
  if (is_resized) {
    // Terminals wrap their lines anew. Readline draws from the cursor down, so it is put where
    // the prompt is now.
    fputs("\r", rl_outstream);
    if (display.row > 0) fprintf(rl_outstream, "\033[%dA", display.row);
    fputs("\033[J", rl_outstream);
    free(display.text);
    rl_forced_update_display();
    return;
  }
  if (is_other_prompt()) {
    // Readline draws over what the old prompt moved along, and leaves parts of it.
    free(display.text);
    rl_clear_visible_line();
    rl_forced_update_display();
    return;
  }
  read->is_cropped = display.cropped;

  char *const text = rl_line_buffer;
  const int end = rl_end, point = rl_point, mark = rl_mark;
  rl_line_buffer = display.text;
  rl_end = display.length;
  rl_point = display.point;
  rl_mark = display.point;
  is_drawing = 1;
  rl_redisplay();
  is_drawing = 0;
  rl_line_buffer = text;
  rl_end = end;
  rl_point = point;
  rl_mark = mark;
  free(display.text);
  if (is_stale) {
    is_stale = 0;
    rl_forced_update_display();
  }
}

// Moves below the input, whatever part of it the cursor is in.
void creadline_leave_input(void) {
  rl_point = rl_end;
  creadline_redisplay();
}

void creadline_list(const char *listing) {
  const int point = rl_point;
  creadline_leave_input();
  rl_crlf();
  fputs(listing, rl_outstream);
  rl_on_new_line();
  rl_point = point;
  rl_forced_update_display();
}

// Readline shows a part of an input taller than the screen. When it is accepted it is written out,
// so that what was evaluated can be read above its result.
int creadline_write_whole(void) {
  const struct creadline_delegate *const delegate = creadline_reading.delegate;
  struct creadline_display display = {0};
  delegate->display(delegate->context, rl_line_buffer, rl_end, rl_end, rl_prompt, 0, 0, &display);
  if (display.text == NULL) return 0;
  rl_clear_visible_line();
  for (const char *c = rl_prompt; *c != '\0'; c += 1)
    if (*c != RL_PROMPT_START_IGNORE && *c != RL_PROMPT_END_IGNORE) fputc(*c, rl_outstream);
  for (const char *c = display.text; *c != '\0'; c += 1) {
    if (*c == '\n') fputc('\r', rl_outstream);
    fputc(*c, rl_outstream);
  }
  free(display.text);
  rl_crlf();
  fflush(rl_outstream);
  rl_on_new_line();
  return 1;
}
