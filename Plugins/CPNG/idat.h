#pragma once
#include <png.h>
#include <stddef.h>
#include <stdint.h>

// The compressed rows of a picture, written as IDAT chunks; each row is filtered by "up".
typedef struct idat idat;

// Returns NULL where memory ends. `row_bytes` is the length of a row without its filter's byte.
idat *idat_create(size_t row_bytes, int level, int strategy);
// Adds a row; NULL repeats the row before. Errors leave by libpng's longjmp.
void idat_row(idat *data, png_structp png, const uint8_t *row);
// Writes what is left.
void idat_finish(idat *data, png_structp png);
void idat_destroy(idat *data);
