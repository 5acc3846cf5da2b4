#include "engine/text_places.h"

namespace rummage::engine {

std::string TextPlaces::path(TextId text) const {
  if (const auto known = by_text_.find(text); known != by_text_.end()) return known->second;
  if (sources_.kind(text) == sources::Kind::entry) return path(sources_.parent(text)) + "!" + sources_.entry_path(text);
  const auto known = by_content_.find(sources_.content(text));
  return known == by_content_.end() ? std::string() : known->second;
}

TextPlaces::Lines* TextPlaces::lines(TextId text) {
  const auto [at, fresh] = lines_.try_emplace(text);
  if (!fresh) return at->second.get();
  if (Result<Bytes> bytes = sources_.bytes(text)) at->second = std::make_unique<Lines>(*bytes);
  return at->second.get();
}

Place TextPlaces::at(const Span& span) {
  Place place;
  if (span.begin.text == 0) return place;
  place.path = path(span.begin.text);
  Lines* const found = lines(span.begin.text);
  if (found == nullptr) return place;
  const auto region = found->regions.region(span.begin.offset, span.length);
  place.line = region.begin.line;
  place.column = region.begin.column;
  place.end_line = region.end.line;
  place.end_column = region.end.column;
  return place;
}

}  // namespace rummage::engine
