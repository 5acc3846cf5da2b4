#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace rummage::detectors {

/// A line `key = value` of an env, properties or INI file or a shell script; also `key: value`.
struct Setting {
  std::string_view key;
  std::string_view value;    ///< without quotes and trailing comma, semicolon and comment
  std::size_t value_at = 0;  ///< offset of `value` in the text
};

/// Calls `visit` for each line of `text` that sets a key to something. Linear.
void for_each_setting(std::string_view text, const std::function<void(const Setting&)>& visit);

}  // namespace rummage::detectors
