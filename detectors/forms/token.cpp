#include "detectors/context.h"
#include "detectors/judge.h"
#include "detectors/sequence.h"
#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

constexpr std::uint32_t near_reach = 256;

bool near_stands(const Context& context, const Form& form, const Found& found) {
  if (form.near.count == 0) return true;
  Line line = line_around(context.content, static_cast<std::uint32_t>(found.begin));
  std::size_t begin = found.begin > line.begin + near_reach ? found.begin - near_reach : line.begin;
  std::size_t end = std::min<std::size_t>(line.end, found.end + near_reach);
  return holds_word(context.table, form.near, context.content.substr(begin, found.begin - begin)) ||
         (end > found.end && holds_word(context.table, form.near, context.content.substr(found.end, end - found.end)));
}

// A piece of a line of armor (a key, a signature): zero bytes are in it, and nothing but base64 is around it.
bool is_armor(std::string_view content, const Found& found) {
  if (content.substr(found.begin, found.end - found.begin).find("AAAA", 6) == content.npos) return false;
  if (found.begin > 0 && (content[found.begin - 1] == '/' || content[found.begin - 1] == '+')) return true;
  Line line = line_around(content, static_cast<std::uint32_t>(found.begin));
  return line.end - line.begin >= 60 && all_of(content.substr(line.begin, line.end - line.begin),
                                               [](char c) { return is_alnum(c) || c == '+' || c == '/' || c == '='; });
}

}  // namespace

void judge_token(Context& context, const Task& task) {
  const Form& form = task.form;
  const Sequence& sequence = context.table.sequences[task.sequence];
  const Step& anchor = context.table.steps[sequence.first + sequence.anchor];
  if (anchor.least != task.length) return;
  auto found = match_around(context.table, sequence, context.content, task.at, form.left_boundary, form.right_boundary);
  if (!found || !near_stands(context, form, *found)) return;
  if (!sequence.fixed && is_armor(context.content, *found)) return;
  Match match = context.make(form, found->secret_begin, found->secret_end);
  std::string_view secret = context.content.substr(match.at, match.length);
  if (!judge_value(form, secret, match)) return;
  apply_check(form, context.content.substr(found->begin, found->end - found->begin), match);
  match.fixed_length = sequence.fixed;
  match.specificity = specificity_of(form);
  context.matches.push_back(std::move(match));
}

}  // namespace rummage::detectors
