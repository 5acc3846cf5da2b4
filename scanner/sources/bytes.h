#pragma once

#include <memory>
#include <string>
#include <utility>

namespace rummage {

/// Bytes that several owners share and nobody changes. Null: not held.
using Bytes = std::shared_ptr<const std::string>;

/// Shares `text` from now on.
inline Bytes share(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

}  // namespace rummage
