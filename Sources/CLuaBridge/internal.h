/* What the bridge's files share. Never included by Swift. See tidemark_lua.h for the rule. */
#ifndef TIDEMARK_LUA_INTERNAL_H
#define TIDEMARK_LUA_INTERNAL_H

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>

#include "tidemark_lua.h"

/* One running coroutine; the main state is the bottom of the chain. Links live on the C stack of
 * the resume that made them. */
typedef struct chain_link {
  lua_State *L;
  struct chain_link *below;
} chain_link;

/* Values on their way in or out. Strings in `in` keep their offset into `bytes` in `integer`. */
typedef struct value_buffer {
  tidemark_lua_value *values;
  int count, capacity;
  char *bytes;
  size_t used, room;
  bool failed; /* a write found no memory */
} value_buffer;

/* What a script holds of one slot of the host's table. */
typedef struct host_slot {
  uint32_t generation;
  bool is_held; /* when last looked its userdata stood in the weak table */
  bool queued;
} host_slot;

/* What the userdata of a host object holds, and no other userdata: `mark` is the address of
 * tidemark_object_mark. */
typedef struct host_handle {
  const void *mark;
  uint32_t slot;
  uint32_t generation;
} host_handle;

typedef struct script_trace {
  tidemark_lua_place place;
  int count, omitted;
  tidemark_lua_frame frames[TIDEMARK_LUA_FRAME_LIMIT];
} script_trace;

typedef struct warning_text {
  char *bytes;
  size_t length, room;
} warning_text;

typedef struct deadline {
  tidemark_lua *t;
  struct timespec when;
  struct deadline *next;
  bool armed;
} deadline;

struct tidemark_lua {
  lua_State *L;
  tidemark_lua_host host;

  /* the chain (coroutines.c); changed on the Lua thread only, read by its signal handler */
  chain_link bottom;
  chain_link *volatile top;
  int depth;       /* protected operations within each other */
  int close_depth; /* coroutine closes within each other */

  /* memory (memory.c) */
  size_t live, peak, limit;
  size_t charged;    /* what the host holds for scripts; it counts against the limit too */
  size_t collect_at; /* charges at which a collection looks for what no script holds any more */
  int64_t fail_from, fail_count, allocations;
  bool memory_refused;
  tidemark_lua_place memory_place;

  /* references (references.c) */
  int references_index; /* in the registry */
  int *free_references;
  int free_count, reference_count;
  pthread_mutex_t release_lock;
  int *released;
  int released_count;
  atomic_bool has_released;

  /* host objects (objects.c) */
  int types_index, userdata_index, causes_index;
  int type_count;
  host_slot *slots;
  uint32_t slot_count;
  uint32_t *queue;
  uint32_t queue_count;
  const void *latest_userdata, *marker; /* blocks; the allocator notes both */
  bool has_collected;                   /* the marker was freed since the last look */

  /* values (buffer.c) */
  value_buffer in, out;

  /* errors (failure.c, trace.c) */
  int error_metatable_index, memory_message_index;
  tidemark_lua_failure failure;
  script_trace trace;  /* of the latest error */
  bool trace_pending;  /* captured before the message handler could; keep it */
  bool load_failed;
  char loading_chunk[TIDEMARK_LUA_CHUNK_LENGTH];
  lua_Debug outermost; /* of the running evaluation's calls, on the main state */
  bool has_outermost;

  /* stopping (stop.c, deadline.c, interrupt.c) */
  pthread_mutex_t stop_lock;
  _Atomic uint64_t serial; /* of the running evaluation; 0 when none runs */
  _Atomic uint64_t stop_word;
  uint64_t last_serial;
  pthread_t thread;
  tidemark_lua *outer; /* the state that runs on this thread beneath this one */
  bool stop_traced;
  script_trace stop_trace;
  double pending_deadline;
  int interrupt_depth;

  /* warnings (output.c) */
  bool warnings_on, warning_continues, has_said;
  warning_text warning, said; /* in the making; the last one that went out */
  unsigned warning_repeats;   /* of that one, since */

