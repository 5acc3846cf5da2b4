#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "tree/tree.h"

namespace rummage::git::trees {

/// Files in byte order of their paths; directories are where their paths say. Answers what a Tree is asked about names.
class PathTable {
 public:
  /// A row: a file, and where its owner keeps the rest of it.
  struct Row {
    std::string_view path;
    tree::Mode mode = tree::Mode::file;
    std::size_t index = 0;
  };
  /// Adds a file; any order. `path` must outlive the table: an index has thousands of paths, and none is copied.
  void add(std::string_view path, tree::Mode mode, std::size_t index) { rows_.push_back({path, mode, index}); }
  /// The same for a path that nobody else keeps.
  void add_own(std::string path, tree::Mode mode, std::size_t index) {
    add(own_.emplace_back(std::move(path)), mode, index);
  }
  /// Makes room for `count` files.
  void reserve(std::size_t count) { rows_.reserve(count); }
  /// Sorts; of equal paths the first added stays. Nothing is added afterwards.
  void finish();

  /// The file at exactly `path`; null for directories and what is not there.
  const Row* find(std::string_view path) const;
  /// True when something stands below `path`; the root always is one.
  bool is_directory(std::string_view path) const;
  /// As Tree::lookup, Tree::children and Tree::list.
  Result<tree::Entry> lookup(std::string_view path) const;
  std::vector<tree::Entry> children(std::string_view directory) const;
  std::vector<tree::Entry> list(std::string_view directory) const;
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::size_t lower_bound(std::string_view path) const;
  std::vector<Row> rows_;
  std::deque<std::string> own_;  // their places last
};

}  // namespace rummage::git::trees
