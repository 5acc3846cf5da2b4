#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rummage::git::history {

/// Gives the same number to the same bytes: 0, 1, 2 ... Not thread-safe.
class NameTable {
 public:
  std::uint32_t intern(std::string_view name);
  std::string_view name(std::uint32_t number) const {
    return {text_.data() + ends_[number], ends_[number + 1] - ends_[number]};
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }

 private:
  void grow();
  std::string text_;
  std::vector<std::size_t> ends_{0};
  std::vector<std::uint32_t> table_ = std::vector<std::uint32_t>(1024);  // number + 1, 0 for free
};

/// Paths as chains of names: a path is a number, 0 the root. Not thread-safe.
class PathTable {
 public:
  struct Node {
    std::uint32_t above = 0, name = 0;
  };
  PathTable() : nodes_(1) {}
  /// The path of `name` below `path`.
  std::uint32_t child(std::uint32_t path, std::uint32_t name);
  const std::vector<Node>& nodes() const { return nodes_; }
  /// The path as text, parts separated by '/'.
  std::string text(std::uint32_t path, const NameTable& names) const;
  /// Takes up every path of `other`; gives the number here of each number there.
  std::vector<std::uint32_t> absorb(const PathTable& other);

 private:
  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, std::uint32_t> known_;
};

}  // namespace rummage::git::history
