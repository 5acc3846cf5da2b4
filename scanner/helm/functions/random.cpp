#include <fmt/format.h>

#include <utility>

#include "base/utf8.h"
#include "helm/functions/families.h"
#include "helm/functions/placeholder.h"
#include "helm/functions/texts.h"

// Sprig's random functions: placeholders of the right alphabet and length.
namespace rummage::helm::families {
namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view letters_and_digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::string_view digits = "0123456789";

std::string ascii() {
  std::string out;
  for (char c = ' '; c < 0x7F; ++c) out += c;
  return out;
}

Result<Value> text_of(const Call& call, std::string_view alphabet) {
  const std::int64_t count = call[0].as_int();
  if (count <= 0) return Value::string({});
  if (!fits(call, static_cast<std::uint64_t>(count))) return too_long();
  return generated(call, Placeholder(call.run).text(static_cast<std::size_t>(count), alphabet));
}

Result<Value> rand_alpha_num(const Call& call) {
  return text_of(call, letters_and_digits);
}
Result<Value> rand_alpha(const Call& call) {
  return text_of(call, letters);
}
Result<Value> rand_numeric(const Call& call) {
  return text_of(call, digits);
}
Result<Value> rand_ascii(const Call& call) {
  static const std::string alphabet = ascii();
  return text_of(call, alphabet);
}

/// So many bytes in base64.
Result<Value> rand_bytes(const Call& call) {
  const std::int64_t count = call[0].as_int();
  if (count < 0) return failure("runtime error: makeslice: len out of range");
  if (!fits(call, static_cast<std::uint64_t>(count) * 4 / 3)) return too_long();
  Placeholder placeholder(call.run);
  std::string bytes;
  for (std::int64_t i = 0; i < count; ++i) bytes += static_cast<char>(placeholder.below(256));
  auto encoded = sources::encode(sources::Codec::base64, bytes);
  return encoded ? generated(call, encoded->bytes) : Value::string({});
}

Result<Value> rand_int(const Call& call) {
  const std::int64_t least = call[0].as_int(), most = call[1].as_int();
  if (most <= least) return failure("invalid argument to Intn");
  const auto width = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
  const auto number = static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + Placeholder(call.run).below(width));
  return Value::integer(number, call.run.made(std::to_string(number), sources::Origin::generated, call.site));
}

Result<Value> uuid(const Call& call) {
  Placeholder placeholder(call.run);
  const std::string hex = placeholder.text(30, "0123456789abcdef");
  const std::string variant = placeholder.text(1, "89ab");
  const std::string_view all = hex;
  return generated(call, fmt::format("{}-{}-4{}-{}{}-{}", all.substr(0, 8), all.substr(8, 4), all.substr(12, 3),
                                     variant, all.substr(15, 3), all.substr(18, 12)));
}

/// The same characters in another order.
Result<Value> shuffle(const Call& call) {
  std::vector<std::string_view> runes;
  for (std::string_view rest = call.view(0); !rest.empty();) {
    const std::size_t bytes = decode_utf8(rest).bytes;
    runes.push_back(rest.substr(0, bytes));
    rest.remove_prefix(bytes);
  }
  Placeholder placeholder(call.run);
  for (std::size_t i = runes.size(); i > 1; --i) std::swap(runes[i - 1], runes[placeholder.below(i)]);
  std::string out;
  for (const std::string_view rune : runes) out += rune;
  return call.derived(out);
}

constexpr FunctionRow rows[] = {
    {"randAlphaNum", "i", rand_alpha_num, Flow::generated},
    {"randAlpha", "i", rand_alpha, Flow::generated},
    {"randNumeric", "i", rand_numeric, Flow::generated},
    {"randAscii", "i", rand_ascii, Flow::generated},
    {"randBytes", "i", rand_bytes, Flow::generated},
    {"randInt", "ii", rand_int, Flow::generated},
    {"uuidv4", "", uuid, Flow::generated},
    {"shuffle", "s", shuffle, Flow::lossy},
};

}  // namespace

Family random() {
  return rows;
}

}  // namespace rummage::helm::families
