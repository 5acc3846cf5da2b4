#pragma once

#include "base/result.h"
#include "git/store/config_text.h"
#include "git/store/repository.h"

namespace rummage::git::store {

/// What the configuration says about the format (gitrepository-layout; git-config, "extensions"): fills in `hash` and
/// `reftable`, and adds notices: git/reftable, git/unknown-format for a version or an extension that is not known. Git
/// refuses such a repository; here it is read as far as it is understood, and the run counts as incomplete.
/// Errors: git/unknown-hash.
Status read_format(const ConfigText& config, Repository& repository);

}  // namespace rummage::git::store
