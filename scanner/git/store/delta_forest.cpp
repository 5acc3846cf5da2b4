#include "git/store/delta_forest.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace rummage::git::store {
namespace {

constexpr std::uint32_t kChunk = 4096;

// Where an entry begins, and its position in the index.
using Placed = std::pair<std::uint64_t, std::uint32_t>;

// Eleven bits at a time, from the lowest up: a fifth of the time of a sort by comparison. Equal ones keep their order.
void sort_by_offset(std::vector<Placed>& entries, std::uint64_t largest) {
  constexpr unsigned digit = 11;
  std::vector<Placed> next(entries.size());
  for (unsigned shift = 0; shift < 64 && largest >> shift != 0; shift += digit) {
    const auto bucket = [shift](const Placed& entry) { return entry.first >> shift & ((1U << digit) - 1); };
    std::array<std::uint32_t, (1U << digit) + 1> place{};
    for (const Placed& entry : entries) ++place[bucket(entry) + 1];
    std::partial_sum(place.begin(), place.end(), place.begin());
    for (const Placed& entry : entries) next[place[bucket(entry)]++] = entry;
    entries.swap(next);
  }
}

}  // namespace

std::optional<ObjectKind> DeltaForest::kind(std::uint32_t node) const {
  if (nodes_[node].kind == 0) return std::nullopt;
  return static_cast<ObjectKind>(nodes_[node].kind);
}

DeltaForest DeltaForest::build(const Pack& pack, const ThreadPool& pool) {
  DeltaForest out;
  out.sort_offsets(pack);
  out.read_headers(pack, pool);
  out.link_children();
  out.order_nodes();
  return out;
}

void DeltaForest::sort_offsets(const Pack& pack) {
  const PackIndex& index = pack.index();
  std::vector<Placed> sorted(index.size());
  for (std::uint32_t i = 0; i < index.size(); ++i)
    sorted[i] = {std::min<std::uint64_t>(index.offset(i), pack.bytes().size()), i};
  sort_by_offset(sorted, pack.bytes().size());
  nodes_.resize(sorted.size());
  offsets_.resize(sorted.size() + 1);
  for (std::size_t node = 0; node < sorted.size(); ++node) {
    offsets_[node] = sorted[node].first;
    nodes_[node].position = sorted[node].second;
  }
  offsets_.back() = pack.bytes().size();
}

void DeltaForest::read_headers(const Pack& pack, const ThreadPool& pool) {
  std::vector<std::uint32_t> node_at(nodes_.size());
  for (std::uint32_t node = 0; node < size(); ++node) node_at[nodes_[node].position] = node;
  pool.for_each((nodes_.size() + kChunk - 1) / kChunk, [&](std::size_t chunk, unsigned) {
    std::size_t end = std::min(nodes_.size(), (chunk + 1) * kChunk);
    for (std::size_t node = chunk * kChunk; node < end; ++node)
      read_header(pack, node_at, static_cast<std::uint32_t>(node));
  });
}

void DeltaForest::read_header(const Pack& pack, const std::vector<std::uint32_t>& node_at, std::uint32_t node) {
  auto entry = pack.entry(offsets_[node]);
  if (!entry) return;
  nodes_[node].weight = static_cast<float>(entry->size);
  if (entry->kind) {
    nodes_[node].kind = static_cast<std::uint8_t>(*entry->kind);
  } else if (entry->base_id == nullptr) {
    nodes_[node].base = node_at_offset(entry->base_offset, node);
  } else if (auto position = pack.index().find(entry->base_id)) {
    nodes_[node].base = node_at[*position];
  }
}

// Bases mostly stand near what is built on them: steps that double on the way back, then a search between the last two.
std::uint32_t DeltaForest::node_at_offset(std::uint64_t offset, std::uint32_t before) const {
  std::uint32_t from = before, to = before;
  for (std::uint32_t step = 1; from > 0 && offsets_[from] >= offset; step *= 2) {
    to = from;
    from -= std::min(from, step);
  }
  const auto at = std::lower_bound(offsets_.begin() + from, offsets_.begin() + to, offset);
  return *at == offset && offset < offsets_[before] ? static_cast<std::uint32_t>(at - offsets_.begin()) : kNone;
}

