#pragma once

#include <cstdint>

namespace rummage::detectors {

/// Why a value is no credential: the structural reason that `counts.structure` is counted by. `none`: no reason found.
enum class Why : std::uint8_t {
  none,
  empty,
  placeholder,    ///< "changeme", "<password>", "your-token-here"
  example,        ///< published by documentation, and says so itself
  repeated,       ///< one character, or one run of neighbours, over and over
  template_text,  ///< `{{ ... }}`, `${VAR}`, `%s`, a regular expression
  reference,      ///< names where the value is kept: a vault path, an ARN, an expression of a program
  ciphertext,     ///< SOPS, sealed, Ansible Vault, KMS
  public_certificate,
  public_key,
  url_without_password,
  user_name,
  host,
  port,
  region,
  boolean,
  file_name,
  path,
  number,
  duration,
  mode_word,  ///< "debug", "production", "bearer"
  e_mail,
  database_name,  ///< of a database, a bucket, a queue
  checksum,
  hash,
  uuid,
  version,
  image,
  identifier,  ///< the name of an object, a key, a field, a variable
  words,       ///< words with separators, a sentence
};

/// The slug in `counts.structure`: "placeholder", "template", "url-without-password" ...
const char* name(Why why);

}  // namespace rummage::detectors
