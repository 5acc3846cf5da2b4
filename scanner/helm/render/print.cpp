#include "helm/chart/unicode_text.h"
#include "helm/render/render.h"

namespace rummage::helm {
namespace {

void add(const Rendering& rendering, const RenderedDocument& document, std::string& out) {
  out += "---\n# Source: ";
  out += rendering.files[document.file].name;
  out += '\n';
  out += rendering.view(document);
  out += '\n';
}

}  // namespace

// Objects are trimmed as a whole; hooks come behind as they stand.
std::string print(const Rendering& rendering) {
  std::string out;
  if (rendering.error) return out;
  const auto& documents = rendering.documents;
  if (rendering.shown_only) {
    for (const RenderedDocument& document : documents) add(rendering, document, out);
    return out;
  }
  std::size_t next = 0;
  while (next < documents.size() && documents[next].hooks.empty()) add(rendering, documents[next++], out);
  out = std::string(trim_space(out)) + '\n';
  while (next < documents.size()) add(rendering, documents[next++], out);
  return out;
}

}  // namespace rummage::helm
