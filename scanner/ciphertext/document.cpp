#include "ciphertext/document.h"

#include "ciphertext/leaves.h"
#include "ciphertext/recipients.h"
#include "ciphertext/sops_rule.h"
#include "ciphertext/value.h"

namespace rummage::ciphertext {
namespace {

Encryption sops_document(const yaml::Node& document, const yaml::Node& metadata) {
  Encryption found;
  found.scheme = Scheme::sops;
  add_recipients(found.recipients, metadata);
  for_each_leaf(document, [&](const Leaf& leaf) {
    if (leaf.keys.front() != "sops" && scheme_of_value(leaf.node.text()))
      found.sealed.push_back(leaf.node.content_span());
  });
  found.clear = clear_leaves(document, KeySelection(metadata));
  return found;
}

Encryption sealed_secret(const yaml::Node& document) {
  Encryption found;
  found.scheme = Scheme::sealed_secret;
  found.recipients.push_back({"controller", "sealed-secrets", document.find("kind").content_span()});
  for (const yaml::Entry& entry : document.at_pointer("/spec/encryptedData").entries())
    found.sealed.push_back(entry.value.content_span());
  return found;
}

Span line_span(TextId text, std::size_t begin, std::size_t end) {
  return {{text, static_cast<std::uint32_t>(begin)}, static_cast<std::uint32_t>(end - begin)};
}

// Values of `key=value` lines, each given with its offset.
template <class Visit>
void for_each_assignment(std::string_view bytes, Visit visit) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos) {
      std::size_t value = equals + 1;
      while (value < line.size() && line[value] == ' ') ++value;
      std::string_view key = line.substr(0, equals);
      while (key.ends_with(' ')) key.remove_suffix(1);
      visit(key, line.substr(value), at + value);
    }
    at = end + 1;
  }
}

bool has_sops_lines(std::string_view bytes) {
  const bool dotenv = bytes.find("\nsops_mac=") != std::string_view::npos || bytes.starts_with("sops_mac=");
  return dotenv || bytes.find("\n[sops]") != std::string_view::npos;
}

Encryption sops_lines(std::string_view bytes, TextId text) {
  Encryption found;
  found.scheme = Scheme::sops;
  const std::size_t section = bytes.find("\n[sops]");
  for_each_assignment(bytes, [&](std::string_view key, std::string_view value, std::size_t at) {
    const Span span = line_span(text, at, at + value.size());
    const bool metadata = key.starts_with("sops_") || at > section;
    const bool recipient = metadata && (key.ends_with("recipient") || key.ends_with("__fp") || key.ends_with("__arn"));
    if (recipient)
      found.recipients.push_back({key.ends_with("fp")    ? "pgp"
                                  : key.ends_with("arn") ? "kms"
                                                         : "age",
                                  std::string(value), span});
    if (metadata || value.empty() || key.starts_with("#") || key.starts_with(";")) return;
    if (scheme_of_value(value))
      found.sealed.push_back(span);
    else if (!key.ends_with("_unencrypted"))
      found.clear.push_back(span);
  });
  return found;
}

}  // namespace

std::optional<Encryption> encryption_of(const yaml::Node& document) {
  const yaml::Node metadata = document.find("sops");
  if (metadata.is_mapping() && metadata.find("mac")) return sops_document(document, metadata);
  if (document.find("kind").text() == "SealedSecret") return sealed_secret(document);
  return std::nullopt;
}

std::optional<Encryption> encryption_of_text(std::string_view bytes, TextId text) {
  if (const auto scheme = scheme_of_file(bytes)) {
    Encryption whole;
    whole.scheme = *scheme;
    whole.sealed.push_back(line_span(text, 0, bytes.size()));
    return whole;
  }
  if (has_sops_lines(bytes)) return sops_lines(bytes, text);
  return std::nullopt;
}

}  // namespace rummage::ciphertext
