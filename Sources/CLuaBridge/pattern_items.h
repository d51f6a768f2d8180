/* One character against one item of a pattern: the character itself, a class, a set. */
#ifndef TIDEMARK_PATTERN_ITEMS_H
#define TIDEMARK_PATTERN_ITEMS_H

#include "patterns.h"

static inline unsigned char byte(char character) { return (unsigned char)character; }

static inline bool is_digit(char character) { return character >= '0' && character <= '9'; }

/* What a byte is, as in the C locale: a script answers the same whatever the terminal's is. */
enum {
  ALPHA_LOWER = 1, ALPHA_UPPER = 2, DIGIT = 4, HEX_LETTER = 8, PUNCTUATION = 16, SPACE = 32,
  CONTROL = 64, ZERO = 128, MAGIC = 256 | PUNCTUATION
};

enum { ALPHA = ALPHA_LOWER | ALPHA_UPPER, ALPHANUMERIC = ALPHA | DIGIT };

extern const uint16_t tidemark_character_kinds[256];

/* The kinds a class takes in, by its letter; the capital is all others. %z is not in the manual any
 * more, but still in Lua. */
extern const uint8_t tidemark_character_classes[256];

/* `letter` follows a %. */
static inline bool in_class(unsigned char character, unsigned char letter) {
  if (tidemark_character_classes[letter] == 0) return character == letter;
  bool is_small = (letter & 0x20) != 0;
  bool is_one =
      (tidemark_character_kinds[character] & tidemark_character_classes[letter]) != 0;
  return is_one == is_small;
}

/* `set` is at its [ and `last` at its ]. */
bool tidemark_pattern_in_set(pattern_match *m, unsigned char character, const char *set,
                             const char *last);

/* The place after the set that opens at p. Raises for one without an end. */
const char *tidemark_pattern_set_end(pattern_match *m, const char *p);

/* The place after the item at p. Raises for one without an end. */
static inline const char *item_end(pattern_match *m, const char *p) {
  if (*p == '%') {
    if (p + 1 == m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 2;
  }
  return *p == '[' ? tidemark_pattern_set_end(m, p) : p + 1;
}

/* Whether the item accepts the character at `at`; none at the end of the text. */
static inline bool accepts(pattern_match *m, const char *at, const char *item, const char *end) {
  if (at >= m->text_end) return false;
  switch (*item) {
    case '.': return true;
    case '%': return in_class(byte(*at), byte(item[1]));
    case '[': return tidemark_pattern_in_set(m, byte(*at), item, end - 1);
    default: return *item == *at;
  }
}

/* The first character from `at` on that the item accepts, or does not accept; the text's end when
 * there is none. */
const char *tidemark_pattern_first_that(pattern_match *m, const char *at, const char *item,
                                        const char *end, bool accepted);

#endif
