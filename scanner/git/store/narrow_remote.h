#pragma once

#include <optional>
#include <string>

#include "git/store/config_text.h"

namespace rummage::git::store {

/// A remote of which only some branches are fetched (`git clone --single-branch`, `--depth`).
struct NarrowRemote {
  std::string name;
  std::string source;  ///< the first of the refs that are fetched: "refs/heads/main"
};

/// The first remote, when every remote that says what it fetches names some branches only: then branches of others are
/// not here. Negative refspecs (`^...`) do not count.
std::optional<NarrowRemote> narrow_remote(const ConfigText& config);

}  // namespace rummage::git::store
