#include "detectors/judge.h"

#include <algorithm>

#include "detectors/canonical.h"
#include "detectors/checks/checks.h"
#include "detectors/values/characters.h"
#include "detectors/values/key.h"
#include "detectors/values/randomness.h"
#include "detectors/values/verdict.h"
#include "detectors/weights.h"

namespace rummage::detectors {
namespace {

using findings::Feature;

// `abcdefghijkl`, `1234567890`: somebody typed it.
bool has_alphabet(std::string_view value) {
  std::size_t run = 1;
  for (std::size_t i = 1; i < value.size() && run < 10; ++i) run = value[i] == value[i - 1] + 1 ? run + 1 : 1;
  return run >= 10;
}

// Only what is said by the value itself speaks against a provider's own format.
bool is_placeholder(std::string_view value) {
  if (has_alphabet(value)) return true;
  Verdict verdict = detectors::verdict({}, value);
  return verdict.kind == VerdictKind::not_a_value && verdict.final && verdict.why != Why::reference;
}

int character_classes(std::string_view value) {
  bool small = false, capital = false, digit = false, other = false;
  for (char c : value)
    small |= is_lower(c), capital |= is_upper(c), digit |= is_digit(c),
        other |= !is_alnum(c) && c != '-' && c != '_' && c != '.';
  return small + capital + digit + other;
}

// Three short parts and more: `build-key-r7x2`, as generated names are.
bool is_object_name(std::string_view value) {
  std::size_t parts = 1, length = 0;
  for (char c : value) {
    if (!is_lower(c) && !is_digit(c) && c != '-' && c != '.') return false;
    length = c == '-' || c == '.' ? 0 : length + 1;
    parts += length == 0;
    if (length > 10) return false;
  }
  return parts >= 3;
}

// Words and numbers with separators name things: `my-object`, `DB_PASSWORD`; a bare `secret:` names an object as often
// as it holds a value.
bool may_be_name(const KeyReading& key, std::string_view value) {
  bool bare_secret = key.kind == KeyKind::secret && !key.qualified;
  if (bare_secret && is_object_name(value)) return true;
  if (looks_random(value)) return false;
  bool separated = value.find_first_of("-_.") != value.npos;
  bool name = all_of(value, [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; });
  return name && (separated || bare_secret);
}

bool is_template(std::string_view value) {
  return value.find("{{") != value.npos || value.find("}}") != value.npos || value.find("$(") != value.npos ||
         value.find("#{") != value.npos || value.find("<%") != value.npos;
}

int generic_score(const Verdict& verdict, std::string_view value, Match& match) {
  int score = weights.generic;
  if (verdict.key.speaks()) score += weights.key_speaks, match.features |= Feature::key_speaks;
  if (verdict.kind == VerdictKind::credential_likely) score += weights.credential_likely;
  if (looks_random(value)) score += weights.random, match.features |= Feature::high_entropy;
  int classes = character_classes(value);
  score += (std::min(classes, 3) - 1) * weights.character_class;
  if (all_of(value, is_letter) && !looks_random(value)) score += weights.plain_word;
  if (may_be_name(verdict.key, value)) score += weights.may_be_name;
  if (value.find(' ') != value.npos && !looks_random(value)) score += weights.sentence;
  if (value.size() < 6) score += weights.very_short;
  if (byte_entropy(value) < 2.2) score += weights.low_entropy, match.features |= Feature::low_entropy;
  return score;
}

// A `$` that begins an expansion which the verdict found no default in.
bool is_expansion(std::string_view value) {
  return value.size() > 1 && value[0] == '$' && (value[1] == '{' || value[1] == '(' || is_letter(value[1])) &&
         value.find_first_of("{(:.") != value.npos;
}

}  // namespace

bool may_name_object(const KeyReading& key, std::string_view value) {
  return key.kind == KeyKind::secret && (!key.qualified || !looks_random(value)) && is_object_name(value);
}

void apply_check(const Form& form, std::string_view token, Match& match) {
  auto valid = check_token(form.check, token);
  if (!valid) return;
  match.features |= *valid ? Feature::checksum_valid : Feature::checksum_failed;
  match.score = static_cast<std::int16_t>(match.score + (*valid ? weights.checksum_valid : weights.checksum_failed));
}

bool judge_value(const Form& form, std::string_view value, Match& match) {
  if (is_placeholder(value)) return false;
  if (form.entropy && value.size() >= 16 && byte_entropy(value) * 100 < form.entropy) return false;
  bool keyed = form.kind == FormKind::assignment || form.kind == FormKind::nearby;
  match.score = keyed ? weights.keyed_pattern : weights.token;
  if (value.size() >= 16 && byte_entropy(value) < 2.6)
    match.score = weights.low_entropy, match.features |= Feature::low_entropy;
  if (keyed && value.size() < 40 && !looks_random(value)) match.score = weights.keyed_pattern_plain;
  return true;
}

bool judge_generic_value(std::string_view key, std::string_view value, Match& match) {
  Verdict verdict = detectors::verdict(key, value);
  bool part = verdict.end > verdict.begin && verdict.end <= value.size() && verdict.end - verdict.begin < value.size();
  if (verdict.kind == VerdictKind::not_a_value || !verdict.key.speaks()) return false;
  if (!part && (is_expansion(value) || is_template(value))) return false;
  if (part) {
    match.at += static_cast<std::uint32_t>(verdict.begin);
    match.length = static_cast<std::uint32_t>(verdict.end - verdict.begin);
    value = value.substr(verdict.begin, verdict.end - verdict.begin);
    if (is_expansion(value) || is_template(value)) return false;
    match.canonical = verdict.connection ? canonical_url_part(value) : canonical_value(value);
  }
  // What base64 hides is judged as it is.
  bool encoded = match.canonical != value && !verdict.connection;
  if (encoded) {
    Verdict inner = detectors::verdict(key, match.canonical);
    if (inner.kind == VerdictKind::not_a_value) return false;
    match.features |= Feature::from_base64;
  }
  int score = generic_score(verdict, encoded ? std::string_view(match.canonical) : value, match);
  match.score = static_cast<std::int16_t>(std::clamp(score, -9000, 9000));
  return true;
}

namespace {

// `password: string): Promise`, `{token: string}>`: a type of source code, and what closes around it.
bool closes_code(std::string_view value) {
  std::size_t close = value.find_first_of(")}]>");
  if (close == value.npos || close == 0) return false;
  std::string_view name = value.substr(0, close);
  return all_of(name, [](char c) { return is_letter(c) || c == '.'; }) && !looks_random(name, 8) &&
         value.find_first_not_of(")}]>:;,|?", close) == value.npos;
}

}  // namespace

bool is_expression(const Pair& pair, std::string_view content) {
  if (pair.quote) return false;
  std::string_view value = pair.value(content);
  if (value.find_first_of("({[$") != value.npos) return true;
  if (pair.tie == Tie::colon && closes_code(value)) return true;
  bool name = std::all_of(value.begin(), value.end(), [](char c) {
    return is_word(c) || c == '.' || c == '-' || c == '>' || c == ':' || c == '*' || c == '&' || c == '!';
  });
  bool listed = pair.tie == Tie::colon && pair.value_end < content.size() && content[pair.value_end] == ',';
  bool assigned = pair.spaced && pair.tie == Tie::equals;
  return (assigned || listed) && name && !looks_random(value, 8);
}

std::uint8_t specificity_of(const Form& form) {
  switch (form.kind) {
    case FormKind::token:
    case FormKind::regex:
      return 5;
    case FormKind::assignment:
    case FormKind::nearby:
      return 3;
    case FormKind::structure:
      return form.structure == Structure::keyed_connection ? 3 : 4;
    case FormKind::connection:
      return 3;
    case FormKind::generic:
      return 2;
  }
  return 1;
}

}  // namespace rummage::detectors
