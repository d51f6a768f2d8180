/*
 * How much C stack the thread has left. Lua itself stops at 200 C levels, which take up to half a
 * megabyte; a thread with little stack must refuse deeper nesting before that.
 */
#define _GNU_SOURCE
#include "internal.h"

enum { RESERVE = 192 * 1024 };

static __thread uintptr_t lowest __attribute__((tls_model("initial-exec")));

bool tidemark_has_stack(void) {
  if (lowest == 0) {
    pthread_attr_t attributes;
    void *start = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
      pthread_attr_getstack(&attributes, &start, &size);
      pthread_attr_destroy(&attributes);
    }
    lowest = (uintptr_t)start + 1; /* never 0 again */
  }
  return (uintptr_t)__builtin_frame_address(0) > lowest + RESERVE;
}
