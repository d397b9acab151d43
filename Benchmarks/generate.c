/* Writes a memusage capture of N samples from a seed: a heap that drifts, breathes and spikes, a stack
   that jumps between depths, times that ascend. With "threads", one place in a thousand is exchanged
   with another up to 65,534 places on, which is what stale half-buffers of threads do at worst.

   generate FILE N [clean|noise|threads] [SEED] */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct record {
  uint64_t heap, stack, time;
};

static uint64_t state;

static uint64_t next(void) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return state * UINT64_C(2685821657736338717);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "generate FILE N [clean|noise|threads] [SEED]\n");
    return 2;
  }
  const char *kind = argc > 3 ? argv[3] : "clean";
  uint64_t count = strtoull(argv[2], NULL, 10);
  state = (argc > 4 ? strtoull(argv[4], NULL, 10) : 1) * UINT64_C(0x9E3779B97F4A7C15) | 1;
  FILE *file = fopen(argv[1], "wb");
  if (!file) {
    perror(argv[1]);
    return 1;
  }
  /* Room for exchanges that reach 65,534 places ahead of what is written. */
  const uint64_t window = 1 << 20, reach = 65534;
  struct record *records = malloc((window + reach) * sizeof *records);
  if (!records) return 1;
  struct record header[2] = {{0, 0, 1000000}, {0, 0, 0}};
  fwrite(header, sizeof header, 1, file);
  uint64_t heap = 1 << 20, time = 1000000, made = 0, written = 0, held = 0;
  uint64_t peak_heap = 0, peak_stack = 0, peak_total = 0;
  int is_noise = strcmp(kind, "noise") == 0, has_threads = strcmp(kind, "threads") == 0;
  while (written < count) {
    while (held < window + reach && made < count) {
      uint64_t r = next();
      int64_t step = (int64_t)(r & 0xfff) - 2040;
      if (is_noise)
        heap = r >> 34;
      else if ((int64_t)heap + step > 0)
        heap += step;
      uint64_t stack = 512 + ((r >> 20) & 0x3f) * 128;
      time += 20 + ((r >> 40) & 0x7f);
      if ((r >> 50) == 0) time += 3000;
      struct record sample = {heap, stack, time};
      records[held++] = sample;
      made++;
      if (heap > peak_heap) peak_heap = heap;
      if (stack > peak_stack) peak_stack = stack;
      if (heap + stack > peak_total) peak_total = heap + stack;
    }
    uint64_t now = held < window ? held : window;
    if (has_threads)
      for (uint64_t i = 0; i < now; i++) {
        if (next() % 2000) continue;
        uint64_t j = i + 1 + next() % reach;
        if (j >= held) continue;
        struct record other = records[i];
        records[i] = records[j];
        records[j] = other;
      }
    fwrite(records, sizeof *records, now, file);
    memmove(records, records + now, (held - now) * sizeof *records);
    held -= now;
    written += now;
  }
  header[0].stack = peak_total;
  header[1].heap = peak_heap;
  header[1].stack = peak_stack;
  header[1].time = time;
  rewind(file);
  fwrite(header, sizeof header, 1, file);
  if (fclose(file)) {
    perror(argv[1]);
    return 1;
  }
  return 0;
}
