#include <algorithm>
#include <utility>

#include "helm/functions/function.h"

namespace rummage::helm {
namespace {

constexpr std::size_t most_inputs = 16;
constexpr int deepest_input = 8;
constexpr std::uint32_t evidence_bytes = 256;  // of each of several inputs
constexpr std::uint32_t derived_bytes = 1024;  // likewise: `$` holds whole files

// The texts of a value and of what it holds.
void gather(const Value& value, int levels, std::vector<sources::Text>& found) {
  if (found.size() >= most_inputs || levels == 0) return;
  if (value.is_map()) {
    for (const Slot& slot : value.as_map()->slots) gather(slot.value, levels - 1, found);
  } else if (value.is_list()) {
    if (value.as_list() != nullptr)
      for (const Value& item : value.as_list()->items) gather(item, levels - 1, found);
  } else if (!value.text().empty()) {
    found.push_back(value.text());
  }
}

sources::Text together(const Run& run, std::span<const Value> values, std::uint32_t each) {
  if (run.recording == sources::Recording::off) return {};
  std::vector<sources::Text> found;
  for (const Value& value : values) gather(value, deepest_input, found);
  if (found.size() <= 1) return found.empty() ? sources::Text() : found.front();
  sources::Builder builder = run.builder();
  for (const sources::Text& text : found) builder.slice(text, 0, std::min(text.size(), each));
  return builder.finish();
}

sources::Origin origin_of(Flow flow) {
  if (flow == Flow::recode) return sources::Origin::derived_exact;
  return flow == Flow::generated ? sources::Origin::generated : sources::Origin::derived_lossy;
}

}  // namespace

Value Call::derived(std::string_view bytes, std::span<const Value> from) const {
  sources::Text inputs;
  if (flow != Flow::generated || !from.empty()) inputs = together(run, from.empty() ? args : from, derived_bytes);
  sources::Builder builder = run.builder();
  if (inputs.empty()) {
    builder.opaque(bytes, flow == Flow::generated ? sources::Origin::generated : sources::Origin::synth, site.begin);
  } else {
    builder.opaque(bytes, origin_of(flow), inputs);
  }
  return Value::string(builder.finish());
}

sources::Text Call::evidence() const {
  return together(run, args, evidence_bytes);
}

Value Call::number(std::int64_t value, Type type) const {
  const Value made = Value::integer(value, evidence(), type);
  return flow == Flow::lossy ? made.as_lossy() : made;
}

Value Call::real(double value) const {
  const Value made = Value::real(value, evidence());
  return flow == Flow::lossy ? made.as_lossy() : made;
}

Value Call::boolean(bool value) const {
  const Value made = Value::boolean(value, evidence());
  return flow == Flow::lossy ? made.as_lossy() : made;
}

Value Call::strings(const std::vector<sources::Text>& texts) const {
  List* list = run.heap.list();
  list->items.reserve(texts.size());
  for (const sources::Text& text : texts) list->items.push_back(Value::string(text));
  return Value::list(list, Type::strings);
}

Error failure(std::string message) {
  return Error{"helm/call", std::move(message), {}, {}};
}

}  // namespace rummage::helm
