#include "detectors/regex_form.h"

#include <re2/re2.h>

#include <algorithm>
#include <mutex>

#include "detectors/judge.h"
#include "detectors/sequence.h"
#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t max_match = 1024;
constexpr std::int64_t max_memory = 1 << 20;

std::unique_ptr<re2::RE2> compiled(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  return std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
}

}  // namespace

struct RegexForms::Slot {
  std::once_flag once;
  std::unique_ptr<re2::RE2> expression;
};

RegexForms::RegexForms(const Table& table) : table_(table), slots_(std::make_unique<Slot[]>(table.forms.size())) {}
RegexForms::~RegexForms() = default;

void RegexForms::judge(Context& context, const Task& task) const {
  Slot& slot = slots_[task.form_index];
  std::call_once(slot.once, [&] { slot.expression = compiled(table_.slice(task.form.regex)); });
  if (!slot.expression->ok()) return;
  if (task.form.left_boundary && is_word(context.content[task.at]) && !begins_word(context.content, task.at)) return;
  Line line = line_around(context.content, task.at);
  std::string_view text = context.content.substr(task.at, std::min<std::size_t>(line.end - task.at, max_match));
  re2::StringPiece groups[2];
  int wanted = std::min(1, slot.expression->NumberOfCapturingGroups()) + 1;
  if (!slot.expression->Match({text.data(), text.size()}, 0, text.size(), re2::RE2::ANCHOR_START, groups, wanted))
    return;
  const re2::StringPiece& secret = wanted == 2 && groups[1].data() ? groups[1] : groups[0];
  auto begin = task.at + static_cast<std::size_t>(secret.data() - text.data());
  Match match = context.make(task.form, begin, begin + secret.size());
  if (!judge_value(task.form, context.content.substr(begin, secret.size()), match)) return;
  apply_check(task.form, context.content.substr(begin, secret.size()), match);
  match.specificity = specificity_of(task.form);
  context.matches.push_back(std::move(match));
}

}  // namespace rummage::detectors
