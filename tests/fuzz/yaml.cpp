#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/builder.h"
#include "yaml/emit.h"
#include "yaml/parse.h"
#include "yaml/source_map.h"
#include "yaml/walk.h"

using namespace rummage;
using namespace rummage::yaml;

namespace {

/// Reads everything that a scalar offers.
bool use(const Leaf& leaf, std::size_t size) {
  const Span span = leaf.value.span();
  if (span.end() > size) std::abort();
  const SourceMap map(leaf.value);
  const Span middle = map.map(leaf.value.text().size() / 2, 1);
  if (middle.end() > size) std::abort();
  static_cast<void>(leaf.value.type(Dialect::kustomize));
  static_cast<void>(leaf.value.as_double());
  static_cast<void>(leaf.path.pointer());
  return true;
}

/// What is printed reads again as one document; a changed document stays readable.
void print(const Document& document, Dialect dialect) {
  EmitLimits limits;
  limits.bytes = 1 << 20;
  std::vector<EmitPiece> pieces;
  const auto out = emit(document.root, dialect, &pieces, limits);
  if (out.ok() && (pieces.empty() || pieces.back().end != out->size())) std::abort();
  if (out.ok() && out->find("\\u") == std::string::npos && parse(*out, 1).documents.size() != 1) std::abort();
  Builder builder;
  builder.use(document);
  const auto changed = builder.with(document.root, "/0", builder.scalar("x", {}));
  if (changed && changed->at_pointer("/0").text() != "x") std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto start = std::chrono::steady_clock::now();
  for (const Dialect dialect : {Dialect::kubernetes, Dialect::kustomize}) {
    const Parsed parsed = parse(text, 1, dialect);
    for (const Document& document : parsed.documents) {
      walk_scalars(document.root, [&](const Leaf& leaf) { return use(leaf, size); }, 10'000);
      print(document, dialect);
      static_cast<void>(locate(document.root, {1, static_cast<std::uint32_t>(size / 2)}));
    }
  }
  if (std::chrono::steady_clock::now() - start > std::chrono::seconds(2)) std::abort();
  return 0;
}
