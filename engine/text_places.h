#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/place.h"
#include "sources/region.h"
#include "sources/sources.h"

namespace rummage::engine {

/// Names places in the files of one rendered unit: the path that a text was read at, line and column. Not thread-safe.
class TextPlaces {
 public:
  /// Must outlive this.
  explicit TextPlaces(const sources::Sources& sources) : sources_(sources) {}

  /// `path` holds this content; the first one that is told wins.
  void add(const ContentId& content, std::string path) { by_content_.emplace(content, std::move(path)); }
  /// `text` is called `path`, whatever else has its content.
  void add(TextId text, std::string path) { by_text_.emplace(text, std::move(path)); }

  /// The path of a file, `a.tgz!b` inside an archive; empty when it is not known.
  std::string path(TextId text) const;
  /// Path and first position of `span`; line 0 when it is in no file.
  Place at(const Span& span);

 private:
  struct Lines {
    explicit Lines(Bytes all) : bytes(std::move(all)), regions(*bytes) {}
    Bytes bytes;
    sources::RegionMaker regions;
  };
  Lines* lines(TextId text);

  const sources::Sources& sources_;
  std::map<ContentId, std::string> by_content_;
  std::map<TextId, std::string> by_text_;
  std::map<TextId, std::unique_ptr<Lines>> lines_;
};

}  // namespace rummage::engine
