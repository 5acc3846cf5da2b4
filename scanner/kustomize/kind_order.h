#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kustomize/spec_walk.h"

namespace rummage::kustomize {

/// The kinds that Kustomize's legacy order puts first, and last, in that order. Facts: kyaml/resid/gvk of 5.7.
std::span<const std::string_view> first_kinds();
std::span<const std::string_view> last_kinds();

/// `text`, or `other` when it is empty.
inline std::string_view or_else(std::string_view text, std::string_view other) {
  return text.empty() ? other : text;
}

/// The text that kinds of the same rank are compared by.
std::string kind_text(const Gvk& gvk);

/// True when Kustomize puts objects of kind `a` before those of kind `b`: first the kinds that others depend on, last
/// webhook configurations, others between, by group, version and kind. Facts: kyaml/resid/gvk of 5.7.
bool kind_before(const Gvk& a, const Gvk& b);

}  // namespace rummage::kustomize
