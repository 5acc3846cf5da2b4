#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "access/graph.h"
#include "base/content_id.h"
#include "base/notice.h"
#include "delivery/binding.h"
#include "engine/request.h"
#include "engine/settings.h"
#include "engine/units.h"
#include "environments/resolver.h"
#include "findings/candidate.h"
#include "findings/draft.h"
#include "findings/finding.h"
#include "findings/occurrence.h"
#include "findings/report.h"
#include "git/history/attribution.h"
#include "git/store/object_store.h"
#include "git/store/refs.h"
#include "git/store/repository.h"
#include "helm/template/context.h"
#include "kubernetes/object_set.h"
#include "tree/limits.h"
#include "tree/tree.h"
#include "yaml/parse.h"

namespace rummage::engine {

/// A tree in scope and how its paths are named in the report.
struct Mount {
  std::unique_ptr<tree::Tree> tree;
  std::string prefix;  ///< put before every path: "" or ending in '/'
  std::string below;   ///< only this file or folder of the tree; empty: all of it
  /// Where only some paths are in scope: those that are there, and every Chart.yaml and kustomization file, which say
  /// whether anything else matters. Nothing: the tree is listed.
  std::optional<std::vector<tree::Entry>> outline = std::nullopt;
};

/// One file of the trees in scope. Drafts and occurrences name it by its number, from 1.
struct Site {
  std::string path;  ///< as the report names it
  std::uint32_t mount = 0;
  std::string inner;  ///< its path in the mount's tree
  ContentId id;
  TextId text = 0;
  std::uint32_t size = 0;
  bool link = false;     ///< a symbolic link; its content is its target
  bool manifest = true;  ///< its objects are judged; false: text only (a chart's template, a patch)
  bool context = false;  ///< not in scope itself, but of a unit that is: rendered, not scanned
  bool built = false;    ///< a resource of kustomizations, which were all built: its objects are theirs
  std::string unit;      ///< name of the chart or kustomization it belongs to; else empty
  environments::Verdict environment;
};

/// What was found in one content after overlapping candidates became one.
struct Hit {
  findings::Candidate winner;
  std::vector<findings::RuleIndex> also;
};

enum class ContentSource : std::uint8_t { blob, commit, tag };

/// The hits of one content, in the order of their spans.
struct ContentHits {
  ContentId id;
  ContentSource source = ContentSource::blob;
  TextId text = 0;
  std::vector<Hit> hits;
};

/// One hit at one path: what becomes a finding.
struct Sighting {
  std::uint32_t content = 0;  ///< index in State::contents
  std::uint32_t hit = 0;      ///< index in its hits
  std::string path;           ///< with the path inside an archive
  std::uint32_t site = 0;     ///< number of the site when it stands in a tree in scope; else 0
  const git::history::AttributedPlace* introduction = nullptr;
};

/// What a unit left beside its objects.
struct RenderedUnit {
  std::shared_ptr<const helm::Contexts> contexts;  ///< of a chart: what its texts' contexts name; else null
  std::map<Span, std::vector<Span>> overrides;     ///< of a chart: by the content of a values leaf
  std::shared_ptr<const void> keep;                ///< what its objects' nodes need to live
};

/// A credential in a leaf of a rendered object, and the place of a file that its bytes come from.
struct RenderedHit {
  Span span;               ///< of a blob
  std::uint32_t site = 0;  ///< where the unit read it
  std::uint32_t unit = 0;
  findings::CredentialId credential = 0;
  findings::ObjectRef object;                  ///< with the field
  std::vector<findings::DraftStep> flow;       ///< from the place to the object
  std::vector<findings::DraftStep> overrides;  ///< what stood there in the layers below, the nearest first
  const char* kind = "";                       ///< of the place as an origin (contract, section 1, render)
};

/// The objects of one environment: what references resolve within.
struct Scene {
  environments::Environment environment;
  std::uint32_t unit = 0;  ///< its objects are those of one unit that nothing delivers; 0: those of the environment
  std::unique_ptr<kubernetes::ObjectSet> objects;
  std::unique_ptr<access::Graph> access;
};

/// What the stages have made so far of one scope.
struct State {
  // Given.
  Scope scope;
  const Options* options = nullptr;
  const Settings* settings = nullptr;
  const Config& config() const { return settings->config; }
  tree::Limits tree_limits() const {
    tree::Limits limits;
    limits.file_size = options->limits.file_size;
    return limits;
  }

