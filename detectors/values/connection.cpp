#include "detectors/values/connection.h"

#include "detectors/values/characters.h"
#include "detectors/values/key.h"

namespace rummage::detectors {
namespace {

/// Bytes of the scheme before `://`, with a `jdbc:` or the like before it; npos when there is none.
std::size_t scheme_size(std::string_view value) {
  std::size_t mark = value.find("://");
  if (mark == std::string_view::npos || mark < 2 || mark > 40) return std::string_view::npos;
  bool scheme = is_letter(value[0]) && all_of(value.substr(0, mark), [](char c) {
                  return is_alnum(c) || std::string_view("+.-:").find(c) != std::string_view::npos;
                });
  return scheme ? mark : std::string_view::npos;
}

/// The password of `user:password@` at the front of `rest`, which begins right behind `://`. A password may hold `@`
/// and
/// `:`; the last `@` before the path ends it. Templates may hold slashes.
std::optional<ConnectionPart> user_info(std::string_view rest) {
  std::size_t end = 0, depth = 0;
  while (end < rest.size()) {
    char c = rest[end];
    if (c == '{' || c == '(') ++depth;
    if ((c == '}' || c == ')') && depth > 0) --depth;
    if (depth == 0 && (c == '/' || c == '?' || c == '#' || is_blank(c) || c == '"' || c == '\'')) break;
    ++end;
  }
  std::size_t at = rest.substr(0, end).rfind('@');
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t colon = rest.substr(0, at).find(':');
  // A colon inside of `${VAR:-x}` belongs to the template.
  std::size_t open = rest.substr(0, at).find("{");
  if (colon != std::string_view::npos && open < colon) {
    std::size_t close = rest.find('}', open);
    if (close != std::string_view::npos && close < at) colon = rest.substr(0, at).find(':', close);
  }
  if (colon == std::string_view::npos) return ConnectionPart{at, at};
  return ConnectionPart{colon + 1, at};
}

bool names_secret(std::string_view key) {
  KeyReading reading = read_key(key);
  std::string flat = lowered(key);
  return reading.speaks() || flat == "sig" || flat == "signature" || flat == "sharedaccesssignature";
}

/// The value of the first parameter whose key speaks for a credential. `marks`: what separates parameters.
std::optional<ConnectionPart> parameter(std::string_view text, std::string_view marks) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = std::min(text.find_first_of(marks, begin), text.size());
    std::size_t equals = text.substr(0, end).find('=', begin);
    if (equals != std::string_view::npos && names_secret(trimmed(text.substr(begin, equals - begin)))) {
      std::size_t from = equals + 1, to = end;
      while (from < to && is_blank(text[from])) ++from;
      if (to > from) return ConnectionPart{from, to};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

ConnectionPart shifted(ConnectionPart part, std::size_t by) {
  return {part.begin + by, part.end + by};
}

std::optional<ConnectionPart> read_url(std::string_view value) {
  std::size_t mark = scheme_size(value);
  if (mark == std::string_view::npos) return std::nullopt;
  std::size_t from = mark + 3;
  if (auto user = user_info(value.substr(from)); user && user->has_password()) return shifted(*user, from);
  std::size_t query = value.find_first_of("?;", from);
  if (query != std::string_view::npos) {
    if (auto found = parameter(value.substr(query + 1), "&;")) return shifted(*found, query + 1);
  }
  return ConnectionPart{};
}

/// `user:password@tcp(host:port)/name`, as Go's MySQL driver reads it.
std::optional<ConnectionPart> read_go_dsn(std::string_view value) {
  for (std::string_view net : {"@tcp(", "@unix("}) {
    std::size_t at = value.find(net);
    if (at == std::string_view::npos) continue;
    std::size_t colon = value.substr(0, at).find(':');
    if (colon != std::string_view::npos) return ConnectionPart{colon + 1, at};
    return ConnectionPart{};
  }
  return std::nullopt;
}

std::size_t count_settings(std::string_view value, std::string_view marks) {
  std::size_t settings = 0;
  for (std::size_t begin = 0; begin < value.size();) {
    std::size_t end = std::min(value.find_first_of(marks, begin), value.size());
    std::size_t equals = value.substr(0, end).find('=', begin);
    if (equals != std::string_view::npos && equals > begin && equals - begin <= 40 &&
        all_of(value.substr(begin, equals - begin),
               [](char c) { return is_word(c) || c == ' ' || c == '-' || c == '.'; })) {
      ++settings;
    } else if (end > begin) {
      return 0;
    }
    begin = end + 1;
  }
  return settings;
}

/// `Server=db;Password=x`, `host=db password=x`.
std::optional<ConnectionPart> read_settings(std::string_view value) {
  if (value.find('\n') != std::string_view::npos) return std::nullopt;
  for (std::string_view marks : {";", " "}) {
    if (count_settings(value, marks) < 2) continue;
    auto found = parameter(value, marks);
    return found ? *found : ConnectionPart{};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ConnectionPart> read_connection(std::string_view value) {
  if (value.size() > 4096) return std::nullopt;
  if (auto url = read_url(value)) return url;
  if (auto dsn = read_go_dsn(value)) return dsn;
  return read_settings(value);
}

}  // namespace rummage::detectors
