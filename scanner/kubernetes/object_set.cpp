#include "kubernetes/object_set.h"

#include <string>

namespace rummage::kubernetes {
namespace {

/// Parts joined by a byte that no name holds.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (std::string_view part : parts) key.append(part) += '\0';
  return key;
}

}  // namespace

bool same_namespace(std::string_view written, std::string_view wanted) {
  return written == wanted || written.empty() || wanted.empty();
}

ObjectSet::ObjectSet(std::vector<Object> objects) : objects_(std::move(objects)) {
  for (const Object& object : objects_) {
    by_kind_[joined({object.group(), object.kind})].push_back(&object);
    by_name_[joined({object.group(), object.kind, object.name})].push_back(&object);
  }
}

std::span<const Object* const> ObjectSet::of_kind(std::string_view group, std::string_view kind) const {
  auto found = by_kind_.find(joined({group, kind}));
  return found == by_kind_.end() ? std::span<const Object* const>() : found->second;
}

std::vector<const Object*> ObjectSet::find(const ObjectKey& key) const {
  auto found = by_name_.find(joined({key.group, key.kind, key.name}));
  std::vector<const Object*> exact, possible;
  if (found == by_name_.end()) return exact;
  for (const Object* object : found->second) {
    if (object->ns == key.ns) exact.push_back(object);
    if (same_namespace(object->ns, key.ns)) possible.push_back(object);
  }
  return exact.empty() ? possible : exact;
}

}  // namespace rummage::kubernetes
