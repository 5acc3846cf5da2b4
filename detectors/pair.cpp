#include "detectors/pair.h"

#include <algorithm>
#include <cstring>

#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

constexpr std::uint32_t max_key = 96, max_value = 1024, max_line_search = 4096, max_gap = 24;

bool is_key(char c) {
  return is_word(c) || c == '-' || c == '.';
}
bool is_gap(char c) {
  return c == ' ' || c == '\t';
}
bool is_quote(char c) {
  return c == '"' || c == '\'' || c == '`';
}
bool is_space(char c) {
  return is_gap(c) || c == '\n' || c == '\r' || c == '\0';
}

// Reads one pair; `at_` moves forward over the line.
class PairReader {
 public:
  PairReader(std::string_view content, Line line) : content_(content), line_(line) {}

  std::optional<Pair> read(std::uint32_t at, std::uint32_t length) {
    key(at, length);
    if (expansion()) return default_value() ? std::optional(pair_) : std::nullopt;
    // Words may stand between the key and its operator: "api key is", "token (optional):".
    for (int words = 0; words < 4; ++words) {
      if (operation() && value()) return pair_;
      if (!skip_word()) break;
    }
    return std::nullopt;
  }

 private:
  char peek(std::uint32_t ahead = 0) const { return at_ + ahead < line_.end ? content_[at_ + ahead] : '\0'; }
  bool take(std::string_view word) {
    if (!content_.substr(at_, line_.end - at_).starts_with(word)) return false;
    at_ += static_cast<std::uint32_t>(word.size());
    return true;
  }
  bool skip_blanks() {
    std::uint32_t from = at_;
    while (is_gap(peek())) ++at_;
    return at_ > from;
  }

  void key(std::uint32_t at, std::uint32_t length) {
    pair_.key_begin = at, pair_.key_end = at + length;
    while (pair_.key_begin > line_.begin && at - pair_.key_begin < max_key && is_key(content_[pair_.key_begin - 1]))
      --pair_.key_begin;
    while (pair_.key_end < line_.end && pair_.key_end - at < max_key && is_key(content_[pair_.key_end]))
      ++pair_.key_end;
    at_ = pair_.key_end;
  }

  // One more word that is part of what names the value.
  bool skip_word() {
    at_ = pair_.key_end;
    if (peek() != ' ' || !is_letter(peek(1))) return false;
    ++at_;
    while (is_letter(peek()) && at_ - pair_.key_end < max_gap) ++at_;
    pair_.key_end = at_;
    return true;
  }

  // `${PASSWORD:-x}` of a shell: only the default is a value.
  bool expansion() const {
    return pair_.key_begin >= line_.begin + 2 && content_.substr(pair_.key_begin - 2, 2) == "${";
  }
  bool default_value() {
    pair_.tie = Tie::equals;
    return (take(":-") || take(":=")) && value();
  }

  bool operation() {
    at_ = pair_.key_end;
    bool quoted = closers();
    bool before = skip_blanks();
    if (take(":=") || take("=>") || take("||=") || take("?=") ||
        take("?"
             "?="))
      return set(Tie::equals, before);
    if (peek() == '=' && peek(1) == '=') return false;
    if (take("=")) return set(Tie::equals, before);
    if (peek() == ':' && peek(1) != ':' && !(peek(1) == '/' && peek(2) == '/')) return ++at_, set(Tie::colon, before);
    if (quoted && is_quote(content_[at_ - (before ? 2 : 1)]) && take(",")) return set(Tie::call, false), next_member();
    if (peek() == '(') return ++at_, set(Tie::call, false) && is_quote(peek());
    if (!before && take(">")) return markup();
    if (quoted && (take("value=") || take("value ="))) return set(Tie::markup, false);
    return before && !quoted && blank_tie();
  }

