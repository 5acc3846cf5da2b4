#include "git/store/narrow_remote.h"

#include <algorithm>
#include <string_view>

namespace rummage::git::store {
namespace {

// "refs/heads/main" of "+refs/heads/main:refs/remotes/origin/main".
std::string_view source_of(std::string_view refspec) {
  if (refspec.starts_with('+')) refspec.remove_prefix(1);
  return refspec.substr(0, refspec.find(':'));
}

// Whether every branch is fetched.
bool wide(std::string_view source) {
  return source == "refs/heads/*" || source == "refs/*" || source == "*";
}

}  // namespace

std::optional<NarrowRemote> narrow_remote(const ConfigText& config) {
  std::optional<NarrowRemote> first;
  for (const auto& [remote, refspec] : config.all("remote", "fetch")) {
    const std::string_view source = source_of(refspec);
    if (source.empty() || source.front() == '^') continue;
    if (wide(source)) return std::nullopt;
    if (!first) first = NarrowRemote{remote, std::string(source)};
  }
  return first;
}

}  // namespace rummage::git::store
