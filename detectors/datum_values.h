#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings/rule_reader.h"

namespace rummage::detectors {

/// What is wrong with a rule file, and its line from 1. Thrown by the functions below and caught by
/// CompiledRules::compile: it never leaves this room.
struct Problem {
  std::string message;
  std::uint32_t line;
};

/// Throws a Problem at the line of `at`.
[[noreturn]] void fail(const findings::Datum& at, std::string message);

/// Throws unless `map` is a map all of whose keys are `known`; `what` names it in the message.
void check_keys(const findings::Datum& map, std::span<const std::string_view> known, std::string_view what);

/// The text, or the texts of the list; empty for null. The views live as long as the datum. Throws on anything else.
std::vector<std::string_view> texts_of(const findings::Datum* datum);

/// "; did you mean `x`?", or nothing when no known word is near.
std::string hint(std::string_view word, std::span<const std::string_view> known);

/// A number from 0 to `most`, times `scale`, rounded down. Throws on anything else.
std::uint16_t number(const findings::Datum& datum, double scale, double most);

/// The value of that name. Throws when there is none; `what` says in the message what the names are.
template <class T>
T named(const findings::Datum& datum, std::span<const std::pair<std::string_view, T>> names, std::string_view what) {
  std::vector<std::string_view> known;
  for (auto& [name, value] : names) {
    if (name == datum.text) return value;
    known.push_back(name);
  }
  fail(datum, "`" + std::string(datum.text) + "` is no " + std::string(what) + hint(datum.text, known));
}

}  // namespace rummage::detectors
