/*
 * The functions of the string library that can run for minutes without a single Lua instruction, so
 * that no hook would end them: ours look at the stop as they go. Otherwise they are as in Lua,
 * messages included.
 */
#define _GNU_SOURCE /* memmem */
#include "patterns.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

/* ---- a text in a text ---- */

/* In pieces, for the stop's sake. */
static const char *find_in_pieces(lua_State *L, const char *text, size_t length,
                                  const char *sought, size_t sought_length) {
  size_t piece = (size_t)1 << 20;
  if (piece < 4 * sought_length) piece = 4 * sought_length;
  for (;;) {
    size_t here = piece < length ? piece : length;
    const char *found = memmem(text, here, sought, sought_length);
    if (found != NULL || here == length) return found;
    text += here - (sought_length - 1);
    length -= here - (sought_length - 1);
    if (tidemark_stop_wanted(tidemark_owner(L))) tidemark_raise_stop(L);
  }
}

static const char *find_plain(lua_State *L, const char *text, size_t length, const char *sought,
                              size_t sought_length) {
  enum { TRIES = 16 }; /* by the first byte, which is quickest where it is rare */
  if (sought_length == 0) return text;
  for (int i = 0; i < TRIES && sought_length <= length; i++) {
    const char *first = memchr(text, (unsigned char)*sought, length - sought_length + 1);
    if (first == NULL) return NULL;
    if (memcmp(first, sought, sought_length) == 0) return first;
    length -= (size_t)(first + 1 - text);
    text = first + 1;
  }
  return sought_length <= length ? find_in_pieces(L, text, length, sought, sought_length) : NULL;
}

/* ---- find and match ---- */

/* Where to begin, from 1; negative counts from the end. */
static size_t start_from(lua_Integer given, size_t length) {
  if (given > 0) return (size_t)given;
  if (given == 0 || given < -(lua_Integer)length) return 1;
  return length + (size_t)given + 1;
}

/* The capture, or the whole match where the pattern has none. */
static void push_capture(pattern_match *m, int capture, const char *from, const char *to) {
  lua_State *L = m->L;
  if (capture >= m->count) {
    if (capture != 0) luaL_error(L, "invalid capture index %%%d", capture + 1);
    lua_pushlstring(L, from, (size_t)(to - from));
    return;
  }
  const char *start = m->captures[capture].start;
  ptrdiff_t length = m->captures[capture].length;
  if (length == CAPTURE_OPEN) luaL_error(L, "unfinished capture");
  if (length == CAPTURE_POSITION) lua_pushinteger(L, start - m->text + 1);
  else lua_pushlstring(L, start, (size_t)length);
}

static int push_captures(pattern_match *m, const char *from, const char *to, bool or_whole) {
  int count = m->count == 0 && or_whole ? 1 : m->count;
  luaL_checkstack(m->L, count, "too many captures");
  for (int i = 0; i < count; i++) push_capture(m, i, from, to);
  return count;
}

static int push_place(lua_State *L, const char *text, const char *from, const char *to) {
  lua_pushinteger(L, from - text + 1);
  lua_pushinteger(L, to - text);
  return 2;
}

static int find_or_match(lua_State *L, bool find) {
  size_t length, pattern_length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &pattern_length);
  bool more = lua_gettop(L) > 2;
  size_t start = more ? start_from(luaL_optinteger(L, 3, 1), length) - 1 : 0;
  if (start > length) {
    lua_pushnil(L);
    return 1;
  }
  if (find && ((more && lua_toboolean(L, 4)) || tidemark_pattern_is_plain(pattern, pattern_length))) {
    const char *found =
        find_plain(L, text + start, length - start, pattern, pattern_length);
    if (found != NULL) return push_place(L, text, found, found + pattern_length);
  } else {
    pattern_match m;
    tidemark_pattern_begin(&m, L, text, length, pattern, pattern_length, true);
    const char *end, *at = tidemark_pattern_search(&m, text + start, NULL, &end);
    if (at != NULL) {
      if (!find) return push_captures(&m, at, end, true);
      return push_place(L, text, at, end) + push_captures(&m, at, end, false);
    }
  }
  lua_pushnil(L);
  return 1;
}

static int string_find(lua_State *L) { return find_or_match(L, true); }

static int string_match(lua_State *L) { return find_or_match(L, false); }

/* ---- gmatch ---- */

typedef struct walk {
  pattern_match match;
  const char *text, *pattern;
  size_t length, pattern_length;
  bool begun;
  const char *next; /* where to go on */
  const char *last; /* where the last match ended; an empty one there is none of its own */
} walk;

/* Upvalues: walk, text, pattern. */
static int next_match(lua_State *L) {
  walk *w = lua_touserdata(L, lua_upvalueindex(1));
  pattern_match *m = &w->match;
  const char *end;
  if (w->next == NULL) return 0;
  if (!w->begun)
    tidemark_pattern_begin(m, L, w->text, w->length, w->pattern, w->pattern_length, false);
  w->begun = true;
  m->L = L; /* another coroutine may have begun it */
  const char *at = tidemark_pattern_search(m, w->next, w->last, &end);
  if (at == NULL) return 0;
  w->next = w->last = end;
  return push_captures(m, at, end, true);
}

static int string_gmatch(lua_State *L) {
  size_t length, pattern_length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &pattern_length);
  size_t start = start_from(luaL_optinteger(L, 3, 1), length) - 1;
  lua_settop(L, 2);
  walk *w = lua_newuserdatauv(L, sizeof *w, 0);
  w->text = text;
  w->length = length;
  w->pattern = pattern;
  w->pattern_length = pattern_length;
  w->begun = false;
  w->next = start <= length ? text + start : NULL;
  w->last = NULL;
  lua_insert(L, 1);
  lua_pushcclosure(L, next_match, 3);
  return 1;
}

