#include <algorithm>

#include "detectors/canonical.h"
#include "detectors/context.h"
#include "detectors/judge.h"
#include "detectors/values/characters.h"
#include "detectors/values/randomness.h"
#include "detectors/values/verdict.h"
#include "detectors/weights.h"

namespace rummage::detectors {
namespace {

constexpr std::uint32_t max_scheme = 32, max_authority = 512;

// `scheme://user:password@host`, offsets into the content.
struct Url {
  std::size_t scheme_begin = 0, scheme_end = 0;
  std::size_t user_begin = 0, user_end = 0;
  std::size_t password_begin = 0, password_end = 0;
  std::size_t host_begin = 0;
};

bool ends_url(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '>' ||
         c == '|' || c == '\\';
}

// The last `@` before the path divides; a password may hold `/`, `@` and `:`, so all of the authority is searched
// first.
std::optional<Url> read_url(std::string_view content, std::uint32_t separator) {
  Url url;
  url.scheme_begin = url.scheme_end = separator;
  auto scheme = [](char c) { return is_alnum(c) || c == '+' || c == '-' || c == '.'; };
  while (url.scheme_begin > 0 && separator - url.scheme_begin < max_scheme && scheme(content[url.scheme_begin - 1]))
    --url.scheme_begin;
  std::size_t begin = separator + 3, limit = std::min<std::size_t>(content.size(), begin + max_authority), at = begin;
  std::size_t colon = 0, last_at = 0;
  for (; at < limit && !ends_url(content[at]); ++at) {
    char c = content[at];
    if (c == '/' && last_at) break;
    if ((c == '/' || c == '?' || c == '#') && !colon) break;
    if (c == ',' && last_at) break;
    if (c == ':' && !colon && !last_at) colon = at;
    if (c == '@' && colon) last_at = at;
  }
  if (!last_at || last_at <= colon + 1 || url.scheme_begin == url.scheme_end) return std::nullopt;
  url.user_begin = begin, url.user_end = colon;
  url.password_begin = colon + 1, url.password_end = last_at, url.host_begin = last_at + 1;
  return url;
}

bool host_follows(std::string_view content, const Url& url) {
  if (url.host_begin >= content.size()) return false;
  char c = content[url.host_begin];
  return is_alnum(c) || c == '[' || c == '$' || c == '{' || c == '%' || c == '<' || c == '_' || c == '/';
}

// A form with `*` takes the schemes that no other form of the table names.
bool takes_scheme(const Context& context, const Form& form, std::string_view scheme) {
  bool any = false;
  auto named = [&](const Form& other) {
    for (std::uint32_t i = 0; i < other.keys.count; ++i) {
      std::string_view word = context.table.slice(context.table.words[other.keys.first + i]);
      if (word == scheme) return true;
      if (&other == &form && word == "*") any = true;
    }
    return false;
  };
  if (named(form)) return true;
  if (!any) return false;
  for (const Form& other : context.table.forms)
    if (other.kind == FormKind::connection && &other != &form && named(other)) return false;
  return true;
}

}  // namespace

void judge_connection(Context& context, const Task& task) {
  auto url = read_url(context.content, task.at);
  if (!url || !host_follows(context.content, *url)) return;
  auto part = [&](std::size_t begin, std::size_t end) { return context.content.substr(begin, end - begin); };
  if (!takes_scheme(context, task.form, lowered(part(url->scheme_begin, url->scheme_end)))) return;
  std::string_view password = part(url->password_begin, url->password_end);
  // `host:80/path@2` has no password.
  if (password.find('/') < password.size() && is_digit(password[0]) && !looks_random(password)) return;
  Verdict verdict = detectors::verdict("password", percent_decoded(password));
  if (verdict.kind == VerdictKind::not_a_value) return;
  Match match = context.make(task.form, url->password_begin, url->password_end);
  match.canonical = canonical_url_part(password);
  bool weak = lowered(password) == lowered(part(url->user_begin, url->user_end)) ||
              (password.size() < 8 && all_of(password, is_lower));
  match.score = weak ? weights.connection_weak : weights.connection;
  if (looks_random(password)) match.score = static_cast<std::int16_t>(match.score + weights.random);
  match.specificity = specificity_of(task.form);
  context.matches.push_back(std::move(match));
}

}  // namespace rummage::detectors
