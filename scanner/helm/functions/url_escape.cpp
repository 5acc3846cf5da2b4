#include "helm/functions/url.h"

namespace rummage::helm::url {
namespace {

bool in(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

bool must_escape(char c, Mode mode) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return false;
  if ((mode == Mode::host || mode == Mode::zone) && in("!$&'()*+,;=:[]<>\"", c)) return false;
  if (in("-_.~", c)) return false;
  if (in("$&+,/:;=?@", c)) {
    if (mode == Mode::path) return c == '?';
    if (mode == Mode::user) return in("@/?:", c);
    return mode != Mode::fragment;
  }
  return !(mode == Mode::fragment && in("!()*", c));
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// In a host only what is beyond ASCII may be escaped, and a percent sign; in a zone also what a host may not hold.
bool may_be_escaped(char c, Mode mode) {
  if (c == '%') return true;
  if (mode == Mode::host) return static_cast<unsigned char>(c) >= 0x80;
  return mode != Mode::zone || c == ' ' || !must_escape(c, Mode::host);
}

bool may_stand(char c, Mode mode) {
  const bool host = mode == Mode::host || mode == Mode::zone;
  return !host || static_cast<unsigned char>(c) >= 0x80 || !must_escape(c, mode);
}

}  // namespace

std::string escape(std::string_view text, Mode mode) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (!must_escape(c, mode)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

std::optional<std::string> unescape(std::string_view text, Mode mode) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      if (!may_stand(text[at], mode)) return std::nullopt;
      out += text[at];
      continue;
    }
    if (at + 2 >= text.size() || hex(text[at + 1]) < 0 || hex(text[at + 2]) < 0) return std::nullopt;
    const char c = static_cast<char>(hex(text[at + 1]) << 4 | hex(text[at + 2]));
    if (!may_be_escaped(c, mode)) return std::nullopt;
    out += c;
    at += 2;
  }
  return out;
}

}  // namespace rummage::helm::url
