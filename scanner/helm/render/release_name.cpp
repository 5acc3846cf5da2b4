#include "helm/render/release_name.h"

#include <algorithm>

namespace rummage::helm {
namespace {

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_label(std::string_view label) {
  if (label.empty() || !is_alphanumeric(label.front()) || !is_alphanumeric(label.back())) return false;
  return std::all_of(label.begin(), label.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
}

}  // namespace

Status check_release_name(std::string_view name) {
  bool valid = !name.empty() && name.size() <= 53;
  while (valid) {
    const std::size_t dot = name.find('.');
    valid = is_label(name.substr(0, dot));
    if (dot == name.npos) break;
    name.remove_prefix(dot + 1);
  }
  if (valid) return Done{};
  return Error{"helm/release-name", "the release name is no DNS name of at most 53 characters", {}, nullptr};
}

}  // namespace rummage::helm
