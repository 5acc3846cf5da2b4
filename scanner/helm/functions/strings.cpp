#include <algorithm>

#include "helm/functions/families.h"
#include "helm/functions/runes.h"
#include "helm/functions/texts.h"

namespace rummage::helm::families {
namespace {

Error out_of_bounds() {
  return failure("runtime error: slice bounds out of range");
}

Result<Value> trim(const Call& call) {
  const std::string_view text = call.view(0);
  const std::size_t begin = leading_space(text);
  return part(call, 0, begin, text.size() - trailing_space(text.substr(begin)));
}

// strings.Trim(text, set): arguments are (set, text).
Result<Value> trim_all(const Call& call) {
  const std::u32string set = runes_of(call.view(0));
  const std::string_view text = call.view(1);
  std::size_t begin = 0, end = text.size();
  while (begin < end) {
    const CodePoint next = decode_utf8(text.substr(begin));
    if (set.find(next.value) == std::u32string::npos) break;
    begin += next.bytes;
  }
  while (end > begin) {
    const CodePoint last = decode_last_utf8(text.substr(begin, end - begin));
    if (set.find(last.value) == std::u32string::npos) break;
    end -= last.bytes;
  }
  return part(call, 1, begin, end);
}

Result<Value> trim_suffix(const Call& call) {
  const bool found = call.view(1).ends_with(call.view(0));
  return part(call, 1, 0, call.view(1).size() - (found ? call.view(0).size() : 0));
}

Result<Value> trim_prefix(const Call& call) {
  const bool found = call.view(1).starts_with(call.view(0));
  return part(call, 1, found ? call.view(0).size() : 0, call.view(1).size());
}

// Bytes, not characters; a negative count keeps the end.
Result<Value> trunc(const Call& call) {
  const std::int64_t count = call[0].as_int(), size = call[1].text().size();
  if (count < 0 && count > -size) return part(call, 1, static_cast<std::size_t>(size + count), call[1].text().size());
  if (count >= 0 && size > count) return part(call, 1, 0, static_cast<std::size_t>(count));
  return part(call, 1, 0, call[1].text().size());
}

Result<Value> substr(const Call& call) {
  std::int64_t start = call[0].as_int(), end = call[1].as_int();
  const std::int64_t size = call[2].text().size();
  if (start < 0) {
    start = 0;
  } else if (end < 0 || end > size) {
    end = size;
  }
  if (end < start || end > size) return out_of_bounds();
  return part(call, 2, static_cast<std::size_t>(start), static_cast<std::size_t>(end));
}

// strings.ReplaceAll with an empty `old`: before every character and at the end.
Value interleaved(const Call& call, const sources::Text& with, const sources::Text& text) {
  Joiner out(call);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = at + decode_utf8(text.view().substr(at)).bytes;
    out.add(with).add(text, at, next);
    at = next;
  }
  return out.add(with).finish();
}

Result<Value> replace(const Call& call) {
  const sources::Text &with = call[1].text(), &text = call[2].text();
  const std::string_view old = call.view(0);
  std::uint64_t count = 0;
  if (old.empty()) {
    count = rune_count(text.view()) + 1;
  } else {
    for (auto at = text.view().find(old); at != std::string_view::npos; at = text.view().find(old, at + old.size()))
      ++count;
  }
  if (count == 0) return part(call, 2, 0, text.size());
  if (!fits(call, text.size() + count * with.size()) || !call.run.step(count * with.pieces().size())) return too_long();
  if (old.empty()) return interleaved(call, with, text);
  Joiner out(call);
  std::size_t from = 0;
  for (auto at = text.view().find(old); at != std::string_view::npos; at = text.view().find(old, from)) {
    out.add(text, from, at).add(with);
    from = at + old.size();
  }
  return out.add(text, from, text.size()).finish();
}

Result<Value> repeat(const Call& call) {
  const std::int64_t count = call[0].as_int();
  if (count < 0) return failure("strings: negative Repeat count");
  const sources::Text& text = call[1].text();
  if (text.empty() || count == 0) return Value::string({});
  const auto times = static_cast<std::uint64_t>(count);
  if (times > call.run.limits.output || !fits(call, times * text.size()) || !call.run.step(times)) return too_long();
  if (!call.run.step(times * text.pieces().size())) return too_long();
  Joiner out(call);
  for (std::uint64_t i = 0; i < times; ++i) out.add(text);
  return out.finish();
}

Result<Value> contains(const Call& call) {
  return call.boolean(call.view(1).find(call.view(0)) != std::string_view::npos);
}

Result<Value> has_prefix(const Call& call) {
  return call.boolean(call.view(1).starts_with(call.view(0)));
}

Result<Value> has_suffix(const Call& call) {
  return call.boolean(call.view(1).ends_with(call.view(0)));
}

Result<Value> plural(const Call& call) {
  return call[2].as_int() == 1 ? call[0] : call[1];
}

Result<Value> hello(const Call& call) {
  return Value::string(call.run.made("Hello!", sources::Origin::builtin, call.site));
}

constexpr FunctionRow rows[] = {
    {"trim", "s", trim, Flow::slice},
    {"trimAll", "ss", trim_all, Flow::slice},
    {"trimall", "ss", trim_all, Flow::slice},
    {"trimSuffix", "ss", trim_suffix, Flow::slice},
    {"trimPrefix", "ss", trim_prefix, Flow::slice},
    {"trunc", "is", trunc, Flow::slice},
    {"substr", "iis", substr, Flow::slice},
    {"replace", "sss", replace, Flow::concat},
    {"repeat", "is", repeat, Flow::concat},
    {"contains", "ss", contains, Flow::lossy},
    {"hasPrefix", "ss", has_prefix, Flow::lossy},
    {"hasSuffix", "ss", has_suffix, Flow::lossy},
    {"plural", "ssi", plural, Flow::pass},
    {"hello", "", hello, Flow::none},
};

}  // namespace

Family strings() {
  return rows;
}

}  // namespace rummage::helm::families
