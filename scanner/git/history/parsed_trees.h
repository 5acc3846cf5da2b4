#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/object_reader.h"
#include "git/store/tree.h"

namespace rummage::git::history {

/// A tree with its entries at hand. Never moved: the entries are views of `content`.
struct ParsedTree {
  ParsedTree(std::string bytes, HashKind hash);
  ParsedTree(const ParsedTree&) = delete;
  ParsedTree& operator=(const ParsedTree&) = delete;

  /// The first entry of this name; null: there is none. `hint` is where it is looked for first, and is moved on: asked
  /// for names in the order of another version of the tree, most answers cost one comparison.
  const store::TreeEntry* find(std::string_view name, std::size_t& hint);

  std::string content;
  std::vector<store::TreeEntry> entries;
  bool damaged = false;

 private:
  std::unordered_map<std::string_view, std::size_t> by_name_;  // made when the order does not help
};

/// Reads trees for one thread and remembers some of those read last.
class ParsedTrees {
 public:
  explicit ParsedTrees(const store::ObjectStore& store) : hash_(store.hash()), reader_(store) {}

  /// Errors as ObjectStore::read; git/not-a-tree.
  Result<std::shared_ptr<ParsedTree>> read(const ContentId& id);
  store::ObjectReader& reader() { return reader_; }

 private:
  struct Line {
    ContentId id;
    std::shared_ptr<ParsedTree> tree;
  };
  const HashKind hash_;
  store::ObjectReader reader_;
  std::array<Line, 256> lines_;
};

}  // namespace rummage::git::history
