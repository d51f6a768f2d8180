/*
 * Lua's patterns, as §6.4.1 of the reference manual has them, with the one difference that a match
 * can be stopped: backtracking may take minutes in which no Lua instruction runs and so no hook does.
 * Every step of it is counted, and after some thousands the stop is looked at.
 *
 * An item of a pattern is what stands for one character: the character itself, a class, a set. What
 * is wrong with a pattern is said when matching gets there, as in Lua.
 */
#include "pattern_items.h"

#include <string.h>

enum {
  STEPS_BETWEEN_LOOKS = 8192,
  MOST_DEPTH = 200 /* items within each other that can be taken back; some 30 kB of C stack */
};

void tidemark_pattern_poll(pattern_match *m) {
  m->steps = STEPS_BETWEEN_LOOKS;
  if (tidemark_stop_wanted(tidemark_owner(m->L))) tidemark_raise_stop(m->L);
}

/* ---- what is certain about a match ---- */

/* Whether whatever matches the pattern from p on begins with the item at p. */
static bool is_certain(const pattern_match *m, const char *p, const char *end) {
  if (end < m->pattern_end && (*end == '*' || *end == '?' || *end == '-')) return false;
  if (*p == '$') return end < m->pattern_end;
  return *p != '(' && *p != ')' &&
         (*p != '%' || (p[1] != 'b' && p[1] != 'f' && !is_digit(p[1])));
}

/* The innermost capture without an end; -1 when there is none. */
static int open_of(const pattern_match *m) {
  int open = m->count - 1;
  while (open >= 0 && m->captures[open].length != CAPTURE_OPEN) open--;
  return open;
}

/* The byte that whatever matches the pattern from p on begins with; -1 when that is not certain. */
static int certain_byte(const pattern_match *m, const char *p) {
  if (p < m->pattern_end && *p == ')' && open_of(m) >= 0) p++;
  if (p == m->pattern_end || *p == '[' || *p == '.') return -1;
  const char *literal = p, *end = p + 1;
  if (*p == '%') {
    if (end == m->pattern_end || tidemark_character_classes[byte(*end)] != 0) return -1;
    literal = end++;
  }
  return is_certain(m, p, end) ? byte(*literal) : -1;
}

/* ---- a pattern against a text ---- */

static const char *match_from(pattern_match *m, const char *at, const char *p);

/* item* and item+: the longest run first. `rest` is the pattern after it. */
static const char *match_longest(pattern_match *m, const char *at, ptrdiff_t least,
                                 const char *item, const char *end) {
  const char *rest = end + 1, *shortest = at + least;
  const char *stop = tidemark_pattern_first_that(m, at, item, end, false);
  int certain = certain_byte(m, rest);
  for (; stop >= shortest; stop--) {
    tidemark_pattern_spend(m, 1);
    if (certain >= 0 && (stop == m->text_end || byte(*stop) != certain)) continue;
    const char *found = match_from(m, stop, rest);
    if (found != NULL) return found;
  }
  return NULL;
}

/* item-: the shortest run first. */
static const char *match_shortest(pattern_match *m, const char *at, const char *item,
                                  const char *end) {
  const char *rest = end + 1;
  int certain = certain_byte(m, rest);
  for (;;) {
    if (certain >= 0 && *item == '.') {
      const char *next = memchr(at, certain, (size_t)(m->text_end - at));
      tidemark_pattern_spend(m, ((next != NULL ? next : m->text_end) - at) / 64);
      if (next == NULL) return NULL;
      at = next;
    }
    tidemark_pattern_spend(m, 1);
    if (certain < 0 || (at < m->text_end && byte(*at) == certain)) {
      const char *found = match_from(m, at, rest);
      if (found != NULL) return found;
    }
    if (!accepts(m, at, item, end)) return NULL;
    at++;
  }
}

static const char *open_capture(pattern_match *m, const char *at, const char *rest,
                                ptrdiff_t length) {
  if (m->count == PATTERN_CAPTURES) luaL_error(m->L, "too many captures");
  m->captures[m->count].start = at;
  m->captures[m->count].length = length;
  m->count++;
  const char *found = match_from(m, at, rest);
  if (found == NULL) m->count--;
  return found;
}

static const char *close_capture(pattern_match *m, const char *at, const char *rest) {
  int open = open_of(m);
  if (open < 0) luaL_error(m->L, "invalid pattern capture");
  m->captures[open].length = at - m->captures[open].start;
  const char *found = match_from(m, at, rest);
  if (found == NULL) m->captures[open].length = CAPTURE_OPEN;
  return found;
}

/* %1 … %9: what the capture holds, once more. NULL when the text has it not. */
static const char *match_again(pattern_match *m, const char *at, int digit) {
  int capture = digit - '1';
  if (capture < 0 || capture >= m->count || m->captures[capture].length == CAPTURE_OPEN)
    luaL_error(m->L, "invalid capture index %%%d", capture + 1);
  ptrdiff_t length = m->captures[capture].length;
  if (length < 0 || length > m->text_end - at) return NULL; /* a position has no text */
  tidemark_pattern_spend(m, length / 32 + 1);
  return memcmp(m->captures[capture].start, at, (size_t)length) == 0 ? at + length : NULL;
}

