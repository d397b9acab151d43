#define _GNU_SOURCE
#include "chost.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
  large_page = 2 << 20,
  // What a figure takes, and a little.
  heap_bytes = 6 << 20,
  // Larger blocks are mapped one by one, and given back.
  largest_block = 1 << 20,
  // More than malloc has at hand, so that it must ask for more.
  first_block = 160 << 10
};

void chost_use_large_pages(void) {
  // One arena for all threads: each thread's own would be touched anew.
  if (!mallopt(M_ARENA_MAX, 1) || !mallopt(M_MMAP_THRESHOLD, largest_block) ||
      !mallopt(M_TRIM_THRESHOLD, 2 * heap_bytes) || !mallopt(M_TOP_PAD, heap_bytes)) {
    return;
  }
  // malloc goes on where others have left the end of the heap: here a block before a large page, none
  // of which may be touched before the system knows that it is to be one.
  uintptr_t end = (uintptr_t)sbrk(0);
  uintptr_t start = (end + 2 * first_block + large_page - 1) / large_page * large_page;
  if (sbrk(start - 2 * first_block - end) == (void *)-1) return;
  void *volatile block = malloc(first_block);  // volatile: what is only freed would be left out
  end = (uintptr_t)sbrk(0) / large_page * large_page;
  if (start < end) madvise((void *)start, end - start, MADV_HUGEPAGE);
  free(block);
}

#else

void chost_use_large_pages(void) {}

#endif
