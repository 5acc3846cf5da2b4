#include "detectors/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "detectors/datum_values.h"
#include "detectors/keyword.h"
#include "detectors/names.h"
#include "detectors/pattern.h"
#include "detectors/rarity.h"
#include "detectors/trigram_hash.h"

namespace rummage::detectors {
namespace {

using findings::Datum;
using namespace std::string_view_literals;

constexpr std::string_view form_keys[] = {"token", "assignment", "nearby", "connection", "structure", "generic",
                                          "regex", "near",       "check",  "boundary",   "entropy"};

}  // namespace

/// Builds the arrays of a CompiledRules. Throws Problem.
class Compiler {
 public:
  CompiledRules run(std::span<const findings::ReadRule> rules) {
    for (const findings::ReadRule& read : rules) {
      if (read.match.empty()) continue;
      id_ = read.rule.id;
      out_.rules.push_back(read.rule.id);
      out_.prefixes.push_back(read.rule.public_prefix);
      if (read.match.kind == Datum::Kind::list)
        for (const Datum& item : read.match.children) form(item);
      else
        form(read.match);
    }
    finish();
    return std::move(result_);
  }
  std::string_view id() const { return id_; }

 private:
  void form(const Datum& map) {
    check_keys(map, form_keys, "`match`");
    Form form{};
    form.rule = static_cast<std::uint16_t>(out_.rules.size() - 1);
    boundary(map.find("boundary"), form);
    if (const Datum* check = map.find("check")) form.check = named(*check, check_names(), "check");
    form.near = words(map.find("near"), false);
    int kinds = 0;
    auto of_kind = [&](const char* key, FormKind kind, auto build) {
      const Datum* datum = map.find(key);
      if (!datum) return;
      ++kinds, form.kind = kind;
      (this->*build)(*datum, form);
    };
    of_kind("token", FormKind::token, &Compiler::token);
    of_kind("assignment", FormKind::assignment, &Compiler::assignment);
    of_kind("nearby", FormKind::nearby, &Compiler::nearby);
    of_kind("connection", FormKind::connection, &Compiler::connection);
    of_kind("structure", FormKind::structure, &Compiler::structure);
    of_kind("generic", FormKind::generic, &Compiler::generic);
    of_kind("regex", FormKind::regex, &Compiler::regex);
    if (kinds != 1) fail(map, "exactly one form is needed");
    if (const Datum* entropy = map.find("entropy")) form.entropy = number(*entropy, 100, 8);
    out_.forms.push_back(form);
    if (out_.forms.size() > 0xFFFF) fail(map, "too many forms");
  }

  void boundary(const Datum* datum, Form& form) {
    std::string_view word = datum ? datum->text : "both"sv;
    if (datum && word != "none" && word != "left" && word != "right" && word != "both")
      fail(*datum, "boundary: none, left, right or both");
    form.left_boundary = word == "left" || word == "both";
    form.right_boundary = word == "right" || word == "both";
  }

  void token(const Datum& datum, Form& form) {
    form.sequences = sequences(datum, true);
    for (std::uint32_t i = 0; i < form.sequences.count; ++i) {
      const Sequence& sequence = out_.sequences[form.sequences.first + i];
      const Step& step = out_.steps[sequence.first + sequence.anchor];
      want(out_.text.substr(step.at, step.least), sequence.fold, form.sequences.first + i);
    }
  }

  void assignment(const Datum& datum, Form& form) {
    static constexpr std::string_view keys[] = {"key", "also", "value"};
    check_keys(datum, keys, "`assignment`");
    keyed(datum, "key", form);
  }

  void nearby(const Datum& datum, Form& form) {
    static constexpr std::string_view keys[] = {"words", "also", "value", "within"};
    check_keys(datum, keys, "`nearby`");
    form.within = 40;
    if (const Datum* within = datum.find("within")) form.within = number(*within, 1, 400);
    keyed(datum, "words", form);
  }

  void keyed(const Datum& datum, const char* key, Form& form) {
    const Datum* value = datum.find("value");
    if (!datum.find(key) || !value) fail(datum, fmt::format("`{}` and `value` are needed", key));
    form.keys = words(datum.find(key), true);
    form.also = words(datum.find("also"), false);
    form.sequences = sequences(*value, false);
    form.entropy = 250;
  }

  void connection(const Datum& datum, Form& form) {
    static constexpr std::string_view keys[] = {"schemes"};
    check_keys(datum, keys, "`connection`");
    if (!datum.find("schemes")) fail(datum, "`schemes` is needed");
    form.keys = plain_words(texts_of(datum.find("schemes")));
    want("://", false, 0);
  }

  void structure(const Datum& datum, Form& form) {
    form.structure = named(datum, structure_names(), "structure");
    for (std::string_view literal : structure_literals(form.structure)) want(literal, folds_case(form.structure), 0);
  }

  void generic(const Datum& datum, Form& form) {
    static constexpr std::string_view keys[] = {"key", "also"};
    check_keys(datum, keys, "`generic`");
    if (!datum.find("key")) fail(datum, "`key` is needed");
    form.keys = words(datum.find("key"), true);
    form.also = words(datum.find("also"), false);
  }

  void regex(const Datum& datum, Form& form) {
    static constexpr std::string_view keys[] = {"literal", "pattern"};
    check_keys(datum, keys, "`regex`");
    const Datum *literal = datum.find("literal"), *pattern = datum.find("pattern");
    if (!literal || !pattern || literal->text.size() < 3)
      fail(datum, "`literal` (three bytes) and `pattern` are needed");
    form.regex = text(pattern->text);
    want(literal->text, false, 0);
  }

