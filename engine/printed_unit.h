#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/scalar_origins.h"
#include "engine/text_places.h"
#include "kustomize/build.h"
#include "yaml/parse.h"

namespace rummage::engine {

/// A document of a printed unit. `number`: its index in the stream of documents that is printed.
struct PrintedDocument {
  yaml::Document document;
  std::uint32_t number = 0;
};

/// Bytes of the printed text up to `end` and what they are: a scalar, or bytes of a text in Sources; layout is neither.
struct PrintedRun {
  std::uint32_t end = 0;
  yaml::Node scalar;
  Span span;
};

/// A rendered unit as it is printed.
struct PrintedUnit {
  std::string text;
  std::vector<PrintedDocument> documents;
  std::vector<PrintedRun> runs;
  std::vector<yaml::Document> kept;  ///< what the scalars of `runs` need
};

/// A chart that rendered, or one that did not: nothing.
PrintedUnit printed(const helm::Rendering& rendering);
/// A build. Error: it cannot be printed.
Result<PrintedUnit> printed(const kustomize::BuildResult& result);

/// The JSON of the contract (section 1, render): an array, a record a line. `origins` null: without them.
std::string printed_json(const PrintedUnit& unit, ScalarOrigins* origins, TextPlaces& places);

/// The text, and in front of each line the place that its most telling bytes come from.
std::string printed_blame(const PrintedUnit& unit, ScalarOrigins& origins, TextPlaces& places);

}  // namespace rummage::engine
