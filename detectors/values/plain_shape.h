#pragma once

#include <string_view>

#include "detectors/values/why.h"

namespace rummage::detectors {

/// What a value is by its form. `firm`: it is that even under a key that speaks for a credential.
struct PlainShape {
  Why why = Why::none;
  bool firm = false;
};

/// The form of a value that is no fixed_shape: number, host, path, version ... `value` is trimmed. Linear.
PlainShape plain_shape(std::string_view value);

bool is_number(std::string_view value);    ///< also with a sign, a point, an exponent, a unit of size, or `%`
bool is_duration(std::string_view value);  ///< "30s", "1h30m", "P1D", "7 days", a date or time of ISO 8601
bool is_version(std::string_view value);   ///< "1.2.3", "v2", "1.4.0-rc1"
bool is_uuid(std::string_view value);
bool is_hash(std::string_view value);           ///< hex digits of a digest's length
bool is_marked_digest(std::string_view value);  ///< with its algorithm before it: "sha256:..."
bool is_crypt(std::string_view value);   ///< what crypt, argon2, LDAP and SCRAM make of a password; also htpasswd lines
bool is_image(std::string_view value);   ///< `registry/name:tag`, `name@sha256:...`
bool is_region(std::string_view value);  ///< of AWS, GCP or Azure

bool is_host(std::string_view value);  ///< IP address, name with a known last label or in a cluster; with port or not
bool is_bare_url(std::string_view value);  ///< a host with a path, without a scheme; `git@host:path`
bool is_e_mail(std::string_view value);
bool is_path(std::string_view value);       ///< from the root, a folder or the home; a drive
bool is_file_name(std::string_view value);  ///< ends in a well-known extension

bool is_mode_word(std::string_view value);     ///< levels, modes, types and environments
bool is_identifier(std::string_view value);    ///< words in one of the notations of names; nothing random
bool is_shouted_name(std::string_view value);  ///< `DB_PASSWORD`, `FROM-VAULT`
bool is_sentence(std::string_view value);      ///< three words and more with blanks between

}  // namespace rummage::detectors
