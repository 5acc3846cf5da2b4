#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/inspect/inspect.h"
#include "sources/codec.h"
#include "yaml/parse.h"

namespace rummage::test {

inline std::uint32_t line_of(std::string_view text, std::uint32_t offset) {
  return 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + offset, '\n'));
}

inline std::string base64(std::string_view bytes) {
  return sources::encode(sources::Codec::base64, bytes)->bytes;
}

/// Everything that inspection says about a text of documents.
struct Inspected {
  std::vector<detectors::Inspection> objects;
  std::vector<detectors::LeafMatch> matches;  ///< of confidence medium at least
  std::vector<detectors::LeafMatch> low;
  std::vector<detectors::Settled> settled;
};

inline Inspected inspect(std::string_view text, const detectors::InspectContext& context = {}) {
  Inspected all;
  for (const yaml::Document& document : yaml::parse(text, 1).documents) {
    for (detectors::Inspection& one : detectors::inspect_document(document, context)) {
      for (const auto& match : one.matches) {
        (match.confidence == findings::Confidence::low ? all.low : all.matches).push_back(match);
      }
      all.settled.insert(all.settled.end(), one.settled.begin(), one.settled.end());
      all.objects.push_back(std::move(one));
    }
  }
  return all;
}

/// What is the same however an object is written: field and canonical value of each match.
inline std::multiset<std::string> essence(const Inspected& inspected) {
  std::multiset<std::string> out;
  for (const auto& match : inspected.matches) out.insert(match.field + "=" + match.canonical);
  return out;
}

}  // namespace rummage::test
