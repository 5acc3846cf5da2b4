#include "helm/functions/splits.h"

#include <algorithm>

#include "base/utf8.h"
#include "helm/functions/items.h"
#include "helm/functions/texts.h"

namespace rummage::helm::families {
namespace {

// strings.SplitN(text, separator, limit); below 0 there is no limit. An empty separator splits at characters.
std::vector<sources::Text> parts_of(const Call& call, const sources::Text& text, std::string_view separator,
                                    std::int64_t limit) {
  std::vector<sources::Text> out;
  const std::string_view all = text.view();
  const auto room = [&] { return limit < 0 || static_cast<std::int64_t>(out.size()) + 1 < limit; };
  std::size_t from = 0;
  if (separator.empty()) {
    while (from < all.size() && room()) {
      const std::size_t end = from + decode_utf8(all.substr(from)).bytes;
      out.push_back(slice(call.run, text, from, end));
      from = end;
    }
    if (from < all.size()) out.push_back(slice(call.run, text, from, all.size()));
    return out;
  }
  for (auto at = all.find(separator); at != std::string_view::npos && room(); at = all.find(separator, from)) {
    out.push_back(slice(call.run, text, from, at));
    from = at + separator.size();
  }
  out.push_back(slice(call.run, text, from, all.size()));
  return out;
}

// Parts as the map that Sprig gives; its keys in byte order: _0 _1 _10 _11 _2 ...
Value numbered(const Call& call, const std::vector<sources::Text>& parts) {
  Map* map = call.run.heap.map();
  for (std::size_t i = 0; i < parts.size(); ++i)
    map->slots.push_back(
        {call.run.made("_" + std::to_string(i), sources::Origin::synth, call.site), Value::string(parts[i]), nullptr});
  std::sort(map->slots.begin(), map->slots.end(),
            [](const Slot& a, const Slot& b) { return a.key.view() < b.key.view(); });
  return Value::map(map, Type::string_map);
}

// A part costs about as much as four values.
bool may_split(const Call& call, std::string_view text, std::string_view separator) {
  if (separator.empty()) return may_make(call, 4 * text.size());
  std::uint64_t count = 0;
  for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator, at + separator.size()))
    ++count;
  return may_make(call, 4 * count);
}

}  // namespace

Result<Value> split(const Call& call) {
  if (!may_split(call, call.view(1), call.view(0))) return too_much();
  return numbered(call, parts_of(call, call[1].text(), call.view(0), -1));
}

Result<Value> splitn(const Call& call) {
  const std::int64_t limit = call[1].as_int();
  if (!may_split(call, call.view(2), call.view(0))) return too_much();
  if (limit == 0) return numbered(call, {});
  return numbered(call, parts_of(call, call[2].text(), call.view(0), limit));
}

Result<Value> split_list(const Call& call) {
  if (!may_split(call, call.view(1), call.view(0))) return too_much();
  return call.strings(parts_of(call, call[1].text(), call.view(0), -1));
}

}  // namespace rummage::helm::families
