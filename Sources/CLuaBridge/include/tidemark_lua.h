/*
 * The bridge between Swift and Lua 5.4: the only code of the house that calls the Lua C API.
 *
 * THE RULE. Lua raises errors with longjmp. No Swift frame may ever stand between a lua_error and
 * the lua_pcall that catches it. Therefore
 *   - everything Swift asks for runs inside one protected call (perform.c) and answers with a
 *     status; nothing declared in this header can jump over its caller;
 *   - a Swift callback is called from one C trampoline (calls.c). It reads a flat array of values,
 *     writes its results or its error into a buffer that C owns, and returns a status. C raises
 *     after the Swift frame is gone;
 *   - Swift never sees a lua_State.
 *
 * WHAT COUNTS AS A BUG HERE: a jump over a Swift frame; a Lua stack that is not as high after an
 * operation as before it; a reference, a host object or a byte that is never given back; a script
 * that a requested stop does not end; a stop that hits a later evaluation; a script that reaches a
 * function outside the golden list; a crash or an abort from any script or failed allocation.
 *
 * Names: t is a state. A state belongs to one thread at a time; only what says so may be called
 * from another one.
 */
#ifndef TIDEMARK_LUA_H
#define TIDEMARK_LUA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct tidemark_lua tidemark_lua;

/* ---- values ------------------------------------------------------------------------------- */

typedef enum tidemark_lua_kind {
  TIDEMARK_LUA_NIL,
  TIDEMARK_LUA_BOOLEAN,  /* integer: 0 or 1 */
  TIDEMARK_LUA_INTEGER,  /* integer */
  TIDEMARK_LUA_NUMBER,   /* number */
  TIDEMARK_LUA_STRING,   /* bytes, length */
  TIDEMARK_LUA_TABLE,    /* reference, identity */
  TIDEMARK_LUA_FUNCTION, /* reference, identity */
  TIDEMARK_LUA_OBJECT,   /* slot, generation (a Swift object) */
  TIDEMARK_LUA_THREAD,   /* reference, identity */
  TIDEMARK_LUA_USERDATA  /* reference (0 when light), identity */
} tidemark_lua_kind;

/* One value, flat. `bytes` points into memory that Lua or the bridge owns and that stays valid
 * until the next call to the bridge (arguments: until the callback returns). */
typedef struct tidemark_lua_value {
  tidemark_lua_kind kind;
  int32_t reference; /* ours to release with tidemark_lua_release once it is handed to Swift */
  uint32_t slot;
  uint32_t generation;
  int64_t integer;
  double number;
  const char *bytes;
  size_t length;
  uintptr_t identity;
} tidemark_lua_value;

/* ---- failures ----------------------------------------------------------------------------- */

typedef enum tidemark_lua_failure_kind {
  TIDEMARK_LUA_FAILED_RUNTIME,
  TIDEMARK_LUA_FAILED_SYNTAX,
  TIDEMARK_LUA_FAILED_MEMORY,
  TIDEMARK_LUA_FAILED_STOPPED,
  TIDEMARK_LUA_FAILED_HOST,    /* out buffer: message, kind, where, hint, candidates … */
  TIDEMARK_LUA_FAILED_NESTING  /* host → Lua → host deeper than TIDEMARK_LUA_DEPTH_LIMIT */
} tidemark_lua_failure_kind;

typedef enum tidemark_lua_stop_reason {
  TIDEMARK_LUA_STOP_NONE,
  TIDEMARK_LUA_STOP_INTERRUPT,
  TIDEMARK_LUA_STOP_DEADLINE,
  TIDEMARK_LUA_STOP_PROGRAMMATIC
} tidemark_lua_stop_reason;

enum {
  TIDEMARK_LUA_DEPTH_LIMIT = 80,
  TIDEMARK_LUA_CHUNK_LENGTH = 256,
  TIDEMARK_LUA_NAME_LENGTH = 80,
  TIDEMARK_LUA_FRAME_LIMIT = 40
};

/* A place in a script. `chunk` is the whole name without its leading @ or =; `short_chunk` is what
 * Lua puts into its messages. line is 0 when there is none. */
typedef struct tidemark_lua_place {
  char chunk[TIDEMARK_LUA_CHUNK_LENGTH];
  char short_chunk[60];
  int line;
} tidemark_lua_place;