  // {"name": "PASSWORD", "value": "x"}, ("PASSWORD", "x"); another pair may follow as well: `a="password", b=...`.
  bool next_member() {
    for (std::string_view word : {"\"value\"", "'value'", "value"}) {
      if (!take(word)) continue;
      skip_blanks();
      if (!take(":") && !take("=")) return false;
      return set(Tie::colon, false);
    }
    return is_quote(peek()) || (peek() == '\\' && is_quote(peek(1))) || string_prefix() > 0;
  }

  bool set(Tie tie, bool before) {
    pair_.tie = tie;
    bool after = skip_blanks();
    pair_.spaced = before && after;
    typed();
    return true;
  }

  // What closes a key: quotes, also escaped ones, subscripts and brackets.
  bool closers() {
    bool quoted = false;
    for (int n = 0; n < 4; ++n) {
      char c = peek();
      if (c == '\\' && is_quote(peek(1)))
        at_ += 2, quoted = true;
      else if (is_quote(c))
        ++at_, quoted = true;
      else if (c == ']' || c == ')' || c == '}')
        ++at_;
      else
        break;
    }
    return quoted;
  }

  // `password: String = "x"`, `password: str = 'x'`: the type is no value.
  void typed() {
    if (pair_.tie != Tie::colon) return;
    std::uint32_t from = at_;
    while (is_word(peek()) || peek() == '?' || peek() == '&' || peek() == '.') ++at_;
    if (at_ > from && skip_blanks() && take("=") && peek() != '=') {
      skip_blanks();
      pair_.tie = Tie::equals, pair_.spaced = true;
      return;
    }
    at_ = from;
  }

  bool markup() {
    pair_.tie = Tie::markup;
    return pair_.key_begin > line_.begin && content_[pair_.key_begin - 1] == '<';
  }

  // Only where a blank is what ties: options, ENV of a Dockerfile, netrc.
  bool blank_tie() {
    std::string_view before = content_.substr(line_.begin, pair_.key_begin - line_.begin);
    while (!before.empty() && is_gap(before.front())) before.remove_prefix(1);
    bool option = content_[pair_.key_begin] == '-';
    bool env = before.starts_with("ENV ") || before.starts_with("ARG ");
    bool netrc = before.starts_with("machine ") || (before.size() < 256 && before.find("login ") != before.npos);
    pair_.tie = Tie::blank;
    return (option || env || netrc) && peek() != '-';
  }

  bool value() {
    if (std::uint32_t prefix = string_prefix()) at_ += prefix;
    if (peek() == '\\' && is_quote(peek(1))) return quoted_value(2);
    if (is_quote(peek())) return !closes_text() && quoted_value(1);
    return plain_value();
  }

  // b"...", r'...', f"...", @"...", L"..."
  std::uint32_t string_prefix() const {
    static constexpr std::string_view letters = "bBrRfFuUL@$";
    std::uint32_t n = 0;
    while (n < 2 && letters.find(peek(n)) != letters.npos && peek(n)) ++n;
    return n && is_quote(peek(n)) ? n : 0;
  }

  // `"Token: "`: the quote ends the text that the key stands in.
  bool closes_text() const {
    std::string_view before = content_.substr(line_.begin, pair_.key_begin - line_.begin);
    bool own_quotes = pair_.key_end < line_.end && content_[pair_.key_end] == '"';
    if (peek() != '"' || own_quotes) return false;
    return std::count(before.begin(), before.end(), '"') % 2 == 1;
  }

  bool quoted_value(std::uint32_t width) {
    bool escaped = width == 2;
    char quote = content_[at_ + width - 1];
    at_ += width;
    if (!escaped && peek() == quote && peek(1) == quote) at_ += 2;  // """
    pair_.quote = quote, pair_.value_begin = at_;
    std::uint32_t limit = std::min(line_.end, at_ + max_value);
    while (at_ < limit) {
      char c = content_[at_];
      if (c == quote && !escaped) break;
      if (c == '\\' && escaped && peek(1) == quote) break;
      at_ += c == '\\' && at_ + 1 < limit ? 2 : 1;
    }
    pair_.value_end = std::min(at_, line_.end);
    return pair_.value_end > pair_.value_begin;
  }

