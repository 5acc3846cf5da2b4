#pragma once

#include <map>
#include <mutex>
#include <string>

#include "tree/tree.h"

namespace rummage::tree {

/// What somebody learned from a tree: a memo keyed by it is stale exactly when one of these facts changes.
struct Reads {
  std::map<std::string, ContentId> contents;  ///< paths whose content or id was taken; empty id: it could not be read
  std::map<std::string, std::optional<Mode>> lookups;  ///< paths looked up; nothing: not there
  std::map<std::string, ContentId>
      listings;  ///< directories listed (`/` at the end: recursively), id of the names and modes
  bool operator==(const Reads&) const = default;
};

/// Passes everything on to another tree and notes what was asked, also what was asked in vain.
class RecordingTree : public Tree {
 public:
  explicit RecordingTree(const Tree& inner) : inner_(inner) {}
  /// What was read so far.
  Reads reads() const;

  Result<Entry> lookup(std::string_view path) const override;
  Listing children(std::string_view directory) const override;
  Listing list(std::string_view directory = {}) const override;
  Result<Blob> content(std::string_view path) const override;
  Result<ContentId> content_id(std::string_view path) const override;

 private:
  const Tree& inner_;
  mutable std::mutex mutex_;
  mutable Reads reads_;
};

/// True when `tree` gives the same answers as those that were noted.
bool same_answers(const Tree& tree, const Reads& reads);

}  // namespace rummage::tree
