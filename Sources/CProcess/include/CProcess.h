/*
 * What Swift cannot ask of the system about a process, for the call takes arguments of any number.
 */
#ifndef TIDEMARK_PROCESS_H
#define TIDEMARK_PROCESS_H

#include <stdbool.h>

/*
 * Has this process killed as soon as the thread that started it has ended, whatever it is doing then.
 *
 * False where the system has no such thing. A parent that was gone before is not noticed.
 */
bool tidemark_end_with_parent(void);

#endif
