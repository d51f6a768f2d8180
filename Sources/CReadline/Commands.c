#define _GNU_SOURCE
#include "Reading.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

#include <readline/readline.h>

static int moved_by_row;

// MARK: - Ending and continuing

static int accept(int count, int key) {
  creadline_reading.outcome = creadline_accepted;
  if (!creadline_reading.is_cropped || !creadline_write_whole()) return rl_newline(count, key);
  rl_done = 1;
  return 0;
}

static int insert_line_break(int spaces) {
  rl_begin_undo_group();
  rl_insert_text("\n");
  for (; spaces > 0; spaces -= 1) rl_insert_text(" ");
  rl_end_undo_group();
  return 0;
}

static int accept_or_continue(int count, int key) {
  if (rl_end == 0) return accept(count, key);
  rl_line_buffer[rl_end] = '\0';
  const struct creadline_delegate *const ask = creadline_reading.delegate;
  const int spaces = ask->indent_or_accept(ask->context, rl_line_buffer, rl_end, rl_point);
  return spaces < 0 ? accept(count, key) : insert_line_break(spaces);
}

static int start_of_line(int point) {
  while (point > 0 && rl_line_buffer[point - 1] != '\n') point -= 1;
  return point;
}

static int end_of_line(int point) {
  while (point < rl_end && rl_line_buffer[point] != '\n') point += 1;
  return point;
}

// A later line that begins with a word which closes a block moves out when the word is whole, and back
// when it turns out to be a longer one.
static int insert_in_word(int count, int key) {
  if (count != 1 || !rl_insert_mode) return rl_insert(count, key);
  const char typed[] = {(char)key, '\0'};
  rl_insert_text(typed);
  const int start = start_of_line(rl_point);
  if (start == 0 || rl_point != end_of_line(rl_point)) return 0;
  int spaces = 0;
  while (rl_line_buffer[start + spaces] == ' ') spaces += 1;
  const int longest_word = 16;
  if (rl_point - start - spaces > longest_word) return 0;
  rl_line_buffer[rl_end] = '\0';
  const struct creadline_delegate *const ask = creadline_reading.delegate;
  const int wanted = ask->indent_of_line(ask->context, rl_line_buffer, rl_end, rl_point);
  if (wanted < 0 || wanted == spaces) return 0;
  rl_begin_undo_group();
  if (wanted < spaces) {
    rl_delete_text(start, start + spaces - wanted);
    rl_point -= spaces - wanted;
  } else {
    const int point = rl_point + wanted - spaces;
    rl_point = start;
    for (int i = spaces; i < wanted; i += 1) rl_insert_text(" ");
    rl_point = point;
  }
  rl_end_undo_group();
  return 0;
}

static int is_of_words(int key) {
  return (key >= '0' && key <= '9') || (key >= 'A' && key <= 'Z') || (key >= 'a' && key <= 'z') ||
         key == '_' || key == '}' || key == ')';
}

static int new_line(int count, int key) {
  (void)count;
  (void)key;
  int spaces = 0;
  const int start = start_of_line(rl_point);
  while (start + spaces < rl_point && rl_line_buffer[start + spaces] == ' ') spaces += 1;
  return insert_line_break(spaces);
}

static int abandon(int count, int key) {
  creadline_reading.outcome = creadline_interrupted;
  creadline_leave_input();
  fputs("^C", rl_outstream);
  return rl_newline(count, key);
}

// Home and End go to the ends of the line, and pressed again to the ends of the whole text.
static int beginning_of_line(int count, int key) {
  const int start = start_of_line(rl_point);
  if (rl_last_func == beginning_of_line && start == rl_point) return rl_beg_of_line(count, key);
  rl_point = start;
  return 0;
}

static int ending_of_line(int count, int key) {
  const int end = end_of_line(rl_point);
  if (rl_last_func == ending_of_line && end == rl_point) return rl_end_of_line(count, key);
  rl_point = end;
  return 0;
}

static int kill_to_end(int count, int key) {
  if (count < 0) return rl_kill_line(count, key);
  int end = end_of_line(rl_point);
  if (end == rl_point && end < rl_end) end += 1;
  return rl_kill_text(rl_point, end);
}

static int kill_to_beginning(int count, int key) {
  (void)count;
  (void)key;
  const int end = rl_point;
  int start = start_of_line(end);
  if (start == end && start > 0) start -= 1;
  // Backwards, so that cuts in a row come back in the order of the text.
  rl_kill_text(end, start);
  rl_point = start;
  return 0;
}

static int move_up(int count, int key);
static int move_down(int count, int key);

static int move_row(int direction) {
  int rows = 24, columns = 80;
  rl_get_screen_size(&rows, &columns);
  const int keep = moved_by_row && (rl_last_func == move_up || rl_last_func == move_down);
  const struct creadline_delegate *const ask = creadline_reading.delegate;
  const int point =
      ask->move_by_row(ask->context, rl_line_buffer, rl_end, rl_point,
                       rl_display_prompt ? rl_display_prompt : "", columns, direction, keep);
  moved_by_row = point >= 0;
  if (moved_by_row) rl_point = point;
  return moved_by_row;
}

static int move_up(int count, int key) {
  if (count < 0) return move_down(-count, key);
  for (; count > 0; count -= 1)
    if (!move_row(-1)) rl_get_previous_history(1, key);
  return 0;
}

static int move_down(int count, int key) {
  if (count < 0) return move_up(-count, key);
  for (; count > 0; count -= 1)
    if (!move_row(1)) {
      rl_get_next_history(1, key);
      // From above, a block is entered at its first line.
      rl_point = end_of_line(0);
    }
  return 0;
}