  bool plain_value() {
    pair_.quote = 0, pair_.value_begin = at_;
    std::uint32_t limit = std::min(line_.end, at_ + max_value);
    if (std::string_view("<>|&;)").find(peek()) != std::string_view::npos) return false;
    while (at_ < limit && !ends_plain(content_[at_]) && !next_pair()) ++at_;
    if (at_ > pair_.value_begin && content_[at_ - 1] == '=' && is_quote(peek())) return false;  // `x="y"`
    pair_.value_end = at_;
    trim();
    return pair_.value_end > pair_.value_begin;
  }

  bool in_query() const {
    if (pair_.key_begin == line_.begin) return false;
    char before = content_[pair_.key_begin - 1];
    return before == '?' || before == '&';
  }

  // `--set password=x,user.name=y`, `--header x-token:x,x-user:y`
  bool next_pair() const {
    if (peek() != ',' || !is_letter(peek(1))) return false;
    std::uint32_t end = at_ + 1;
    while (end < line_.end && end - at_ < max_key && is_key(content_[end])) ++end;
    return end < line_.end && (content_[end] == '=' || (content_[end] == ':' && pair_.tie == Tie::colon));
  }

  // `&#39;` and `&quot;`: the quote, written in HTML.
  bool at_entity() const {
    std::string_view rest = content_.substr(at_, std::min<std::uint32_t>(line_.end - at_, 8));
    return rest.starts_with("&#39;") || rest.starts_with("&#34;") || rest.starts_with("&quot;") ||
           rest.starts_with("&apos;") || rest.starts_with("&lt;") || rest.starts_with("&gt;");
  }

  bool ends_plain(char c) const {
    if (is_space(c) || is_quote(c) || c == '<') return true;
    if (c == '\\') return peek(1) == 'n' || peek(1) == 'r' || peek(1) == 'u' || is_quote(peek(1));
    if (c == '#' && in_query()) return true;
    if (c == '&' && at_entity()) return true;
    return c == '&' && pair_.tie == Tie::equals && !pair_.spaced;
  }

  // `password=x, user=y;` and `f(password=x)`: what closes is no part of the value, unless it is all of it.
  void trim() {
    while (pair_.value_end > pair_.value_begin) {
      char c = content_[pair_.value_end - 1];
      bool opens = content_.substr(pair_.value_begin, pair_.value_end - pair_.value_begin).find_first_of("([{") !=
                   std::string_view::npos;
      bool closes = c == ')' || c == ']' || c == '}';
      if (c != ',' && c != ';' && !(closes && !opens)) return;
      --pair_.value_end;
    }
  }

  std::string_view content_;
  Line line_;
  std::uint32_t at_ = 0;
  Pair pair_;
};

}  // namespace

// A line longer than the search is cut, so that minified files cost no more than others.
Line line_around(std::string_view content, std::uint32_t at) {
  std::uint32_t size = static_cast<std::uint32_t>(content.size());
  std::uint32_t lowest = at > max_line_search ? at - max_line_search : 0;
  std::uint32_t highest = std::min(size, at + max_line_search);
  std::uint32_t begin = at, end = at;
  const void* before = at > lowest ? memrchr(content.data() + lowest, '\n', at - lowest) : nullptr;
  begin = before ? static_cast<std::uint32_t>(static_cast<const char*>(before) - content.data()) + 1 : lowest;
  const void* after = highest > at ? std::memchr(content.data() + at, '\n', highest - at) : nullptr;
  end = after ? static_cast<std::uint32_t>(static_cast<const char*>(after) - content.data()) : highest;
  if (end > begin && content[end - 1] == '\r') --end;
  return {begin, std::max(end, begin)};
}

std::optional<Pair> read_pair(std::string_view content, std::uint32_t at, std::uint32_t length) {
  return PairReader(content, line_around(content, at)).read(at, length);
}

}  // namespace rummage::detectors
