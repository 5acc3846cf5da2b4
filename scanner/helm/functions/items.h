#pragma once

#include <optional>
#include <span>
#include <vector>

#include "helm/functions/function.h"
#include "helm/value/heap.h"

/// What the families do with lists and maps.
namespace rummage::helm {

/// The items of a list, or of bytes (as uint8); nothing for any other value. Valid as long as `value` and its list
/// stay as they are.
class Items {
 public:
  explicit Items(const Value& value);
  bool is_list() const { return is_list_; }
  std::span<const Value> all() const { return all_; }
  std::size_t size() const { return all_.size(); }
  const Value& operator[](std::size_t index) const { return all_[index]; }

 private:
  std::vector<Value> made_;
  std::span<const Value> all_;
  bool is_list_ = false;
};

/// A new list of `items`.
Value list_of(const Call& call, std::vector<Value> items, Type type = Type::list);
/// Sprig's error for what is no list: "Cannot `what` type KIND".
Error not_a_list(const Value& value, const char* what);
/// The kind of any value, objects too, as `kindOf` prints it.
std::string_view kind_of(const Value& value);
/// The type of any value, as `typeOf` prints it.
std::string_view type_of(const Value& value, int helm);
/// The error of a call that would take more steps or memory than the run has.
Error too_much();
/// Counts `count` items that are to be made; false when the run's limits would be passed.
bool may_make(const Call& call, std::uint64_t count);

}  // namespace rummage::helm
