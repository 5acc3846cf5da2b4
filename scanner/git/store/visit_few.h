#pragma once

#include <cstdint>
#include <vector>

#include "git/store/visit.h"

namespace rummage::git::store {

/// The twin of visit_objects for a few objects, which are in these canonical slots: each is read by its id, in the
/// order of the packs, and comes without a delta. `options.wanted` is not asked; `present` counts these objects only.
/// What is visited, skipped and reported is the same.
VisitResult visit_few(const ObjectStore& store, const ThreadPool& pool, const std::vector<std::uint32_t>& slots,
                      const VisitOptions& options, const Visitor& visitor);

}  // namespace rummage::git::store
