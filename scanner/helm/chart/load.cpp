#include "helm/chart/load.h"

#include "helm/chart/assemble.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

Loaded failed(Error error) {
  return {nullptr, std::make_shared<const Error>(std::move(error)), {}};
}

Loaded load_packed(const tree::Tree& tree, std::string_view path, sources::Sources& sources,
                   const LoadOptions& options) {
  Result<tree::Blob> blob = tree.read(path);
  if (!blob) return failed(blob.take_error());
  const TextId id = sources.add_blob(blob->id, blob->bytes);
  const ChartFile file{std::string(tree::base_name(path)), std::string(path), {id, 0}, blob->bytes};
  return assemble_chart(gather_archive(file, sources, options), file.path, sources, options, 0);
}

}  // namespace

Loaded load_chart(const tree::Tree& tree, std::string_view root, sources::Sources& sources,
                  const LoadOptions& options) {
  Result<std::string> at = tree.resolve(root);
  if (!at) return failed(at.take_error());
  Result<tree::Entry> entry = tree.lookup(*at);
  if (!entry) return failed(entry.take_error());
  if (entry->mode == tree::Mode::file || entry->mode == tree::Mode::executable)
    return load_packed(tree, *at, sources, options);
  return assemble_chart(gather_folder(tree, *at, sources, options), std::string(root), sources, options, 0);
}

}  // namespace rummage::helm
