#pragma once

#include "policies/input.h"
#include "policies/reporter.h"

/// Objects that fetch credentials from a store outside the cluster.
namespace rummage::policies::stores {

/// ClusterSecretStores that every namespace may use.
void judge_conditions(const Input& input, Reporter& reporter);
/// Credentials of the store itself: written into it, or in a Secret that is committed beside it.
void judge_store_credentials(const Input& input, Reporter& reporter);
/// Connections to a store that are not checked or not encrypted.
void judge_connections(const Input& input, Reporter& reporter);
/// ExternalSecrets that never follow a rotation, or outlive their source; copies that a CSI driver makes.
void judge_lifecycle(const Input& input, Reporter& reporter);

}  // namespace rummage::policies::stores
