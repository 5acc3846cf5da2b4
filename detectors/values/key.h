#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/values/why.h"

namespace rummage::detectors {

/// What a key says its value is. Everything from `password` on speaks for a credential.
enum class KeyKind : std::uint8_t {
  neutral,     ///< says nothing
  against,     ///< says that the value is something else: KeyReading::why
  connection,  ///< a URL or DSN that may hold a password
  password,    ///< also passphrases and PINs
  secret,      ///< "secret", "credential": also the name of many an object that holds one
  token,
  api_key,  ///< API, access, account and storage keys
  private_key,
  signing_key,  ///< keys that sign or encrypt, salts, cookie and session secrets
};

struct KeyReading {
  KeyKind kind = KeyKind::neutral;
  Why why = Why::none;  ///< of `against`
  /// A client's, a JWT's, a webhook's secret and the like: the value cannot be the name of an object.
  bool qualified = false;
  /// Neutral, yet a random value below it is likely a credential: some kind of key ("AZURE_BATCH_KEY"), an `auth`.
  bool hint = false;
  bool speaks() const { return kind >= KeyKind::password; }
};

/// The words of a key in lower case: cut at everything but letters and digits, at a capital after a small letter, and
/// between known words that are written as one ("dbpassword"). Digits that end a word are dropped. Only the last 200
/// bytes are looked at.
std::vector<std::string> key_words(std::string_view key);

/// Reads a key in any notation: `DB_PASS`, `dbPassword`, `spring.datasource.password`, `--token`. The last word that is
/// no mere qualifier decides, as in an English compound: `passwordFile` is a file, `file_password` a password. Pure.
KeyReading read_key(std::string_view key);

}  // namespace rummage::detectors
