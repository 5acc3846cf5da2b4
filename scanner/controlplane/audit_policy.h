#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "kubernetes/object.h"

namespace rummage::controlplane {

/// How much of a request is logged, in rising order. `request` and above hold bodies.
enum class AuditLevel : std::uint8_t { none, metadata, request, request_response };

struct AuditRule {
  AuditLevel level = AuditLevel::none;
  Span level_span;
  yaml::Node node;

  /// True when the rule may match a request for this resource.
  bool speaks_of(std::string_view group, std::string_view resource) const;
  /// True when it matches every such request, whoever makes it and in any namespace.
  bool matches_all(std::string_view group, std::string_view resource) const;
};

/// An audit policy: the first rule that matches a request decides.
struct AuditPolicy {
  Span kind_span;
  std::vector<AuditRule> rules;

  /// Rules that can decide a request for the resource: those before and at the first one that matches all of them.
  std::vector<const AuditRule*> deciding(std::string_view group, std::string_view resource) const;
};

/// Nothing unless the object is a Policy of audit.k8s.io.
std::optional<AuditPolicy> audit_policy_of(const kubernetes::Object& object);

}  // namespace rummage::controlplane