typedef struct tidemark_lua_frame {
  tidemark_lua_place place;
  char name[TIDEMARK_LUA_NAME_LENGTH]; /* empty for a main chunk and for a nameless function */
  bool is_main;
} tidemark_lua_frame;

typedef struct tidemark_lua_failure {
  tidemark_lua_failure_kind kind;
  tidemark_lua_stop_reason reason;
  int32_t value_reference;  /* the error value itself, 0 when there is none; ours to release */
  uint32_t cause_slot;      /* the Swift error behind a host error, generation 0 when there is none */
  uint32_t cause_generation;
  tidemark_lua_place place; /* line 0: not known */
  int frame_count;
  int frames_omitted;
  tidemark_lua_frame frames[TIDEMARK_LUA_FRAME_LIMIT];
} tidemark_lua_failure;

/* ---- the host ----------------------------------------------------------------------------- */

typedef enum tidemark_lua_answer {
  TIDEMARK_LUA_ANSWER_RESULTS,    /* the in buffer holds the results */
  TIDEMARK_LUA_ANSWER_RESULT,     /* the call's `result` holds the one result */
  TIDEMARK_LUA_ANSWER_HOST_ERROR, /* message, kind, where, hint, cause object, candidates … */
  TIDEMARK_LUA_ANSWER_ERROR_VALUE, /* one value to raise as it is */
  TIDEMARK_LUA_ANSWER_NO_MEMORY
} tidemark_lua_answer;

typedef enum tidemark_lua_stream { TIDEMARK_LUA_OUTPUT, TIDEMARK_LUA_WARNING } tidemark_lua_stream;

/* One call of a host function. It lives on the C stack and is Swift's until Swift answers. */
typedef struct tidemark_lua_call {
  uint32_t slot; /* the host function */
  uint32_t generation;
  int32_t count;
  bool has_references;  /* among the arguments are tables, functions, threads or foreign userdata */
  bool has_released;    /* tidemark_lua_next_released_object has something to say */
  const tidemark_lua_value *arguments;
  tidemark_lua_value result; /* nil, a boolean, an integer or a number: what needs no buffer */
} tidemark_lua_call;

/* What C calls in Swift. None of these may call into Lua after writing to the in buffer. */
typedef struct tidemark_lua_host {
  void *context;
  tidemark_lua_answer (*call)(void *context, tidemark_lua_call *call);
  tidemark_lua_answer (*write)(void *context, tidemark_lua_stream stream, const char *bytes,
                               size_t length);
} tidemark_lua_host;

/* ---- life (state.c, memory.c) -------------------------------------------------------------- */

/* NULL when there is not enough memory. The cap counts from the end of the set-up. */
tidemark_lua *tidemark_lua_open(tidemark_lua_host host, size_t memory_limit, bool warnings_on);
void tidemark_lua_close(tidemark_lua *t);

size_t tidemark_lua_memory_live(const tidemark_lua *t);
size_t tidemark_lua_memory_peak(const tidemark_lua *t);
/* What the host holds for scripts; `live` and this together keep to the limit. A charge is not
 * refused: the host asks first whether there is room. */
size_t tidemark_lua_memory_charged(const tidemark_lua *t);
void tidemark_lua_charge(tidemark_lua *t, size_t bytes);
void tidemark_lua_discharge(tidemark_lua *t, size_t bytes);
size_t tidemark_lua_memory_limit(const tidemark_lua *t);
void tidemark_lua_set_memory_limit(tidemark_lua *t, size_t limit);
void tidemark_lua_reset_memory_peak(tidemark_lua *t);
/* For tests: the allocations number `from` to `from + count - 1` from now on fail; 0 disarms. */
void tidemark_lua_fail_allocations(tidemark_lua *t, int64_t from, int64_t count);
int64_t tidemark_lua_allocations_seen(const tidemark_lua *t); /* counted while armed */

/* For tests: how high the Lua stack is, how many references and host objects are held. */
int tidemark_lua_stack_height(const tidemark_lua *t);
int tidemark_lua_references_held(const tidemark_lua *t);
int tidemark_lua_objects_held(const tidemark_lua *t);

/* ---- the in and out buffers (buffer.c) ------------------------------------------------------ */

/* Empties the in buffer and gives back what was released since; call it before writing an
 * operation's values, not before writing a callback's results (those only clear). */