// Counting sort of the nodes by base; afterwards children of n are children_[first_child(n), first_child(n + 1)).
void DeltaForest::link_children() {
  std::vector<std::uint32_t> fill(nodes_.size() + 1);
  for (const Node& node : nodes_)
    if (node.base != kNone) ++fill[node.base + 1];
  for (std::size_t i = 1; i < fill.size(); ++i) fill[i] += fill[i - 1];
  children_.resize(fill.back());
  for (std::uint32_t node = 0; node < size(); ++node) nodes_[node].first_child = fill[node];
  for (std::uint32_t node = 0; node < size(); ++node)
    if (nodes_[node].base != kNone) children_[fill[nodes_[node].base]++] = node;
  for (std::uint32_t node = 0; node < size(); ++node)
    nodes_[node].needed_children = fill[node] - nodes_[node].first_child;
}

void DeltaForest::append_subtree(std::uint32_t root) {
  std::size_t next = order_.size();
  order_.push_back(root);
  for (; next < order_.size(); ++next) {
    const Node& node = nodes_[order_[next]];
    for (std::uint32_t i = 0; i < node.needed_children; ++i) {
      std::uint32_t child = children_[node.first_child + i];
      if (nodes_[child].base != order_[next]) continue;  // cut from a cycle
      nodes_[child].kind = node.kind;
      order_.push_back(child);
    }
  }
}

void DeltaForest::order_nodes() {
  order_.reserve(nodes_.size());
  for (std::uint32_t node = 0; node < size(); ++node)
    if (nodes_[node].base == kNone) append_subtree(node);
  if (order_.size() == nodes_.size()) return;
  std::vector<bool> seen(nodes_.size());
  for (std::uint32_t node : order_) seen[node] = true;
  for (std::uint32_t node = 0; node < size(); ++node) {  // the rest hangs on cycles: cut each at its first node
    if (seen[node]) continue;
    std::uint32_t at = node;
    std::vector<std::uint32_t> walked;
    for (; !seen[at]; at = nodes_[at].base) {
      seen[at] = true;
      walked.push_back(at);
    }
    for (std::uint32_t passed : walked) seen[passed] = false;
    nodes_[at].base = kNone;
    std::size_t before = order_.size();
    append_subtree(at);
    for (std::size_t i = before; i < order_.size(); ++i) seen[order_[i]] = true;
  }
}

void DeltaForest::plan(const std::function<bool(std::uint32_t)>& wanted) {
  for (std::uint32_t node = 0; node < size(); ++node) nodes_[node].flags = wanted(node) ? kWanted | kNeeded : 0;
  for (auto at = order_.rbegin(); at != order_.rend(); ++at) {
    const Node& node = nodes_[*at];
    if (node.base != kNone && (node.flags & kNeeded) != 0) nodes_[node.base].flags |= kNeeded;
  }
  weigh();
  for (Node& node : nodes_) {
    auto begin = children_.begin() + node.first_child, end = begin + node.needed_children;
    end = std::partition(begin, end, [&](std::uint32_t child) {
      return (nodes_[child].flags & kNeeded) != 0 &&
             nodes_[child].base == static_cast<std::uint32_t>(&node - nodes_.data());
    });
    node.needed_children = static_cast<std::uint32_t>(end - begin);
    std::sort(begin, end, [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(nodes_[a].weight, a) < std::pair(nodes_[b].weight, b);
    });
  }
}

// A delta's result is taken to be as large as the root of its tree; inflating a packed byte costs about as much as
// looking at four bytes of content.
void DeltaForest::weigh() {
  std::vector<float> content(nodes_.size());
  for (std::uint32_t node : order_) {
    std::uint32_t base = nodes_[node].base;
    content[node] = base == kNone ? nodes_[node].weight : content[base];
  }
  for (std::uint32_t node = 0; node < size(); ++node) {
    float packed = static_cast<float>(offsets_[node + 1] - offsets_[node]);
    nodes_[node].weight = needed(node) ? 200 + 4 * packed + content[node] : 0;
  }
  for (auto at = order_.rbegin(); at != order_.rend(); ++at)
    if (std::uint32_t base = nodes_[*at].base; base != kNone) nodes_[base].weight += nodes_[*at].weight;
}

std::span<const std::uint32_t> DeltaForest::children(std::uint32_t node) const {
  return std::span(children_).subspan(nodes_[node].first_child, nodes_[node].needed_children);
}

}  // namespace rummage::git::store
