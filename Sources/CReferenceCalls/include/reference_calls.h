// A stock Lua state and a userdata type written plainly in C: what the benchmark measures host calls
// and loops of LuaRuntime against. Checks its receiver as any C module does, and nothing else.

#ifndef TIDEMARK_REFERENCE_CALLS_H
#define TIDEMARK_REFERENCE_CALLS_H

#include <stdbool.h>

typedef struct reference_lua reference_lua;

// A state with all standard libraries and these globals:
//   count_up(n)    a function: n + 1
//   object         a userdata that holds 7, its methods in a table: count(), plus(n), width(text)
//   record         one that has fields too, as __index function in C: count(), value, #
//   make_object()  a new userdata that owns a block of memory and frees it when collected
// NULL when there is not enough memory.
reference_lua *reference_lua_open(void);
void reference_lua_close(reference_lua *state);

// Compiles and runs a chunk; false when it fails, and the message is then on standard error.
bool reference_lua_run(reference_lua *state, const char *source);

#endif
