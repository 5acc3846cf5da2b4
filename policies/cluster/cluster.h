#pragma once

#include "policies/input.h"
#include "policies/reporter.h"

namespace rummage::policies::cluster {

/// Settings of control plane programs and the kubelet, by the flag patterns of rules/cluster.
void judge_flags(const Input& input, Reporter& reporter);
/// Files that say how the API server encrypts what it stores.
void judge_encryption(const Input& input, Reporter& reporter);
/// Audit policies that write the contents of Secrets into the log, or nothing about them.
void judge_audit(const Input& input, Reporter& reporter);

}  // namespace rummage::policies::cluster
