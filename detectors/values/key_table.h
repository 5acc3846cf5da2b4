#pragma once

#include <optional>
#include <string_view>

#include "detectors/values/key.h"

namespace rummage::detectors {

/// What a word says when it is the one that decides about a key.
struct Noun {
  std::string_view word;
  KeyKind kind = KeyKind::neutral;
  Why why = Why::none;
};

/// The entry of a word in lower case; nothing for a word that is not known to decide.
std::optional<Noun> noun(std::string_view word);

/// True for a word that adds to the one before it without changing what that one is: "value", "prod", "base64".
bool is_qualifier(std::string_view word);

/// What `... key` is after this word ("api", "private", "password"); nothing when the word says nothing about a key.
std::optional<Noun> key_after(std::string_view word);

/// True when the word before "secret" or "token" makes it a thing in itself, not the name of an object.
bool makes_qualified(std::string_view word);

/// True for a word that may be part of several written as one ("db" + "password").
bool may_be_glued(std::string_view word);

}  // namespace rummage::detectors
