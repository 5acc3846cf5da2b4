#include <algorithm>
#include <utility>

#include "detectors/context.h"
#include "detectors/judge.h"
#include "detectors/sequence.h"
#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

struct Stands {
  Found found;
  bool fixed;
};

// The first of the form's patterns that begins at `at`.
std::optional<Stands> any_at(const Context& context, const Form& form, std::size_t at) {
  for (std::uint32_t i = 0; i < form.sequences.count; ++i) {
    const Sequence& sequence = context.table.sequences[form.sequences.first + i];
    auto found = match_at(context.table, sequence, context.content, at, form.left_boundary, form.right_boundary);
    if (found && found->end > found->begin) return Stands{*found, sequence.fixed};
  }
  return std::nullopt;
}

void add(Context& context, const Form& form, const Stands& stands, std::uint32_t key_begin, std::uint32_t key_end) {
  Match match = context.make(form, stands.found.secret_begin, stands.found.secret_end);
  match.key_at = key_begin, match.key_length = key_end - key_begin;
  std::string_view value = context.content.substr(match.at, match.length);
  if (!judge_value(form, value, match)) return;
  std::size_t begin = stands.found.begin;
  apply_check(form, context.content.substr(begin, stands.found.end - begin), match);
  match.features |= findings::Feature::key_speaks;
  match.fixed_length = stands.fixed;
  match.specificity = specificity_of(form);
  context.matches.push_back(std::move(match));
}

// `figma` begins in `figmaToken`, `my-figma` and `myFigma`, not in `configmap`.
bool begins_name(std::string_view content, std::uint32_t at) {
  return at == 0 || !is_alnum(content[at - 1]) || (is_upper(content[at]) && is_lower(content[at - 1])) ||
         begins_word(content, at);
}

// A word of four letters at most stands in any long text by chance: it counts as a part of a name only.
bool stands_alone(std::string_view content, std::uint32_t at, std::uint32_t length) {
  if (!begins_name(content, at)) return false;
  constexpr std::uint32_t short_word = 4;
  if (length > short_word) return true;
  if (at > 0 && is_alnum(content[at - 1])) return false;
  const std::size_t end = at + length;
  if (end >= content.size() || !is_alnum(content[end])) return true;
  return is_lower(content[end - 1]) && is_upper(content[end]);
}

// A line of an armoured text (a signature, a certificate): nothing but base64.
bool is_armour(std::string_view content, Line line) {
  constexpr std::size_t least = 40;
  std::string_view text = trimmed(content.substr(line.begin, line.end - line.begin));
  while (text.ends_with('=')) text.remove_suffix(1);
  return text.size() >= least && all_of(text, [](char c) { return is_alnum(c) || c == '+' || c == '/'; });
}

// Behind `@` stands a version (`uses: action@1f2e...`), and what SOPS encrypted is no value.
bool is_pin_or_ciphertext(std::string_view content, Line line, std::size_t at) {
  if (at > line.begin && content[at - 1] == '@') return true;
  const std::string_view before = content.substr(line.begin, at - line.begin);
  const std::size_t open = before.rfind("ENC[");
  return open != before.npos && before.find(']', open) == before.npos;
}

}  // namespace

void judge_assignment(Context& context, const Task& task) {
  const auto& pair = context.pair_around(task.at, task.length);
  if (!pair) return;
  std::string_view key = pair->key(context.content);
  if (!holds_word(context.table, task.form.keys, key)) return;
  if (task.form.also.count && !holds_word(context.table, task.form.also, key)) return;
  auto stands = any_at(context, task.form, pair->value_begin);
  if (stands) add(context, task.form, *stands, pair->key_begin, pair->key_end);
}

