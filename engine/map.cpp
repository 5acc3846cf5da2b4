#include "engine/map.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/lowering.h"
#include "engine/text_places.h"
#include "kubernetes/references.h"

namespace rummage::engine {
namespace {

using kubernetes::Object;
using kubernetes::Reference;
using kubernetes::ReferenceUse;

std::string use_of(const Reference& reference) {
  const std::string variable = reference.variable.empty() ? std::string() : " " + std::string(reference.variable);
  switch (reference.use) {
    case ReferenceUse::env:
    case ReferenceUse::env_from:
      return "env" + variable;
    case ReferenceUse::volume:
    case ReferenceUse::projected:
    case ReferenceUse::csi:
      return "volume";
    case ReferenceUse::image_pull:
      return "image pull";
    case ReferenceUse::account_secret:
      return "account";
    case ReferenceUse::tls:
      return "tls";
    default:
      return "reference";
  }
}

std::string named(std::string_view ns, std::string_view name) {
  return ns.empty() ? std::string(name) : std::string(ns) + "/" + std::string(name);
}

class Mapping {
 public:
  Mapping(const Run& run, const State& state) : run_(run), state_(state), places_(run.sources) {
    for (std::size_t i = 0; i < state.objects.size(); ++i)
      if (!state.object_environments[i].known()) anywhere_.insert(key_of(state.objects[i]));
  }

  std::vector<MapRow> rows() {
    // The first scene holds the objects of all environments.
    std::size_t first = 0;
    for (std::size_t i = 1; i < state_.scenes.size(); ++i)
      if (state_.scenes[i].unit == 0) first = 1;
    for (std::size_t i = first; i < state_.scenes.size(); ++i)
      for (const Object& object : state_.scenes[i].objects->objects()) add(state_.scenes[i], object);
    drop_missed();
    std::sort(rows_.begin(), rows_.end());
    rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
    return std::move(rows_);
  }

 private:
  using Key = std::tuple<Span, std::uint32_t, std::uint32_t>;
  static Key key_of(const Object& object) { return {object.span, object.unit, object.site}; }

  // Objects of no environment stand in the scene of each. They are told there only where that environment gives the
  // Secret, else as what they are.
  std::string environment_of(const Scene& scene, const Object& workload, const Object* secret) const {
    const bool own = !anywhere_.contains(key_of(workload)) || (secret && !anywhere_.contains(key_of(*secret)));
    return own ? scene.environment.name : std::string();
  }

  // What some environment gives is not missing.
  void drop_missed() {
    std::set<std::tuple<std::string, std::string, std::string>> given;
    for (const MapRow& row : rows_)
      if (row.found) given.emplace(row.workload, row.secret, row.use);
    std::erase_if(rows_, [&](const MapRow& row) {
      return !row.found && row.environment.empty() && given.contains({row.workload, row.secret, row.use});
    });
  }

  void add(const Scene& scene, const Object& object) {
    for (const Reference& reference : kubernetes::references_of(object)) {
      if (reference.target != kubernetes::ReferenceTarget::secret) continue;
      const std::string_view ns = reference.ns.empty() ? object.ns : reference.ns;
      MapRow row{environment_of(scene, object, nullptr),
                 object.title(),
                 named(ns, reference.name),
                 std::string(reference.key),
                 use_of(reference),
                 false,
                 {}};
      bool there = false;
      for (const Object* secret : scene.objects->find({"", "Secret", ns, reference.name})) {
        there = true;
        row.environment = environment_of(scene, object, secret);
        add_keys(row, *secret);
      }
      if (!there) put(std::move(row));
    }
  }

  void add_keys(const MapRow& row, const Object& secret) {
    for (const char* field : {"stringData", "data"})
      for (const yaml::Entry& entry : secret.node.find(field).entries()) {
        if (!row.key.empty() && entry.key.text() != row.key) continue;
        MapRow one = row;
        one.key = entry.key.text();
        one.found = true;
        one.source = place_of(entry.value, secret);
        put(std::move(one));
      }
  }

  Place place_of(yaml::Node value, const Object& secret) {
    const auto lowered = lower(run_.sources, value.content_span());
    if (!lowered) return {};
    const NamedSite site = site_of_text(run_, state_, lowered->span.begin.text, secret.unit);
    Place place = places_.at(lowered->span);
    if (site.site != 0) place.path = site.path.empty() ? state_.site(site.site).path : site.path;
    // A file that several places hold: the object says which.
    if (secret.unit == 0 && secret.site != 0) place.path = state_.site(secret.site).path;
    return place;
  }

  void put(MapRow row) {
    if (rows_.size() < most_map_rows) rows_.push_back(std::move(row));
  }

  const Run& run_;
  const State& state_;
  TextPlaces places_;
  std::set<Key> anywhere_;  ///< objects of no environment
  std::vector<MapRow> rows_;
};

}  // namespace

std::vector<MapRow> map_rows(const Run& run, const State& state) {
  return Mapping(run, state).rows();
}

}  // namespace rummage::engine
