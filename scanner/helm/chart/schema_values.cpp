#include <algorithm>
#include <cmath>

#include "helm/chart/schema.h"

namespace rummage::helm {
namespace {

bool all_of(std::string_view text, const char* more) {
  return std::all_of(text.begin(), text.end(), [more](unsigned char c) {
    return (c < 0x80 && isalnum(c)) || std::string_view(more).find(static_cast<char>(c)) != std::string_view::npos;
  });
}

bool is_ipv4(std::string_view text) {
  for (int part = 0; part < 4; ++part) {
    const std::size_t dot = part < 3 ? text.find('.') : text.size();
    if (dot == text.npos || dot == 0 || dot > 3) return false;
    const std::string digits(text.substr(0, dot));
    if (!std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return isdigit(c); })) return false;
    if (std::stoi(digits) > 255 || (digits.size() > 1 && digits[0] == '0')) return false;
    text.remove_prefix(std::min(dot + 1, text.size()));
  }
  return true;
}

bool is_hostname(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  for (;;) {
    const std::string_view label = text.substr(0, text.find('.'));
    if (label.empty() || label.size() > 63 || !all_of(label, "-") || label.front() == '-' || label.back() == '-')
      return false;
    if (label.size() == text.size()) return true;
    text.remove_prefix(label.size() + 1);
  }
}

bool is_email(std::string_view text) {
  const std::size_t at = text.rfind('@');
  return at != text.npos && at > 0 && at + 1 < text.size() && text.find(' ') == text.npos;
}

bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != text.npos && colon > 0 && isalpha(static_cast<unsigned char>(text[0])) &&
         all_of(text.substr(0, colon), "+-.") && text.find_first_of(" \\\n\t") == text.npos;
}

}  // namespace

bool has_format(std::string_view format, std::string_view text) {
  if (format == "ipv4") return is_ipv4(text);
  if (format == "ipv6") return text.find(':') != text.npos && all_of(text, ":.");
  if (format == "hostname") return is_hostname(text);
  if (format == "email" || format == "idn-email") return is_email(text);
  if (format == "uri" || format == "iri") return is_uri(text);
  return true;
}

std::string_view json_type(const Value& value) {
  switch (value.kind()) {
    case Kind::invalid:
      return "null";
    case Kind::boolean:
      return "boolean";
    case Kind::integer:
    case Kind::unsigned_integer:
      return "integer";
    case Kind::real:
      return std::floor(value.as_real()) == value.as_real() ? "integer" : "number";
    case Kind::string:
      return "string";
    case Kind::slice:
      return "array";
    default:
      return "object";
  }
}

bool same_as_constant(yaml::Node constant, const Value& value, int depth) {
  if (depth > 100) return false;
  if (constant.is_mapping()) {
    if (!value.is_map() || value.as_map()->size() != constant.size()) return false;
    for (const yaml::Entry& entry : constant.entries()) {
      const Slot* slot = value.as_map()->find(entry.key.text());
      if (slot == nullptr || !same_as_constant(entry.value, slot->value, depth + 1)) return false;
    }
    return true;
  }
  if (constant.is_sequence()) {
    if (!value.is_list() || value.as_list() == nullptr || value.as_list()->items.size() != constant.size())
      return value.is_list() && constant.size() == 0 && value.as_list() == nullptr;
    for (std::size_t i = 0; i < constant.size(); ++i)
      if (!same_as_constant(constant.at(i), value.as_list()->items[i], depth + 1)) return false;
    return true;
  }
  if (constant.is_null()) return value.is_nil();
  if (const auto boolean = constant.as_bool()) return value.type() == Type::boolean && value.as_bool() == *boolean;
  if (const auto number = constant.as_double()) {
    if (value.kind() == Kind::real) return value.as_real() == *number;
    return value.kind() == Kind::integer && static_cast<double>(value.as_int()) == *number;
  }
  return value.is_string() && value.view() == constant.text();
}

}  // namespace rummage::helm
