#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "base/span.h"
#include "yaml/parse.h"

namespace rummage::kustomize {

/// Parsed texts of one run, each parsed once per dialect however many builds read it. Thread-safe.
class ParseCache {
 public:
  /// The documents of `text`, whose bytes are `content`.
  std::shared_ptr<const yaml::Parsed> parse(std::string_view content, TextId text, yaml::Dialect dialect);

 private:
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, std::shared_ptr<const yaml::Parsed>> parsed_;
};

}  // namespace rummage::kustomize