void tidemark_lua_begin(tidemark_lua *t);
void tidemark_lua_clear(tidemark_lua *t);
/* Each answers false when the host is out of memory; the operation then fails cleanly. */
bool tidemark_lua_write_nil(tidemark_lua *t);
bool tidemark_lua_write_boolean(tidemark_lua *t, bool value);
bool tidemark_lua_write_integer(tidemark_lua *t, int64_t value);
bool tidemark_lua_write_number(tidemark_lua *t, double value);
bool tidemark_lua_write_string(tidemark_lua *t, const char *bytes, size_t length);
bool tidemark_lua_write_reference(tidemark_lua *t, int32_t reference);
/* type: what tidemark_lua_new_type answered; 0 for a bare handle without methods. */
bool tidemark_lua_write_object(tidemark_lua *t, uint32_t slot, uint32_t generation, int32_t type);

int tidemark_lua_out_count(const tidemark_lua *t);
const tidemark_lua_value *tidemark_lua_out_values(const tidemark_lua *t);
const tidemark_lua_failure *tidemark_lua_last_failure(const tidemark_lua *t);

/* ---- references and host objects (references.c, objects.c) ---------------------------------- */

/* Gives a reference back at the next tidemark_lua_begin or callback. May be called from any
 * thread, but not after tidemark_lua_close. */
void tidemark_lua_release(tidemark_lua *t, int32_t reference);

/* The next host object whose last userdata is gone; false when there is none. */
bool tidemark_lua_next_released_object(tidemark_lua *t, uint32_t *slot, uint32_t *generation);

/* Makes a metatable. in: name, table of members, then pairs of metamethod name and function.
 * A member is looked up raw, before "__index" is asked: a function is a method and comes as it is,
 * anything else is the handle of a host function (tidemark_lua_new_field) that reads the field.
 * Answers the type's number, 0 on failure. */
int32_t tidemark_lua_new_type(tidemark_lua *t);

/* ---- operations (operations.c); all answer true, or false with a failure ---------------------- */

/* in: nothing, or a table to be the chunk's _ENV. out: the results. */
bool tidemark_lua_run(tidemark_lua *t, const char *source, size_t length, const char *chunk_name);
/* in: as for run. out: the function. Runs nothing. */
bool tidemark_lua_load(tidemark_lua *t, const char *source, size_t length, const char *chunk_name);
/* in: the function, then its arguments. out: the results. */
bool tidemark_lua_call_value(tidemark_lua *t);
/* in: one value. out: the text luaL_tolstring makes of it. */
bool tidemark_lua_to_string(tidemark_lua *t);
/* out: the table. */
bool tidemark_lua_new_table(tidemark_lua *t, int array_count, int record_count);
bool tidemark_lua_globals(tidemark_lua *t);
/* in: a bare handle (write_object, type 0). out: the function. */
bool tidemark_lua_new_function(tidemark_lua *t);
/* in: a table of members, the field's name, a bare handle. */
bool tidemark_lua_new_field(tidemark_lua *t);
/* in: one value. out: the same value. */
bool tidemark_lua_echo(tidemark_lua *t);
/* in: table, key. out: the value. */
bool tidemark_lua_get(tidemark_lua *t, bool raw);
/* in: table, key, value. */
bool tidemark_lua_set(tidemark_lua *t, bool raw);
/* in: table. out: key, value, key, value … */
bool tidemark_lua_entries(tidemark_lua *t);
/* A search for keys: how they begin, and how much is looked at and found at most. */
typedef struct tidemark_lua_search {
  const char *bytes;
  size_t length;
  size_t most_entries;
  size_t most_names;
} tidemark_lua_search;
/* in: table. out: its keys that are strings and begin so, capitals of A to Z apart. */
bool tidemark_lua_names(tidemark_lua *t, tidemark_lua_search search);
/* in: table. out: its length. */
bool tidemark_lua_length(tidemark_lua *t, bool raw);
/* in: table, metatable or nil. A metatable with __gc is refused. */
bool tidemark_lua_set_metatable(tidemark_lua *t);
/* in: any value. out: its metatable (never protected ones of host types) or nil. */
bool tidemark_lua_get_metatable(tidemark_lua *t);
/* in: name, value. */
bool tidemark_lua_set_module(tidemark_lua *t);
/* in: a function: name -> source, chunk name; or nil. */
bool tidemark_lua_set_resolver(tidemark_lua *t);
/* A full garbage collection. */
bool tidemark_lua_collect(tidemark_lua *t);

