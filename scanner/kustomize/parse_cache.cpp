#include "kustomize/parse_cache.h"

namespace rummage::kustomize {

std::shared_ptr<const yaml::Parsed> ParseCache::parse(std::string_view content, TextId text, yaml::Dialect dialect) {
  const std::uint64_t key = std::uint64_t{text} << 1 | (dialect == yaml::Dialect::kustomize ? 1U : 0U);
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = parsed_.find(key); found != parsed_.end()) return found->second;
  }
  auto parsed = std::make_shared<const yaml::Parsed>(yaml::parse(content, text, dialect));
  const std::lock_guard lock(mutex_);
  return parsed_.emplace(key, std::move(parsed)).first->second;
}

}  // namespace rummage::kustomize
