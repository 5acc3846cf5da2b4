#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "helm/value/heap.h"
#include "helm/value/value.h"
#include "yaml/node.h"

namespace re2 {
class RE2;
}

namespace rummage::helm {

/// JSON Schema as far as charts use it: draft 4 to 7 and 2020-12, references inside the schema. Helm 3 reads with
/// xeipuu/gojsonschema, Helm 4 with santhosh-tekuri/jsonschema: both refuse what is no schema, and references that need
/// the network. `root` must outlive the check. One thread.
class SchemaCheck {
 public:
  SchemaCheck(yaml::Node root, int helm);
  ~SchemaCheck();
  SchemaCheck(const SchemaCheck&) = delete;
  SchemaCheck& operator=(const SchemaCheck&) = delete;

  /// Where and how `value` does not fit, "/a/b: required"; or that the schema is none. Nothing when all is well. Gives
  /// up, with nothing, after a million steps.
  std::optional<std::string> first_problem(const Value& value);

 private:
  using Node = yaml::Node;
  bool fits(Node schema, const Value& value, int depth);
  bool fits_reference(Node schema, const Value& value, int depth, bool& done);
  bool fits_kind(Node schema, const Value& value);
  bool fits_choices(Node schema, const Value& value, int depth);
  bool fits_number(Node schema, const Value& value);
  bool fits_text(Node schema, std::string_view text);
  bool fits_list(Node schema, const Value& value, int depth);
  bool fits_map(Node schema, const Map& map, int depth);
  bool fits_entry(Node schema, const Slot& slot, int depth);
  bool fits_dependents(Node schema, const Map& map, int depth);
  bool problem(std::string_view keyword);
  Node resolve(std::string_view reference);
  void find_ids(Node schema, int depth);
  bool check_schema(Node schema, int depth);
  bool has_shapes(Node schema);
  const re2::RE2* pattern(std::string_view text);

  Node root_;
  int helm_;
  bool modern_ = false;         ///< 2019-09 and later
  bool nineteenth_ = false;     ///< 2019-09: items may still be a list
  bool fourth_ = false;         ///< draft 4: no const, contains and propertyNames
  bool conditional_ = true;     ///< if, then and else mean something: not in drafts 4 and 6
  bool assert_format_ = false;  ///< formats are checked
  std::uint64_t steps_ = 0;
  int references_ = 0;  ///< followed since the last step into the values
  std::string path_, problem_;
  std::unordered_map<std::string, Node> ids_;
  std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>> patterns_;
};

/// True when `text` is of the format; unknown formats hold anything.
bool has_format(std::string_view format, std::string_view text);

/// The JSON type name that a value has: "integer" for whole numbers.
std::string_view json_type(const Value& value);

/// True when a schema's constant is the value.
bool same_as_constant(yaml::Node constant, const Value& value, int depth = 0);

}  // namespace rummage::helm
