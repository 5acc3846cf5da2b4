#include "tests/yaml/json_value.h"

#include <openssl/evp.h>

#include <cmath>
#include <string>

#include "base/utf8.h"
#include "yaml/go_format.h"

namespace rummage::test {
namespace {

using namespace rummage::yaml;
using nlohmann::json;

/// Go skips line breaks in base64.
std::string base64_decoded(std::string_view text, bool& failed) {
  std::string compact, out;
  for (const char c : text)
    if (c != '\n' && c != '\r') compact += c;
  out.resize(compact.size());
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(compact.data()), static_cast<int>(compact.size()));
  failed = failed || size < 0 || compact.find(' ') != compact.npos;
  std::size_t padding = 0;
  while (padding < 2 && padding < compact.size() && compact[compact.size() - 1 - padding] == '=') ++padding;
  out.resize(size < 0 ? 0 : static_cast<std::size_t>(size) - padding);
  return out;
}

json scalar_value(Node node, Dialect dialect, bool& failed) {
  const std::string text = to_valid_utf8(node.text());
  const Scalar scalar = resolve_plain(node.text(), dialect);
  switch (node.type()) {
    case ScalarType::null:
      return nullptr;
    case ScalarType::boolean:
      return scalar.boolean;
    case ScalarType::integer:
      return scalar.is_unsigned ? json(scalar.unsigned_integer) : json(scalar.integer);
    case ScalarType::real: {
      const double value = *real_value(scalar);
      failed = failed || !std::isfinite(value);
      return value;
    }
    case ScalarType::timestamp:
      return dialect == Dialect::kubernetes ? text : timestamp_text(text);
    case ScalarType::binary:
      return to_valid_utf8(base64_decoded(text, failed));
    default:
      return text;
  }
}

/// A key of yaml.v3 as the oracle prints it.
std::optional<std::string> printed_key(Node key) {
  if (key.is_null()) return "<nil>";
  const Scalar scalar = resolve_plain(key.text(), Dialect::kustomize);
  if (key.type() == ScalarType::real) return go_float(*real_value(scalar));
  if (key.type() == ScalarType::integer && scalar.is_unsigned) return std::to_string(scalar.unsigned_integer);
  return json_key(key, Dialect::kustomize);
}

}  // namespace

json json_value(Node node, Dialect dialect, bool& failed) {
  if (node.is_scalar()) return scalar_value(node, dialect, failed);
  json out = node.is_mapping() ? json::object() : json::array();
  for (const Node item : node.items()) out.push_back(json_value(item, dialect, failed));
  for (const Entry& entry : node.entries()) {
    const auto key = dialect == Dialect::kubernetes ? json_key(entry.key, dialect) : printed_key(entry.key);
    failed = failed || !key;
    if (key) out[to_valid_utf8(*key)] = json_value(entry.value, dialect, failed);
  }
  return out;
}

}  // namespace rummage::test
