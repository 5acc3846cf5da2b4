#include "kustomize/label_selector.h"

#include <algorithm>

#include "kustomize/field_path.h"

namespace rummage::kustomize {

/// Reads one selector; the first thing that does not fit ends it.
class LabelParser {
 public:
  explicit LabelParser(std::string_view text) : text_(text) {}

  bool run(LabelSelector& out) {
    if (next_word_is_end()) return true;
    do {
      LabelSelector::Term term;
      if (!read(term)) return false;
      out.terms_.push_back(std::move(term));
    } while (take(','));
    return next_word_is_end();
  }

 private:
  using Test = LabelSelector::Test;

  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
  }
  bool next_word_is_end() {
    blanks();
    return at_ == text_.size();
  }
  bool take(char c) {
    blanks();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string word() {
    blanks();
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,()=!<>", at_), text_.size());
    const std::size_t begin = at_;
    at_ = end;
    return std::string(text_.substr(begin, end - begin));
  }

  bool read(LabelSelector::Term& term) {
    const bool absent = take('!');
    term.key = word();
    if (term.key.empty()) return false;
    if (absent) {
      term.test = Test::absent;
      return true;
    }
    if (take('=')) {
      take('=');
      return one(term, Test::in);
    }
    if (take('!')) return take('=') && one(term, Test::not_in);
    if (take('>')) return one(term, Test::greater);
    if (take('<')) return one(term, Test::less);
    const std::string operation = word();
    if (operation == "in") return set(term, Test::in);
    if (operation == "notin") return set(term, Test::not_in);
    return operation.empty();
  }

  bool one(LabelSelector::Term& term, Test test) {
    term.test = test;
    term.values.push_back(word());
    return true;
  }

  bool set(LabelSelector::Term& term, Test test) {
    term.test = test;
    if (!take('(')) return false;
    do {
      term.values.push_back(word());
    } while (take(','));
    return take(')');
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

Result<LabelSelector> LabelSelector::parse(std::string_view text) {
  LabelSelector out;
  if (!LabelParser(text).run(out)) return Error{"kustomize/selector", "a label selector cannot be read", {}, {}};
  return out;
}

bool LabelSelector::holds(const Term& term, yaml::Node label) {
  const auto has = [&] { return std::find(term.values.begin(), term.values.end(), label.text()) != term.values.end(); };
  switch (term.test) {
    case Test::in:
      return label && has();
    case Test::not_in:
      return !label || !has();
    case Test::exists:
      return static_cast<bool>(label);
    case Test::absent:
      return !label;
    case Test::greater:
    case Test::less:
      break;
  }
  const long left = label ? index_step(label.text()) : -1, right = index_step(term.values.front());
  if (left < 0 || right < 0) return false;
  return term.test == Test::greater ? left > right : left < right;
}

bool LabelSelector::matches(yaml::Node labels) const {
  return std::all_of(terms_.begin(), terms_.end(),
                     [&](const Term& term) { return holds(term, labels.find(term.key)); });
}

}  // namespace rummage::kustomize
