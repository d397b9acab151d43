/* The floor of all that reads a capture: pread in blocks of 1 MiB on N threads, every word added up.

   floor FILE [THREADS] */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { block = 1 << 20 };

struct share {
  pthread_t thread;
  int file;
  int64_t start, end;
  uint64_t sum;
};

static void *add(void *context) {
  struct share *share = context;
  uint64_t *buffer = malloc(block), sum = 0;
  for (int64_t at = share->start; at < share->end; at += block) {
    ssize_t count = pread(share->file, buffer, block, at);
    if (count <= 0) break;
    for (ssize_t i = 0; i < count / 8; i++) sum += buffer[i];
  }
  share->sum = sum;
  free(buffer);
  return NULL;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  int threads = argc > 2 ? atoi(argv[2]) : 2, file = open(argv[1], O_RDONLY);
  struct stat status;
  if (file < 0 || threads < 1 || threads > 64 || fstat(file, &status)) {
    perror(argv[1]);
    return 1;
  }
  struct share shares[64];
  int64_t blocks = (status.st_size + block - 1) / block;
  uint64_t sum = 0;
  for (int i = 0; i < threads; i++) {
    shares[i] = (struct share){0, file, blocks * i / threads * block,
                               blocks * (i + 1) / threads * block, 0};
    pthread_create(&shares[i].thread, NULL, add, &shares[i]);
  }
  for (int i = 0; i < threads; i++) {
    pthread_join(shares[i].thread, NULL);
    sum += shares[i].sum;
  }
  printf("%llu\n", (unsigned long long)sum);
  return 0;
}
