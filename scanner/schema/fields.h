#pragma once

#include <cstdint>
#include <string_view>

namespace rummage::schema {

/// What a field of an object holds, as far as that decides whether it can hold a credential.
enum class FieldType : std::uint8_t {
  unknown,          ///< the tables say nothing
  name,             ///< the name of another object; Field::target says of which kind
  key,              ///< a key inside a Secret's or ConfigMap's data
  image,            ///< an image reference
  secret_data,      ///< base64, a value of a Secret
  secret_string,    ///< a value of a Secret in clear
  config_data,      ///< a value of a ConfigMap
  config_binary,    ///< base64, a value of a ConfigMap
  env_name,         ///< the name of an environment variable
  env_value,        ///< its literal value
  command,          ///< an element of command or args
  script,           ///< text that a shell runs (probe and hook commands)
  annotation,       ///< the value of an annotation
  label,            ///< the value of a label or of a selector: a short identifier
  header_value,     ///< of an HTTP header sent by a probe
  public_material,  ///< certificates and public keys: caBundle, tls.crt
  checksum,         ///< a hash of something else, to restart pods when it changes
  ciphertext,       ///< encrypted: SealedSecret's encryptedData
  remote_key,       ///< where a secret store keeps a value: ExternalSecret's remoteRef.key
  identifier,       ///< an enumeration, host, port, path, version, quantity or the object's own name
};

struct Field {
  FieldType type = FieldType::unknown;
  std::string_view target;  ///< kind of the object that a `name` names ("Secret"); else empty
};

/// What stands at `pointer` (JSON pointer from the object's root) of an object. Kinds that make pods are read through
/// their pod template; for kinds without a table the last keys decide (`.../passwordSecretRef/name`, `.../secretName`).
Field field_of(std::string_view group, std::string_view kind, std::string_view pointer);

/// The type alone.
inline FieldType field_type(std::string_view group, std::string_view kind, std::string_view pointer) {
  return field_of(group, kind, pointer).type;
}

/// True for fields whose text is never a credential's value: names, keys, images, hashes, public or encrypted material.
bool holds_no_value(FieldType type);

/// True for annotation keys that carry a hash of configuration ("checksum/config", "rollme", "...config-hash").
bool is_checksum_annotation(std::string_view key);

}  // namespace rummage::schema
