#ifndef CTHREADS_H
#define CTHREADS_H

#include <pthread.h>

// Threads that start at once.
//
// A scheduler that would rather keep its cores asleep puts a new thread behind the one that made it,
// on the same core, and looks for a free core milliseconds later: as long as a whole figure takes.

// Starts a thread on another core than the caller's, where the process may use one; from then on it
// may move as any thread may. Returns 0, or the error of pthread_create.
int cthreads_start(pthread_t *thread, void *(*body)(void *), void *context);

#endif