  Slice text(std::string_view part) {
    std::size_t at = out_.text.find(part);
    if (at == out_.text.npos) at = out_.text.size(), out_.text += part;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(part.size())};
  }

  Slice words(const Datum* datum, bool prefiltered) {
    std::vector<std::string> folded;
    for (std::string_view word : texts_of(datum)) {
      folded.push_back(folded_word(word));
      if (prefiltered && folded.back().size() < 3) fail(*datum, "a word needs three characters");
      if (prefiltered)
        for (const std::string& literal : keyword_literals(word)) want(literal, true, 0);
    }
    std::vector<std::string_view> views(folded.begin(), folded.end());
    return plain_words(views);
  }

  Slice plain_words(const std::vector<std::string_view>& list) {
    Slice slice{static_cast<std::uint32_t>(out_.words.size()), static_cast<std::uint32_t>(list.size())};
    for (std::string_view word : list) out_.words.push_back(text(word));
    return slice;
  }

  Slice sequences(const Datum& datum, bool anchored) {
    Slice slice{static_cast<std::uint32_t>(out_.sequences.size()), 0};
    for (std::string_view pattern : texts_of(&datum)) {
      auto parsed = parse_pattern(pattern);
      if (!parsed) fail(datum, parsed.error().message);
      for (const PatternSequence& one : *parsed) add_sequence(datum, one, anchored), ++slice.count;
    }
    if (slice.count == 0) fail(datum, "a pattern is needed");
    return slice;
  }

  void add_sequence(const Datum& datum, const PatternSequence& parsed, bool anchored) {
    Sequence out{static_cast<std::uint32_t>(out_.steps.size()),
                 static_cast<std::uint16_t>(parsed.steps.size()),
                 0,
                 0,
                 0,
                 parsed.fold,
                 true};
    std::uint32_t rarest = 0xFFFFFFFF;
    unsigned least = 0, most = 0;
    for (std::size_t i = 0; i < parsed.steps.size(); ++i) {
      const PatternStep& step = parsed.steps[i];
      if (step.kind == PatternStep::Kind::literal && step.literal.size() >= 3 && most <= 256) {
        std::uint32_t commonness = trigram_commonness(step.literal.substr(rarest_trigram(step.literal), 3));
        if (commonness < rarest) {
          rarest = commonness, out.anchor = static_cast<std::uint16_t>(i);
          out.head_least = static_cast<std::uint16_t>(least), out.head_most = static_cast<std::uint16_t>(most);
        }
      }
      Step compiled = add_step(step, parsed.fold);
      least += compiled.least, most += compiled.most;
    }
    if (anchored && rarest == 0xFFFFFFFF)
      fail(datum, "a token needs a literal of three characters; use `assignment` or `nearby` for values without one");
    out.fixed = least == most;
    out_.sequences.push_back(out);
  }

  Step add_step(const PatternStep& step, bool fold) {
    Step out{static_cast<Step::Kind>(step.kind), 0, step.least, step.most};
    if (step.kind == PatternStep::Kind::literal) {
      std::string literal = step.literal;
      if (fold)
        std::transform(literal.begin(), literal.end(), literal.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 32) : c; });
      Slice slice = text(literal);
      out.at = slice.first, out.least = out.most = static_cast<std::uint16_t>(slice.count);
    } else if (step.kind == PatternStep::Kind::run) {
      out.at = byte_set(step.members);
    }
    out_.steps.push_back(out);
    return out;
  }

  std::uint32_t byte_set(const std::bitset<256>& members) {
    ByteSet set;
    for (unsigned c = 0; c < 256; ++c)
      if (members[c]) set.words[c >> 6] |= std::uint64_t{1} << (c & 63);
    auto same = [&](const ByteSet& other) { return other.words == set.words; };
    auto at = std::find_if(out_.classes.begin(), out_.classes.end(), same);
    if (at == out_.classes.end()) at = out_.classes.insert(at, set);
    return static_cast<std::uint32_t>(at - out_.classes.begin());
  }

  void want(std::string_view literal, bool fold, std::uint32_t sequence) {
    std::vector<User>& users = wanted_[{std::string(literal), fold}];
    User user{static_cast<std::uint16_t>(out_.forms.size()), sequence};
    for (const User& other : users)
      if (other.form == user.form && other.sequence == user.sequence) return;
    users.push_back(user);
  }

  void finish() {
    for (auto& [literal, users] : wanted_) {
      Slice slice{static_cast<std::uint32_t>(out_.users.size()), static_cast<std::uint32_t>(users.size())};
      out_.users.insert(out_.users.end(), users.begin(), users.end());
      out_.literals.push_back({text(literal.first), rarest_trigram(literal.first), literal.second, slice});
    }
    out_.factor = best_factor(result_.table());
  }

  CompiledRules result_;
  CompiledRules::Arrays& out_ = *result_.arrays_;
  std::map<std::pair<std::string, bool>, std::vector<User>> wanted_;
  std::string_view id_;
};

Result<CompiledRules> CompiledRules::compile(std::span<const findings::ReadRule> rules) {
  Compiler compiler;
  try {
    return compiler.run(rules);
  } catch (const Problem& problem) {
    return Error{"rules/match", fmt::format("{}: {}: {}", problem.line, compiler.id(), problem.message), std::nullopt,
                 nullptr};
  }
}

Table CompiledRules::table() const {
  const Arrays& a = *arrays_;
  return {a.rules, a.prefixes, a.forms, a.sequences, a.steps, a.classes,
          a.words, a.literals, a.users, a.text,      a.factor};
}

}  // namespace rummage::detectors
