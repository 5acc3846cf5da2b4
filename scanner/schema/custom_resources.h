#pragma once

#include <span>

#include "schema/resources.h"

namespace rummage::schema {

/// Custom resources that many clusters have and that matter to secrets, delivery or workloads. Facts: the CRDs of the
/// projects that own the groups. A CRD in a repository says the same about its own kinds; this is for when it is not.
std::span<const Resource> custom_resources();

}  // namespace rummage::schema
