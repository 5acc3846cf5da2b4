#include "yaml/emit_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "yaml/bytes.h"
#include "yaml/scalar_style.h"

namespace rummage::yaml {
namespace {

constexpr int best_width = 80;

/// The escape of a code point in double quotes.
std::string escape(char32_t value) {
  static constexpr std::string_view codes("\0\a\b\t\n\v\f\r\x1b\"\\", 11), names = "0abtnvfre\"\\";
  if (value < 0x80) {
    const std::size_t at = codes.find(static_cast<char>(value));
    if (at != codes.npos) return {'\\', names[at]};
  }
  if (value == 0x85) return "\\N";
  if (value == 0xA0) return "\\_";
  if (value == 0x2028) return "\\L";
  if (value == 0x2029) return "\\P";
  const auto number = static_cast<std::uint32_t>(value);
  if (number <= 0xFF) return fmt::format("\\x{:02X}", number);
  if (number <= 0xFFFF) return fmt::format("\\u{:04X}", number);
  return fmt::format("\\U{:08X}", number);
}

}  // namespace

void EmitWriter::note(Source source, std::size_t begin, std::size_t length, bool verbatim) {
  if (runs_ == nullptr) return;
  const auto end = static_cast<std::uint32_t>(out_.size());
  const EmitRun next{end, source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(length), verbatim};
  if (!runs_->empty()) {
    EmitRun& last = runs_->back();
    const bool joins = last.source == source && last.verbatim == verbatim;
    if (joins && (source == nullptr || (verbatim && last.begin + last.length == begin))) {
      last.end = end;
      last.length += next.length;
      return;
    }
  }
  runs_->push_back(next);
}

void EmitWriter::put(std::string_view layout) {
  out_ += layout;
  column_ += static_cast<int>(layout.size());
  note(nullptr, 0, 0, false);
}

void EmitWriter::put_break() {
  out_ += '\n';
  column_ = 0;
  note(nullptr, 0, 0, false);
}

std::size_t EmitWriter::width_at(std::size_t at) const {
  return decode_utf8(now_.text.substr(at)).bytes;
}

/// A part of the text, as it is.
void EmitWriter::copy(std::size_t begin, std::size_t length, std::size_t columns) {
  out_ += now_.text.substr(begin, length);
  column_ += static_cast<int>(columns);
  note(now_.source, now_.verbatim ? begin : 0, now_.verbatim ? length : now_.source_size, now_.verbatim);
}

/// Copies ASCII characters from `first` up to the next of `stops` or any other; false when there is none at `at`.
bool EmitWriter::copy_ascii(std::size_t& at, char first, std::string_view stops) {
  const std::string_view text = now_.text;
  std::size_t end = at;
  while (end < text.size() && text[end] >= first && text[end] <= 0x7E && stops.find(text[end]) == stops.npos) ++end;
  if (end == at) return false;
  copy(at, end - at, end - at);
  at = end;
  return true;
}

void EmitWriter::replace(std::string_view printed, std::size_t begin, std::size_t length) {
  out_ += printed;
  column_ += static_cast<int>(printed.size());
  note(now_.source, now_.verbatim ? begin : 0, now_.verbatim ? length : now_.source_size, false);
}

void EmitWriter::write_indent() {
  const int indent = std::max(indent_, 0);
  if (!indention_ || column_ > indent || (column_ == indent && !whitespace_)) put_break();
  if (column_ < indent) put(std::string(static_cast<std::size_t>(indent - column_), ' '));
  whitespace_ = true;
  indention_ = true;
}

void EmitWriter::write_indicator(std::string_view indicator, bool blank_before, bool keeps_indention) {
  if (blank_before && !whitespace_) put(" ");
  put(indicator);
  whitespace_ = false;
  indention_ = indention_ && keeps_indention;
}

void EmitWriter::write_scalar(const Printed& printed, Style style, bool may_fold) {
  now_ = printed;
  spaces_ = false;
  switch (style) {
    case Style::single_quoted:
      write_single(may_fold);
      break;
    case Style::double_quoted:
      write_double(may_fold);
      break;
    case Style::literal:
      write_literal();
      break;
    default:
      write_plain(may_fold);
      break;
  }
}

int EmitWriter::enter(bool sequence, bool in_mapping, bool indents_sequences) {
  const int outer = indent_;
  const bool indentless = sequence && in_mapping && !indention_ && !indents_sequences;
  if (!indentless || outer < 0) indent_ = outer < 0 ? 0 : outer + 2;
  return outer;
}

void EmitWriter::write_key(const Printed& key) {
  write_key(key, style_of_text(key.text, true), style_of_text(key.text, false), true);
}

void EmitWriter::write_key(const Printed& key, Style simple, Style complex, bool may_fold) {
  const bool is_long = key.text.size() > 128 || shape_of(key.text).multiline;
  if (!is_long) {
    write_scalar(key, simple, false);
    return write_indicator(":", false, false);
  }
  const int indent = indent_;
  write_indicator("?", true, true);
  indent_ = indent + 2;
  write_scalar(key, complex, may_fold);
  indent_ = indent;
  write_indent();
  write_indicator(":", true, true);
}

void EmitWriter::write_empty(bool mapping) {
  write_indicator(mapping ? "{" : "[", true, false);
  write_indicator(mapping ? "}" : "]", false, false);
}

/// True when the blank at `at` becomes a line break: beyond column 80, neither first nor last, no blank on either side.
bool EmitWriter::folds_at(std::size_t at, bool may_fold) const {
  if (!may_fold || spaces_ || column_ <= best_width) return false;
  return at > 0 && at + 1 < now_.text.size() && now_.text[at + 1] != ' ';
}

void EmitWriter::write_plain(bool may_fold) {
  if (!whitespace_) put(" ");
  for (std::size_t at = 0; at < now_.text.size();) {
    if (copy_ascii(at, '!', {})) {
      indention_ = spaces_ = false;
      continue;
    }
    const bool space = now_.text[at] == ' ';
    const std::size_t width = width_at(at);
    if (space && folds_at(at, may_fold)) {
      write_indent();
    } else {
      copy(at, width);
      if (!space) indention_ = false;
    }
    spaces_ = space;
    at += width;
  }
  whitespace_ = false;
  indention_ = false;
}

void EmitWriter::write_single(bool may_fold) {
  write_indicator("'", true, false);
  bool breaks = false;
  for (std::size_t at = 0; at < now_.text.size();) {
    if (!breaks && copy_ascii(at, '!', "'")) {
      indention_ = spaces_ = false;
      continue;
    }
    const CodePoint point = decode_utf8(now_.text.substr(at));
    if (point.value == ' ') {
      if (folds_at(at, may_fold)) {
        write_indent();
      } else {
        copy(at, 1);
      }
      spaces_ = true;
    } else if (is_yaml_break(point.value)) {
      copy(at, point.bytes);
      column_ = 0;
      indention_ = breaks = true;
    } else {
      if (breaks) write_indent();
      if (point.value == '\'') {
        replace("''", at, 1);
      } else {
        copy(at, point.bytes);
      }
      indention_ = spaces_ = breaks = false;
    }
    at += point.bytes;
  }
  write_indicator("'", false, false);
}

void EmitWriter::write_double(bool may_fold) {
  write_indicator("\"", true, false);
  const bool escapes_all = starts_with(now_.text, byte_order_mark);  // libyaml looks at the first bytes for each one
  for (std::size_t at = 0; at < now_.text.size();) {
    if (!escapes_all && copy_ascii(at, '!', "\"\\")) {
      spaces_ = false;
      continue;
    }
    const CodePoint point = decode_utf8(now_.text.substr(at));
    const bool quoted = point.value == '"' || point.value == '\\';
    if (escapes_all || quoted || !is_printable(point.value) || is_yaml_break(point.value)) {
      replace(escape(point.value), at, point.bytes);
      spaces_ = false;
    } else if (point.value == ' ') {
      const bool last = at + 1 >= now_.text.size();
      if (may_fold && !spaces_ && column_ > best_width && at > 0 && !last) {
        write_indent();
        if (now_.text[at + 1] == ' ') put("\\");
      } else {
        copy(at, 1);
      }
      spaces_ = true;
    } else {
      copy(at, point.bytes);
      spaces_ = false;
    }
    at += point.bytes;
  }
  write_indicator("\"", false, false);
}

/// The indentation and chomping indicators of a block scalar.
void EmitWriter::write_hints() {
  const std::string_view text = now_.text;
  if (text.empty()) return write_indicator("-", false, false);
  if (text[0] == ' ' || is_yaml_break(decode_utf8(text).value)) write_indicator("2", false, false);
  const auto breaks_before = [&](std::size_t& end) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
    return is_yaml_break(decode_utf8(text.substr(end)).value);
  };
  std::size_t end = text.size();
  if (!breaks_before(end)) {
    write_indicator("-", false, false);
  } else if (end == 0 || breaks_before(end)) {
    write_indicator("+", false, false);
  }
}

void EmitWriter::write_literal() {
  write_indicator("|", true, false);
  write_hints();
  put_break();
  indention_ = whitespace_ = true;
  bool breaks = true;
  for (std::size_t at = 0; at < now_.text.size();) {
    if (!breaks && copy_ascii(at, ' ', {})) {
      indention_ = breaks = false;
      continue;
    }
    const CodePoint point = decode_utf8(now_.text.substr(at));
    if (is_yaml_break(point.value)) {
      copy(at, point.bytes);
      column_ = 0;
      indention_ = breaks = true;
    } else {
      if (breaks) write_indent();
      copy(at, point.bytes);
      indention_ = breaks = false;
    }
    at += point.bytes;
  }
}

}  // namespace rummage::yaml
