#pragma once

#include <map>
#include <string>

#include "tree/tree.h"

namespace rummage::engine {

/// A tree with some files more: values files that lie outside of it. They are found by their paths alone; no listing
/// names them.
class ExtraFiles : public tree::Tree {
 public:
  /// Must outlive this.
  explicit ExtraFiles(const tree::Tree& inner) : inner_(inner) {}

  /// Puts a file at `path`, whose first part no file of the tree has. Filled first, then shared and read-only.
  void put(const std::string& path, std::string bytes);

  Result<tree::Entry> lookup(std::string_view path) const override;
  tree::Listing children(std::string_view directory) const override { return inner_.children(directory); }
  tree::Listing list(std::string_view directory = {}) const override { return inner_.list(directory); }
  Result<tree::Blob> content(std::string_view path) const override;

 private:
  const tree::Tree& inner_;
  std::map<std::string, tree::Blob, std::less<>> files_;
};

}  // namespace rummage::engine
