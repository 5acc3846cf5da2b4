#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kubernetes/object.h"

namespace rummage::kubernetes {

/// What an object is looked up by. `group` is the API group, whatever the version.
struct ObjectKey {
  std::string_view group, kind, ns, name;
};

/// The objects of one environment. Several definitions of the same object (overlays that are not rendered yet) stay
/// side by side. Frozen once made, and then thread-safe; pointers to its objects live as long as it does.
class ObjectSet {
 public:
  explicit ObjectSet(std::vector<Object> objects);
  ObjectSet(ObjectSet&&) = default;
  ObjectSet(const ObjectSet&) = delete;

  /// In the order given; configuration files among them.
  std::span<const Object> objects() const { return objects_; }
  /// All objects of this group and kind, in order.
  std::span<const Object* const> of_kind(std::string_view group, std::string_view kind) const;
  /// Every definition of the object. A namespace that is not written may be any (`kubectl apply -n`, a namespace
  /// transformer): definitions in exactly this namespace win, then those where one side names none.
  std::vector<const Object*> find(const ObjectKey& key) const;

 private:
  std::vector<Object> objects_;
  std::unordered_map<std::string, std::vector<const Object*>> by_kind_;
  std::unordered_map<std::string, std::vector<const Object*>> by_name_;
};

/// True when an object that names `written` may stand in `wanted`: equal, or one of them is not written.
bool same_namespace(std::string_view written, std::string_view wanted);

}  // namespace rummage::kubernetes
