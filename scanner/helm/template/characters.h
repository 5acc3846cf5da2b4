#pragma once

#include "helm/functions/go_unicode.h"

namespace rummage::helm {

/// What a name in a template may hold: letters, digits and _.
inline bool is_alphanumeric(char32_t point) {
  if (point >= 0x80) return go::is_letter(point) || go::is_number(point);
  const char32_t lower = point | 0x20U;
  return point == '_' || (point >= '0' && point <= '9') || (lower >= 'a' && lower <= 'z');
}

}  // namespace rummage::helm
