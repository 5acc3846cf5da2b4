#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/node.h"

namespace rummage::yaml {

/// Names what a printed text is from: whatever the caller likes, compared and handed back only.
using Source = const void*;

/// A run of emitted bytes, up to `end`; runs tile the output. EmitPiece says what the members mean.
struct EmitRun {
  std::uint32_t end = 0;
  Source source = nullptr;  ///< null: layout
  std::uint32_t begin = 0, length = 0;
  bool verbatim = false;
};

/// A text to print and the scalar it is from. `verbatim`: it is that scalar's text; else another spelling of it.
struct Printed {
  std::string_view text;
  Source source = nullptr;
  std::uint32_t source_size = 0;  ///< bytes of the scalar's own text
  bool verbatim = true;
};

/// The column arithmetic of libyaml's emitter: indentation, line breaks, folding at 80 columns, quoting.
class EmitWriter {
 public:
  /// `runs` may be null.
  explicit EmitWriter(std::vector<EmitRun>* runs) : runs_(runs) {}

  /// Ends the line unless it holds indentation only, and fills it up to the indentation.
  void write_indent();
  /// "-", "?", ":" and brackets: `blank_before` when something stands before it, `keeps_indention` when a collection
  /// may go on in the same line.
  void write_indicator(std::string_view indicator, bool blank_before, bool keeps_indention);
  void write_scalar(const Printed& printed, Style style, bool may_fold);
  /// A key with its ":"; a long one, or one of several lines, as `? key`.
  void write_key(const Printed& key);
  /// The same in styles of the caller's: `simple` on one line, `complex` behind `?`.
  void write_key(const Printed& key, Style simple, Style complex, bool may_fold);
  /// "{}" or "[]".
  void write_empty(bool mapping);

  /// Indents for a collection that begins here; gives the indentation to go back to after it. `in_mapping`: it is the
  /// value of a key; a sequence is then not indented below it, unless `indents_sequences` (yaml.v3).
  int enter(bool sequence, bool in_mapping, bool indents_sequences = false);

  int indent() const { return indent_; }
  void set_indent(int indent) { indent_ = indent; }
  bool indention() const { return indention_; }
  std::size_t size() const { return out_.size(); }
  std::string take() { return std::move(out_); }

 private:
  void put(std::string_view layout);
  void put_break();
  void copy(std::size_t begin, std::size_t length, std::size_t columns = 1);
  bool copy_ascii(std::size_t& at, char first, std::string_view stops);
  void replace(std::string_view printed, std::size_t begin, std::size_t length);
  void note(Source source, std::size_t begin, std::size_t length, bool verbatim);
  bool folds_at(std::size_t at, bool may_fold) const;
  void write_plain(bool may_fold);
  void write_single(bool may_fold);
  void write_double(bool may_fold);
  void write_literal();
  void write_hints();
  std::size_t width_at(std::size_t at) const;

  std::string out_;
  std::vector<EmitRun>* runs_;
  Printed now_;
  int indent_ = -1, column_ = 0;
  bool whitespace_ = true, indention_ = true, spaces_ = false;
};

}  // namespace rummage::yaml
