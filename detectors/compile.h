#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "detectors/table.h"
#include "findings/rule_reader.h"

namespace rummage::detectors {

/// A table that owns its arrays: made from rule files at build time, and from users' files at start. Movable; the view
/// stays valid while it lives.
class CompiledRules {
 public:
  /// Compiles the rules that have a `match:`. `rules` (their texts) must outlive it. Errors (`rules/match`): the rule's
  /// id, the line in its file, what is wrong, and the nearest known word.
  static Result<CompiledRules> compile(std::span<const findings::ReadRule> rules);

  Table table() const;

 private:
  friend class Compiler;
  struct Arrays {
    std::vector<std::string_view> rules, prefixes;
    std::vector<Form> forms;
    std::vector<Sequence> sequences;
    std::vector<Step> steps;
    std::vector<ByteSet> classes;
    std::vector<Word> words;
    std::vector<Literal> literals;
    std::vector<User> users;
    std::string text;
    std::uint32_t factor = 0;
  };
  std::unique_ptr<Arrays> arrays_ = std::make_unique<Arrays>();
};

}  // namespace rummage::detectors
