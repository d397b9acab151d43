#define _GNU_SOURCE
#include "chost.h"

#ifdef __GLIBC__
#include <errno.h>
#include <sched.h>

int chost_start(pthread_t *thread, void *(*body)(void *), void *context) {
  cpu_set_t allowed;
  pthread_attr_t attributes;
  int own = sched_getcpu();
  // More cores than a cpu_set_t has are no loss: the thread starts where the system puts it.
  if (own < 0 || sched_getaffinity(0, sizeof allowed, &allowed) != 0 || CPU_COUNT(&allowed) < 2
      || pthread_attr_init(&attributes) != 0) {
    return pthread_create(thread, NULL, body, context);
  }
  cpu_set_t others = allowed;
  CPU_CLR(own, &others);
  int is_placed = pthread_attr_setaffinity_np(&attributes, sizeof others, &others) == 0;
  int status = pthread_create(thread, is_placed ? &attributes : NULL, body, context);
  pthread_attr_destroy(&attributes);
  // The cores that are allowed may have changed since they were asked for.
  if (status == EINVAL && is_placed) return pthread_create(thread, NULL, body, context);
  // It has its place; a thread that has ended by now needs none.
  if (status == 0) pthread_setaffinity_np(*thread, sizeof allowed, &allowed);
  return status;
}

#else

int chost_start(pthread_t *thread, void *(*body)(void *), void *context) {
  return pthread_create(thread, NULL, body, context);
}

#endif
