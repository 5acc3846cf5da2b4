#include "tree/recording_tree.h"

#include "tree/errors.h"

namespace rummage::tree {
namespace {

constexpr std::string_view modes = "fxlsd";

// Stands for the names and modes of a listing: equal listings have equal ids.
ContentId listing_id(const Listing& listing) {
  std::string text;
  for (const Entry& entry : listing.entries) {
    text += modes[static_cast<std::size_t>(entry.mode)];
    text += entry.path;
    text += '\0';
  }
  for (const Notice& notice : listing.notices) text += notice.code + '\0' + notice.path + '\0';
  return blob_id(text);
}

std::optional<Mode> mode_of(const Result<Entry>& entry) {
  return entry ? std::optional<Mode>(entry->mode) : std::nullopt;
}

}  // namespace

Reads RecordingTree::reads() const {
  std::lock_guard lock(mutex_);
  return reads_;
}

Result<Entry> RecordingTree::lookup(std::string_view path) const {
  auto entry = inner_.lookup(path);
  std::lock_guard lock(mutex_);
  reads_.lookups.insert_or_assign(std::string(path), mode_of(entry));
  return entry;
}

Listing RecordingTree::children(std::string_view directory) const {
  Listing listing = inner_.children(directory);
  std::lock_guard lock(mutex_);
  reads_.listings.insert_or_assign(std::string(directory), listing_id(listing));
  return listing;
}

Listing RecordingTree::list(std::string_view directory) const {
  Listing listing = inner_.list(directory);
  std::lock_guard lock(mutex_);
  reads_.listings.insert_or_assign(std::string(directory) + "/", listing_id(listing));
  return listing;
}

Result<Blob> RecordingTree::content(std::string_view path) const {
  auto blob = inner_.content(path);
  std::lock_guard lock(mutex_);
  reads_.contents.insert_or_assign(std::string(path), blob ? blob->id : ContentId());
  return blob;
}

Result<ContentId> RecordingTree::content_id(std::string_view path) const {
  auto id = inner_.content_id(path);
  std::lock_guard lock(mutex_);
  reads_.contents.insert_or_assign(std::string(path), id ? *id : ContentId());
  return id;
}

bool same_answers(const Tree& tree, const Reads& reads) {
  for (const auto& [path, mode] : reads.lookups)
    if (mode_of(tree.lookup(path)) != mode) return false;
  for (const auto& [directory, id] : reads.listings) {
    bool deep = directory.ends_with('/');
    std::string_view path = std::string_view(directory).substr(0, directory.size() - deep);
    if (listing_id(deep ? tree.list(path) : tree.children(path)) != id) return false;
  }
  for (const auto& [path, id] : reads.contents) {
    auto now = tree.content_id(path);
    if ((now ? *now : ContentId()) != id) return false;
  }
  return true;
}

}  // namespace rummage::tree