/* ---- gsub ---- */

static inline void add_piece(luaL_Buffer *buffer, const char *from, const char *to) {
  if (from != to) luaL_addlstring(buffer, from, (size_t)(to - from));
}

/* The replacement text at 3, with its %0 … %9 and %%. */
static void add_replacement(pattern_match *m, luaL_Buffer *buffer, const char *from,
                            const char *to) {
  size_t length;
  const char *text = lua_tolstring(m->L, 3, &length), *end = text + length, *escape;
  while ((escape = memchr(text, '%', (size_t)(end - text))) != NULL) {
    tidemark_pattern_spend(m, 1);
    add_piece(buffer, text, escape);
    char what = escape[1]; /* \0 at the end */
    if (what == '%') {
      luaL_addchar(buffer, '%');
    } else if (what == '0') {
      add_piece(buffer, from, to);
    } else if (isdigit((unsigned char)what)) {
      push_capture(m, what - '1', from, to);
      luaL_tolstring(m->L, -1, NULL); /* a position is a number */
      lua_remove(m->L, -2);
      luaL_addvalue(buffer);
    } else {
      luaL_error(m->L, "invalid use of '%%' in replacement string");
    }
    text = escape + 2;
  }
  add_piece(buffer, text, end);
}

/* Whether the match was replaced: nil and false leave it as it is. */
static bool add_value(pattern_match *m, luaL_Buffer *buffer, const char *from, const char *to,
                      int type) {
  lua_State *L = m->L;
  if (type == LUA_TFUNCTION || type == LUA_TTABLE) {
    /* Our frame is a large one and a script's function may call gsub again. */
    if (!tidemark_has_stack()) luaL_error(L, "C stack overflow");
    if (type == LUA_TFUNCTION) {
      lua_pushvalue(L, 3);
      lua_call(L, push_captures(m, from, to, true), 1);
    } else {
      push_capture(m, 0, from, to);
      lua_gettable(L, 3);
    }
    if (!lua_toboolean(L, -1)) {
      lua_pop(L, 1);
      add_piece(buffer, from, to);
      return false;
    }
    if (!lua_isstring(L, -1))
      luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    luaL_addvalue(buffer);
  } else {
    add_replacement(m, buffer, from, to);
  }
  return true;
}

static int string_gsub(lua_State *L) {
  size_t length, pattern_length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &pattern_length);
  int type = lua_type(L, 3);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1), count = 0;
  luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION ||
                          type == LUA_TTABLE, 3, "string/function/table");
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  pattern_match m;
  bool changed = false;
  /* Up to `done` everything is in the buffer. */
  const char *at = text, *done = text, *last = NULL, *end;
  if (most > 0) tidemark_pattern_begin(&m, L, text, length, pattern, pattern_length, true);
  while (count < most && (at = tidemark_pattern_search(&m, at, last, &end)) != NULL) {
    count++;
    add_piece(&buffer, done, at);
    if (add_value(&m, &buffer, at, end, type)) changed = true;
    at = done = last = end;
    if (m.anchored) break;
  }
  if (changed) {
    add_piece(&buffer, done, text + length);
    luaL_pushresult(&buffer);
  } else {
    lua_pushvalue(L, 1);
  }
  lua_pushinteger(L, count);
  return 2;
}

/* ---- rep: by doubling, in pieces ---- */

static int string_rep(lua_State *L) {
  size_t length, separator_length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &separator_length);
  size_t unit = length + separator_length;
  if (count <= 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if (unit < length || unit > INT_MAX / (size_t)count) /* as in 5.4.4 */
    return luaL_error(L, "resulting string too large");
  size_t total = unit * (size_t)count - separator_length;
  if (total == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  luaL_Buffer buffer;
  char *target = luaL_buffinitsize(L, &buffer, total);
  memcpy(target, text, length);
  size_t done = length;
  if (count > 1) {
    memcpy(target + done, separator, separator_length);
    done += separator_length;
  }
  while (done < total) {
    enum { PIECE = 1 << 20 };
    size_t piece = done < total - done ? done : total - done;
    if (piece > PIECE) piece = PIECE - PIECE % unit;
    if (piece == 0) piece = unit < total - done ? unit : total - done;
    memcpy(target + done, target, piece);
    done += piece;
    if (tidemark_stop_wanted(tidemark_owner(L))) tidemark_raise_stop(L);
  }
  luaL_pushresultsize(&buffer, total);
  return 1;
}

/* ---- what only a giant format can make slow ---- */

/* A format of megabytes would keep pack, packsize, unpack and date busy for seconds. */
enum { LONGEST_FORMAT = 1 << 16 };

/* Upvalue: the library's own function. */
static int with_short_format(lua_State *L) {
  if (lua_type(L, 1) == LUA_TSTRING && lua_rawlen(L, 1) > LONGEST_FORMAT)
    return luaL_argerror(L, 1, "format too long");
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void tidemark_bound_format(lua_State *L, const char *name) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, with_short_format, 1);
  lua_setfield(L, -2, name);
}

void tidemark_replace_string(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"find", string_find}, {"gmatch", string_gmatch}, {"gsub", string_gsub},
      {"match", string_match}, {"rep", string_rep}, {NULL, NULL},
  };
  luaL_setfuncs(L, functions, 0);
  tidemark_bound_format(L, "pack");
  tidemark_bound_format(L, "packsize");
  tidemark_bound_format(L, "unpack");
}

void tidemark_replace_os(lua_State *L) { tidemark_bound_format(L, "date"); }
