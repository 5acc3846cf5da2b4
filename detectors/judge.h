#pragma once

#include <cstdint>
#include <string_view>

#include "detectors/match.h"
#include "detectors/pair.h"
#include "detectors/table.h"
#include "detectors/values/key.h"

namespace rummage::detectors {

/// Fills in a match's features and score (thousandths of a logit) from its value and, where there is one, its pair.
/// Gives false when the value is none (placeholder, reference, template ...), so that the match is to be dropped.
/// `form` says how much of the value the pattern fixes.
bool judge_value(const Form& form, std::string_view value, Match& match);

/// The same for the value of a key that names a credential, whatever the value looks like. `match` covers `value` and
/// is narrowed to the part of it that is the credential (the password of a URL, the default of an expansion).
bool judge_generic_value(std::string_view key, std::string_view value, Match& match);

/// `my-object-key` behind a key `secret`: as likely the name of an object that holds a value.
bool may_name_object(const KeyReading& key, std::string_view value);

/// The offline check of a form: sets checksum_valid or checksum_failed.
void apply_check(const Form& form, std::string_view token, Match& match);

/// True when an unquoted value reads like an expression of a program: calls, members, subscripts.
bool is_expression(const Pair& pair, std::string_view content);

/// The specificity that findings::Candidate wants for a form.
std::uint8_t specificity_of(const Form& form);

}  // namespace rummage::detectors
