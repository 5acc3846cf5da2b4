#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rummage::helm {

struct PasswordRecipe {
  std::uint32_t counter = 0;
  std::string_view type;  ///< maximum, long, medium, short, basic, pin
  std::string_view password, user, site;
};

/// The password of the Master Password algorithm (scrypt, then HMAC-SHA-256 over a table of forms), as Sprig's
/// derivePassword; for an unknown type Sprig's sentence about it.
std::string derive_password(const PasswordRecipe& recipe);

}  // namespace rummage::helm