namespace {

// What ties a value to a word stands between them; in a URL, a path or base64 they are pieces of one thing.
bool is_tied(std::string_view between) {
  return between.find_first_of(" \t=:,;\"'`<>()[]{}|&") != between.npos;
}

// A piece of longer base64: its marks are beside it, or zero bytes are in it, as in keys and signatures.
bool is_piece_of_base64(std::string_view content, const Found& found) {
  char before = found.begin > 0 ? content[found.begin - 1] : ' ';
  char after = found.end < content.size() ? content[found.end] : ' ';
  std::string_view value = content.substr(found.secret_begin, found.secret_end - found.secret_begin);
  return before == '+' || before == '/' || after == '+' || after == '/' || value.find("AAAA", 6) != value.npos;
}

}  // namespace

void judge_nearby(Context& context, const Task& task) {
  const Form& form = task.form;
  std::string_view content = context.content;
  if (!stands_alone(content, task.at, task.length)) return;
  Line line = line_around(content, task.at);
  if (is_armour(content, line)) return;
  std::uint32_t word_begin = task.at, word_end = task.at + task.length;
  while (word_begin > line.begin && task.at - word_begin < 64 &&
         (is_word(content[word_begin - 1]) || content[word_begin - 1] == '-'))
    --word_begin;
  if (!holds_word(context.table, form.keys, content.substr(word_begin, std::min(line.end, word_end + 32) - word_begin)))
    return;
  std::uint32_t last = std::min(line.end, word_end + form.within);
  for (std::uint32_t at = word_end; at < last; ++at) {
    if (!is_alnum(content[at]) || (at > 0 && is_word(content[at - 1]) && !begins_word(content, at))) continue;
    auto stands = any_at(context, form, at);
    if (!stands || is_pin_or_ciphertext(content, line, stands->found.secret_begin)) continue;
    if (!is_tied(content.substr(word_end, at - word_end)) || is_piece_of_base64(content, stands->found)) continue;
    std::string_view between = content.substr(word_begin, at - word_begin);
    if (form.also.count && !holds_word(context.table, form.also, between)) return;
    return add(context, form, *stands, word_begin, word_end);
  }
}

namespace {

// `*alias`, `!tag NAME` and `get_secret("name")` say where the value is.
bool points_elsewhere(const Pair& pair, std::string_view key, std::string_view value) {
  if (pair.tie == Tie::call) {
    key.remove_prefix(key.rfind('.') + 1);  // `secrets.get_secret`; npos + 1 is 0
    for (std::string_view verb : {"get", "fetch", "read", "load", "find", "lookup", "resolve", "require"})
      if (key.starts_with(verb)) return true;
    return false;
  }
  if (pair.quote || value.size() < 2) return false;
  if (value[0] == '*') return all_of(value.substr(1), [](char c) { return is_word(c) || c == '-' || c == '.'; });
  return value[0] == '!' && is_letter(value[1]);
}

void judge_pair(Context& context, const Form& form, const Pair& pair) {
  std::string_view key = pair.key(context.content), value = pair.value(context.content);
  if (!holds_word(context.table, form.keys, key)) return;
  if (form.also.count && !holds_word(context.table, form.also, key)) return;
  if (points_elsewhere(pair, key, value)) return;
  if (value.starts_with("--") || is_expression(pair, context.content) || is_prose(pair, context.content)) return;
  Match match = context.make(form, pair.value_begin, pair.value_end);
  match.key_at = pair.key_begin, match.key_length = pair.key_end - pair.key_begin;
  if (!judge_generic_value(key, value, match)) return;
  match.specificity = specificity_of(form);
  context.matches.push_back(std::move(match));
}

}  // namespace

// A value on the next line is an anchor's: it depends on two lines, and stands on the second.
void judge_generic(Context& context, const Task& task) {
  if (task.length) {
    if (const auto& pair = context.pair_around(task.at, task.length)) return judge_pair(context, task.form, *pair);
  }
  auto below = read_next_line(context.content, task.at);
  if (!below) return;
  if (context.anchored)
    judge_pair(context, task.form, *below);
  else
    context.anchors.push_back({task.at, task.form_index});
}

}  // namespace rummage::detectors
