#include "kustomize/patch_text.h"

namespace rummage::kustomize {
namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

bool PatchText::blank() const {
  return bytes->find_first_not_of(blanks) == std::string::npos;
}

Result<PatchText> patch_file(const Loader& loader, yaml::Node path) {
  auto file = loader.load(path.text(), TextRole::patch, path);
  if (!file) return file.take_error();
  return PatchText{file->text, file->bytes};
}

Result<PatchText> inline_patch(Building& building, yaml::Node scalar) {
  sources::Builder draft = building.writer().draft();
  building.writer().append(draft, scalar, sources::Origin::patch_leaf);
  const sources::Text text = draft.finish();
  const TextId id = building.sources().add(text);
  if (id == 0 && !text.empty()) return error_at("sources/full", "no more texts can be registered", scalar);
  return PatchText{id, share(std::string(text.view()))};
}

}  // namespace rummage::kustomize