  // Opened.
  std::optional<git::store::Repository> repository;
  std::shared_ptr<const git::store::ObjectStore> store;
  git::store::Refs refs;
  ContentId head;                 ///< empty: no commit
  std::string branch;             ///< short name; empty: HEAD is detached, or there is none
  std::string scope_note;         ///< what a person should know about the scope
  std::optional<ContentId> base;  ///< comparison: the commit that it is with (empty id: nothing before)
  std::optional<std::vector<tree::Entry>> base_outline;  ///< comparison of an index: the outline of the base
  std::vector<std::string> gone_paths;  ///< comparison of an index: what the base has and the head has not
  std::string below;                    ///< only the history of paths at or below this one; empty: all
  std::vector<Mount> mounts;
  std::optional<std::unordered_set<ContentId>> only_commits;  ///< of a range: its commits; else all
  std::optional<std::unordered_set<ContentId>> only_objects;  ///< of a range: what its commits bring; else all
  git::store::ObjectCounts only_counts;                       ///< of `only_objects`, and the trees that they bring
  bool brings = false;       ///< of a history's range: one of its commits brings a credential (match)
  bool whole_range = false;  ///< of a range: a shallow clone cuts off none of it
  std::optional<std::vector<std::string>> only_paths;  ///< index: the staged paths, sorted; else all

  // discover
  std::vector<Site> sites;                                             ///< by path
  std::unordered_map<ContentId, std::vector<std::uint32_t>> sites_of;  ///< numbers, from 1, of the sites of a content
  std::vector<delivery::Binding> bindings;
  environments::Builds builds;  ///< of files that kustomizations use: the roots that end up with them
  environments::Resolver environments;

  std::vector<Unit> units;                       ///< objects name them by number, from 1
  std::vector<std::vector<std::string>> charts;  ///< of each mount: folders of charts, sorted

  // match
  std::vector<ContentHits> contents;  ///< by source and id

  // render
  std::vector<yaml::Parsed> parsed;                        ///< keeps the arenas of `objects`
  std::vector<std::uint32_t> parsed_sites;                 ///< the site of each of `parsed`
  std::vector<kubernetes::Object> objects;                 ///< by site
  std::vector<RenderedUnit> rendered;                      ///< of each of `units`
  std::unordered_map<TextId, std::uint32_t> unit_of_text;  ///< built texts: the number of the unit that made them

  // inspect
  std::vector<RenderedHit> rendered_hits;  ///< by site, then place

  // resolve, judge, share
  std::vector<environments::Environment> object_environments;  ///< of each of `objects`
  std::vector<Scene> scenes;                                   ///< the first holds all objects
  std::vector<findings::Draft> drafts;

  // attribute: one target group for each credential
  std::vector<git::history::CommitFacts> commits;            ///< of the walk, for the attribution
  std::vector<git::history::AttributedPlace> introductions;  ///< `group` is the credential
  std::vector<git::history::Target> unplaced;                ///< blobs that no tree names
  std::vector<git::history::AttributedObject> led_to;  ///< by id: commits, tags and blobs that stand for themselves

  // group
  std::vector<Sighting> sightings;
  std::vector<Sighting> unreported;  ///< of a range: stand in HEAD's tree, and no commit of the range brought them
  std::vector<findings::Occurrence> occurrences;

  // place, triage
  std::vector<findings::Finding> findings;
  std::vector<std::string> gating;
  int exit_code = 0;

  std::vector<findings::Finding> base_findings;  ///< comparison: what the base has
  std::vector<Notice> base_notices;

  std::vector<Notice> notices;
  findings::Counts counts;

  void note(std::string code, NoticeLevel level, std::string message, std::string path = {}, std::uint32_t line = 0) {
    notices.push_back({std::move(code), level, std::move(message), std::move(path), line, {}});
  }
  /// The site with this number, from 1.
  const Site& site(std::uint32_t number) const { return sites[number - 1]; }
  /// The number of the site at this path; 0: there is none.
  std::uint32_t site_at(const std::string& path) const;
};

}  // namespace rummage::engine