/* ---- which globals are used (tracing.c) --------------------------------------------------------- */

enum {
  TIDEMARK_LUA_TRACED_ALL = 1,   /* something looked at all globals */
  TIDEMARK_LUA_TRACED_CLOCK = 2, /* something was asked that no script decides: a clock, the memory used */
  TIDEMARK_LUA_TRACED_PLACE = 4  /* an error was caught or a traceback made: it names lines */
};

/* From here to the end every global's first use is noted. Operations of the host that look at globals
 * raw find them all the same; what lists them is noted as a look at all. One trace at a time. */
bool tidemark_lua_begin_trace(tidemark_lua *t);
/* out: name, 1 (read first) or 2 (written first), name … A required module goes by "(module NAME)".
 * Whatever it answers, the globals are as they were without a trace. */
bool tidemark_lua_end_trace(tidemark_lua *t, unsigned *flags);
/* out: the names of the globals, in any order; no use of them that a trace would note. */
bool tidemark_lua_global_names(tidemark_lua *t);

/* ---- what values hold (fingerprint.c) ------------------------------------------------------------ */

typedef struct tidemark_lua_fingerprint {
  uint64_t high, low;
  bool is_uncertain; /* something could not be looked into, or was too much */
  uintptr_t *nodes;  /* where the tables and shared variables lie that a script could change, as met */
  size_t node_count, node_room;
} tidemark_lua_fingerprint;

typedef enum tidemark_lua_fingerprinted {
  TIDEMARK_LUA_OF_VALUE,    /* in: the value */
  TIDEMARK_LUA_OF_MODULE,   /* in: the name of a loaded module */
  TIDEMARK_LUA_OF_LIBRARIES /* what the libraries' tables hold */
} tidemark_lua_fingerprinted;

/* Says what a host object or a host function (by the address of its value) is, in two words; false where
 * it may change by itself. Must not call the bridge. */
typedef bool (*tidemark_lua_describe)(void *context, uint32_t slot, uint32_t generation,
                                      uintptr_t address, uint64_t words[2]);

bool tidemark_lua_fingerprint_of(tidemark_lua *t, tidemark_lua_fingerprinted what,
                                 tidemark_lua_describe describe, void *context,
                                 tidemark_lua_fingerprint *result);
void tidemark_lua_free_fingerprint(tidemark_lua_fingerprint *result);
/* What the globals hold now goes by its name from here on. Before the first trace, `next`, `pairs` and
 * others are replaced by functions that note their use. */
bool tidemark_lua_mark_standard(tidemark_lua *t);
/* The state of math.random; zeros where it is not known. */
bool tidemark_lua_random_state(tidemark_lua *t, uint64_t state[4]);

/* ---- warnings (output.c) ---------------------------------------------------------------------- */

/* Says how often the evaluation's last warning came again. Call it when an evaluation is over and its
 * results are read; inside one it does nothing. */
void tidemark_lua_settle_warnings(tidemark_lua *t);

/* ---- where a callback was called from (trace.c) ----------------------------------------------- */

/* The script's line that is running now; false when no script runs. Only on the state's thread. */
bool tidemark_lua_call_site(const tidemark_lua *t, tidemark_lua_place *place);

/* ---- stopping (stop.c, deadline.c, interrupt.c) ------------------------------------------------ */

/* Stops the running evaluation from any thread; false when nothing runs. Not for signal handlers. */
bool tidemark_lua_request_stop(tidemark_lua *t, tidemark_lua_stop_reason reason);
/* Whether the running evaluation is to stop, and why. Any thread. */
tidemark_lua_stop_reason tidemark_lua_stop_requested(const tidemark_lua *t);
/* The next operation (at its start) and all within it stop after so many seconds. */
void tidemark_lua_set_deadline(tidemark_lua *t, double seconds);
/* SIGINT stops this state's evaluation until the matching uninstall; calls nest. */
bool tidemark_lua_install_interrupt(tidemark_lua *t);
void tidemark_lua_uninstall_interrupt(tidemark_lua *t);

#endif
