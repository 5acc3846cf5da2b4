#include "engine/object_text.h"

namespace rummage::engine {
namespace {

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

std::vector<text::Window> windows_of_object(git::store::ObjectKind kind, std::string_view content) {
  if (kind == git::store::ObjectKind::commit) return outside_signature(content);
  return {{0, static_cast<std::uint32_t>(content.size())}};
}

}  // namespace rummage::engine
