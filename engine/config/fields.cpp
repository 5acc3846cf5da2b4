#include "engine/config/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "findings/rule_reader.h"

namespace rummage::engine {
namespace {

constexpr double most = 1e12;

struct Quantity {
  double number = 0;
  std::string unit;
};

Quantity quantity_of(const YAML::Node& node, const std::string& what) {
  const std::string text = text_of(node, what);
  Quantity quantity;
  const char* end = text.data() + text.size();
  auto [rest, error] = std::from_chars(text.data(), end, quantity.number);
  if (error != std::errc() || !(quantity.number >= 0 && quantity.number < most))
    fault(node, what + " must be a number");
  while (rest != end && *rest == ' ') ++rest;
  quantity.unit.assign(rest, end);
  return quantity;
}

double scaled(const YAML::Node& node, const std::string& what, const std::map<std::string, double>& units) {
  const Quantity quantity = quantity_of(node, what);
  auto unit = units.find(quantity.unit);
  if (unit == units.end()) fault(node, fmt::format("{}: unknown unit \"{}\"", what, quantity.unit));
  return quantity.number * unit->second;
}

}  // namespace

std::uint32_t line_of(const YAML::Node& node) {
  return static_cast<std::uint32_t>(std::max(0, node.Mark().line) + 1);
}

void fault(const YAML::Node& node, const std::string& message) {
  throw ConfigFault{line_of(node), message};
}

bool one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string suggestion(const std::string& wanted, const std::vector<std::string>& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string_view close = findings::nearest(wanted, views);
  return close.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", close);
}

void read_fields(const YAML::Node& node, const std::string& what, const Fields& fields) {
  if (node.IsNull()) return;
  if (!node.IsMap()) fault(node, what + " must be a mapping");
  std::vector<std::string> known;
  for (const auto& [key, reader] : fields) known.push_back(key);
  for (const auto& entry : node) {
    const std::string key = text_of(entry.first, "a key");
    auto field = fields.find(key);
    if (field == fields.end()) {
      fault(entry.first, fmt::format("{}: unknown key \"{}\"{}", what, key, suggestion(key, known)));
    }
    field->second(entry.second);
  }
}

std::string text_of(const YAML::Node& node, const std::string& what) {
  if (!node.IsScalar()) fault(node, what + " must be a single value");
  return node.Scalar();
}

std::vector<std::string> texts_of(const YAML::Node& node, const std::string& what) {
  if (node.IsScalar()) return {node.Scalar()};
  if (!node.IsSequence()) fault(node, what + " must be a list");
  std::vector<std::string> texts;
  for (const auto& item : node) texts.push_back(text_of(item, "an entry of " + what));
  return texts;
}

std::uint64_t number_of(const YAML::Node& node, const std::string& what) {
  const std::string text = text_of(node, what);
  std::uint64_t number = 0;
  auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || rest != text.data() + text.size()) fault(node, what + " must be a whole number");
  return number;
}

std::uint64_t size_of(const YAML::Node& node, const std::string& what) {
  const double bytes = scaled(node, what, {{"", 1}, {"KiB", 1024}, {"MiB", 1048576}, {"GiB", 1073741824}});
  return static_cast<std::uint64_t>(std::min(bytes, 4294967295.0));
}

double seconds_of(const YAML::Node& node, const std::string& what) {
  return scaled(node, what, {{"", 1}, {"s", 1}, {"ms", 0.001}, {"m", 60}, {"h", 3600}, {"d", 86400}});
}

}  // namespace rummage::engine