  int resolver_index; /* in the registry; LUA_NOREF while there is none */

  /* which globals are used (tracing.c); all indices are in the registry, 0 for none */
  bool is_tracing;
  unsigned trace_flags;
  const void *globals_address;
  int hidden_index, noted_index, own_metatable_index;
  lua_CFunction collectgarbage, os_time, os_clock, traceback; /* the libraries' own */

  /* what values hold (fingerprint.c) */
  int standard_index, libraries_index, random_index;
};

static inline tidemark_lua *tidemark_owner(lua_State *L) {
  return *(tidemark_lua **)lua_getextraspace(L);
}

/* memory.c */
void *tidemark_allocate(void *ud, void *block, size_t old_size, size_t new_size);
int tidemark_raise_memory(lua_State *L);
void tidemark_charge(tidemark_lua *t, size_t bytes);
void tidemark_discharge(tidemark_lua *t, size_t bytes);
/* Lua knows nothing of charges and would not collect for their sake. Never raises. */
void tidemark_collect_charged(lua_State *L, tidemark_lua *t);
bool tidemark_is_memory_message(lua_State *L, tidemark_lua *t, int index);

/* references.c — `reserve` may raise, `take` after it cannot; `drain` never raises. */
void tidemark_references_open(lua_State *L, tidemark_lua *t);
void tidemark_reserve_references(lua_State *L, tidemark_lua *t, int count);
int tidemark_take_reference(lua_State *L, tidemark_lua *t, int index);
void tidemark_push_reference(lua_State *L, tidemark_lua *t, int reference);
void tidemark_drain_references(lua_State *L, tidemark_lua *t);

/* objects.c */
void tidemark_objects_open(lua_State *L, tidemark_lua *t);
void tidemark_push_object(lua_State *L, tidemark_lua *t, uint32_t slot, uint32_t generation,
                          int type);
/* Queues the slots whose userdata are gone and sees that the end of the next collection is noticed.
 * Never raises. */
void tidemark_objects_look(lua_State *L, tidemark_lua *t);

static inline bool tidemark_objects_should_look(const tidemark_lua *t) { return t->marker == NULL; }
extern const char tidemark_object_mark;

/* The handle in the userdata at `index`, or NULL when that is not a host object. A script has no way
 * to make a userdata or to write into one, so the mark can't be forged. */
static inline const host_handle *tidemark_object(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA) return NULL;
  if (lua_rawlen(L, index) != sizeof(host_handle)) return NULL;
  const host_handle *handle = lua_touserdata(L, index);
  return handle->mark == &tidemark_object_mark ? handle : NULL;
}

/* values.c */
static inline bool tidemark_needs_reference(int lua_type, bool is_object) {
  return lua_type == LUA_TTABLE || lua_type == LUA_TFUNCTION || lua_type == LUA_TTHREAD ||
         (lua_type == LUA_TUSERDATA && !is_object);
}
bool tidemark_flatten(lua_State *L, int index, tidemark_lua_value *value);
void tidemark_refer(lua_State *L, tidemark_lua *t, int index, tidemark_lua_value *value);
void tidemark_push(lua_State *L, tidemark_lua *t, const tidemark_lua_value *value);
int tidemark_push_in(lua_State *L, tidemark_lua *t);
void tidemark_out_measure(lua_State *L, int index, int *references, size_t *bytes);
void tidemark_out_reserve(lua_State *L, tidemark_lua *t, int values, int references, size_t bytes);
void tidemark_out_append(lua_State *L, tidemark_lua *t, int index);
void tidemark_out_from_stack(lua_State *L, tidemark_lua *t, int first);
void tidemark_buffer_free(value_buffer *buffer);
bool tidemark_out_text(tidemark_lua *t, const char *bytes, size_t length);

/* tracing.c — each does nothing where the value at `index` is not the table of globals, or no trace
 * runs. `peek` brings an entry back without noting it. */
/* Puts the functions that see the whole table or a clock in the place of the libraries', once: a session
 * that traces nothing keeps those. */
