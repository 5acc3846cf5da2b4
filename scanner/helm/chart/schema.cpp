#include "helm/chart/schema.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace rummage::helm {
namespace {

constexpr int deepest = 200;
constexpr std::uint64_t most_steps = 1'000'000;

double number_of(const Value& value) {
  return value.kind() == Kind::real ? value.as_real() : static_cast<double>(value.as_int());
}

bool is_number(const Value& value) {
  return value.kind() == Kind::real || value.kind() == Kind::integer || value.kind() == Kind::unsigned_integer;
}

bool admits(std::string_view name, std::string_view type) {
  return name == type || (name == "number" && type == "integer");
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

SchemaCheck::SchemaCheck(Node root, int helm) : root_(root), helm_(helm) {
  const std::string_view draft = root.find("$schema").text();
  const bool old = draft.find("draft-0") != draft.npos;
  modern_ = helm >= 4 && !old;
  assert_format_ = helm < 4 || old;
  nineteenth_ = draft.find("2019-09") != draft.npos;
  fourth_ = draft.find("draft-04") != draft.npos;
  conditional_ = !fourth_ && draft.find("draft-06") == draft.npos;
  find_ids(root, 0);
}

SchemaCheck::~SchemaCheck() = default;

std::optional<std::string> SchemaCheck::first_problem(const Value& value) {
  steps_ = 0;
  if (!check_schema(root_, 0)) return "the schema is none: " + problem_;
  steps_ = 0;
  if (fits(root_, value, 0) || steps_ > most_steps) return std::nullopt;
  return (path_.empty() ? std::string("/") : path_) + ": " + problem_;
}

bool SchemaCheck::problem(std::string_view keyword) {
  if (problem_.empty()) problem_ = keyword;
  return false;
}

const re2::RE2* SchemaCheck::pattern(std::string_view text) {
  auto found = patterns_.find(text);
  if (found == patterns_.end()) {
    RE2::Options options;
    options.set_log_errors(false);
    auto made = std::make_unique<re2::RE2>(re2::StringPiece(text.data(), text.size()), options);
    found = patterns_.emplace(std::string(text), std::move(made)).first;
  }
  return found->second->ok() ? found->second.get() : nullptr;
}

bool SchemaCheck::fits_reference(Node schema, const Value& value, int depth, bool& done) {
  const Node reference = schema.find("$ref");
  if (!reference.is_string()) return true;
  const Node target = resolve(reference.text());
  done = !modern_;
  if (!target) return problem("a reference that leads nowhere");
  if (++references_ > 50) return problem("references that lead in a circle");
  const bool good = fits(target, value, depth + 1);
  --references_;
  return good;
}

bool SchemaCheck::fits(Node schema, const Value& value, int depth) {
  if (depth > deepest || ++steps_ > most_steps) return true;
  if (const auto all = schema.as_bool()) return *all || problem("false");
  if (!schema.is_mapping() || schema.size() == 0) return true;
  bool done = false;
  if (!fits_reference(schema, value, depth, done)) return false;
  if (done) return true;
  if (!fits_kind(schema, value) || !fits_choices(schema, value, depth)) return false;
  if (is_number(value)) return fits_number(schema, value);
  if (value.is_string()) return fits_text(schema, value.view());
  const int references = std::exchange(references_, 0);
  const bool good =
      value.is_list() ? fits_list(schema, value, depth) : !value.is_map() || fits_map(schema, *value.as_map(), depth);
  references_ = references;
  return good;
}

bool SchemaCheck::fits_kind(Node schema, const Value& value) {
  const Node type = schema.find("type");
  const std::string_view actual = json_type(value);
  bool known = !type || (type.is_scalar() && admits(type.text(), actual));
  for (const Node one : type.items()) known |= admits(one.text(), actual);
  if (!known) return problem("type");
  if (const Node choices = schema.find("enum")) {
    bool listed = false;
    for (const Node one : choices.items()) listed |= same_as_constant(one, value);
    if (!listed) return problem("enum");
  }
  const Node constant = schema.find("const");
  return !constant || fourth_ || same_as_constant(constant, value) || problem("const");
}

bool SchemaCheck::fits_choices(Node schema, const Value& value, int depth) {
  // Branches that fail leave no message.
  const auto tried = [&](Node branch) {
    const std::string path = path_, before = problem_;
    const bool good = fits(branch, value, depth + 1);
    path_ = path;
    problem_ = before;
    return good;
  };
  for (const Node one : schema.find("allOf").items())
    if (!fits(one, value, depth + 1)) return false;
  const auto count = [&](const char* key) {
    std::size_t good = 0;
    for (const Node one : schema.find(key).items()) good += tried(one) ? 1 : 0;
    return good;
  };
  if (schema.find("anyOf") && count("anyOf") == 0) return problem("anyOf");
  if (schema.find("oneOf") && count("oneOf") != 1) return problem("oneOf");
  if (const Node inner = schema.find("not"); inner && tried(inner)) return problem("not");
  const Node condition = schema.find("if");
  if (!condition || !conditional_) return true;
  const Node branch = schema.find(tried(condition) ? "then" : "else");
  return !branch || fits(branch, value, depth + 1);
}

bool SchemaCheck::fits_number(Node schema, const Value& value) {
  const double number = number_of(value);
  const auto bound = [&](const char* key) { return schema.find(key).as_double(); };
  const bool old_low = schema.find("exclusiveMinimum").as_bool().value_or(false);
  const bool old_high = schema.find("exclusiveMaximum").as_bool().value_or(false);
  if (const auto low = bound("minimum"); low && (number < *low || (old_low && number == *low)))
    return problem("minimum");
  if (const auto high = bound("maximum"); high && (number > *high || (old_high && number == *high)))
    return problem("maximum");
  if (const auto low = bound("exclusiveMinimum"); low && number <= *low) return problem("exclusiveMinimum");
  if (const auto high = bound("exclusiveMaximum"); high && number >= *high) return problem("exclusiveMaximum");
  const auto step = bound("multipleOf");
  if (!step || *step <= 0) return true;
  const double times = number / *step;
  return std::fabs(times - std::round(times)) < 1e-9 * std::max(1.0, std::fabs(times)) || problem("multipleOf");
}

bool SchemaCheck::fits_text(Node schema, std::string_view text) {
  const auto bound = [&](const char* key) { return schema.find(key).as_double(); };
  if (const auto least = bound("minLength"); least && static_cast<double>(characters(text)) < *least)
    return problem("minLength");
  if (const auto most = bound("maxLength"); most && static_cast<double>(characters(text)) > *most)
    return problem("maxLength");
  if (const Node wanted = schema.find("pattern")) {
    const re2::RE2* form = pattern(wanted.text());
    if (form != nullptr && !RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *form))
      return problem("pattern");
  }
  const Node format = schema.find("format");
  return !assert_format_ || !format || has_format(format.text(), text) || problem("format");
}

bool SchemaCheck::fits_list(Node schema, const Value& value, int depth) {
  static const std::vector<Value> none;
  const std::vector<Value>& items = value.as_list() == nullptr ? none : value.as_list()->items;
  const auto bound = [&](const char* key) { return schema.find(key).as_double(); };
  const auto size = static_cast<double>(items.size());
  if (const auto least = bound("minItems"); least && size < *least) return problem("minItems");
  if (const auto most = bound("maxItems"); most && size > *most) return problem("maxItems");
  if (schema.find("uniqueItems").as_bool().value_or(false))
    for (std::size_t i = 0; i < items.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (++steps_ < most_steps && deep_equal(items[i], items[j])) return problem("uniqueItems");
  Node first = schema.find("prefixItems"), rest = schema.find("items");
  if (rest.is_sequence()) {
    first = rest;
    rest = schema.find("additionalItems");
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Node one = i < first.size() ? first.at(i) : rest;
    const std::size_t before = path_.size();
    path_ += "/" + std::to_string(i);
    if (one && !fits(one, items[i], depth + 1)) return false;
    path_.resize(before);
  }
  const Node wanted = schema.find("contains");
  if (!wanted || fourth_) return true;
  const std::string before = problem_;
  const bool found =
      std::any_of(items.begin(), items.end(), [&](const Value& item) { return fits(wanted, item, depth + 1); });
  problem_ = before;
  return found || problem("contains");
}

bool SchemaCheck::fits_map(Node schema, const Map& map, int depth) {
  const auto bound = [&](const char* key) { return schema.find(key).as_double(); };
  const auto size = static_cast<double>(map.size());
  if (const auto least = bound("minProperties"); least && size < *least) return problem("minProperties");
  if (const auto most = bound("maxProperties"); most && size > *most) return problem("maxProperties");
  for (const Node name : schema.find("required").items())
    if (map.find(name.text()) == nullptr) return problem("required " + std::string(name.text()));
  for (const Slot& slot : map.slots) {
    const std::size_t before = path_.size();
    path_ += "/" + std::string(slot.key.view());
    if (!fits_entry(schema, slot, depth)) return false;
    path_.resize(before);
  }
  return fits_dependents(schema, map, depth);
}

bool SchemaCheck::fits_entry(Node schema, const Slot& slot, int depth) {
  const std::string_view name = slot.key.view();
  bool known = false;
  if (const Node own = schema.find("properties").find(name)) {
    known = true;
    if (!fits(own, slot.value, depth + 1)) return false;
  }
  for (const yaml::Entry& entry : schema.find("patternProperties").entries()) {
    const re2::RE2* form = pattern(entry.key.text());
    if (form == nullptr || !RE2::PartialMatch(re2::StringPiece(name.data(), name.size()), *form)) continue;
    known = true;
    if (!fits(entry.value, slot.value, depth + 1)) return false;
  }
  if (const Node names = schema.find("propertyNames");
      names && !fourth_ && !fits(names, Value::string(slot.key), depth + 1))
    return false;
  const Node others = schema.find("additionalProperties");
  if (known || !others) return true;
  if (others.as_bool() == std::optional(false)) return problem("additionalProperties");
  return fits(others, slot.value, depth + 1);
}

bool SchemaCheck::fits_dependents(Node schema, const Map& map, int depth) {
  for (const auto* key : {"dependencies", "dependentRequired", "dependentSchemas"})
    for (const yaml::Entry& entry : schema.find(key).entries()) {
      if (map.find(entry.key.text()) == nullptr) continue;
      for (const Node name : entry.value.items())
        if (map.find(name.text()) == nullptr) return problem(key);
      if (!entry.value.is_sequence() && !fits(entry.value, Value::map(const_cast<Map*>(&map)), depth + 1)) return false;
    }
  return true;
}

}  // namespace rummage::helm
