#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/thread_pool.h"
#include "git/history/commit_graph.h"

namespace rummage::git::history {

/// The refs that reach at least one commit of a set.
struct Reaching {
  std::vector<std::uint32_t> first_tips;  ///< at most five, indices into CommitGraph::tips, ascending
  std::uint32_t count = 0;
};

/// Answers for many sets of commits at once: 64 sets in each sweep over the graph, one bit each, handed from parents to
/// children. The result has the order of `sets`.
std::vector<Reaching> reaching_refs(const CommitGraph& graph, const std::vector<std::vector<std::uint32_t>>& sets,
                                    const ThreadPool& pool);

}  // namespace rummage::git::history
