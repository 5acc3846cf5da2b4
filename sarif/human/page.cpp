#include "sarif/human/page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sarif/human/width.h"

namespace rummage::sarif {
namespace {

// ECMA-48 SGR, of the eight colours that every terminal theme sets.
constexpr std::array<std::string_view, 9> paints = {"",         "\x1b[1m",  "\x1b[1m",  "\x1b[2m", "\x1b[1;31m",
                                                    "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[32m"};
constexpr std::size_t least_width = 40;

}  // namespace

Style style_of(findings::Severity severity) {
  constexpr std::array styles = {Style::low, Style::medium, Style::high, Style::critical};
  return styles[static_cast<std::size_t>(severity)];
}

Page::Page(const Options& options, std::string& out)
    : out_(out), width_(std::max<std::size_t>(options.width, least_width)), colour_(options.colour) {}

void Page::write(std::string text, Style style) {
  used_ += display_width(text);
  const std::size_t end = text.find_last_not_of(' ') + 1;  // 0 for blanks only
  const std::size_t blanks = text.size() - end;
  text.resize(end);
  if (text.empty()) {
    blanks_ += blanks;
    return;
  }
  const std::string_view paint = colour_ ? paints[static_cast<std::size_t>(style)] : "";
  out_.append(std::exchange(blanks_, blanks), ' ').append(paint).append(text);
  if (!paint.empty()) out_ += "\x1b[0m";
}

void Page::put(std::string_view text, Style style) {
  write(keep_begin(printable(text), room()), style);
}

void Page::pad_to(std::size_t column) {
  const std::size_t blanks = used_ < column ? column - used_ : used_ > column ? 1 : 0;
  write(std::string(std::min(blanks, room()), ' '), Style::plain);
}

void Page::put_right(std::string_view text, Style style) {
  const std::string shown = printable(text);
  const std::size_t needed = display_width(shown);
  if (shown.empty() || used_ + needed + 2 > width_) return;
  pad_to(width_ - needed);
  write(shown, style);
}

void Page::put_wrapped(std::string_view text, std::size_t indent, std::size_t most, Style style) {
  bool first = true;
  for (const std::string& line : wrap(printable(text), width_ - indent, most)) {
    if (!first) end();
    pad_to(indent);
    write(line, style);
    first = false;
  }
}

void Page::end() {
  out_ += '\n';
  used_ = blanks_ = 0;
}

void Page::gap() {
  if (used_) end();
  if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

}  // namespace rummage::sarif
