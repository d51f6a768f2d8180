/* Matching of Lua's patterns (patterns.c), for the string functions (strings.c). */
#ifndef TIDEMARK_PATTERNS_H
#define TIDEMARK_PATTERNS_H

#include "internal.h"

enum { PATTERN_CAPTURES = 32, CAPTURE_OPEN = -1, CAPTURE_POSITION = -2 };

/* One match in the making. `steps` is what may still be done before the next look at the stop. */
typedef struct pattern_match {
  lua_State *L;
  const char *text, *text_end;
  const char *pattern, *pattern_end;
  const char *head, *head_end; /* the item every match begins with; NULL when that is not certain */
  bool anchored; /* the pattern began with ^, which is no longer in it */
  int depth;
  ptrdiff_t steps;
  int count;     /* captures begun */
  struct {
    const char *start;
    ptrdiff_t length; /* or CAPTURE_OPEN, CAPTURE_POSITION */
  } captures[PATTERN_CAPTURES];
} pattern_match;

/* Pattern and text must live as long as the match. `may_anchor`: whether ^ at the head is an anchor;
 * it is none in gmatch. Raises for a set without an end at the head. */
void tidemark_pattern_begin(pattern_match *m, lua_State *L, const char *text, size_t length,
                            const char *pattern, size_t pattern_length, bool may_anchor);

/* Where the first match at or after `at` begins, and in `end` where it ends; NULL when there is
 * none. One that ends at `last` does not count. Raises what is wrong with the pattern, and a stop. */
const char *tidemark_pattern_search(pattern_match *m, const char *at, const char *last,
                                    const char **end);

/* Whether the pattern has no magic character. */
bool tidemark_pattern_is_plain(const char *pattern, size_t length);

/* Raises the stop if there is one. */
void tidemark_pattern_poll(pattern_match *m);

/* So much work is done; looks at the stop from time to time. */
static inline void tidemark_pattern_spend(pattern_match *m, ptrdiff_t steps) {
  m->steps -= steps;
  if (__builtin_expect(m->steps < 0, 0)) tidemark_pattern_poll(m);
}

#endif
