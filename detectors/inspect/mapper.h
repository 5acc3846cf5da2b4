#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "base/span.h"
#include "sources/position_map.h"
#include "yaml/node.h"
#include "yaml/source_map.h"

namespace rummage::detectors {

/// Says where bytes of a text that was taken out of another one stand in the bytes that were parsed. Mappers are
/// chained: each refers to the one below, which must outlive it.
class Mapper {
 public:
  virtual ~Mapper() = default;
  virtual Span map(std::size_t at, std::size_t size) const = 0;
};

/// The text of a scalar. `below`: of the text that the scalar was parsed from; null when that is the file's. The map
/// back to the source is made once, when first asked for. Used by one thread.
class ScalarMapper final : public Mapper {
 public:
  ScalarMapper(yaml::Node scalar, const Mapper* below) : scalar_(scalar), below_(below) {}
  Span map(std::size_t at, std::size_t size) const override;

 private:
  yaml::Node scalar_;
  const Mapper* below_;
  mutable std::optional<yaml::SourceMap> source_;
};

/// A decoded text.
class LayerMapper final : public Mapper {
 public:
  LayerMapper(const sources::PositionMap& positions, const Mapper& below) : positions_(positions), below_(below) {}
  Span map(std::size_t at, std::size_t size) const override;

 private:
  const sources::PositionMap& positions_;
  const Mapper& below_;
};

/// A part of a text, from byte `from` on.
class PartMapper final : public Mapper {
 public:
  PartMapper(std::size_t from, const Mapper& below) : from_(from), below_(below) {}
  Span map(std::size_t at, std::size_t size) const override { return below_.map(from_ + at, size); }

 private:
  std::size_t from_;
  const Mapper& below_;
};

}  // namespace rummage::detectors
