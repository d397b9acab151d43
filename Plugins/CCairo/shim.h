#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H
#include FT_STROKER_H

// Macros of FreeType that Swift cannot import.
static inline int ft_has_kerning(FT_Face face) { return FT_HAS_KERNING(face) != 0; }
static inline int ft_is_scalable(FT_Face face) { return FT_IS_SCALABLE(face) != 0; }
static inline int ft_has_color(FT_Face face) { return FT_HAS_COLOR(face) != 0; }
static inline FT_Int32 ft_load_unscaled(void) { return FT_LOAD_NO_SCALE; }
static inline FT_Int32 ft_load_color(void) { return FT_LOAD_COLOR | FT_LOAD_DEFAULT; }
static inline int ft_is_bgra(FT_GlyphSlot slot) {
  return slot->bitmap.pixel_mode == FT_PIXEL_MODE_BGRA;
}
