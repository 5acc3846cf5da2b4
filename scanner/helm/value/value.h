#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "helm/value/type.h"
#include "sources/text.h"

namespace rummage::helm {

struct Map;
struct List;
class Object;

/// One Go value inside the evaluator: 32 bytes, copied freely. Maps, lists and objects are shared and mutable as in Go
/// (copying a Value aliases them); they belong to the Heap of the unit and live as long as it. Not thread-safe.
///
/// `text()` of a string is the string. Of a number, boolean or nil it is the *evidence*: the texts that it was made
/// from (the leaf `8080` of a values file), empty when there are none; printing such a value keeps that origin.
class Value {
 public:
  Value() = default;  ///< nil
  static Value nil(sources::Text evidence = {}) { return {Type::nil, std::move(evidence)}; }
  static Value boolean(bool value, sources::Text evidence = {});
  /// `type`: integer, int32, int64, uint8, uint32, uint64 or duration; the bits of unsigned ones are kept as they are.
  static Value integer(std::int64_t value, sources::Text evidence = {}, Type type = Type::integer);
  static Value real(double value, sources::Text evidence = {});
  /// `type`: string, template_path or bytes.
  static Value string(sources::Text text, Type type = Type::string) { return {type, std::move(text)}; }
  /// `type`: map, values, string_map or files. Never null.
  static Value map(Map* map, Type type = Type::map);
  /// `type`: list, strings, integers, dependencies, maintainers or version_set. Null: the nil slice.
  static Value list(List* list, Type type = Type::list);
  static Value object(Object* object);

  Type type() const { return type_; }
  Kind kind() const { return helm::kind(type_); }
  bool is_nil() const { return type_ == Type::nil; }
  bool is_string() const { return type_ == Type::string || type_ == Type::template_path; }
  bool is_map() const { return kind() == Kind::map; }
  bool is_list() const { return kind() == Kind::slice && type_ != Type::bytes; }

  bool as_bool() const { return payload_.boolean; }         ///< of a boolean
  std::int64_t as_int() const { return payload_.integer; }  ///< of an integer of any type
  std::uint64_t as_unsigned() const { return static_cast<std::uint64_t>(payload_.integer); }
  double as_real() const { return payload_.real; }        ///< of a float64
  std::string_view view() const { return text_.view(); }  ///< of a string or bytes
  Map* as_map() const { return payload_.map; }            ///< of a map
  List* as_list() const { return payload_.list; }         ///< of a list; may be null
  Object* as_object() const { return payload_.object; }   ///< of an object
  const sources::Text& text() const { return text_; }

  /// True when the evidence cannot be had back from the value: a length, a comparison, a sum.
  bool lossy() const { return lossy_; }
  Value as_lossy() const;

 private:
  Value(Type type, sources::Text text) : text_(std::move(text)), type_(type) {}

  sources::Text text_;
  union Payload {
    bool boolean;
    std::int64_t integer = 0;
    double real;
    Map* map;
    List* list;
    Object* object;
  } payload_;
  Type type_ = Type::nil;
  bool lossy_ = false;
};

/// Go's text/template truth: false, 0, "", nil, empty collections are false; objects are true.
bool truth(const Value& value);
/// Sprig's `empty`: as truth() turned round.
inline bool is_empty(const Value& value) {
  return !truth(value);
}
/// reflect.DeepEqual over the types here: types must agree (int 1 and float64 1 differ). Gives up with false 1,000
/// levels down and after a million values.
bool deep_equal(const Value& a, const Value& b);

}  // namespace rummage::helm
