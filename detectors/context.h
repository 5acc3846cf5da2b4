#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "detectors/match.h"
#include "detectors/pair.h"
#include "detectors/prefilter.h"
#include "detectors/table.h"
#include "text/content_scanner.h"

namespace rummage::detectors {

/// What a form needs to look at one hit, and where it puts what it finds. Lives for one scan; used by one thread.
struct Context {
  const Table& table;
  std::string_view content;
  std::vector<Match>& matches;
  std::vector<text::Anchor>& anchors;
  bool anchored = false;  ///< anchors are being judged: structures may look beyond the line

  std::uint32_t pair_at = 0xFFFFFFFF, pair_length = 0;  ///< the hit that `pair` was read for
  std::optional<Pair> pair{};

  const Form& form(std::uint16_t index) const { return table.forms[index]; }
  /// The pair around a hit; read once for all forms that ask for it.
  const std::optional<Pair>& pair_around(std::uint32_t at, std::uint32_t length);
  /// A match of the form with its secret at [begin, end), canonical value and base features filled in.
  Match make(const Form& form, std::size_t begin, std::size_t end) const;
};

/// One hit of a literal, and the user of the literal that is to judge it.
struct Task {
  const Form& form;
  std::uint16_t form_index;
  std::uint32_t sequence;
  std::uint32_t at, length;
};

void judge_token(Context& context, const Task& task);
void judge_assignment(Context& context, const Task& task);
void judge_nearby(Context& context, const Task& task);
void judge_connection(Context& context, const Task& task);
void judge_generic(Context& context, const Task& task);
void judge_structure(Context& context, const Task& task);

/// True when one of the words (folded) stands in the key or text, whose case and separators do not count.
bool holds_word(const Table& table, Slice words, std::string_view text);

}  // namespace rummage::detectors
