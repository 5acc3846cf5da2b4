#include "tests/support/generate.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "detectors/base64.h"
#include "detectors/checks/checks.h"
#include "detectors/names.h"
#include "detectors/pattern.h"
#include "findings/builtin_rules.h"

namespace rummage::test {
namespace {

using namespace detectors;
using findings::Datum;

std::string random_bytes(Dice& dice, std::size_t size) {
  std::string out;
  while (out.size() < size) out += static_cast<char>(dice.below(256));
  return out;
}

std::string random_password(Dice& dice) {
  return from_pattern("[A-Z][a-z][0-9][A-Za-z0-9]{12}[0-9]", dice);
}

// What stands in a rule's `match:` as its first pattern, and its check.
struct Source {
  std::string_view pattern;
  Check check = Check::none;
};

std::string_view first_text(const Datum* datum) {
  if (!datum) return {};
  return datum->kind == Datum::Kind::list && !datum->children.empty() ? datum->children[0].text : datum->text;
}

Source source_of(std::string_view rule) {
  const Datum* match = &findings::builtin_match("secret/" + std::string(rule));
  if (match->kind == Datum::Kind::list && !match->children.empty()) match = &match->children[0];
  Source source{first_text(match->find("token"))};
  for (const char* form : {"assignment", "nearby"})
    if (const Datum* keyed = match->find(form)) source.pattern = first_text(keyed->find("value"));
  if (const Datum* check = match->find("check"))
    for (auto& [name, value] : check_names())
      if (name == check->text) source.check = value;
  return source;
}

std::string wrapped(const std::string& text, std::size_t width, std::string_view separator) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += width) out += text.substr(at, width) + std::string(separator);
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string url_base64(std::string_view bytes) {
  std::string out = replaced(replaced(base64_encoded(bytes), "+", "-"), "/", "_");
  while (out.ends_with('=')) out.pop_back();
  return out;
}

std::string make_jwt(Dice& dice) {
  std::string header = url_base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
  std::string payload = url_base64("{\"sub\":\"" + from_pattern("[a-z0-9]{12}", dice) + "\",\"exp\":4102444800}");
  return header + "." + payload + "." + from_pattern("[A-Za-z0-9_-]{43}", dice);
}

std::string made(std::string_view name, Dice& dice) {
  if (name.starts_with('=')) return from_pattern(name.substr(1), dice);
  if (name == "password") return random_password(dice);
  if (name == "pem") return make_pem(dice);
  if (name == "pem-escaped") return replaced(make_pem(dice), "\n", "\\n");
  if (name == "pem-indented") return replaced(make_pem(dice), "\n", "\n  ");
  if (name == "pem-base64") return base64_encoded(make_pem(dice));
  if (name == "pem-encrypted") return make_pem(dice, "ENCRYPTED");
  if (name == "jwt") return make_jwt(dice);
  if (name == "aws-secret") return from_pattern("[A-Z][a-z][0-9][A-Za-z0-9/+]{37}", dice);
  if (name == "basic-auth") return base64_encoded("deploy:" + random_password(dice));
  Source source = source_of(name);
  if (source.pattern.empty()) throw std::runtime_error("no generator " + std::string(name));
  return with_valid_check(source.check, from_pattern(source.pattern, dice));
}

}  // namespace

Dice::Dice(std::string_view name, std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull) {
  for (char c : name) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
}

std::uint64_t Dice::next() {
  std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ z >> 27) * 0x94D049BB133111EBull;
  return z ^ z >> 31;
}

std::string from_pattern(std::string_view pattern, Dice& dice) {
  auto parsed = parse_pattern(pattern);
  if (!parsed) throw std::runtime_error(parsed.error().message);
  std::string out;
  for (const PatternStep& step : parsed->front().steps) {
    if (step.kind == PatternStep::Kind::literal) out += step.literal;
    if (step.kind != PatternStep::Kind::run) continue;
    std::vector<char> members;
    for (unsigned c = 0; c < 128; ++c)
      if (step.members[c]) members.push_back(static_cast<char>(c));
    std::uint64_t count = step.least + dice.below(std::min(step.most - step.least, 8) + 1u);
    for (; count; --count) out += members[dice.below(members.size())];
  }
  return out;
}

std::string make_pem(Dice& dice, std::string_view label) {
  std::string body = random_bytes(dice, 600);
  std::string der =
      std::string("\x30\x82", 2) + static_cast<char>(body.size() >> 8) + static_cast<char>(body.size()) + body;
  std::string name = std::string(label) + " PRIVATE KEY-----";
  return "-----BEGIN " + name + "\n" + wrapped(base64_encoded(der), 64, "\n") + "-----END " + name;
}

std::string expanded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t open = text.find("${", at), colon = open, close = open;
    if (open != text.npos) close = text.find('}', open);
    // A pattern may hold braces: the generator ends at `:DIGITS}`.
    for (; close != text.npos; close = text.find('}', close + 1)) {
      colon = text.rfind(':', close);
      bool seed =
          colon != text.npos && colon > open && colon + 1 < close &&
          std::all_of(text.begin() + static_cast<std::ptrdiff_t>(colon) + 1,
                      text.begin() + static_cast<std::ptrdiff_t>(close), [](char c) { return c >= '0' && c <= '9'; });
      bool line = text.substr(open, close - open).find('\n') == text.npos;
      if (seed && line) break;
    }
    if (open == text.npos || close == text.npos) return out += text.substr(at);
    out += text.substr(at, open - at);
    std::string_view name = text.substr(open + 2, colon - open - 2);
    Dice dice(name, std::stoull(std::string(text.substr(colon + 1, close - colon - 1))));
    out += made(name, dice);
    at = close + 1;
  }
  return out;
}

}  // namespace rummage::test
