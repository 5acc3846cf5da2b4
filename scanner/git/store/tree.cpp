#include "git/store/tree.h"

#include <cstring>

namespace rummage::git::store {

bool TreeEntries::next(TreeEntry& entry) {
  if (rest_.empty() || damaged_) return false;
  damaged_ = true;
  std::uint32_t mode = 0;
  std::size_t at = 0;
  for (; at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '7' && at < 7; ++at)
    mode = mode << 3 | static_cast<std::uint32_t>(rest_[at] - '0');
  if (at == 0 || at >= rest_.size() || rest_[at] != ' ') return false;
  const char* name = rest_.data() + at + 1;
  auto end = static_cast<const char*>(std::memchr(name, 0, rest_.size() - at - 1));
  if (end == nullptr || rest_.data() + rest_.size() - end < 1 + id_bytes(hash_)) return false;
  entry.mode = mode;
  entry.name = std::string_view(name, static_cast<std::size_t>(end - name));
  entry.raw_id = reinterpret_cast<const std::uint8_t*>(end + 1);
  entry.hash = hash_;
  rest_.remove_prefix(static_cast<std::size_t>(end + 1 + id_bytes(hash_) - rest_.data()));
  damaged_ = false;
  return true;
}

Result<std::vector<TreeEntry>> parse_tree(std::string_view content, HashKind hash) {
  std::vector<TreeEntry> out;
  TreeEntries entries(content, hash);
  TreeEntry entry;
  while (entries.next(entry)) out.push_back(entry);
  if (entries.damaged()) return Error{"git/corrupt-object", "damaged tree", {}, {}};
  return out;
}

}  // namespace rummage::git::store
