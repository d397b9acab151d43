#pragma once
#include <stddef.h>
#include <stdint.h>

// Writes a PNG through libpng. libpng reports errors by longjmp; here it never leaves C: the
// write callback returns, and only then is libpng told of a failure.

typedef struct cpng_image cpng_image;

// Takes bytes of the file in order; returns 0, or anything else to end the writing.
typedef int (*cpng_write)(void *_Nullable context, const uint8_t *_Nonnull bytes, size_t count);

typedef enum { cpng_palette = 3, cpng_rgb = 2, cpng_rgba = 6 } cpng_color;

// zlib's strategies: any matches, or runs of one byte only.
typedef enum { cpng_matches = 0, cpng_runs = 3 } cpng_strategy;

typedef struct {
  uint32_t width, height;
  cpng_color color;
  int bit_depth;               // 1, 2, 4 or 8 with a palette, 8 otherwise
  int level;                   // zlib's, 0 to 9
  cpng_strategy strategy;
  uint32_t pixels_per_meter;   // 0 for unknown
  const uint8_t *_Nullable palette;  // red, green, blue, alpha of each colour
  int palette_count;           // 1 to 256
  int translucent_count;       // how many colours at the palette's start have alpha below 255
} cpng_header;

typedef struct {
  const char *_Nonnull keyword;
  const char *_Nonnull text;
  int is_utf8;                 // an iTXt chunk, else Latin-1 in a tEXt chunk
} cpng_text;

// A strip of a picture's rows, filtered by "up" and compressed apart from the others, so that each
// may be made on a thread of its own.
typedef struct cpng_strip cpng_strip;

// `above` is the row before the strip's first, NULL for the picture's first strip. Returns NULL
// where memory ends. Rows have a byte for each index of a palette, else one for each channel.
cpng_strip *_Nullable cpng_strip_create(
    const cpng_header *_Nonnull header, const uint8_t *_Nullable above);
// Each returns 0, or anything else where memory ended. A row of NULL repeats the row before.
int cpng_strip_row(cpng_strip *_Nonnull strip, const uint8_t *_Nullable row);
int cpng_strip_finish(cpng_strip *_Nonnull strip, int is_last);
void cpng_strip_destroy(cpng_strip *_Nonnull strip);

// Returns NULL where memory ends.
cpng_image *_Nullable cpng_create(cpng_write _Nonnull write, void *_Nullable context);
// Each returns 0, or anything else where writing failed; `cpng_message` then says why.
int cpng_start(
    cpng_image *_Nonnull image, const cpng_header *_Nonnull header,
    const cpng_text *_Nullable texts, int text_count);
// Writes a finished strip; strips come from the top, the last one closes the file.
int cpng_add(cpng_image *_Nonnull image, const cpng_strip *_Nonnull strip, int is_last);
const char *_Nonnull cpng_message(const cpng_image *_Nonnull image);
void cpng_destroy(cpng_image *_Nonnull image);
