#include "engine/map.h"

#include <algorithm>

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
  Mapping(const Run& run, const State& state) : run_(run), state_(state), places_(run.sources) {}

  std::vector<MapRow> rows() {
    // The first scene holds the objects of all environments.
    std::size_t first = 0;
    for (std::size_t i = 1; i < state_.scenes.size(); ++i)
      if (state_.scenes[i].unit == 0) first = 1;
    for (std::size_t i = first; i < state_.scenes.size(); ++i)
      for (const Object& object : state_.scenes[i].objects->objects()) add(state_.scenes[i], object);
    std::sort(rows_.begin(), rows_.end());
    rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
    return std::move(rows_);
  }

 private:
  void add(const Scene& scene, const Object& object) {
    for (const Reference& reference : kubernetes::references_of(object)) {
      if (reference.target != kubernetes::ReferenceTarget::secret) continue;
      const std::string_view ns = reference.ns.empty() ? object.ns : reference.ns;
      MapRow row{scene.environment.name,
                 object.title(),
                 named(ns, reference.name),
                 std::string(reference.key),
                 use_of(reference),
                 false,
                 {}};
      bool there = false;
      for (const Object* secret : scene.objects->find({"", "Secret", ns, reference.name})) {
        there = true;
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
  std::vector<MapRow> rows_;
};

}  // namespace

std::vector<MapRow> map_rows(const Run& run, const State& state) {
  return Mapping(run, state).rows();
}

}  // namespace rummage::engine
