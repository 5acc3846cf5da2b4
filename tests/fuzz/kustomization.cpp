#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/scalar_origins.h"
#include "kustomize/build.h"
#include "sources/sources.h"
#include "tree/memory_tree.h"
#include "yaml/walk.h"

// A small tree of files, "== path" before each one's text, built strictly and leniently: a strict build that succeeds
// and a lenient one print the same, every scalar's origins are found, and pieces tile what is printed.
namespace {

using namespace rummage;

tree::MemoryTree tree_of(std::string_view input) {
  tree::MemoryTree tree;
  while (!input.empty()) {
    std::string_view file = input.substr(0, input.find("\n== "));
    input.remove_prefix(std::min(file.size() + 1, input.size()));
    if (file.starts_with("== ")) file.remove_prefix(3);
    const std::string_view path = file.substr(0, file.find('\n'));
    tree.put(path, std::string(file.substr(std::min(path.size() + 1, file.size()))));
  }
  return tree;
}

kustomize::BuildResult built(const tree::Tree& tree, sources::Sources& sources, bool strict) {
  kustomize::BuildRequest request{tree, "", sources, {}, nullptr, {}};
  request.options.strict = strict;
  request.options.limits.resources = 200;
  request.options.limits.bytes = 1 << 18;
  return kustomize::build(request);
}

std::string printed(const kustomize::BuildResult& result) {
  std::string out;
  const auto objects = kustomize::print(result);
  if (!objects) return "-";
  for (const kustomize::PrintedObject& object : *objects) {
    std::uint32_t end = 0;
    for (const yaml::EmitPiece& piece : object.pieces) {
      if (piece.end <= end) __builtin_trap();
      end = piece.end;
    }
    if (end != object.text.size()) __builtin_trap();
    out += object.text;
  }
  return out;
}

void look(const kustomize::BuildResult& result, const sources::Sources& sources) {
  engine::ScalarOrigins origins(sources);
  origins.add(result.roles);
  for (const yaml::Node object : result.objects)
    yaml::walk_scalars(object, [&](const yaml::Leaf& leaf) {
      int primary = 0;
      for (const engine::PlacedOrigin& origin : origins.of(leaf.value)) primary += origin.primary;
      if (primary > 1) __builtin_trap();
      return true;
    });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 8192) return 0;
  const tree::MemoryTree tree = tree_of({reinterpret_cast<const char*>(data), size});
  sources::Sources sources;
  const kustomize::BuildResult lenient = built(tree, sources, false);
  const std::string text = printed(lenient);
  look(lenient, sources);
  const kustomize::BuildResult strict = built(tree, sources, true);
  if (!strict.error && printed(strict) != text) __builtin_trap();
  return 0;
}
