#pragma once

#include <algorithm>
#include <vector>

#include "text/content_scanner.h"

namespace rummage::text {

template <class Record>
void scan_whole(const ContentScanner<Record>& scanner, std::string_view content, Sink<Record>& sink) {
  struct Collector final : Sink<Record> {
    Sink<Record>& next;
    std::vector<Anchor> anchors;
    explicit Collector(Sink<Record>& sink_after) : next(sink_after) {}
    void record(const Record& record) override { next.record(record); }
    void anchor(const Anchor& anchor) override { anchors.push_back(anchor); }
  } collector(sink);
  const Window all{0, static_cast<std::uint32_t>(content.size())};
  scanner.scan(content, std::span(&all, 1), collector);
  std::sort(collector.anchors.begin(), collector.anchors.end());
  for (const Anchor& anchor : collector.anchors) scanner.reevaluate(content, anchor, sink);
}

}  // namespace rummage::text
