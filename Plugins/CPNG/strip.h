#pragma once
#include "cpng.h"

// What cpng.c needs of strips.
const uint8_t *cpng_strip_bytes(const cpng_strip *strip, size_t *count);
// The checksum of the strip's rows, and how many bytes they had.
uint32_t cpng_strip_sum(const cpng_strip *strip, size_t *count);
