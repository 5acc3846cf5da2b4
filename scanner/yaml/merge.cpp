#include "yaml/merge.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace rummage::yaml {
namespace {

using detail::Children;
using detail::NodeData;

bool is_merge(Node key) {
  return key.is_scalar() && key.type() == ScalarType::merge;
}

/// One entry in the order of application; of equal keys the last one wins.
struct Applied {
  const NodeData* key;
  const NodeData* value;
  bool written;
};

/// The mappings that a `<<` names, in the order of application; nothing when it names something else.
bool merged_maps(Node value, std::vector<Node>& maps) {
  if (value.is_mapping()) {
    maps.push_back(value);
    return true;
  }
  if (!value.is_sequence() || value.alias_span()) return false;
  for (Node item : value.items()) {
    if (!item.is_mapping()) return false;
    maps.push_back(item);
  }
  std::reverse(maps.begin(), maps.end());
  return true;
}

/// Adds the merged entries; `written` ones of the mapping itself are added by the caller.
MergeOutcome add_merged(Node value, std::vector<Applied>& out, std::uint64_t limit, std::uint64_t& merged) {
  std::vector<Node> maps;
  if (!merged_maps(value, maps)) return MergeOutcome::not_a_map;
  for (const Node map : maps) {
    merged += map.size();
    if (merged > limit) return MergeOutcome::too_many;
    for (const Entry& entry : map.entries()) out.push_back({entry.key.as_written(), entry.value.as_written(), false});
  }
  return MergeOutcome::done;
}

/// Entries and merges in the order in which the dialect applies them.
MergeOutcome order(const Children& children, Dialect dialect, std::vector<Applied>& out, std::uint64_t limit,
                   std::uint64_t& merged) {
  std::vector<Applied> later;
  std::vector<Applied>& own = dialect == Dialect::kustomize ? later : out;
  for (std::uint32_t i = 0; i < children.written_count; ++i) {
    const NodeData* key = children.written[2 * i];
    const NodeData* value = children.written[2 * i + 1];
    if (!is_merge(Node(key))) {
      own.push_back({key, value, true});
      continue;
    }
    const MergeOutcome outcome = add_merged(Node(value), out, limit, merged);
    if (outcome != MergeOutcome::done) return outcome;
  }
  out.insert(out.end(), later.begin(), later.end());
  return MergeOutcome::done;
}

}  // namespace

bool has_merge_key(const Children& children) {
  for (std::uint32_t i = 0; i < children.written_count; ++i)
    if (is_merge(Node(children.written[2 * i]))) return true;
  return false;
}

MergeOutcome apply_merges(Children& children, Dialect dialect, Arena& arena, std::uint64_t limit,
                          std::uint64_t& merged) {
  std::vector<Applied> applied;
  const MergeOutcome outcome = order(children, dialect, applied, limit, merged);
  if (outcome != MergeOutcome::done) return outcome;
  std::unordered_map<std::string_view, std::size_t> winner;
  for (std::size_t i = 0; i < applied.size(); ++i) winner[Node(applied[i].key).text()] = i;
  auto** read = static_cast<const NodeData**>(arena.allocate(2 * winner.size() * sizeof(NodeData*)));
  children.read = read;
  children.read_count = static_cast<std::uint32_t>(winner.size());
  for (const bool written : {true, false}) {
    for (std::size_t i = 0; i < applied.size(); ++i) {
      if (applied[i].written != written || winner[Node(applied[i].key).text()] != i) continue;
      *read++ = applied[i].key;
      *read++ = applied[i].value;
    }
  }
  return MergeOutcome::done;
}

const NodeData* find_duplicate(const Children& children) {
  constexpr std::uint32_t few = 12;
  const auto text = [&](std::uint32_t i) { return Node(children.written[2 * i]).text(); };
  if (children.written_count <= few) {
    for (std::uint32_t i = 1; i < children.written_count; ++i)
      for (std::uint32_t j = 0; j < i; ++j)
        if (text(i) == text(j)) return children.written[2 * i];
    return nullptr;
  }
  std::unordered_set<std::string_view> seen;
  for (std::uint32_t i = 0; i < children.written_count; ++i)
    if (!seen.insert(text(i)).second) return children.written[2 * i];
  return nullptr;
}

}  // namespace rummage::yaml
