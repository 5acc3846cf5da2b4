#pragma once

#include <string_view>

#include "access/graph.h"
#include "findings/rule.h"
#include "kubernetes/object_set.h"
#include "policies/thresholds.h"

namespace rummage::policies {

/// What the policies judge: the objects of one environment and who can do what among them. Everything referred to must
/// outlive the judgement.
struct Input {
  const kubernetes::ObjectSet& objects;
  const access::Graph& access;       ///< of the same objects
  const findings::Catalogue& rules;  ///< rules that are not in it are not reported
  std::string_view environment;      ///< passed through to drafts
  Thresholds thresholds = {};
};

}  // namespace rummage::policies
