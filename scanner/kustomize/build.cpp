#include "kustomize/build.h"

#include <algorithm>

#include "kustomize/accumulate.h"
#include "kustomize/configurations.h"
#include "kustomize/finish.h"

namespace rummage::kustomize {
namespace {

/// False: the build stopped; building says why.
bool run(Building& building, Accumulator& objects) {
  auto loader = Loader::at(building, building.request().directory);
  if (!loader) return building.stop(loader.take_error());
  auto file = read_kustomization_file(building, *loader, {});
  if (!file) return building.stop(file.take_error());
  if (file->field("buildMetadata").size() > 0) building.set_trail("");
  return load_schema(building, *loader, *file) && accumulate(building, *loader, *file, objects) &&
         finish(building, *file, objects);
}

bool is_absence(const Notice& notice) {
  constexpr std::string_view codes[] = {"kustomize/remote", "kustomize/missing", "kustomize/chart",
                                        "kustomize/unreadable"};
  return std::find(std::begin(codes), std::end(codes), notice.code) != std::end(codes);
}

/// What finds nothing to change where a part of the build is missing does so for that reason: the first part that is
/// missing tells how often.
void fold_consequences(std::vector<Notice>& notices) {
  if (std::none_of(notices.begin(), notices.end(), is_absence)) return;
  const auto lost = std::erase_if(notices, [](const Notice& notice) { return notice.code == "kustomize/no-target"; });
  if (lost == 0) return;
  std::find_if(notices.begin(), notices.end(), is_absence)->message +=
      ", and " + std::to_string(lost) + (lost == 1 ? " patch or generator finds" : " patches and generators find") +
      " no object to change";
}

}  // namespace

BuildResult build(const BuildRequest& request) {
  Building building(request);
  Accumulator objects;
  run(building, objects);
  BuildResult result = building.take();
  if (!request.options.strict) fold_consequences(result.notices);
  if (result.error) return result;
  for (const Resource& resource : objects.resources) result.objects.push_back(resource.node);
  if (result.objects.empty() && result.notices.empty())
    result.notices.push_back({"kustomize/empty", NoticeLevel::note, "the kustomization comes to no objects",
                              building.where(), 0, request.directory.empty() ? "." : request.directory});
  result.document = building.nodes().freeze(building.nodes().sequence(result.objects));
  return result;
}

Result<std::vector<PrintedObject>> print(const BuildResult& result) {
  std::vector<PrintedObject> out;
  for (const yaml::Node object : result.objects) {
    PrintedObject printed;
    auto text = yaml::emit(object, yaml::Dialect::kustomize, &printed.pieces);
    if (!text) return text.take_error();
    printed.text = std::move(*text);
    out.push_back(std::move(printed));
  }
  return out;
}

}  // namespace rummage::kustomize
