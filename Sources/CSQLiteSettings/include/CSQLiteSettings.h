/*
 * Settings of SQLite's for the whole process, which Swift cannot make: the call takes arguments of any number.
 */
#ifndef TIDEMARK_SQLITE_SETTINGS_H
#define TIDEMARK_SQLITE_SETTINGS_H

/*
 * Has SQLite keep no count of its memory. To be called before anything else of SQLite's; SQLITE_OK, or
 * SQLITE_MISUSE where that was not so and nothing is changed.
 */
int tidemark_sqlite_count_no_memory(void);

#endif
