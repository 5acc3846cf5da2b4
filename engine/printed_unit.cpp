#include "engine/printed_unit.h"

#include <algorithm>

#include "engine/inflate_chart.h"

namespace rummage::engine {
namespace {

/// Lines that begin a document, before `end`.
std::uint32_t starts_before(std::string_view text, std::size_t end) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < end && at < text.size(); ++at) {
    if (text.substr(at).starts_with("---")) ++count;
    at = text.find('\n', at);
    if (at == text.npos) break;
  }
  return count;
}

}  // namespace

PrintedUnit printed(const helm::Rendering& rendering) {
  PrintedUnit unit;
  unit.text = helm::print(rendering);
  std::uint32_t number = 0;
  std::size_t at = 0;
  for (const helm::RenderedDocument& one : rendering.documents) {
    const std::string_view view = rendering.view(one);
    const Span span = rendering.span(one);
    for (yaml::Document& document : parse_printed(rendering, one, yaml::Dialect::kubernetes).documents)
      if (!document.root.is_null()) {
        const std::size_t inside = document.root.span().begin.offset - span.begin.offset;
        unit.documents.push_back({std::move(document), number + starts_before(view, inside)});
      }
    number += 1 + starts_before(view, view.size());
    at = unit.text.find("# Source: " + rendering.files[one.file].name + "\n", at);
    if (at == std::string::npos) break;
    at = unit.text.find('\n', at) + 1;
    const std::size_t end = std::min(at + view.size(), unit.text.size());
    unit.runs.push_back({static_cast<std::uint32_t>(at), {}, {}});
    unit.runs.push_back({static_cast<std::uint32_t>(end), {}, span});
    at = end;
  }
  return unit;
}

Result<PrintedUnit> printed(const kustomize::BuildResult& result) {
  auto objects = kustomize::print(result);
  if (!objects) return objects.take_error();
  PrintedUnit unit;
  unit.kept.push_back(result.document);
  for (std::size_t i = 0; i < objects->size(); ++i) {
    if (i != 0) unit.text += "---\n";
    const auto begin = static_cast<std::uint32_t>(unit.text.size());
    if (i != 0) unit.runs.push_back({begin, {}, {}});
    for (const yaml::EmitPiece& piece : (*objects)[i].pieces)
      unit.runs.push_back({begin + piece.end, piece.scalar, {}});
    unit.text += (*objects)[i].text;
    const yaml::Node root = result.objects[i];
    unit.documents.push_back({{result.document.arena, root, root.span()}, static_cast<std::uint32_t>(i)});
  }
  return unit;
}

}  // namespace rummage::engine
