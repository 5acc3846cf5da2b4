#include <cstdlib>

#include "base/utf8.h"
#include "helm/printing/formatter.h"

namespace rummage::helm {
namespace {

constexpr int widest = 1'000'000;

// A decimal number of the format; too large a one is none, and ends the format.
bool read_number(std::string_view text, std::size_t& at, std::size_t end, int& value) {
  bool any = false;
  value = 0;
  for (; at < end && text[at] >= '0' && text[at] <= '9'; ++at) {
    if (value > widest) return value = 0, at = end, false;
    value = value * 10 + (text[at] - '0');
    any = true;
  }
  return any;
}

}  // namespace

/// Reads one directive: %[flags][width][.precision][index]verb.
class Formatter::Directive {
 public:
  Directive(Formatter& to, std::string_view format, std::span<const Value> args)
      : to_(to), format_(format), args_(args) {}

  std::size_t next = 0;  ///< the argument that comes next
  bool reordered = false;

  // Begins after the %; gives where the format goes on.
  std::size_t read(std::size_t at) {
    at_ = at;
    good_ = true;
    after_index_ = false;
    to_.flags_ = {};
    while (at_ < format_.size() && to_.flag(format_[at_])) ++at_;
    index();
    width();
    if (at_ < format_.size() && format_[at_] == '.') precision();
    if (!after_index_) index();
    if (at_ >= format_.size()) return to_.add("%!(NOVERB)"), at_;
    const CodePoint verb = decode_utf8(format_.substr(at_));
    at_ += verb.bytes;
    write(verb.value);
    return at_;
  }

 private:
  void write(char32_t verb) {
    std::string bad = "%!";
    append_utf8(bad, verb);
    if (verb == '%') return to_.add("%");
    if (!good_) return to_.add(bad + "(BADINDEX)");
    if (next >= args_.size()) return to_.add(bad + "(MISSING)");
    if (verb == 'v') {
      to_.flags_.sharp_v = std::exchange(to_.flags_.sharp, false);
      to_.flags_.plus_v = std::exchange(to_.flags_.plus, false);
    }
    to_.print(args_[next++], verb);
  }

  // [n]: the argument that comes next.
  void index() {
    after_index_ = false;
    if (at_ >= format_.size() || format_[at_] != '[') return;
    reordered = true;
    const std::size_t close = format_.find(']', at_);
    if (format_.size() - at_ < 3 || close == format_.npos) {
      ++at_;
      good_ = false;
      return;
    }
    std::size_t digit = at_ + 1;
    int number = 0;
    const bool whole = read_number(format_, digit, close, number) && digit == close;
    at_ = close + 1;
    after_index_ = whole;
    if (whole && number >= 1 && static_cast<std::size_t>(number) <= args_.size()) {
      next = static_cast<std::size_t>(number) - 1;
    } else {
      good_ = false;
    }
  }

  // The argument for a *.
  bool from_argument(int& value) {
    value = 0;
    if (next >= args_.size()) return false;
    const Value& arg = args_[next++];
    const bool whole = arg.kind() == Kind::integer || arg.kind() == Kind::unsigned_integer;
    if (!whole || arg.as_int() > widest || arg.as_int() < -widest) return false;
    value = static_cast<int>(arg.as_int());
    return true;
  }

  void width() {
    Flags& flags = to_.flags_;
    if (at_ < format_.size() && format_[at_] == '*') {
      ++at_;
      flags.has_width = from_argument(flags.width);
      if (!flags.has_width) to_.add("%!(BADWIDTH)");
      if (flags.width < 0) {
        flags.width = -flags.width;
        flags.minus = true;
        flags.zero = false;
      }
      after_index_ = false;
      return;
    }
    flags.has_width = read_number(format_, at_, format_.size(), flags.width);
    if (after_index_ && flags.has_width) good_ = false;
  }

  void precision() {
    Flags& flags = to_.flags_;
    ++at_;
    if (after_index_) good_ = false;
    index();
    if (at_ < format_.size() && format_[at_] == '*') {
      ++at_;
      flags.has_precision = from_argument(flags.precision);
      if (flags.precision < 0) flags.precision = 0, flags.has_precision = false;
      if (!flags.has_precision) to_.add("%!(BADPREC)");
      after_index_ = false;
      return;
    }
    if (!read_number(format_, at_, format_.size(), flags.precision)) flags.precision = 0;
    flags.has_precision = true;
  }

  Formatter& to_;
  std::string_view format_;
  std::span<const Value> args_;
  std::size_t at_ = 0;
  bool good_ = true, after_index_ = false;
};

bool Formatter::flag(char c) {
  switch (c) {
    case '#':
      return flags_.sharp = true;
    case '0':
      return flags_.zero = true;
    case '+':
      return flags_.plus = true;
    case '-':
      return flags_.minus = true;
    case ' ':
      return flags_.space = true;
    default:
      return false;
  }
}

void Formatter::printf(const sources::Text& format, std::span<const Value> args) {
  const std::string_view view = format.view();
  Directive directive(*this, view, args);
  for (std::size_t at = 0; at < view.size() && !enough();) {
    std::size_t percent = view.find('%', at);
    if (percent == view.npos) percent = view.size();
    out_.slice(format, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(percent - at));
    at = percent < view.size() ? directive.read(percent + 1) : percent;
  }
  if (!directive.reordered && directive.next < args.size()) extra(args.subspan(directive.next));
}

void Formatter::extra(std::span<const Value> args) {
  flags_ = {};
  add("%!(EXTRA ");
  for (const Value& arg : args) {
    if (&arg != args.data()) add(", ");
    if (!arg.is_nil()) add(std::string(type_text(arg, run_.helm)) + "=");
    print(arg, 'v');
  }
  add(")");
}

}  // namespace rummage::helm
