#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/content_id.h"
#include "git/store/object_store.h"

namespace rummage::engine {

/// The committer's time of `head`: what `now` is in charts. Nothing for no commit, or one that cannot be read.
std::optional<std::int64_t> head_time(const git::store::ObjectStore& store, const ContentId& head);

/// The same of the repository around `folder`; nothing where there is none.
std::optional<std::int64_t> head_time_at(const std::string& folder);

}  // namespace rummage::engine
