#include "helm/functions/url.h"

#include <algorithm>

namespace rummage::helm::url {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Empty, or ":" and digits.
bool is_port(std::string_view text) {
  if (text.empty()) return true;
  return text.front() == ':' && std::all_of(text.begin() + 1, text.end(), is_digit);
}

bool in_userinfo(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("-._:~!$&'()*+,;=%@").find(c) != npos;
}

// Cuts a URL up from the front; `at_` and `end_` bound what is left.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), end_(text.size()) {}

  std::optional<Url> read() {
    if (!fragment()) return std::nullopt;
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    const auto head = text_.substr(0, end_);
    if (std::any_of(head.begin(), head.end(), control)) return std::nullopt;
    if (head == "*") {
      url_.path = part(0, 1);
      return url_;
    }
    if (!scheme()) return std::nullopt;
    query();
    if (left().starts_with('/')) return authority_and_path() ? std::optional(url_) : std::nullopt;
    if (!url_.scheme.value.empty()) {
      url_.opaque = part(at_, end_);
      return url_;
    }
    // A colon here would look like the end of a scheme.
    if (left().substr(0, left().find('/')).find(':') != npos) return std::nullopt;
    return path() ? std::optional(url_) : std::nullopt;
  }

 private:
  std::string_view left() const { return text_.substr(at_, end_ - at_); }
  Part part(std::size_t begin, std::size_t end) const {
    return {std::string(text_.substr(begin, end - begin)), begin, end};
  }

  bool unescaped(Part& into, std::size_t begin, std::size_t end, Mode mode) const {
    auto value = unescape(text_.substr(begin, end - begin), mode);
    if (value) into = {std::move(*value), begin, end};
    return value.has_value();
  }

  bool fragment() {
    const auto hash = text_.find('#');
    if (hash == npos) return true;
    end_ = hash;
    return unescaped(url_.fragment, hash + 1, text_.size(), Mode::fragment);
  }

  // False for a colon at the very front.
  bool scheme() {
    for (std::size_t i = 0; i < end_; ++i) {
      const char c = text_[i];
      if (is_letter(c)) continue;
      if (c == ':' && i == 0) return false;
      if (c == ':') {
        url_.scheme = part(0, i);
        for (char& each : url_.scheme.value)
          if (each >= 'A' && each <= 'Z') each = static_cast<char>(each + 32);
        at_ = i + 1;
        return true;
      }
      const bool later = i > 0 && (is_digit(c) || c == '+' || c == '-' || c == '.');
      if (!later) return true;
    }
    return true;
  }

  void query() {
    const auto mark = left().find('?');
    if (mark == npos) return;
    url_.query = part(at_ + mark + 1, end_);
    end_ = at_ + mark;
  }

  bool authority_and_path() {
    const bool allowed = !url_.scheme.value.empty() || !left().starts_with("///");
    if (allowed && left().starts_with("//")) {
      const std::size_t begin = at_ + 2, slash = std::min(text_.substr(0, end_).find('/', begin), end_);
      if (!authority(begin, slash)) return false;
      at_ = slash;
    }
    return path();
  }

  bool path() { return unescaped(url_.path, at_, end_, Mode::path); }

  bool authority(std::size_t begin, std::size_t end) {
    const auto mark = text_.substr(begin, end - begin).rfind('@');
    if (mark == npos) return host(begin, end);
    return host(begin + mark + 1, end) && user(begin, begin + mark);
  }

  bool user(std::size_t begin, std::size_t end) {
    const auto all = text_.substr(begin, end - begin);
    if (!std::all_of(all.begin(), all.end(), in_userinfo)) return false;
    const auto colon = all.find(':');
    const auto name = unescape(all.substr(0, colon), Mode::user);
    if (!name) return false;
    std::string written = escape(*name, Mode::user);
    if (colon != npos) {
      const auto password = unescape(all.substr(colon + 1), Mode::user);
      if (!password) return false;
      written += ":" + escape(*password, Mode::user);
    }
    url_.user = Part{std::move(written), begin, end};
    return true;
  }

  bool host(std::size_t begin, std::size_t end) {
    const auto all = text_.substr(begin, end - begin);
    if (!all.starts_with('[')) {
      const auto colon = all.rfind(':');
      return (colon == npos || is_port(all.substr(colon))) && unescaped(url_.host, begin, end, Mode::host);
    }
    const auto close = all.rfind(']');
    if (close == npos || !is_port(all.substr(close + 1))) return false;
    const auto zone = all.substr(0, close).find("%25");
    if (zone == npos) return unescaped(url_.host, begin, end, Mode::host);
    const auto first = unescape(all.substr(0, zone), Mode::host),
               second = unescape(all.substr(zone, close - zone), Mode::zone),
               third = unescape(all.substr(close), Mode::host);
    if (!first || !second || !third) return false;
    url_.host = {*first + *second + *third, begin, end};
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0, end_;
  Url url_;
};

}  // namespace

std::optional<Url> parse(std::string_view text) {
  return Reader(text).read();
}

std::string_view hostname(std::string_view host) {
  const auto colon = host.rfind(':');
  if (colon != npos && is_port(host.substr(colon))) host = host.substr(0, colon);
  if (host.size() >= 2 && host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return host;
}

}  // namespace rummage::helm::url
