#include <algorithm>
#include <map>

#include "engine/environments_of_run.h"
#include "engine/stages/stages.h"

// A scene holds the objects of one environment and those that belong to none in particular: a base's role is bound in
// each overlay. The first scene holds everything but the charts that nothing delivers, each of which has a scene of its
// own; it judges what belongs to no environment.
namespace rummage::engine {
namespace {

constexpr std::size_t most_scene_objects = 400'000;

std::vector<environments::Label> labels_of(const kubernetes::Object& object) {
  std::vector<environments::Label> labels;
  auto add = [&](const yaml::Node& node) {
    for (const yaml::Entry& entry : node.entries())
      if (entry.value.is_scalar()) labels.emplace_back(entry.key.text(), entry.value.text());
  };
  add(object.labels());
  add(object.spec().find("template").find("metadata").find("labels"));
  return labels;
}

// The file that says where an object goes: a rendered one goes where its unit does.
const std::string& path_of(const State& state, const kubernetes::Object& object) {
  return object.unit != 0 ? state.units[object.unit - 1].anchor : state.site(object.site).path;
}

std::string_view namespace_of(const State& state, const kubernetes::Object& object) {
  return object.ns.empty() && object.unit != 0 ? std::string_view(state.units[object.unit - 1].ns) : object.ns;
}

void find_lone_units(State& state) {
  for (Unit& unit : state.units)
    unit.alone = stands_alone(unit, state.environments.of_object(unit.anchor, unit.ns, {}).environment);
}

Scene make_scene(environments::Environment environment, std::vector<kubernetes::Object> objects) {
  Scene scene;
  scene.environment = std::move(environment);
  scene.objects = std::make_unique<kubernetes::ObjectSet>(std::move(objects));
  scene.access = std::make_unique<access::Graph>(*scene.objects);
  return scene;
}

}  // namespace

void resolve(Run& run, State& state) {
  find_lone_units(state);
  state.object_environments.resize(state.objects.size());
  run.pool.for_each_small(state.objects.size(), [&](std::size_t i, unsigned) {
    const kubernetes::Object& object = state.objects[i];
    const environments::Verdict verdict =
        state.environments.of_object(path_of(state, object), namespace_of(state, object), labels_of(object));
    state.object_environments[i] =
        object.unit != 0 ? environment_of(verdict, state.units[object.unit - 1]) : verdict.environment;
  });
  std::map<std::pair<int, std::string>, std::vector<std::size_t>> by_environment;  // worst class first
  std::vector<std::size_t> unknown;
  std::map<std::uint32_t, std::vector<std::size_t>> alone;
  std::vector<kubernetes::Object> together;
  for (std::size_t i = 0; i < state.objects.size(); ++i) {
    const environments::Environment& environment = state.object_environments[i];
    if (const std::uint32_t unit = state.objects[i].unit; unit != 0 && state.units[unit - 1].alone) {
      alone[unit].push_back(i);
      continue;
    }
    together.push_back(state.objects[i]);
    if (!environment.known()) {
      unknown.push_back(i);
    } else {
      by_environment[{-static_cast<int>(environment.environment_class), environment.name}].push_back(i);
    }
  }
  state.scenes.push_back(make_scene({}, std::move(together)));
  // The scene with everything is the largest: what it leaves out covers the others.
  for (const Notice& notice : state.scenes.front().access->notices()) state.notices.push_back(notice);
  const bool shared_everywhere = unknown.size() * by_environment.size() <= most_scene_objects;
  if (!shared_everywhere)
    state.note("resolve/limit", NoticeLevel::warning,
               "too many objects belong to no environment; they are judged together only");
  for (auto& [name, own] : by_environment) {
    if (shared_everywhere) own.insert(own.end(), unknown.begin(), unknown.end());
    std::sort(own.begin(), own.end());
    std::vector<kubernetes::Object> objects;
    for (std::size_t i : own) objects.push_back(state.objects[i]);
    environments::Environment environment = state.object_environments[*std::find_if(
        own.begin(), own.end(), [&](std::size_t i) { return state.object_environments[i].name == name.second; })];
    state.scenes.push_back(make_scene(std::move(environment), std::move(objects)));
  }
  for (const auto& [unit, own] : alone) {
    std::vector<kubernetes::Object> objects;
    for (std::size_t i : own) objects.push_back(state.objects[i]);
    state.scenes.push_back(make_scene(state.object_environments[own.front()], std::move(objects)));
    state.scenes.back().unit = unit;
  }
}

}  // namespace rummage::engine
