#include "engine/inflate_chart.h"

#include "engine/chart_entry.h"

namespace rummage::engine {
namespace {

/// Adds the documents of one printed piece; the first issue that loses one.
const yaml::Issue* add_documents(yaml::Parsed& parsed, std::vector<yaml::Document>& into) {
  for (yaml::Document& document : parsed.documents)
    if (!document.root.is_null()) into.push_back(std::move(document));
  for (const yaml::Issue& issue : parsed.issues)
    if (issue.fatal) return &issue;
  return nullptr;
}

}  // namespace

yaml::Parsed parse_printed(const helm::Rendering& rendering, const helm::RenderedDocument& document,
                           yaml::Dialect dialect) {
  return yaml::parse(rendering.view(document), rendering.span(document).begin, dialect);
}

kustomize::ChartInflator ChartInflation::inflator() {
  return [this](const kustomize::ChartRequest& request) { return inflate(request); };
}

Result<kustomize::ChartObjects> ChartInflation::inflate(const kustomize::ChartRequest& entry) {
  kustomize::ChartObjects out;
  auto request = request_of_entry(entry, request_, charts_.sources(), out.notices);
  if (!request) return request.take_error();
  auto rendering = std::make_shared<helm::Rendering>(helm::render(*request, charts_));
  if (rendering->error) return Error(*rendering->error);
  for (Notice& notice : rendering->notices) out.notices.push_back(std::move(notice));
  rendering->notices.clear();
  for (const helm::RenderedDocument& document : rendering->documents) {
    yaml::Parsed parsed = parse_printed(*rendering, document, yaml::Dialect::kustomize);
    const yaml::Issue* bad = add_documents(parsed, out.documents);
    if (bad == nullptr) continue;
    const std::string& path = rendering->files[document.file].path;
    if (!request_.lenient) return Error{"helm/invalid-manifest", path + ": " + bad->message, {}, nullptr};
    out.notices.push_back({"helm/invalid-manifest", NoticeLevel::warning, bad->message, path, 0, {}});
  }
  renderings_.push_back(std::move(rendering));
  return out;
}

}  // namespace rummage::engine