void tidemark_open_tracing(lua_State *L);
bool tidemark_is_traced(lua_State *L, int index);
void tidemark_trace_whole(lua_State *L, int index);
void tidemark_trace_peek(lua_State *L, int index, int key);
void tidemark_trace_use(lua_State *L, int index, int key, bool is_write);
/* Notes a name that is no global's. */
void tidemark_note_text(lua_State *L, const char *text, bool is_write);

/* perform.c */
bool tidemark_perform(tidemark_lua *t, lua_CFunction operation, void *parameters);

/* calls.c */
int tidemark_trampoline(lua_State *L);
int tidemark_unary_trampoline(lua_State *L);
int tidemark_call_host(lua_State *L, tidemark_lua *t, const host_handle *function, int count);
int tidemark_settle(lua_State *L, tidemark_lua *t, tidemark_lua_answer answer);

/* failure.c, hosterror.c */
void tidemark_describe_failure(lua_State *L, tidemark_lua *t, int status);
void tidemark_hosterror_open(lua_State *L, tidemark_lua *t);
void tidemark_push_host_error(lua_State *L, tidemark_lua *t);
bool tidemark_read_host_error(lua_State *L, tidemark_lua *t, int index);

/* trace.c — none of these allocates Lua memory or raises. */
void tidemark_place_of(lua_Debug *info, tidemark_lua_place *place);
bool tidemark_script_place(lua_State *L, tidemark_lua_place *place);
void tidemark_capture_trace(tidemark_lua *t, lua_State *L, script_trace *trace);
/* The next call on the main state is the evaluation's outermost: it is kept for the traceback. */
void tidemark_watch_outermost(tidemark_lua *t, lua_State *L);
int tidemark_message_handler(lua_State *L);

/* stop.c */
void tidemark_begin_evaluation(tidemark_lua *t);
void tidemark_end_evaluation(tidemark_lua *t);
/* The innermost state that runs on this thread; NULL when none does. A signal handler may ask. */
tidemark_lua *tidemark_running_here(void);
enum { TIDEMARK_REASON_BITS = 2 };

static inline bool tidemark_stop_wanted(tidemark_lua *t) {
  uint64_t serial = atomic_load_explicit(&t->serial, memory_order_relaxed);
  uint64_t word = atomic_load_explicit(&t->stop_word, memory_order_relaxed);
  return serial != 0 && word >> TIDEMARK_REASON_BITS == serial;
}

/* Whether this thread's C stack has room for one more level of host and script. */
bool tidemark_has_stack(void);
bool tidemark_is_stop(tidemark_lua *t, lua_State *L, int index);
bool tidemark_died_of_stop(lua_State *co);
int tidemark_raise_stop(lua_State *L);
void tidemark_arm(tidemark_lua *t, lua_State *L);
void tidemark_request_stop_from_signal(tidemark_lua *t, tidemark_lua_stop_reason reason);

/* deadline.c */
bool tidemark_deadline_arm(deadline *d, tidemark_lua *t, double seconds);
void tidemark_deadline_disarm(deadline *d);

/* coroutines.c, base.c, load.c, tables.c, strings.c, output.c, modules.c, libraries.c */
void tidemark_enter(tidemark_lua *t, chain_link *link, lua_State *co);
void tidemark_leave(tidemark_lua *t, chain_link *link);
int tidemark_open_coroutine(lua_State *L);
void tidemark_open_base(lua_State *L);
int tidemark_load(lua_State *L);
/* As luaL_loadbufferx for text alone, but it can be stopped: the error value is the stop then. */
int tidemark_load_text(lua_State *L, const char *text, size_t length, const char *name);
void tidemark_replace_table(lua_State *L);
void tidemark_replace_string(lua_State *L);
void tidemark_replace_os(lua_State *L);
int tidemark_print(lua_State *L);
void tidemark_warn(void *ud, const char *message, int to_continue);
int tidemark_require(lua_State *L);
void tidemark_open_libraries(lua_State *L);
/* Raises for a metatable with __gc. */
void tidemark_refuse_gc(lua_State *L, int metatable);

#endif
