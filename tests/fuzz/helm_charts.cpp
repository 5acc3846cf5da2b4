#include <cstdint>
#include <string>
#include <string_view>

#include "helm/chart/ignore.h"
#include "helm/chart/json_value.h"
#include "helm/chart/set_parser.h"
#include "helm/render/manifest.h"
#include "helm/render/render.h"
#include "tree/memory_tree.h"

using namespace rummage;

namespace {

// Files one after another: a path, a line feed, the content, a zero byte.
void render_files(std::string_view text, bool lenient, int version) {
  tree::MemoryTree tree;
  while (!text.empty()) {
    const std::string_view file = text.substr(0, text.find('\0'));
    text.remove_prefix(std::min(file.size() + 1, text.size()));
    const std::size_t line = file.find('\n');
    tree.put(file.substr(0, line), std::string(line == file.npos ? std::string_view() : file.substr(line + 1)));
  }
  sources::Sources all;
  helm::Cache cache(tree, all);
  helm::RenderRequest request;
  request.lenient = lenient;
  request.helm = version;
  request.facts = request.include_crds = true;
  request.limits.steps = 20'000;
  request.limits.output = 1 << 20;
  request.limits.memory = 32 << 20;
  const helm::Rendering on = helm::render(request, cache);
  request.recording = sources::Recording::off;
  const helm::Rendering off = helm::render(request, cache);
  if (helm::print(on) != helm::print(off)) __builtin_trap();
}

void apply_line(std::string_view line, helm::SetKind kind, int version) {
  sources::Sources all;
  helm::Run run(all, sources::Recording::on);
  run.helm = version;
  const auto file = [&](std::string_view) -> Result<sources::Text> {
    return run.made("x", sources::Origin::file_content);
  };
  (void)helm::apply_set(run, {line, {}}, kind, *run.heap.map(), file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const int version = (data[0] & 0x80U) != 0 ? 4 : 3;
  switch (data[0] & 0x7FU) {
    case 0:
      render_files(text, false, version);
      break;
    case 1:
      render_files(text, true, version);
      break;
    case 2: {
      const auto rules = helm::IgnoreRules::parse(text.substr(0, text.find('\0')));
      if (rules) (void)rules->ignores(text.substr(text.size() / 2), false);
      break;
    }
    case 3:
      (void)helm::json_value_size(text);
      break;
    case 4: {
      std::uint32_t end = 0;
      for (const helm::ManifestCut& cut : helm::split_manifests(text)) {
        if (cut.begin < end || cut.begin + cut.length > text.size()) __builtin_trap();
        end = cut.begin + cut.length;
        (void)helm::read_head(text.substr(cut.begin, cut.length));
      }
      break;
    }
    default:
      apply_line(text, static_cast<helm::SetKind>((data[0] & 0x7FU) % 5), version);
  }
  return 0;
}
