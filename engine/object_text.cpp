#include "engine/object_text.h"

#include "text/collector.h"

namespace rummage::engine {
namespace {

using findings::Candidate;

std::vector<text::Window> outside_signature(std::string_view commit) {
  const auto size = static_cast<std::uint32_t>(commit.size());
  const std::size_t message = commit.find("\n\n");
  const std::size_t header = commit.find("\ngpgsig");
  if (header == commit.npos || header > message) return {{0, size}};
  std::size_t end = header + 1;
  do {
    end = commit.find('\n', end);
    end = end == commit.npos ? commit.size() : end + 1;
  } while (end < commit.size() && commit[end] == ' ');
  return {{0, static_cast<std::uint32_t>(header + 1)}, {static_cast<std::uint32_t>(end), size}};
}

}  // namespace

void scan_object(const text::ContentScanner<Candidate>& scanner, git::store::ObjectKind kind, std::string_view content,
                 std::vector<Candidate>& records) {
  text::Collector<Candidate> collector(records);
  const std::vector<text::Window> windows =
      kind == git::store::ObjectKind::commit
          ? outside_signature(content)
          : std::vector<text::Window>{{0, static_cast<std::uint32_t>(content.size())}};
  scanner.scan(content, windows, collector);
  for (const text::Anchor& anchor : collector.anchors) scanner.reevaluate(content, anchor, collector);
}

}  // namespace rummage::engine
