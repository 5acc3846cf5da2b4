#include "kustomize/suffix_hash.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "yaml/go_format.h"
#include "yaml/scalar.h"

namespace rummage::kustomize {
namespace {

/// A text as Go's encoding/json writes it: HTML characters and line separators as escapes, broken UTF-8 as U+FFFD.
void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      ++at;
      if (c == '"' || c == '\\') {
        out += '\\';
        out += static_cast<char>(c);
      } else if (c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f') {
        out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : c == '\b' ? "\\b" : "\\f";
      } else if (c < 0x20 || c == '<' || c == '>' || c == '&') {
        out += fmt::format("\\u{:04x}", c);
      } else {
        out += static_cast<char>(c);
      }
      continue;
    }
    const CodePoint point = decode_utf8(text.substr(at));
    if (!point.valid) {
      out += "\\ufffd";
    } else if (point.value == 0x2028 || point.value == 0x2029) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
    } else {
      out += text.substr(at, point.bytes);
    }
    at += point.bytes;
  }
  out += '"';
}

void write_scalar(std::string& out, yaml::Node scalar) {
  const auto number = scalar.as_double();
  if (scalar.is_null()) {
    out += "null";
  } else if (const auto boolean = scalar.as_bool()) {
    out += *boolean ? "true" : "false";
  } else if (number) {
    out += yaml::go_float(*number, 64, 21);
  } else if (scalar.type() == yaml::ScalarType::timestamp) {
    write_text(out, yaml::timestamp_text(scalar.text()));
  } else {
    write_text(out, scalar.text());
  }
}

/// A value as compact JSON with sorted keys. As deep as the node, which the parser's limit bounds.
void write(std::string& out, yaml::Node node) {
  if (node.is_mapping()) {
    std::map<std::string_view, yaml::Node> sorted;
    for (const yaml::Entry& entry : node.entries()) sorted[entry.key.text()] = entry.value;
    out += '{';
    for (const auto& [key, value] : sorted) {
      if (out.back() != '{') out += ',';
      write_text(out, key);
      out += ':';
      write(out, value);
    }
    out += '}';
  } else if (node.is_sequence()) {
    out += '[';
    for (const yaml::Node item : node.items()) {
      if (out.back() != '[') out += ',';
      write(out, item);
    }
    out += ']';
  } else {
    write_scalar(out, node);
  }
}

void write_field(std::string& out, yaml::Node object, std::string_view field) {
  const yaml::Node value = object.find(field);
  out += '"';
  out += field;
  out += "\":";
  if (value.is_mapping() || value.is_sequence()) return write(out, value);
  write_text(out, value.text());
}

std::string hashed_text(yaml::Node object) {
  const std::string_view kind = object.find("kind").text();
  std::string out = "{";
  if (kind == "ConfigMap" && object.find("binaryData").is_mapping()) {
    write_field(out, object, "binaryData");
    out += ',';
  }
  write_field(out, object, "data");
  out += ",\"kind\":";
  write_text(out, kind);
  out += ",\"name\":\"\"";
  if (kind == "Secret" && object.find("stringData").is_mapping()) {
    out += ',';
    write_field(out, object, "stringData");
  }
  if (kind == "Secret") {
    out += ',';
    write_field(out, object, "type");
  }
  return out + "}";
}

}  // namespace

std::string suffix_hash(yaml::Node object) {
  const std::string text = hashed_text(object);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr);
  std::string out;
  for (std::size_t i = 0; i < 5; ++i) out += fmt::format("{:02x}", digest[i]);
  // Digits that could make a word or a number go.
  static constexpr std::string_view from = "013ae", to = "ghkmt";
  for (char& c : out)
    if (const std::size_t at = from.find(c); at != from.npos) c = to[at];
  return out;
}

}  // namespace rummage::kustomize
