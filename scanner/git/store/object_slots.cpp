#include <algorithm>
#include <bit>
#include <cstring>

#include "git/store/object_reader.h"
#include "git/store/object_store.h"

namespace rummage::git::store {
namespace {

std::uint64_t front(const std::uint8_t* id) {
  std::uint64_t head;
  std::memcpy(&head, id, sizeof head);
  return head;
}

bool before(const ObjectStore::Loose& loose, const std::uint8_t* id) {
  return std::memcmp(loose.id.bytes.data(), id, loose.id.size) < 0;
}

}  // namespace

const std::uint8_t* ObjectStore::raw_id(std::uint32_t slot) const {
  auto above = std::upper_bound(first_slots_.begin(), first_slots_.end(), slot);
  std::size_t source = static_cast<std::size_t>(above - first_slots_.begin()) - 1;
  if (source >= packs_.size()) return loose()[slot - first_slots_.back()].id.bytes.data();
  return packs_[source].index().raw_id(slot - first_slots_[source]);
}

ContentId ObjectStore::id(std::uint32_t slot) const {
  return ContentId::from_bytes(raw_id(slot), id_bytes(hash_));
}

std::optional<std::uint32_t> ObjectStore::search(const std::uint8_t* id) const {
  for (std::size_t pack = 0; pack < packs_.size(); ++pack)
    if (auto position = packs_[pack].index().find(id)) return first_slots_[pack] + *position;
  auto at = std::lower_bound(loose().begin(), loose().end(), id, before);
  if (at == loose().end() || !same_id(at->id.bytes.data(), id, hash_)) return std::nullopt;
  return first_slots_.back() + static_cast<std::uint32_t>(at - loose().begin());
}

std::optional<std::uint32_t> ObjectStore::slot(const std::uint8_t* id) const {
  if (!table_ready_.load(std::memory_order_acquire)) return search(id);
  std::size_t mask = table_.size() - 1;
  for (std::size_t at = front(id) & mask; table_[at] != 0; at = (at + 1) & mask)
    if (same_id(raw_id(table_[at] - 1), id, hash_)) return table_[at] - 1;
  return std::nullopt;
}

std::uint32_t ObjectStore::copies(const std::uint8_t* id) const {
  std::uint32_t count = 0;
  for (const Pack& pack : packs_) count += pack.index().find(id).has_value();
  auto at = std::lower_bound(loose().begin(), loose().end(), id, before);
  for (; at != loose().end() && same_id(at->id.bytes.data(), id, hash_); ++at) ++count;
  return count;
}

bool ObjectStore::canonical(std::uint32_t slot) const {
  return this->slot(raw_id(slot)) == slot;
}

void ObjectStore::fill_table() const {
  const std::uint32_t slots = this->slots();
  table_.assign(std::bit_ceil(std::size_t{slots} * 2 + 2), 0);
  std::size_t mask = table_.size() - 1, clustered = 0;
  for (std::uint32_t slot = 0; slot < slots; ++slot) {
    const std::uint8_t* id = raw_id(slot);
    std::size_t at = front(id) & mask, steps = 0;
    while (table_[at] != 0 && !same_id(raw_id(table_[at] - 1), id, hash_)) at = (at + 1) & mask, ++steps;
    if (table_[at] == 0) table_[at] = slot + 1;
    if ((clustered += steps) > 16 * std::size_t{slots} + 4096) return;  // ids made up to collide: keep searching
  }
  table_ready_.store(true, std::memory_order_release);
}

void ObjectStore::prepare_table() const {
  std::call_once(table_once_, [this] { fill_table(); });
}

}  // namespace rummage::git::store
