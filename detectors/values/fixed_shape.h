#pragma once

#include <string_view>

#include "detectors/values/why.h"

namespace rummage::detectors {

/// The structures that hold whatever the key says: empty, ciphertext, public material, reference, repetition, marked
/// placeholders. `none` for everything else. Templates: see template_text.h. `value` is trimmed. Linear.
Why fixed_shape(std::string_view value);

/// Structures of words, which also stand in hosts and paths: look for connection strings and templates first. Published
/// examples and spelled placeholders.
Why spelled_shape(std::string_view value);

/// Brackets and masks where a credential is to be put: "<token>", "****", "xxxx"; words for nothing.
bool is_marked_placeholder(std::string_view value);
/// "changeme", "your-password-here", "my-secret-password", a noun for a credential itself.
bool is_spelled_placeholder(std::string_view value);

/// PEM armor without a key in it: "-----BEGIN PRIVATE KEY----- ... -----END PRIVATE KEY-----".
bool is_hollow_armor(std::string_view value);

/// True for one character or one short run over and over, and for runs of neighbours ("abcdefgh", "0123456789abcdef").
bool is_repeated(std::string_view value);

/// True for text that names a place where the value is kept: secret managers' addresses, ARNs, vault paths, environment
/// variables.
bool is_reference(std::string_view value);
/// True for an expression of a program with a call, an index or an arrow: `getToken()`, `env["X"]`, `creds->secret`.
bool is_call(std::string_view value);
/// True for names with dots between: `config.password`, also a host's name.
bool is_member(std::string_view value);

bool is_ciphertext(std::string_view value);
/// A certificate, request, revocation list or parameters in PEM, plain or as base64, without a private key beside it.
bool is_certificate(std::string_view value);
/// A public key in PEM or in OpenSSH's form (also known_hosts and authorized_keys), or an age recipient.
bool is_public_key(std::string_view value);

}  // namespace rummage::detectors
