#include "helm/render/documents.h"

#include <algorithm>
#include <numeric>

#include "helm/chart/gather.h"
#include "helm/chart/go_match.h"
#include "helm/chart/unicode_text.h"
#include "helm/render/manifest.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

class Sorter {
 public:
  Sorter(const RenderRequest& request, Rendering& rendering) : request_(request), rendering_(rendering) {}

  Status run() {
    std::vector<std::uint32_t> order(rendering_.files.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](auto a, auto b) { return file(a).name < file(b).name; });
    for (const std::uint32_t index : order)
      if (!file(index).bytes && !file(index).name.ends_with("NOTES.txt"))
        if (Status done = read(index); !done) return done;
    append(objects_);
    if (!request_.no_hooks) append(hooks_);
    return Done{};
  }

 private:
  const RenderedFile& file(std::uint32_t index) const { return rendering_.files[index]; }

  Status read(std::uint32_t index) {
    const std::string_view text = file(index).view();
    for (const ManifestCut& cut : split_manifests(text)) {
      RenderedDocument document;
      document.file = index;
      document.begin = cut.begin;
      document.length = cut.length;
      Result<ManifestHead> head = read_head(text.substr(cut.begin, cut.length));
      if (!head) {
        if (!request_.lenient)
          return Error{"helm/invalid-manifest", file(index).name + ": " + head.error().message, {}, nullptr};
        Notice notice = chart_notice("helm/invalid-manifest", head.error().message, file(index).path);
        rendering_.notices.push_back(std::move(notice));
        objects_.push_back(std::move(document));
        continue;
      }
      add(std::move(*head), std::move(document));
    }
    return Done{};
  }

  void add(ManifestHead head, RenderedDocument document) {
    document.api_version = std::move(head.api_version);
    document.kind = std::move(head.kind);
    document.name = std::move(head.name);
    document.name_space = std::move(head.name_space);
    if (!head.has_hook) {
      objects_.push_back(std::move(document));
    } else if (read_hooks(head.hook, document.hooks)) {
      const bool test = std::find(document.hooks.begin(), document.hooks.end(), "test") != document.hooks.end();
      if (!test || !request_.skip_tests) hooks_.push_back(std::move(document));
    }
  }

  void append(std::vector<RenderedDocument>& documents) {
    std::stable_sort(documents.begin(), documents.end(), [this](const auto& a, const auto& b) {
      return kind_rank(a.kind, request_.helm) < kind_rank(b.kind, request_.helm);
    });
    for (RenderedDocument& one : documents) rendering_.documents.push_back(std::move(one));
  }

  const RenderRequest& request_;
  Rendering& rendering_;
  std::vector<RenderedDocument> objects_, hooks_;
};

bool is_manifest(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower.ends_with(".yaml") || lower.ends_with(".yml") || lower.ends_with(".json");
}

void collect_crds(const UnitChart& chart, Rendering& rendering, int depth) {
  for (const ChartFile& file : chart.loaded->files) {
    if (!file.name.starts_with("crds/") || !is_manifest(file.name)) continue;
    rendering.files.push_back({chart.full_path() + "/" + file.name, file.path, {}, file.bytes, file.begin});
    RenderedDocument& document = rendering.documents.emplace_back();
    document.file = static_cast<std::uint32_t>(rendering.files.size() - 1);
    document.length = static_cast<std::uint32_t>(file.view().size());
    document.kind = "CustomResourceDefinition";
    document.crd = true;
  }
  for (const UnitChart* child : chart.children)
    if (depth < 100) collect_crds(*child, rendering, depth + 1);
}

// What --show-only looks at: the name behind the first part, and in crds/ the first document.
std::string_view shown_name(const RenderedFile& file) {
  const std::string_view name = file.name;
  return name.substr(name.find('/') + 1);
}

}  // namespace

Status sort_documents(const RenderRequest& request, Rendering& rendering) {
  return Sorter(request, rendering).run();
}

void add_crds(const UnitChart& root, Rendering& rendering) {
  collect_crds(root, rendering, 0);
}

Status keep_shown(const RenderRequest& request, Rendering& rendering) {
  if (request.show_only.empty()) return Done{};
  std::vector<RenderedDocument> shown;
  for (const std::string& wanted : request.show_only) {
    const auto pattern = GoPattern::parse(wanted);
    bool missing = true;
    for (RenderedDocument document : rendering.documents) {
      const RenderedFile& file = rendering.files[document.file];
      if (!pattern || !pattern->matches(shown_name(file))) continue;
      missing = false;
      if (document.crd) {
        const auto cuts = split_manifests(rendering.view(document));
        if (cuts.empty()) continue;
        document.begin += cuts.front().begin;
        document.length = cuts.front().length;
      }
      shown.push_back(std::move(document));
    }
    if (missing) return Error{"helm/no-template", "could not find template " + wanted + " in chart", {}, nullptr};
  }
  rendering.documents = std::move(shown);
  return Done{};
}

}  // namespace rummage::helm
