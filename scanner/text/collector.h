#pragma once

#include <vector>

#include "text/content_scanner.h"

namespace rummage::text {

/// Keeps what a scanner finds in one content, in the order given.
template <class Record>
struct Collector final : Sink<Record> {
  std::vector<Record>& records;
  std::vector<Anchor> anchors;
  explicit Collector(std::vector<Record>& into) : records(into) {}
  void record(const Record& record) override { records.push_back(record); }
  void anchor(const Anchor& anchor) override { anchors.push_back(anchor); }
};

}  // namespace rummage::text
