#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rummage::detectors {

/// Appends one step of a JSON pointer (RFC 6901): "/" and the key with `~` and `/` escaped.
inline void append_step(std::string& pointer, std::string_view key) {
  pointer += '/';
  for (char c : key) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
}

inline std::string pointer_step(std::string_view key) {
  std::string step;
  append_step(step, key);
  return step;
}

/// One step further for as long as it lives.
class PointerStep {
 public:
  PointerStep(std::string& pointer, std::string_view key) : pointer_(pointer), before_(pointer.size()) {
    append_step(pointer, key);
  }
  PointerStep(const PointerStep&) = delete;
  PointerStep& operator=(const PointerStep&) = delete;
  ~PointerStep() { pointer_.resize(before_); }

 private:
  std::string& pointer_;
  std::size_t before_;
};

}  // namespace rummage::detectors
