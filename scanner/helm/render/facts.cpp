#include "helm/render/facts.h"

#include "helm/value/heap.h"

namespace rummage::helm {
namespace {

constexpr std::size_t most_facts = 1'000'000;
constexpr int deepest = 1000;

// From the first piece to the end of the last one in the same text.
Span place_of(const sources::Text& text) {
  const auto pieces = text.pieces();
  if (pieces.empty()) return {};
  Span place{pieces.front().loc(), pieces.front().end};
  for (std::size_t i = 1; i < pieces.size() && pieces[i].text == place.begin.text; ++i)
    place.length = std::max(place.length, pieces[i].offset + (pieces[i].end - pieces[i - 1].end) - place.begin.offset);
  return place;
}

class Collector {
 public:
  void map(const Map& map, const std::string& path, int levels) {
    for (const Slot& slot : map.slots) {
      const std::string inner = path.empty() ? std::string(slot.key.view()) : path + "." + std::string(slot.key.view());
      value(slot.value, inner, slot.shadows, levels);
    }
  }
  std::vector<ValuesFact> facts;

 private:
  void value(const Value& value, const std::string& path, const Shadow* shadows, int levels) {
    if (facts.size() >= most_facts || levels == 0) return;
    if (value.is_map()) return map(*value.as_map(), path, levels - 1);
    if (value.is_list()) {
      if (value.as_list() == nullptr) return;
      const auto& items = value.as_list()->items;
      for (std::size_t i = 0; i < items.size(); ++i)
        this->value(items[i], path + "[" + std::to_string(i) + "]", nullptr, levels - 1);
      return;
    }
    ValuesFact& fact = facts.emplace_back(ValuesFact{path, place_of(value.text()), {}});
    for (; shadows != nullptr; shadows = shadows->next)
      if (const Span place = place_of(shadows->leaf); place.begin.text != 0) fact.shadows.push_back(place);
  }
};

}  // namespace

std::vector<ValuesFact> values_facts(const Map& values) {
  Collector collector;
  collector.map(values, "", deepest);
  return std::move(collector.facts);
}

}  // namespace rummage::helm
