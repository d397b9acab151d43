#include "strip.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// Why not libpng's own rows: it takes them one after the other, on one thread. And most rows of a
// plot repeat the one above, so most of the filtered bytes are zeros, and zlib spends two thirds of
// its time on them in moving its window of matches, which a search for runs never looks at. So runs
// are compressed in bands of less than two windows, each a deflate stream of its own that ends on a
// whole byte; the sum over a repeated row is a product; and libpng's filter, a byte at a time, is a
// loop that the compiler makes wide.

enum {
  // zlib moves its window where less than 262 of its 65,536 bytes are left.
  band_bytes = 65536 - 262,
  first_capacity = 16384,
  filter_up = 2,
  adler_base = 65521
};

struct cpng_strip {
  z_stream stream;
  int is_open;
  int resets;          // whether bands are streams of their own
  size_t band_left;    // bytes until the band is full
  uint64_t low, high;  // the two sums of Adler-32
  size_t raw_count;    // bytes that were compressed
  uint32_t width;
  int bits;            // of a pixel that is packed; 8 for whole bytes
  size_t row_bytes;
  uint8_t *above;      // the row before, without a filter
  uint8_t *line;       // the filter's byte and the filtered row
  uint8_t *packed;     // a row of pixels of less than 8 bits
  int is_repeat;       // whether the line is all zeros, behind the filter's byte
  uint8_t *out;
  size_t capacity;
};

// Joins indexes of a byte each, the first in the highest bits.
static const uint8_t *pack(cpng_strip *strip, const uint8_t *row) {
  if (strip->bits == 8) return row;
  memset(strip->packed, 0, strip->row_bytes);
  for (uint32_t x = 0; x < strip->width; x++) {
    size_t bit = (size_t)x * strip->bits;
    strip->packed[bit / 8] |= (uint8_t)(row[x] << (8 - strip->bits - bit % 8));
  }
  return strip->packed;
}

cpng_strip *cpng_strip_create(const cpng_header *header, const uint8_t *above) {
  cpng_strip *strip = calloc(1, sizeof *strip);
  if (!strip) return NULL;
  int channels = header->color == cpng_palette ? 1 : header->color == cpng_rgb ? 3 : 4;
  strip->width = header->width;
  strip->bits = header->bit_depth;
  strip->row_bytes = ((size_t)header->width * channels * header->bit_depth + 7) / 8;
  strip->above = calloc(1, strip->row_bytes);
  strip->line = malloc(strip->row_bytes + 1);
  strip->packed = malloc(strip->row_bytes);
  strip->out = malloc(first_capacity);
  strip->capacity = first_capacity;
  strip->low = 1;
  strip->resets = header->strategy == cpng_runs;
  strip->band_left = band_bytes;
  strip->is_open = deflateInit2(
      &strip->stream, header->level, Z_DEFLATED, -MAX_WBITS, 8, (int)header->strategy) == Z_OK;
  if (!strip->above || !strip->line || !strip->packed || !strip->out || !strip->is_open) {
    cpng_strip_destroy(strip);
    return NULL;
  }
  strip->stream.next_out = strip->out;
  strip->stream.avail_out = first_capacity;
  if (above) memcpy(strip->above, pack(strip, above), strip->row_bytes);
  return strip;
}

// Doubles the room behind what was written.
static int grow(cpng_strip *strip) {
  size_t used = strip->capacity - strip->stream.avail_out;
  uint8_t *grown = realloc(strip->out, strip->capacity * 2);
  if (!grown) return 1;
  strip->out = grown;
  strip->capacity *= 2;
  strip->stream.next_out = grown + used;
  strip->stream.avail_out = (uInt)(strip->capacity - used);
  return 0;
}

static int squeeze(cpng_strip *strip, int flush) {
  int status;
  do {
    if (strip->stream.avail_out == 0 && grow(strip)) return 1;
    status = deflate(&strip->stream, flush);
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return 1;
  } while (strip->stream.avail_out == 0 || (flush == Z_FINISH && status != Z_STREAM_END));
  return 0;
}

static void sum(cpng_strip *strip, int repeats) {
  size_t count = strip->row_bytes + 1;
  strip->raw_count += count;
  if (repeats) {
    strip->low = (strip->low + filter_up) % adler_base;
    strip->high = (strip->high + count * strip->low) % adler_base;
    return;
  }
  uLong both = adler32((uLong)(strip->high << 16 | strip->low), strip->line, (uInt)count);
  strip->low = both & 0xffff;
  strip->high = both >> 16;
}

int cpng_strip_row(cpng_strip *strip, const uint8_t *row) {
  size_t count = strip->row_bytes;
  uint8_t *line = strip->line;
  line[0] = filter_up;
  if (row) {
    const uint8_t *packed = pack(strip, row);
    uint8_t *above = strip->above;
    for (size_t i = 0; i < count; i++) line[i + 1] = (uint8_t)(packed[i] - above[i]);
    memcpy(above, packed, count);
  } else if (!strip->is_repeat) {
    memset(line + 1, 0, count);
  }
  strip->is_repeat = !row;
  sum(strip, !row);
  if (strip->resets && strip->band_left < count + 1) {
    // Ends the stream on a whole byte and starts another, so that zlib's window is empty again.
    if (squeeze(strip, Z_SYNC_FLUSH) || deflateReset(&strip->stream) != Z_OK) return 1;
    strip->band_left = band_bytes;
  }
  strip->band_left -= strip->band_left < count + 1 ? strip->band_left : count + 1;
  strip->stream.next_in = line;
  strip->stream.avail_in = (uInt)(count + 1);
  return squeeze(strip, Z_NO_FLUSH);
}

int cpng_strip_finish(cpng_strip *strip, int is_last) {
  return squeeze(strip, is_last ? Z_FINISH : Z_SYNC_FLUSH);
}

const uint8_t *cpng_strip_bytes(const cpng_strip *strip, size_t *count) {
  *count = strip->capacity - strip->stream.avail_out;
  return strip->out;
}

uint32_t cpng_strip_sum(const cpng_strip *strip, size_t *count) {
  *count = strip->raw_count;
  return (uint32_t)(strip->high << 16 | strip->low);
}

void cpng_strip_destroy(cpng_strip *strip) {
  if (!strip) return;
  if (strip->is_open) deflateEnd(&strip->stream);
  free(strip->above);
  free(strip->line);
  free(strip->packed);
  free(strip->out);
  free(strip);
}
