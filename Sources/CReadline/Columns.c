#define _GNU_SOURCE
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <wchar.h>

#include "CReadline.h"

static locale_t utf8_locale;

static void make_utf8_locale(void) { utf8_locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL); }

int creadline_scalar_columns(unsigned int scalar) {
  if (scalar >= 0x20 && scalar < 0x7f) return 1;
  // Readline asks wcwidth in the process's locale, so that one decides when it knows UTF-8.
  if (MB_CUR_MAX > 1) return wcwidth((wchar_t)scalar);
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_utf8_locale);
  if (utf8_locale == NULL) return 1;
  const locale_t before = uselocale(utf8_locale);
  const int columns = wcwidth((wchar_t)scalar);
  uselocale(before);
  return columns;
}
