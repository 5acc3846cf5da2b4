#pragma once

#include <cstdint>
#include <string_view>

#include "sources/builder.h"
#include "sources/position_map.h"
#include "sources/sources.h"
#include "sources/text.h"

namespace rummage::helm {

/// The text that a document was read from, and how a part of it becomes a text with its origin: a registered text
/// (pieces of `origin`), or a built one (the pieces beneath come along). What it names must outlive it.
class Ground {
 public:
  /// `whole`: all bytes of the registered text `id`.
  Ground(TextId id, std::string_view whole, sources::Origin origin) : whole_(whole), id_(id), origin_(origin) {}
  explicit Ground(const sources::Text& built) : whole_(built.view()), built_(&built) {}

  std::string_view whole() const { return whole_; }
  /// Appends bytes [begin, begin + length), clipped to the text, as they stand there.
  void append(sources::Builder& to, std::uint32_t begin, std::uint32_t length) const;

 private:
  std::string_view whole_;
  const sources::Text* built_ = nullptr;
  TextId id_ = 0;
  sources::Origin origin_ = sources::Origin::none;
};

/// Makes the texts of leaves. One thread.
class LeafMaker {
 public:
  LeafMaker(sources::Sources& all, sources::Recording records, const Ground& ground)
      : builder_(all, records), ground_(&ground), records_(records == sources::Recording::on) {}

  std::string_view whole() const { return ground_->whole(); }
  /// The bytes as they stand.
  sources::Text same(std::uint32_t begin, std::uint32_t length);
  /// The same as evidence of a number or boolean: nothing when nothing is recorded.
  sources::Text evidence(std::uint32_t begin, std::uint32_t length);
  /// `bytes`, which were decoded from [begin, begin + length); `map` counts from `begin`. An empty map: from all of it.
  sources::Text decoded(std::string_view bytes, std::uint32_t begin, std::uint32_t length, sources::PositionMap map);
  /// Parts put together: append with the builder, then take.
  sources::Builder& builder() { return builder_; }
  void append(std::uint32_t begin, std::uint32_t length) { ground_->append(builder_, begin, length); }

 private:
  sources::Builder builder_;
  const Ground* ground_;
  bool records_;
};

}  // namespace rummage::helm
