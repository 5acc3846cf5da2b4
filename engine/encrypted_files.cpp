#include "engine/encrypted_files.h"

#include <algorithm>
#include <unordered_map>

#include "ciphertext/sops_rule.h"
#include "kustomize/kustomizations.h"
#include "policies/hygiene/sops_coverage.h"
#include "text/file_kind.h"
#include "tree/path.h"

namespace rummage::engine {
namespace {

/// The documents of sites: those of manifests are there already, others are parsed when asked for.
class Documents {
 public:
  Documents(Run& run, const State& state) : run_(run), state_(state) {
    for (std::size_t i = 0; i < state.parsed.size(); ++i) parsed_[state.parsed_sites[i]] = &state.parsed[i];
  }

  yaml::Parsed of(std::uint32_t number) const {
    if (const auto known = parsed_.find(number); known != parsed_.end()) return *known->second;
    const Site& site = state_.site(number);
    if (site.link || text::format_of(site.path) != text::FileKind::yaml) return {};
    const Result<tree::Blob> blob = state_.mounts[site.mount].tree->content(site.inner);
    return blob ? yaml::parse(blob->view(), run_.sources.add_blob(blob->id, blob->bytes)) : yaml::Parsed();
  }

 private:
  Run& run_;
  const State& state_;
  std::unordered_map<std::uint32_t, const yaml::Parsed*> parsed_;
};

/// A .sops.yaml and the number of its site.
struct Configured {
  ciphertext::SopsConfiguration sops;
  std::uint32_t site = 0;
};

std::vector<Configured> configurations(State& state, const Documents& documents) {
  std::vector<Configured> all;
  for (std::uint32_t number = 1; number <= state.sites.size(); ++number) {
    const std::string& path = state.site(number).path;
    if (!ciphertext::is_sops_configuration(path)) continue;
    const yaml::Parsed parsed = documents.of(number);
    if (parsed.documents.empty()) continue;
    all.push_back({{path, parsed.documents.front().root}, number});
    const auto& notices = all.back().sops.notices();
    state.notices.insert(state.notices.end(), notices.begin(), notices.end());
  }
  return all;
}

const Configured* nearest(const std::vector<Configured>& all, std::string_view path) {
  const Configured* found = nullptr;
  for (const Configured& one : all)
    if (tree::is_below(path, one.sops.folder()) &&
        (found == nullptr || one.sops.folder().size() > found->sops.folder().size()))
      found = &one;
  return found;
}

/// The object that a document is; null when it is none or a list of them.
const kubernetes::Object* object_of(const State& state, const yaml::Node& root, std::uint32_t site) {
  const auto first = std::partition_point(state.objects.begin(), state.objects.end(),
                                          [&](const kubernetes::Object& object) { return object.site < site; });
  for (auto object = first; object != state.objects.end() && object->site == site; ++object)
    if (object->node.identity() == root.identity()) return &*object;
  return nullptr;
}

}  // namespace

void judge_encrypted_files(Run& run, State& state) {
  const Documents documents(run, state);
  const std::vector<Configured> all = configurations(state, documents);
  if (all.empty()) return;
  for (std::uint32_t number = 1; number <= state.sites.size(); ++number) {
    const std::string& path = state.site(number).path;
    const Configured* configured = nearest(all, path);
    const auto* rule = configured == nullptr ? nullptr : configured->sops.rule_for(path);
    // A kustomization beside the secrets names files and holds no values.
    if (rule == nullptr || ciphertext::is_sops_configuration(path) || kustomize::is_kustomization_file(path)) continue;
    for (const yaml::Document& document : documents.of(number).documents) {
      auto drafts = policies::hygiene::judge_sops_coverage(document.root, object_of(state, document.root, number),
                                                           *rule, number, configured->site, run.catalogue);
      std::move(drafts.begin(), drafts.end(), std::back_inserter(state.drafts));
    }
  }
}

}  // namespace rummage::engine
