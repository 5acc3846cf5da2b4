#include "helm/functions/shown.h"

#include "helm/functions/items.h"
#include "helm/printing/formatter.h"

namespace rummage::helm {

sources::Text shown_as_operand(Run& run, const Value& value, Span site) {
  if (value.is_string()) return value.text();
  Formatter formatter(run, site);
  formatter.print(value, 'v');
  return formatter.finish();
}

sources::Text shown_as_operand(const Call& call, const Value& value) {
  return shown_as_operand(call.run, value, call.site);
}

sources::Text shown(const Call& call, const Value& value) {
  return value.type() == Type::bytes ? value.text() : shown_as_operand(call, value);
}

std::vector<sources::Text> shown_items(const Call& call, const Value& value) {
  std::vector<sources::Text> out;
  const Items items(value);
  if (!items.is_list()) {
    if (!value.is_nil()) out.push_back(shown(call, value));
    return out;
  }
  for (const Value& item : items.all())
    if (!item.is_nil()) out.push_back(shown(call, item));
  return out;
}

}  // namespace rummage::helm