/* %bxy; p is at the x. NULL when the text has no balanced run here. */
static const char *match_balanced(pattern_match *m, const char *at, const char *p) {
  if (m->pattern_end - p < 2)
    luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (at >= m->text_end || *at != p[0]) return NULL;
  const char *start = at;
  size_t open = 1;
  while (++at < m->text_end) {
    if (((at - start) & 0xffff) == 0) tidemark_pattern_spend(m, 0x4000);
    if (*at == p[1]) {
      if (--open == 0) break;
    } else if (*at == p[0]) {
      open++;
    }
  }
  tidemark_pattern_spend(m, ((at - start) & 0xffff) / 4);
  return at < m->text_end ? at + 1 : NULL;
}

/* %f[set]; p is at the [. Whether the set begins here. The text's ends count as \0. */
static bool at_frontier(pattern_match *m, const char *at, const char *p, const char **rest) {
  if (p == m->pattern_end || *p != '[') luaL_error(m->L, "missing '[' after '%%f' in pattern");
  *rest = item_end(m, p);
  int before = at == m->text ? 0 : byte(at[-1]), here = at == m->text_end ? 0 : byte(*at);
  return !tidemark_pattern_in_set(m, before, p, *rest - 1) &&
         tidemark_pattern_in_set(m, here, p, *rest - 1);
}

/* %1, %b and %f at p; `rest` is the pattern after it, p itself for any other item. */
static const char *match_special(pattern_match *m, const char *at, const char *p,
                                 const char **rest) {
  *rest = p;
  if (p + 1 == m->pattern_end) return at;
  if (is_digit(p[1])) {
    *rest = p + 2;
    return match_again(m, at, p[1]);
  }
  if (p[1] == 'b') {
    *rest = p + 4;
    return match_balanced(m, at, p + 2);
  }
  if (p[1] == 'f') return at_frontier(m, at, p + 2, rest) ? at : NULL;
  return at;
}

/* Walks over what can be decided at once; only what may have to be taken back goes deeper. */
static const char *match_items(pattern_match *m, const char *at, const char *p) {
  tidemark_pattern_spend(m, 1);
  while (p != m->pattern_end) {
    const char *end;
    switch (*p) {
      case '(':
        if (p + 1 < m->pattern_end && p[1] == ')')
          return open_capture(m, at, p + 2, CAPTURE_POSITION);
        return open_capture(m, at, p + 1, CAPTURE_OPEN);
      case ')': return close_capture(m, at, p + 1);
      case '$':
        if (p + 1 == m->pattern_end) return at == m->text_end ? at : NULL;
        end = p + 1;
        break;
      case '%': {
        const char *rest;
        if ((at = match_special(m, at, p, &rest)) == NULL) return NULL;
        if (rest != p) {
          p = rest;
          continue;
        }
        end = item_end(m, p);
        break;
      }
      case '[': end = tidemark_pattern_set_end(m, p); break;
      default: end = p + 1; break;
    }
    switch (end < m->pattern_end ? *end : '\0') {
      case '*': return match_longest(m, at, 0, p, end);
      case '+': return match_longest(m, at, 1, p, end);
      case '-': return match_shortest(m, at, p, end);
      case '?':
        if (accepts(m, at, p, end)) {
          const char *found = match_from(m, at + 1, end + 1);
          if (found != NULL) return found;
        }
        p = end + 1;
        break;
      default:
        if (!accepts(m, at, p, end)) return NULL;
        at++;
        p = end;
    }
  }
  return at;
}

static const char *match_from(pattern_match *m, const char *at, const char *p) {
  if (m->depth == MOST_DEPTH) luaL_error(m->L, "pattern too complex");
  m->depth++;
  const char *found = match_items(m, at, p);
  m->depth--;
  return found;
}

void tidemark_pattern_begin(pattern_match *m, lua_State *L, const char *text, size_t length,
                            const char *pattern, size_t pattern_length, bool may_anchor) {
  m->L = L;
  m->text = text;
  m->text_end = text + length;
  m->anchored = may_anchor && *pattern == '^';
  m->pattern = pattern + (m->anchored ? 1 : 0);
  m->pattern_end = pattern + pattern_length;
  m->steps = STEPS_BETWEEN_LOOKS;
  m->head = NULL;
  if (m->anchored) return;
  const char *head = m->pattern;
  if (*head == '(' && head + 1 < m->pattern_end && head[1] != ')') head++;
  if (head == m->pattern_end) return;
  if (*head == '%' && m->pattern_end - head >= 4 && head[1] == 'b' &&
      head[2] != '.' && head[2] != '[' && head[2] != '%') {
    m->head = head + 2;
    m->head_end = head + 3;
    return;
  }
  m->head_end = item_end(m, head);
  if (is_certain(m, head, m->head_end)) m->head = head;
}

const char *tidemark_pattern_search(pattern_match *m, const char *at, const char *last,
                                    const char **end) {
  for (;; at++) {
    if (m->head != NULL) {
      at = tidemark_pattern_first_that(m, at, m->head, m->head_end, true);
      if (at >= m->text_end) return NULL;
    }
    m->depth = m->count = 0;
    *end = match_from(m, at, m->pattern);
    if (*end != NULL && *end != last) return at;
    if (m->anchored || at >= m->text_end) return NULL;
  }
}

bool tidemark_pattern_is_plain(const char *pattern, size_t length) {
  for (size_t i = 0; i < length; i++)
    if ((tidemark_character_kinds[byte(pattern[i])] & MAGIC) > PUNCTUATION) return false;
  return true;
}
