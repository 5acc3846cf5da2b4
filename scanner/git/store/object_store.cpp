#include "git/store/object_store.h"

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "git/store/delta_forest.h"
#include "git/store/loose.h"
#include "git/store/object_reader.h"

namespace rummage::git::store {
namespace {

std::vector<std::string> pack_stems(const std::string& object_dir) {
  std::vector<std::string> stems;
  std::error_code error;
  std::filesystem::directory_iterator files(object_dir + "/pack", error), end;
  for (; !error && files != end; files.increment(error)) {
    std::string path = files->path().string();
    if (path.ends_with(".idx")) stems.push_back(path.substr(0, path.size() - 4));
  }
  std::sort(stems.begin(), stems.end());
  return stems;
}

}  // namespace

ObjectStore::~ObjectStore() = default;

std::shared_ptr<const ObjectStore> ObjectStore::open(const Repository& repository) {
  std::shared_ptr<ObjectStore> out(new ObjectStore);
  out->hash_ = repository.hash;
  out->object_dirs_ = repository.object_dirs;
  for (const std::string& dir : out->object_dirs_) out->add_packs(dir);
  out->number_slots();
  return out;
}

std::shared_ptr<const ObjectStore> ObjectStore::of_packs(std::vector<Pack> packs) {
  std::shared_ptr<ObjectStore> out(new ObjectStore);
  if (!packs.empty()) out->hash_ = packs.front().index().hash();
  out->packs_ = std::move(packs);
  out->number_slots();
  return out;
}

const DeltaForest& ObjectStore::forest(std::size_t pack, const ThreadPool& pool) const {
  std::lock_guard lock(forests_mutex_);
  forests_.resize(packs_.size());
  if (forests_[pack] == nullptr) forests_[pack] = std::make_unique<DeltaForest>(DeltaForest::build(packs_[pack], pool));
  return *forests_[pack];
}

void ObjectStore::number_slots() {
  std::uint32_t slots = 0;
  for (const Pack& pack : packs_) {
    first_slots_.push_back(slots);
    slots += pack.index().size();
  }
  first_slots_.push_back(slots);
}

void ObjectStore::add_packs(const std::string& object_dir) {
  std::uint64_t total = 0;
  for (const Pack& pack : packs_) total += pack.index().size();
  for (const std::string& stem : pack_stems(object_dir)) {
    auto pack = Pack::open(stem, hash_);
    if (pack && total + pack->index().size() >= UINT32_MAX - 1)
      pack = Error{"git/too-many-objects", "more objects than can be numbered; left out " + stem, {}, {}};
    if (!pack) {
      notices_.push_back({pack.error().code, NoticeLevel::error, pack.error().message, {}, 0, {}});
      continue;
    }
    total += pack->index().size();
    packs_.push_back(std::move(*pack));
  }
}

void ObjectStore::list_loose_objects() const {
  for (std::uint32_t dir = 0; dir < object_dirs_.size(); ++dir)
    for (const ContentId& id : list_loose(object_dirs_[dir], hash_)) loose_.push_back({id, dir});
  std::sort(loose_.begin(), loose_.end());
  loose_.resize(std::min<std::size_t>(loose_.size(), UINT32_MAX - 1 - first_slots_.back()));
}

const std::vector<ObjectStore::Loose>& ObjectStore::loose() const {
  std::call_once(loose_once_, [this] { list_loose_objects(); });
  return loose_;
}

std::unique_ptr<ObjectReader> ObjectStore::borrow() const {
  std::lock_guard lock(mutex_);
  if (readers_.empty()) return std::make_unique<ObjectReader>(*this);
  auto reader = std::move(readers_.back());
  readers_.pop_back();
  return reader;
}

void ObjectStore::give_back(std::unique_ptr<ObjectReader> reader) const {
  std::lock_guard lock(mutex_);
  readers_.push_back(std::move(reader));
}

Result<Object> ObjectStore::read(const ContentId& id, std::uint64_t limit) const {
  auto reader = borrow();
  auto object = reader->read(id, limit);
  give_back(std::move(reader));
  return object;
}

Result<ObjectHeader> ObjectStore::header(const ContentId& id) const {
  auto reader = borrow();
  auto header = reader->header(id);
  give_back(std::move(reader));
  return header;
}

}  // namespace rummage::git::store
