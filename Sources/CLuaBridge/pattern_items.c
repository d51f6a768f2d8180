#include "pattern_items.h"

#include <string.h>

const uint16_t tidemark_character_kinds[256] = {
    [0] = CONTROL | ZERO,
    [1 ... 8] = CONTROL,
    [9 ... 13] = CONTROL | SPACE,
    [14 ... 31] = CONTROL,
    [127] = CONTROL,
    [' '] = SPACE,
    ['!' ... '#'] = PUNCTUATION, ['$' ... '%'] = MAGIC, ['&' ... '\''] = PUNCTUATION,
    ['('] = MAGIC, [')'] = PUNCTUATION, ['*' ... '+'] = MAGIC, [','] = PUNCTUATION,
    ['-' ... '.'] = MAGIC, ['/'] = PUNCTUATION,
    ['0' ... '9'] = DIGIT,
    [':' ... '>'] = PUNCTUATION, ['?'] = MAGIC, ['@'] = PUNCTUATION,
    ['A' ... 'F'] = ALPHA_UPPER | HEX_LETTER, ['G' ... 'Z'] = ALPHA_UPPER,
    ['['] = MAGIC, ['\\' ... ']'] = PUNCTUATION, ['^'] = MAGIC, ['_' ... '`'] = PUNCTUATION,
    ['a' ... 'f'] = ALPHA_LOWER | HEX_LETTER, ['g' ... 'z'] = ALPHA_LOWER,
    ['{' ... '~'] = PUNCTUATION,
};

const uint8_t tidemark_character_classes[256] = {
    ['a'] = ALPHA,       ['A'] = ALPHA,       ['c'] = CONTROL,
    ['C'] = CONTROL,     ['d'] = DIGIT,       ['D'] = DIGIT,
    ['g'] = ALPHANUMERIC | PUNCTUATION,       ['G'] = ALPHANUMERIC | PUNCTUATION,
    ['l'] = ALPHA_LOWER, ['L'] = ALPHA_LOWER, ['p'] = PUNCTUATION,
    ['P'] = PUNCTUATION, ['s'] = SPACE,       ['S'] = SPACE,
    ['u'] = ALPHA_UPPER, ['U'] = ALPHA_UPPER, ['w'] = ALPHANUMERIC,
    ['W'] = ALPHANUMERIC,                     ['x'] = DIGIT | HEX_LETTER,
    ['X'] = DIGIT | HEX_LETTER,               ['z'] = ZERO,
    ['Z'] = ZERO,
};

/* Whether a set holds the character, from p within it up to `last`. */
static inline bool is_listed(unsigned char character, const char *p, const char *last) {
  while (p < last) {
    if (*p == '%') {
      if (in_class(character, byte(p[1]))) return true;
      p += 2;
    } else if (p[1] == '-' && p + 2 < last) {
      if (byte(p[0]) <= character && character <= byte(p[2])) return true;
      p += 3;
    } else {
      if (byte(*p) == character) return true;
      p++;
    }
  }
  return false;
}

bool tidemark_pattern_in_set(pattern_match *m, unsigned char character, const char *set,
                             const char *last) {
  enum { LONG = 256 };
  bool inside = set[1] != '^';
  const char *first = set + (inside ? 1 : 2);
  tidemark_pattern_spend(m, last - first > LONG ? (last - first) / 8 : 0);
  return is_listed(character, first, last) == inside;
}

const char *tidemark_pattern_set_end(pattern_match *m, const char *p) {
  p++;
  if (*p == '^') p++;
  /* A ] right at the beginning is one of the set. */
  do {
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
    if (*p++ == '%' && p < m->pattern_end) p++;
    tidemark_pattern_spend(m, 1);
  } while (p == m->pattern_end || *p != ']');
  return p + 1;
}

const char *tidemark_pattern_first_that(pattern_match *m, const char *at, const char *item,
                                        const char *end, bool accepted) {
  enum { PIECE = 1024 };
  const char *text_end = m->text_end, *start = at;
  char literal = *item;
  switch (*item) {
    case '.': return accepted ? at : text_end;
    case '[':
      for (;;) {
        const char *pause = text_end - at > PIECE ? at + PIECE : text_end;
        while (at < pause && tidemark_pattern_in_set(m, byte(*at), item, end - 1) != accepted)
          at++;
        tidemark_pattern_spend(m, PIECE);
        if (at < pause || at == text_end) return at;
      }
    case '%': {
      literal = item[1];
      unsigned mask = tidemark_character_classes[byte(literal)];
      if (mask == 0) break;
      bool wanted = ((literal & 0x20) != 0) == accepted;
      for (;;) {
        const char *pause = text_end - at > 64 * PIECE ? at + 64 * PIECE : text_end, *from = at;
        while (at < pause && ((tidemark_character_kinds[byte(*at)] & mask) != 0) != wanted) at++;
        tidemark_pattern_spend(m, (at - from) / 4);
        if (at < pause || at == text_end) return at;
      }
    }
    default: break;
  }
  if (accepted) {
    at = at < text_end ? memchr(at, byte(literal), (size_t)(text_end - at)) : NULL;
    if (at == NULL) at = text_end;
    tidemark_pattern_spend(m, (at - start) / 64);
    return at;
  }
  while (at < text_end && *at == literal) at++;
  tidemark_pattern_spend(m, (at - start) / 4);
  return at;
}
