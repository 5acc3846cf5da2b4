#include <algorithm>

#include "detectors/base64.h"
#include "detectors/canonical.h"
#include "detectors/judge.h"
#include "detectors/sequence.h"
#include "detectors/structures/pem.h"
#include "detectors/structures/structures.h"
#include "detectors/values/characters.h"
#include "detectors/values/randomness.h"
#include "detectors/values/verdict.h"
#include "detectors/weights.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t around = 4096, pair_reach = 1024;
constexpr int pair_lines = 5;

bool is_password(std::string_view value) {
  return verdict("password", value).kind != VerdictKind::not_a_value;
}

void add_password(Context& context, const Task& task, std::size_t begin, std::size_t end, std::string_view password,
                  std::int16_t score, std::uint32_t features = 0) {
  Match match = context.make(task.form, begin, end);
  match.canonical = canonical_value(password);
  match.features |= features;
  match.score = score;
  match.specificity = specificity_of(task.form);
  context.matches.push_back(std::move(match));
}

// `user:password` in base64 at `at`: adds the match.
void add_basic(Context& context, const Task& task, std::size_t at) {
  std::size_t end = at;
  while (end < context.content.size() && end - at < 1024 &&
         (base64_digit(context.content[end]) >= 0 || context.content[end] == '='))
    ++end;
  std::string pair = readable_base64(context.content.substr(at, end - at));
  std::size_t colon = pair.find(':');
  if (colon == pair.npos || colon + 1 >= pair.size() || pair.find('\n') != pair.npos) return;
  std::string password = pair.substr(colon + 1);
  if (is_password(password)) add_password(context, task, at, end, password, weights.connection);
}

// Forty characters of base64 that mix capitals, small letters and digits.
bool is_aws_secret(std::string_view text) {
  bool small = false, capital = false, digit = false;
  for (char c : text) small |= is_lower(c), capital |= is_upper(c), digit |= is_digit(c);
  return small && capital && digit && byte_entropy(text) > 4.0;
}

// The bytes of at most `lines` lines on either side of the hit.
Line lines_around(std::string_view content, std::uint32_t at, int lines, std::size_t reach) {
  std::size_t begin = at, end = at;
  int left = lines + 1, right = lines + 1;
  while (begin > 0 && at - begin < reach && (content[begin - 1] != '\n' || --left > 0)) --begin;
  while (end < content.size() && end - at < reach && (content[end] != '\n' || --right > 0)) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

void judge_gcp_service_account(Context& context, const Task& task) {
  std::size_t begin = task.at > around ? task.at - around : 0;
  std::string_view near = context.content.substr(begin, task.at - begin + around);
  std::size_t at = near.find("\"private_key\"");
  if (at == near.npos) return;
  auto key = find_pem(near.substr(at));
  if (!key) return;
  Match match = context.make(task.form, begin + at + key->begin, begin + at + key->end);
  match.kind = findings::CredentialClass::private_key;
  match.canonical = key->material;
  match.features |= findings::Feature::structure_proven;
  match.score = weights.structure;
  match.specificity = static_cast<std::uint8_t>(specificity_of(task.form) + 1);
  context.matches.push_back(std::move(match));
}

void judge_docker_auth(Context& context, const Task& task) {
  constexpr std::string_view name = "\"auth\"";
  std::size_t at = context.content.find_first_not_of(" \t\r\n:", task.at + name.size());
  if (at != context.content.npos && context.content[at] == '"') add_basic(context, task, at + 1);
}

void judge_basic_auth(Context& context, const Task& task) {
  std::size_t at = task.at + task.length;
  if (begins_word(context.content, task.at)) add_basic(context, task, at);
}

void judge_aws_pair(Context& context, const Task& task) {
  std::string_view content = context.content;
  std::string_view id = content.substr(task.at, 20);
  bool whole = task.at + 20u >= content.size() || !is_word(content[task.at + 20]);
  if (id.size() < 20 || !whole || !begins_word(content, task.at) ||
      !all_of(id, [](char c) { return is_upper(c) || is_digit(c); }))
    return;
  Line part = lines_around(content, task.at, pair_lines, pair_reach);
  auto digit = [](char c) { return is_alnum(c) || c == '+' || c == '/'; };
  for (std::size_t at = part.begin; at < part.end; ++at) {
    if (!digit(content[at])) continue;
    std::size_t end = at;
    while (end < part.end && digit(content[end])) ++end;
    bool bounded =
        (end >= content.size() || (content[end] != '=' && !is_word(content[end]))) && begins_word(content, at);
    if (end - at == 40 && bounded && is_aws_secret(content.substr(at, 40))) {
      if (!verdict({}, content.substr(at, 40)).final)
        add_password(context, task, at, end, content.substr(at, 40), weights.structure,
                     findings::Feature::structure_proven);
      return;
    }
    at = end;
  }
}

void judge_keyed_connection(Context& context, const Task& task) {
  Line line = line_around(context.content, task.at);
  std::size_t begin = task.at > line.begin + 512u ? task.at - 512u : line.begin;
  std::string text = lowered(context.content.substr(begin, std::min<std::size_t>(line.end, task.at + 512u) - begin));
  bool beside_stands = false;
  for (std::string_view word : {"server=", "data source=", "host=", "user id=", "uid=", "endpoint=", "accountname=",
                                "jdbc:", "database=", "initial catalog=", "driver=", "dsn=", "dbname=", "server ="})
    beside_stands |= text.find(word) != text.npos;
  if (!beside_stands) return;
  std::size_t at = task.at + task.length;
  while (at < line.end && is_blank(context.content[at])) ++at;
  char quote = at < line.end && (context.content[at] == '\'' || context.content[at] == '"') ? context.content[at++] : 0;
  std::size_t end = at;
  auto ends = [&](char c) {
    return quote ? c == quote
                 : c == ';' || c == '"' || c == '\'' || c == '`' || c == '&' || c == ',' || is_blank(c) || c == '<';
  };
  while (end < line.end && end - at < 256 && !ends(context.content[end])) ++end;
  while (end > at &&
         (context.content[end - 1] == '\\' || context.content[end - 1] == ',' || context.content[end - 1] == ')'))
    --end;
  std::string_view password = context.content.substr(at, end - at);
  if (password.size() < 3 || !is_password(password)) return;
  add_password(context, task, at, end, password, weights.connection);
}

}  // namespace rummage::detectors
