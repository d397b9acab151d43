#include "cpng.h"
#include "strip.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct cpng_image {
  png_structp png;
  png_infop info;
  int has_rows;         // whether a strip was written
  uLong sum;            // Adler-32 of the rows so far
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
  return 0;
}

int cpng_add(cpng_image *image, const cpng_strip *strip, int is_last) {
  // The header of zlib's format; a multiple of 31, as it wants.
  static const uint8_t start[] = {0x78, 0x01};
  png_structp png = image->png;
  if (setjmp(png_jmpbuf(png))) return 1;
  size_t count, raw_count;
  const uint8_t *bytes = cpng_strip_bytes(strip, &count);
  uint32_t strip_sum = cpng_strip_sum(strip, &raw_count);
  image->sum =
      image->has_rows ? adler32_combine(image->sum, strip_sum, (z_off_t)raw_count) : strip_sum;
  uint8_t end[4];
  for (int i = 0; i < 4; i++) end[i] = (uint8_t)(image->sum >> (24 - 8 * i));
  size_t start_count = image->has_rows ? 0 : sizeof start;
  size_t end_count = is_last ? sizeof end : 0;
  image->has_rows = 1;
  png_write_chunk_start(png, (png_const_bytep) "IDAT", (png_uint_32)(start_count + count + end_count));
  png_write_chunk_data(png, start, start_count);
  png_write_chunk_data(png, bytes, count);
  png_write_chunk_data(png, end, end_count);
  png_write_chunk_end(png);
  // Not png_write_end: it asks for rows that libpng itself compressed.
  if (is_last) png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
  return 0;
}

const char *cpng_message(const cpng_image *image) { return image->message; }

void cpng_destroy(cpng_image *image) {
  if (image->png) png_destroy_write_struct(&image->png, image->info ? &image->info : NULL);
  free(image);
}
