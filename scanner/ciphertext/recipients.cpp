#include "ciphertext/recipients.h"

#include <array>

namespace rummage::ciphertext {
namespace {

struct Field {
  const char* field;
  const char* kind;
  const char* member;  ///< of the mappings in the list
};

// Metadata lists mappings; creation rules give the same as text, comma-separated, or as a list of texts.
constexpr std::array<Field, 7> fields{{{"age", "age", "recipient"},
                                       {"pgp", "pgp", "fp"},
                                       {"kms", "kms", "arn"},
                                       {"gcp_kms", "gcp_kms", "resource_id"},
                                       {"azure_kv", "azure_kv", "vault_url"},
                                       {"azure_keyvault", "azure_kv", "vault_url"},
                                       {"hc_vault", "hc_vault", "vault_address"}}};

void add_texts(std::vector<Recipient>& to, const char* kind, const yaml::Node& scalar) {
  const std::string_view text = scalar.text();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(",\n", at), text.size());
    std::size_t begin = at, last = end;
    while (begin < last && text[begin] == ' ') ++begin;
    while (last > begin && text[last - 1] == ' ') --last;
    if (last > begin)
      to.push_back({kind, std::string(text.substr(begin, last - begin)), scalar.source_of(begin, last - begin)});
    at = end + 1;
  }
}

void add_field(std::vector<Recipient>& to, const Field& field, const yaml::Node& value) {
  add_texts(to, field.kind, value);
  for (yaml::Node item : value.items()) add_texts(to, field.kind, item.is_mapping() ? item.find(field.member) : item);
}

}  // namespace

void add_recipients(std::vector<Recipient>& to, const yaml::Node& mapping) {
  for (const Field& field : fields) add_field(to, field, mapping.find(field.field));
  add_texts(to, "hc_vault", mapping.find("hc_vault_transit_uri"));
  for (yaml::Node group : mapping.find("key_groups").items())
    for (const Field& field : fields) add_field(to, field, group.find(field.field));
}

}  // namespace rummage::ciphertext
