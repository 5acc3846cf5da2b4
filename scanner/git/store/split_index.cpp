#include <algorithm>
#include <filesystem>
#include <tuple>

#include "git/store/ewah.h"
#include "git/store/index_file.h"
#include "git/store/mapped_file.h"

namespace rummage::git::store {
namespace {

constexpr std::size_t kMaxIndexFile = std::size_t{1} << 31;

Error corrupt(const char* what) {
  return Error{"git/corrupt-index", what, {}, {}};
}

// Merges the entries of a split index into the shared ones (gitformat-index, "Split index"): the replacing entries come
// first, in the order of the bits and without a path, then the new ones.
Status merge(Index& index, Index shared) {
  std::string_view bitmaps = index.deleted;
  auto count = static_cast<std::uint32_t>(shared.entries.size());
  std::vector<std::uint32_t> deleted, replaced;
  if (!bitmaps.empty()) {
    auto first = read_ewah(bitmaps, count + 64), second = first ? read_ewah(bitmaps, count + 64) : std::nullopt;
    if (!second) return corrupt("damaged bitmaps of a split index");
    deleted = std::move(*first);
    replaced = std::move(*second);
  }
  std::size_t next = 0;
  for (std::uint32_t at : replaced) {
    if (at >= count || next >= index.entries.size()) return corrupt("a split index replaces what is not there");
    IndexEntry entry = std::move(index.entries[next++]);
    entry.path = shared.entries[at].path;
    shared.entries[at] = std::move(entry);
  }
  std::vector<IndexEntry> merged;
  auto gone = deleted.begin();
  for (std::uint32_t at = 0; at < count; ++at) {
    while (gone != deleted.end() && *gone < at) ++gone;
    if (gone == deleted.end() || *gone != at) merged.push_back(std::move(shared.entries[at]));
  }
  for (; next < index.entries.size(); ++next) merged.push_back(std::move(index.entries[next]));
  auto key = [](const IndexEntry& entry) { return std::tie(entry.path, entry.stage); };
  std::sort(merged.begin(), merged.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  if (!merged.empty() && merged.front().path.empty()) return corrupt("an entry of a split index has no path");
  index.entries = std::move(merged);
  return Done{};
}

}  // namespace

Result<Index> read_index(const std::string& path, HashKind hash) {
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return Index{};
  auto bytes = read_file(path, kMaxIndexFile);
  if (!bytes) return bytes.take_error();
  auto index = parse_index(*bytes, hash);
  if (!index || index->shared.empty()) return index;
  std::string beside = path.substr(0, path.rfind('/') + 1) + "sharedindex." + index->shared.hex();
  auto shared_bytes = read_file(beside, kMaxIndexFile);
  if (!shared_bytes) return shared_bytes.take_error();
  auto shared = parse_index(*shared_bytes, hash);
  if (!shared) return shared;
  if (!shared->shared.empty()) return corrupt("a shared index is itself split");
  if (auto status = merge(*index, std::move(*shared)); !status) return status.take_error();
  return index;
}

}  // namespace rummage::git::store
