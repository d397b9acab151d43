#ifndef CHOST_H
#define CHOST_H

#include <pthread.h>

// What of the system Swift cannot call.

// Starts a thread on another core than the caller's, where the process may use one; from then on it
// may move as any thread may. Returns 0, or the error of pthread_create.
//
// A scheduler that would rather keep its cores asleep puts a new thread behind the one that made it,
// on the same core, and looks for a free core milliseconds later: as long as a whole figure takes.
int chost_start(pthread_t *thread, void *(*body)(void *), void *context);

// Lets the process have at least so many files open at once, as far as the system allows; returns how
// many it may have.
long chost_open_files(long wanted);

// Makes a file whose path ends in XXXXXX, which are replaced, and opens it; no program that is started
// meanwhile, by any thread, has it open. Returns its descriptor, or -1 with errno set.
int chost_make_temporary(char *path);

#endif
