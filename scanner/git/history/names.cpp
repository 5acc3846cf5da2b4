#include "git/history/names.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace rummage::git::history {

std::uint32_t NameTable::intern(std::string_view text) {
  if (std::size_t{size()} * 2 >= table_.size()) grow();
  std::size_t mask = table_.size() - 1;
  std::size_t at = XXH3_64bits(text.data(), text.size()) & mask;
  for (; table_[at] != 0; at = (at + 1) & mask)
    if (name(table_[at] - 1) == text) return table_[at] - 1;
  text_ += text;
  ends_.push_back(text_.size());
  table_[at] = size();
  return size() - 1;
}

void NameTable::grow() {
  table_.assign(table_.size() * 2, 0);
  std::size_t mask = table_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::string_view text = name(number);
    std::size_t at = XXH3_64bits(text.data(), text.size()) & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = number + 1;
  }
}

std::uint32_t PathTable::child(std::uint32_t path, std::uint32_t name) {
  auto [at, fresh] = known_.try_emplace(std::uint64_t{path} << 32 | name, static_cast<std::uint32_t>(nodes_.size()));
  if (fresh) nodes_.push_back({path, name});
  return at->second;
}

std::string PathTable::text(std::uint32_t path, const NameTable& names) const {
  std::vector<std::string_view> parts;
  for (; path != 0; path = nodes_[path].above) parts.push_back(names.name(nodes_[path].name));
  std::string out;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (part != parts.rbegin()) out += '/';
    out += *part;
  }
  return out;
}

std::vector<std::uint32_t> PathTable::absorb(const PathTable& other) {
  std::vector<std::uint32_t> numbers(other.nodes_.size());
  for (std::size_t i = 1; i < numbers.size(); ++i)
    numbers[i] = child(numbers[other.nodes_[i].above], other.nodes_[i].name);
  return numbers;
}

}  // namespace rummage::git::history
