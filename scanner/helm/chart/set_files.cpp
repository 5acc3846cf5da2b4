#include "helm/chart/set_parser.h"

namespace rummage::helm {

std::vector<std::string> set_file_paths(std::string_view line) {
  std::vector<std::string> paths;
  sources::Sources nothing;
  Run run(nothing, sources::Recording::off);
  const SetFile collect = [&](std::string_view path) -> Result<sources::Text> {
    paths.emplace_back(path);
    return sources::Text();
  };
  // A line that is wrong is told by whoever applies it.
  (void)apply_set(run, {line, {}}, SetKind::file, *run.heap.map(), collect);
  return paths;
}

}  // namespace rummage::helm
