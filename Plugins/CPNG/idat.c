#include "idat.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// Why not libpng's own rows: most rows of a plot repeat the one above, so most of the filtered
// bytes are zeros, and zlib spends two thirds of its time on them in moving its window of matches,
// which a search for runs never looks at. So runs are compressed in bands of less than two windows,
// each a deflate stream of its own that ends on a whole byte; the sum over a repeated row is a
// product; and libpng's filter, a byte at a time, is a loop that the compiler makes wide.

enum {
  // zlib moves its window where less than 262 of its 65,536 bytes are left.
  band_bytes = 65536 - 262,
  chunk_bytes = 32768,
  filter_up = 2,
  adler_base = 65521
};

struct idat {
  z_stream stream;
  int is_open;
  int resets;        // whether bands are streams of their own
  size_t band_left;  // bytes until the band is full
  uint64_t low, high;  // the two sums of Adler-32
  size_t row_bytes;
  uint8_t *above;    // the row before, without a filter
  uint8_t *line;     // the filter's byte and the filtered row
  int is_repeat;     // whether the line is all zeros, behind the filter's byte
  uint8_t chunk[chunk_bytes];
};

idat *idat_create(size_t row_bytes, int level, int strategy) {
  idat *data = calloc(1, sizeof *data);
  if (!data) return NULL;
  data->row_bytes = row_bytes;
  data->above = calloc(1, row_bytes);
  data->line = malloc(row_bytes + 1);
  data->low = 1;
  data->resets = strategy == Z_RLE;
  data->band_left = band_bytes;
  data->is_open =
      deflateInit2(&data->stream, level, Z_DEFLATED, -MAX_WBITS, 8, strategy) == Z_OK;
  if (!data->above || !data->line || !data->is_open) {
    idat_destroy(data);
    return NULL;
  }
  // The header of zlib's format; a multiple of 31, as it wants.
  data->chunk[0] = 0x78;
  data->chunk[1] = 0x01;
  data->stream.next_out = data->chunk + 2;
  data->stream.avail_out = chunk_bytes - 2;
  return data;
}

static void write_chunk(idat *data, png_structp png) {
  size_t count = chunk_bytes - data->stream.avail_out;
  if (count > 0) png_write_chunk(png, (png_const_bytep) "IDAT", data->chunk, count);
  data->stream.next_out = data->chunk;
  data->stream.avail_out = chunk_bytes;
}

static void squeeze(idat *data, png_structp png, int flush) {
  int status;
  do {
    if (data->stream.avail_out == 0) write_chunk(data, png);
    status = deflate(&data->stream, flush);
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      png_error(png, "zlib cannot compress the picture");
    }
  } while (data->stream.avail_out == 0 || (flush == Z_FINISH && status != Z_STREAM_END));
}

// Ends the stream on a whole byte and starts another, so that zlib's window is empty again.
static void end_band(idat *data, png_structp png) {
  squeeze(data, png, Z_SYNC_FLUSH);
  if (deflateReset(&data->stream) != Z_OK) png_error(png, "zlib cannot start anew");
  data->band_left = band_bytes;
}

static void sum(idat *data, int repeats) {
  size_t count = data->row_bytes;
  if (repeats) {
    data->low = (data->low + filter_up) % adler_base;
    data->high = (data->high + (count + 1) * data->low) % adler_base;
    return;
  }
  uLong both = (uLong)(data->high << 16 | data->low);
  both = adler32(both, data->line, (uInt)(count + 1));
  data->low = both & 0xffff;
  data->high = both >> 16;
}

void idat_row(idat *data, png_structp png, const uint8_t *row) {
  size_t count = data->row_bytes;
  uint8_t *line = data->line;
  line[0] = filter_up;
  if (row) {
    uint8_t *above = data->above;
    for (size_t i = 0; i < count; i++) line[i + 1] = (uint8_t)(row[i] - above[i]);
    memcpy(above, row, count);
  } else if (!data->is_repeat) {
    memset(line + 1, 0, count);
  }
  data->is_repeat = !row;
  sum(data, !row);
  if (data->resets && data->band_left < count + 1) end_band(data, png);
  data->band_left -= data->band_left < count + 1 ? data->band_left : count + 1;
  data->stream.next_in = line;
  data->stream.avail_in = (uInt)(count + 1);
  squeeze(data, png, Z_NO_FLUSH);
}

void idat_finish(idat *data, png_structp png) {
  squeeze(data, png, Z_FINISH);
  for (int shift = 24; shift >= 0; shift -= 8) {
    if (data->stream.avail_out == 0) write_chunk(data, png);
    *data->stream.next_out++ = (uint8_t)((data->high << 16 | data->low) >> shift);
    data->stream.avail_out--;
  }
  write_chunk(data, png);
}

void idat_destroy(idat *data) {
  if (!data) return;
  if (data->is_open) deflateEnd(&data->stream);
  free(data->above);
  free(data->line);
  free(data);
}
