#include "helm/functions/wrapping.h"

#include <algorithm>

#include "helm/functions/texts.h"

namespace rummage::helm::families {
namespace {

constexpr std::int64_t least_width = 4;
constexpr std::int64_t least_width_both = 7;
constexpr std::int64_t dots = 3;

// Cuts a text into lines at blanks.
class Wrapper {
 public:
  Wrapper(const Call& call, const sources::Text& text, const sources::Text* separator)
      : text_(text), separator_(separator), out_(call) {}

  Value run(std::size_t width, bool cut_words) {
    const std::string_view all = text_.view();
    while (all.size() - at_ > width) {
      if (all[at_] == ' ') {
        ++at_;
        continue;
      }
      const auto blank = all.substr(at_, width + 1).rfind(' ');
      if (blank != std::string_view::npos) {
        line(at_ + blank, at_ + blank + 1);
      } else if (cut_words) {
        line(at_ + width, at_ + width);
      } else {
        const auto next = all.find(' ', at_ + width);
        if (next == std::string_view::npos) break;
        line(next, next + 1);
      }
    }
    out_.add(text_, at_, all.size());
    return out_.finish();
  }

 private:
  void line(std::size_t end, std::size_t next) {
    out_.add(text_, at_, end);
    if (separator_ != nullptr && !separator_->empty()) {
      out_.add(*separator_);
    } else {
      out_.add("\n");
    }
    at_ = next;
  }

  const sources::Text& text_;
  const sources::Text* separator_;
  Joiner out_;
  std::size_t at_ = 0;
};

std::size_t width_of(const Value& width) {
  return static_cast<std::size_t>(std::max<std::int64_t>(1, width.as_int()));
}

// The text's part that stands between "..." marks.
Value abbreviated(const Call& call, const sources::Text& text, std::int64_t offset, std::int64_t width) {
  const std::int64_t size = text.size();
  if (size <= width) return Value::string(text);
  offset = std::min(offset, size);
  if (size - offset < width - dots) offset = size - (width - dots);
  const auto part = [](std::int64_t at) { return static_cast<std::size_t>(at); };
  if (offset <= least_width) return Joiner(call).add(text, 0, part(width - dots)).add("...").finish();
  if (width < least_width_both) return Value::string({});
  if (offset + width - dots >= size)
    return Joiner(call).add("...").add(text, part(size - (width - dots)), part(size)).finish();
  const std::int64_t inner = width - dots;
  Joiner out(call);
  out.add("...");
  if (size - offset <= inner) return out.add(text, part(offset), part(size)).finish();
  return out.add(text, part(offset), part(offset + inner - dots)).add("...").finish();
}

}  // namespace

Result<Value> wrap(const Call& call) {
  return Wrapper(call, call[1].text(), nullptr).run(width_of(call[0]), false);
}

Result<Value> wrap_with(const Call& call) {
  const sources::Text &separator = call[1].text(), &text = call[2].text();
  const std::size_t width = width_of(call[0]);
  const std::uint64_t lines = text.size() / width + 1;
  if (!fits(call, text.size() + lines * separator.size())) return too_long();
  return Wrapper(call, text, &separator).run(width, true);
}

Result<Value> abbrev(const Call& call) {
  if (call[0].as_int() < least_width) return call[1];
  return abbreviated(call, call[1].text(), 0, call[0].as_int());
}

Result<Value> abbrev_both(const Call& call) {
  const std::int64_t left = call[0].as_int(), right = call[1].as_int();
  if (right < least_width || (left > 0 && right < least_width_both)) return call[2];
  return abbreviated(call, call[2].text(), left, right);
}

}  // namespace rummage::helm::families
