#pragma once

#include "policies/input.h"
#include "policies/reporter.h"

/// How workloads hold and hand on credentials, and how Secrets stand in a repository.
namespace rummage::policies::hygiene {

/// Secrets handed over as environment variables, as a whole or one by one, and from there as arguments.
void judge_environment(const Input& input, Reporter& reporter);
/// Folders and sockets of the node that hold credentials, mounted into pods.
void judge_host_paths(const Input& input, Reporter& reporter);
/// Secrets that are committed as they are, partly encrypted ones, legacy token Secrets, sealed ones for any namespace.
void judge_secrets(const Input& input, Reporter& reporter);
/// Tokens that outlive their use, and tokens with power in pods that can take over their node.
void judge_tokens(const Input& input, Reporter& reporter);

}  // namespace rummage::policies::hygiene
