#include "cpng.h"
#include "idat.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct cpng_image {
  png_structp png;
  png_infop info;
  idat *data;
  int bits;             // of a pixel that is packed; 8 for whole bytes
  size_t row_bytes;
  uint8_t *packed;      // a row of pixels of less than 8 bits
  cpng_write write;
  void *context;
  char message[128];
};

static void fail(png_structp png, png_const_charp message) {
  cpng_image *image = png_get_error_ptr(png);
  strncpy(image->message, message, sizeof image->message - 1);
  png_longjmp(png, 1);
}

// Warnings of libpng concern odd input, of which there is none here.
static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void take(png_structp png, png_bytep bytes, size_t count) {
  cpng_image *image = png_get_io_ptr(png);
  if (image->write(image->context, bytes, count) != 0) png_error(png, "the sink failed");
}

static void flush(png_structp png) { (void)png; }

cpng_image *cpng_create(cpng_write write, void *context) {
  cpng_image *image = calloc(1, sizeof *image);
  if (!image) return NULL;
  image->write = write;
  image->context = context;
  image->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, image, fail, ignore);
  if (image->png) image->info = png_create_info_struct(image->png);
  if (!image->info) {
    cpng_destroy(image);
    return NULL;
  }
  png_set_write_fn(image->png, image, take, flush);
  return image;
}

static void set_palette(png_structp png, png_infop info, const cpng_header *header) {
  png_color colors[256];
  png_byte alphas[256];
  int count = header->palette_count;
  if (count < 1 || count > 256) png_error(png, "a palette has 1 to 256 colours");
  for (int i = 0; i < count; i++) {
    const uint8_t *entry = header->palette + 4 * i;
    colors[i] = (png_color){entry[0], entry[1], entry[2]};
    alphas[i] = entry[3];
  }
  png_set_PLTE(png, info, colors, count);
  if (header->translucent_count > 0) {
    png_set_tRNS(png, info, alphas, header->translucent_count, NULL);
  }
}

int cpng_start(
    cpng_image *image, const cpng_header *header, const cpng_text *texts, int text_count) {
  png_structp png = image->png;
  png_infop info = image->info;
  if (setjmp(png_jmpbuf(png))) return 1;
  png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
  png_set_IHDR(
      png, info, header->width, header->height, header->bit_depth, header->color,
      PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (header->pixels_per_meter) {
    png_set_pHYs(
        png, info, header->pixels_per_meter, header->pixels_per_meter, PNG_RESOLUTION_METER);
  }
  if (header->color == cpng_palette) set_palette(png, info, header);
  for (int i = 0; i < text_count; i++) {
    png_text text;
    memset(&text, 0, sizeof text);
    text.compression = texts[i].is_utf8 ? PNG_ITXT_COMPRESSION_NONE : PNG_TEXT_COMPRESSION_NONE;
    text.key = (char *)texts[i].keyword;
    text.text = (char *)texts[i].text;
    if (texts[i].is_utf8) {
      text.itxt_length = strlen(texts[i].text);
      text.lang = "";
      text.lang_key = "";
    } else {
      text.text_length = strlen(texts[i].text);
    }
    png_set_text(png, info, &text, 1);
  }
  png_write_info(png, info);
  int channels = header->color == cpng_palette ? 1 : header->color == cpng_rgb ? 3 : 4;
  image->bits = header->bit_depth;
  image->row_bytes = ((size_t)header->width * channels * header->bit_depth + 7) / 8;
  image->data = idat_create(image->row_bytes, header->level, header->strategy);
  image->packed = image->bits < 8 ? calloc(1, image->row_bytes) : NULL;
  if (!image->data || (image->bits < 8 && !image->packed)) png_error(png, "memory ends");
  return 0;
}

// Joins indexes of a byte each, the first in the highest bits.
static const uint8_t *pack(cpng_image *image, const uint8_t *row, uint32_t width) {
  memset(image->packed, 0, image->row_bytes);
  for (uint32_t x = 0; x < width; x++) {
    size_t bit = (size_t)x * image->bits;
    image->packed[bit / 8] |= (uint8_t)(row[x] << (8 - image->bits - bit % 8));
  }
  return image->packed;
}

int cpng_row(cpng_image *image, const uint8_t *row) {
  if (setjmp(png_jmpbuf(image->png))) return 1;
  if (row && image->packed) row = pack(image, row, png_get_image_width(image->png, image->info));
  idat_row(image->data, image->png, row);
  return 0;
}

int cpng_finish(cpng_image *image) {
  if (setjmp(png_jmpbuf(image->png))) return 1;
  idat_finish(image->data, image->png);
  // Not png_write_end: it asks for rows that libpng itself compressed.
  png_write_chunk(image->png, (png_const_bytep) "IEND", NULL, 0);
  return 0;
}

const char *cpng_message(const cpng_image *image) { return image->message; }

void cpng_destroy(cpng_image *image) {
  if (image->png) png_destroy_write_struct(&image->png, image->info ? &image->info : NULL);
  idat_destroy(image->data);
  free(image->packed);
  free(image);
}
