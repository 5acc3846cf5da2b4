#include "detectors/values/verdict.h"

#include <algorithm>

#include "detectors/values/characters.h"
#include "detectors/values/connection.h"
#include "detectors/values/fixed_shape.h"
#include "detectors/values/plain_shape.h"
#include "detectors/values/randomness.h"
#include "detectors/values/template_text.h"
#include "sources/codec.h"

namespace rummage::detectors {
namespace {

Verdict judge(const KeyReading& key, std::string_view value, int depth);

Verdict no_value(Why why, bool final, const KeyReading& key) {
  Verdict out;
  out.kind = VerdictKind::not_a_value, out.why = why, out.final = final, out.key = key;
  return out;
}

/// A verdict about `part`, a view into `value`, as one about `value`.
Verdict lifted(Verdict inner, std::string_view value, std::string_view part) {
  std::size_t by = static_cast<std::size_t>(part.data() - value.data());
  inner.begin += by, inner.end += by;
  return inner;
}

constexpr KeyReading password_key{KeyKind::password, Why::none, false}, token_key{KeyKind::token, Why::none, false};

/// A connection string is its password, or none at all.
Verdict of_connection(const KeyReading& key, std::string_view value, ConnectionPart part, int depth) {
  if (!part.has_password()) return no_value(Why::url_without_password, false, key);
  std::string_view password = value.substr(part.begin, part.end - part.begin);
  Verdict inner = lifted(judge(password_key, password, depth + 1), value, password);
  inner.key = key, inner.connection = true;
  return inner;
}

/// A template is none, but for a literal in it and for something random beside it.
Verdict of_template(const KeyReading& key, std::string_view value, const TemplateReading& reading, int depth) {
  if (!reading.literal.empty() && key.speaks()) {
    Verdict inner = judge(key, reading.literal, depth + 1);
    if (inner.kind == VerdictKind::credential_likely) return lifted(inner, value, reading.literal);
  }
  if (looks_random(reading.outside, 16)) return {VerdictKind::neutral, Why::none, key, false, false, 0, value.size()};
  return no_value(Why::template_text, true, key);
}

bool made_of_words(Why why) {
  return why == Why::identifier || why == Why::words || why == Why::mode_word;
}

/// "minio123": what a person types as a password, not what one names an object.
bool is_typed(std::string_view value) {
  auto digits = std::count_if(value.begin(), value.end(), is_digit);
  return digits >= 3 && digits < static_cast<std::ptrdiff_t>(value.size()) && all_of(value, is_alnum);
}

/// "1234567890"
bool is_counting(std::string_view value) {
  std::size_t steps = 0;
  for (std::size_t at = 1; at < value.size(); ++at) steps += value[at] == value[at - 1] + 1;
  return steps + 2 >= value.size();
}

/// Forms that are weak evidence: a password may look like a number or a word, a token may not.
bool stands_against(const KeyReading& key, PlainShape shape, std::string_view value) {
  if (shape.why == Why::none) return false;
  if (!key.speaks() || shape.firm) return true;
  bool password = key.kind == KeyKind::password;
  if (shape.why == Why::number) return password ? value.size() < 4 : value.size() < 8 || is_counting(value);
  if (shape.why == Why::image) return true;
  if (password || shape.why == Why::uuid || shape.why == Why::hash) return false;
  if (is_typed(value) && (key.kind != KeyKind::secret || key.qualified)) return false;
  return made_of_words(shape.why);
}

/// Tokens and keys hold no blanks; a password may.
bool holds_blank(const KeyReading& key, std::string_view value) {
  if (key.kind == KeyKind::password || value.starts_with("-----BEGIN")) return false;
  return key.speaks() && std::any_of(value.begin(), value.end(), is_blank);
}

/// The credentials behind `Bearer `, `Basic ` and `Token ` of an HTTP header.
std::string_view behind_scheme(std::string_view value) {
  for (std::string_view scheme : {"bearer ", "basic ", "token "}) {
    if (lowered(value.substr(0, scheme.size())) == scheme) return trimmed(value.substr(scheme.size()));
  }
  return {};
}

/// What base64 text says when it is text again: a placeholder that was encoded once more is none the less one.
Why encoded_shape(std::string_view value) {
  if (value.size() < 8 || value.size() > 512) return Why::none;
  auto decoded = sources::decode(sources::Codec::base64, value);
  if (!decoded) return Why::none;
  std::string_view text = trimmed(decoded->bytes);
  bool readable = all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
  if (!readable || text.size() < 4) return Why::none;
  Why why = fixed_shape(text);
  if (why == Why::none && read_template(text).any) why = Why::template_text;
  return why == Why::none ? spelled_shape(text) : why;
}

/// The password of `user:password` under a key for both, such as "credentials" and "basic_auth".
std::string_view behind_user(const KeyReading& key, std::string_view value) {
  if (key.kind != KeyKind::secret && !key.hint) return {};
  std::size_t colon = value.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon > 64) return {};
  std::string_view user = value.substr(0, colon), password = value.substr(colon + 1);
  bool name = all_of(user, [](char c) { return is_word(c) || c == '.' || c == '-' || c == '@'; });
  bool plain = password.size() >= 4 && password.find_first_of(" :/\n") == std::string_view::npos;
  return name && plain && !all_of(password, is_digit) ? password : std::string_view();
}

Verdict of_plain(const KeyReading& key, std::string_view value) {
  PlainShape shape = plain_shape(value);
  if (stands_against(key, shape, value)) return no_value(shape.why, false, key);
  if (Why why = encoded_shape(value); why != Why::none) return no_value(why, false, key);
  if (holds_blank(key, value)) return no_value(Why::words, false, key);
  Verdict out{VerdictKind::neutral, Why::none, key, false, false, 0, value.size()};
  bool long_enough = value.size() >= 3;
  bool hinted = key.hint && looks_random(value, 16);
  if ((key.speaks() && long_enough) || hinted) out.kind = VerdictKind::credential_likely;
  return out;
}

/// What a key says against its value is believed unless the value contradicts it: a random value is neither host nor
/// port.
Verdict of_key_against(const KeyReading& key, std::string_view value) {
  PlainShape shape = plain_shape(value);
  Why why = shape.firm && shape.why != Why::identifier ? shape.why : key.why;
  return no_value(why, false, key);
}

Verdict judge(const KeyReading& key, std::string_view value, int depth) {
  if (Why why = fixed_shape(value); why != Why::none) return no_value(why, true, key);
  if (depth < 3) {
    if (auto part = read_connection(value)) return of_connection(key, value, *part, depth);
    if (std::string_view token = behind_scheme(value); !token.empty()) {
      return lifted(judge(key.speaks() ? key : token_key, token, depth + 1), value, token);
    }
    if (std::string_view password = behind_user(key, value); !password.empty()) {
      return lifted(judge(password_key, password, depth + 1), value, password);
    }
    if (TemplateReading reading = read_template(value); reading.any) return of_template(key, value, reading, depth);
  }
  if (Why why = spelled_shape(value); why != Why::none) return no_value(why, true, key);
  if (key.kind == KeyKind::against) return of_key_against(key, value);
  return of_plain(key, value);
}

}  // namespace

Verdict verdict(std::string_view key, std::string_view value) {
  std::string_view inner = trimmed(value);
  if (inner.empty()) return no_value(Why::empty, true, read_key(key));
  return lifted(judge(read_key(key), inner, 0), value, inner);
}

}  // namespace rummage::detectors
