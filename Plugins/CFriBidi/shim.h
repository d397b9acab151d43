#include <fribidi.h>

// Macros of FriBidi that Swift cannot import.
static inline FriBidiParType fribidi_base_direction(int is_right_to_left) {
  return is_right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
}
