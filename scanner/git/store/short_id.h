#pragma once

#include <string_view>
#include <vector>

#include "base/content_id.h"
#include "git/store/object_store.h"

namespace rummage::git::store {

/// The distinct ids of the store that begin with these lower-case hex digits, ascending; at most `limit` of them. A
/// binary search in each pack's index and in the list of loose objects.
std::vector<ContentId> ids_that_begin(const ObjectStore& store, std::string_view digits, std::size_t limit = 64);

}  // namespace rummage::git::store
