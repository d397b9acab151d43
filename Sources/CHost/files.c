#define _GNU_SOURCE
#include "chost.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/resource.h>

long chost_open_files(long wanted) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  if (limit.rlim_cur == RLIM_INFINITY) return LONG_MAX;
  if (limit.rlim_cur >= (rlim_t)wanted) return (long)limit.rlim_cur;
  struct rlimit wider = limit;
  wider.rlim_cur = (rlim_t)wanted;
  if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < wider.rlim_cur) {
    wider.rlim_cur = limit.rlim_max;
  }
  return (long)(setrlimit(RLIMIT_NOFILE, &wider) == 0 ? wider.rlim_cur : limit.rlim_cur);
}

int chost_make_temporary(char *path) { return mkostemp(path, O_CLOEXEC); }
