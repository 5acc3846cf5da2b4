#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "findings/severity.h"
#include "sarif/options.h"

namespace rummage::sarif {

/// What a piece of text is; colours are chosen in one place.
enum class Style : unsigned char { plain, heading, strong, faint, critical, high, medium, low, good };
Style style_of(findings::Severity severity);

/// Writes lines of at most `width` columns. Text is made printable here and nowhere else.
class Page {
 public:
  Page(const Options& options, std::string& out);

  std::size_t width() const { return width_; }
  /// Columns left on the present line.
  std::size_t room() const { return used_ < width_ ? width_ - used_ : 0; }
  /// Puts text on the present line, cut at its end to the room there is.
  void put(std::string_view text, Style style = Style::plain);
  /// Blanks up to `column` (from 0); one blank when the line is longer already.
  void pad_to(std::size_t column);
  /// Puts text at the right edge of the line, or nowhere when there is no room for it.
  void put_right(std::string_view text, Style style = Style::plain);
  /// Puts text from the present column on, in at most `most` lines that all begin at `indent`.
  void put_wrapped(std::string_view text, std::size_t indent, std::size_t most, Style style = Style::plain);
  /// Ends the present line.
  void end();
  /// Ends the present line and leaves one empty, never two.
  void gap();

 private:
  void write(std::string text, Style style);

  std::string& out_;
  std::size_t width_, used_ = 0;
  std::size_t blanks_ = 0;  // of `used_`, not written yet: nothing ends in blanks
  bool colour_;
};

}  // namespace rummage::sarif
