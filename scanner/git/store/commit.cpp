#include "git/store/commit.h"

#include "git/store/header_lines.h"

namespace rummage::git::store {

Result<Commit> parse_commit(std::string_view content) {
  Error damaged{"git/corrupt-object", "damaged commit", {}, {}};
  HeaderLines lines(content);
  Commit out;
  if (!lines.next() || lines.key() != "tree" || !lines.id()) return damaged;
  out.tree = *lines.id();
  bool parents = true;
  while (lines.next()) {
    if (lines.key() == "parent" && parents) {
      auto parent = lines.id();
      if (!parent) return damaged;
      out.parents.push_back(*parent);
      continue;
    }
    parents = false;
    if (lines.key() == "author") out.author = parse_signature(lines.value());
    if (lines.key() == "committer") out.committer = parse_signature(lines.value());
  }
  out.message = lines.message();
  return out;
}

}  // namespace rummage::git::store