// Puts in what the candidates share; when that is nothing more, lists them or rings the bell.
static int show_completions(int may_complete, int may_list) {
  int rows = 24, columns = 80;
  rl_get_screen_size(&rows, &columns);
  struct creadline_completion answer = {0};
  rl_line_buffer[rl_end] = '\0';
  const struct creadline_delegate *const ask = creadline_reading.delegate;
  ask->complete(ask->context, rl_line_buffer, rl_end, rl_point, columns, rows, &answer);
  if (may_complete && answer.replacement != NULL) {
    rl_begin_undo_group();
    rl_delete_text(answer.start, answer.end);
    rl_point = answer.start;
    rl_insert_text(answer.replacement);
    rl_end_undo_group();
  } else if (may_list && answer.listing != NULL) {
    creadline_list(answer.listing);
  } else {
    rl_ding();
  }
  free(answer.replacement);
  free(answer.listing);
  return 0;
}

static int list_completions(int count, int key) {
  (void)count;
  (void)key;
  return show_completions(0, 1);
}

// Whether this key is part of a paste on a terminal that puts no brackets around one: much more is
// waiting to be read than fingers type ahead, or was a moment ago.
static int is_in_bare_paste(void) {
  static struct timespec last;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  int waiting = 0;
  if (ioctl(fileno(rl_instream), FIONREAD, &waiting) == 0 && waiting > 8) {
    last = now;
    return 1;
  }
  const double passed =
      (double)(now.tv_sec - last.tv_sec) + (double)(now.tv_nsec - last.tv_nsec) / 1e9;
  return last.tv_sec != 0 && passed < 0.05;
}

// Tab completes as far as the candidates agree; a second Tab that could add nothing lists them.
// In the indentation of a later line it indents.
static int complete(int count, int key) {
  (void)count;
  (void)key;
  if (is_in_bare_paste()) {
    rl_insert_text("\t");
    return 0;
  }
  const int start = start_of_line(rl_point);
  int blank = start > 0;
  for (int i = start; i < rl_point; i += 1)
    if (rl_line_buffer[i] != ' ' && rl_line_buffer[i] != '\t') blank = 0;
  if (blank) {
    rl_insert_text((rl_point - start) % 2 == 0 ? "  " : " ");
    return 0;
  }
  return show_completions(1, rl_last_func == complete);
}

// A pasted block goes in as it is: no completion, no test for its end, one undo. Line ends
// become "\n", as terminals send "\r" for them.
static int paste(int count, int key) {
  (void)count;
  (void)key;
  static const char terminator[] = "\033[201~";
  const size_t terminator_length = sizeof terminator - 1;
  size_t length = 0, capacity = 0;
  char *text = NULL;
  int previous = 0;
  for (;;) {
    const int c = rl_read_key();
    if (c < 0) break;
    if (c == '\0' || (c == '\n' && previous == '\r')) {
      previous = c;
      continue;
    }
    previous = c;
    if (length + 2 > capacity) {
      capacity = capacity == 0 ? 1024 : capacity * 2;
      char *const larger = realloc(text, capacity);
      if (larger == NULL) break;
      text = larger;
    }
    text[length] = c == '\r' ? '\n' : (char)c;
    length += 1;
    if (c == '~' && length >= terminator_length &&
        memcmp(text + length - terminator_length, terminator, terminator_length) == 0) {
      length -= terminator_length;
      break;
    }
  }
  if (length > 0) {
    text[length] = '\0';
    rl_insert_text(text);
  }
  free(text);
  return 0;
}

// MARK: - Bindings

// Wherever a key map has readline's own command, ours for several lines takes its place. Keys
// that a person gave another meaning in inputrc keep it.
static void substitute(Keymap map) {
  static const struct {
    rl_command_func_t *stock, *ours;
  } pairs[] = {
      {rl_newline, accept_or_continue},
      {rl_operate_and_get_next, accept},
      // Alt-Return in the keys of Emacs.
      {rl_vi_editing_mode, new_line},
      {rl_get_previous_history, move_up},
      {rl_get_next_history, move_down},
      {rl_beg_of_line, beginning_of_line},
      {rl_end_of_line, ending_of_line},
      {rl_kill_line, kill_to_end},
      {rl_unix_line_discard, kill_to_beginning},
      {rl_complete, complete},
      {rl_possible_completions, list_completions},
      {rl_bracketed_paste_begin, paste},
  };
  for (int i = 0; i < KEYMAP_SIZE; i += 1) {
    if (map[i].type == ISKMAP) {
      if (map[i].function != NULL) substitute((Keymap)map[i].function);
      continue;
    }
    if (map[i].type != ISFUNC) continue;
    if (map[i].function == rl_insert && is_of_words(i)) map[i].function = insert_in_word;
    for (size_t p = 0; p < sizeof pairs / sizeof pairs[0]; p += 1)
      if (map[i].function == pairs[p].stock) {
        map[i].function = pairs[p].ours;
        break;
      }
  }
}

void creadline_bind_keys(void) {
  Keymap const maps[] = {emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap};
  for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i += 1) {
    Keymap const map = maps[i];
    // Page Up and Page Down walk whole entries, those that begin with what is before the cursor.
    if (i < 2) {
      rl_bind_keyseq_if_unbound_in_map("\\e[5~", rl_history_search_backward, map);
      rl_bind_keyseq_if_unbound_in_map("\\e[6~", rl_history_search_forward, map);
    }
    substitute(map);
    rl_bind_key_in_map(CONTROL_C, abandon, map);
  }
  KEYMAP_ENTRY *const control_o = &vi_insertion_keymap['O' & 0x1f];
  if (control_o->type == ISFUNC && control_o->function == rl_insert) control_o->function = accept;
}
