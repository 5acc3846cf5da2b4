#include "kustomize/value_add.h"

#include "kustomize/field_match.h"
#include "kustomize/field_path.h"
#include "kustomize/namespace_change.h"
#include "kustomize/selector.h"
#include "tree/path.h"

namespace rummage::kustomize {
namespace {

using sources::Origin;

Error wrong(std::string message, yaml::Node at) {
  return error_at("kustomize/transformer", std::move(message), at);
}

/// Where the parts of a path begin; that of an absolute one is empty.
std::vector<std::size_t> parts_of(std::string_view path) {
  std::vector<std::size_t> begins;
  if (!path.empty()) begins.push_back(0);
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
    if (slash + 1 < path.size()) begins.push_back(slash + 1);
  return begins;
}

/// One target: its fields and what is put there.
class Target {
 public:
  Target(const PluginRun& run, yaml::Node target, yaml::Node value) : run_(run), target_(target), value_(value) {}

  bool apply() {
    const yaml::Node path = target_.find("fieldPath");
    position_ = target_.find("filePathPosition").as_int().value_or(0);
    if (path.text().empty()) return failed(wrong("a target has no fieldPath", target_));
    if (position_ < 0) return failed(wrong("filePathPosition is negative", target_.find("filePathPosition")));
    const Result<Selector> selector = Selector::read(target_.find("selector"));
    if (!selector) return failed(selector.error());
    for (Resource& object : run_.objects.resources) {
      if (!object.node || (target_.find("selector") && !is_meant(*selector, object))) continue;
      Result<yaml::Node> changed =
          path.text() == "metadata/namespace" ? in_namespace(object) : with_value(object, path);
      if (!changed && !failed(changed.error())) return false;
      if (changed) object.node = *changed;
    }
    return true;
  }

 private:
  bool failed(const Error& error) const { return run_.building.failed(error); }
  const Writer& writer() const { return run_.building.writer(); }

  Result<yaml::Node> in_namespace(const Resource& object) const {
    return change_namespace(writer(), object.node, {value_, {}, false, SubjectMode::named_default});
  }

  Result<yaml::Node> with_value(const Resource& object, yaml::Node path) const {
    std::vector<std::string> steps = split_path(path.text());
    std::erase(steps, "");
    auto set = set_fields(run_.building.nodes(), object.node, steps, true, path.content_span(),
                          [this](yaml::Node was) { return made(was); });
    if (!set) return set.take_error();
    return set->object;
  }

  Result<yaml::Node> made(yaml::Node was) const {
    if (was && !was.is_scalar()) return wrong("a field that gets a value is no scalar", was);
    if (position_ == 0 || value_.text().empty()) return writer().node(value_, was, Typing::style);
    return inserted(was);
  }

  /// The value as a part of the path that stands there.
  yaml::Node inserted(yaml::Node was) const {
    const std::string_view path = was.text();
    const std::vector<std::size_t> parts = parts_of(path);
    std::size_t at = std::min(static_cast<std::size_t>(position_ - 1), parts.size());
    if (path.starts_with('/') && at < parts.size()) ++at;
    sources::Builder draft = writer().draft();
    const auto slash = [&] { draft.opaque("/", Origin::synth, value_.content_span().begin); };
    const std::size_t before = at < parts.size() ? parts[at] : path.size();
    writer().append(draft, was, 0, before, Origin::resource_leaf);
    if (at >= parts.size() && !path.empty() && !path.ends_with('/')) slash();
    writer().append(draft, value_, Origin::transformer_field);
    if (at < parts.size()) {
      slash();
      writer().append(draft, was, before, path.size() - before, Origin::resource_leaf);
    }
    return writer().text(draft.finish(), was, Typing::style);
  }

  const PluginRun& run_;
  yaml::Node target_, value_;
  std::int64_t position_ = 0;
};

/// The targets of the object and those of the file that it names. Errors: those of Loader::load, and of the file.
Result<std::vector<yaml::Node>> targets_of(const PluginRun& run) {
  std::vector<yaml::Node> targets;
  for (const yaml::Node target : run.config.find("targets").items()) targets.push_back(target);
  const yaml::Node path = run.config.find("targetFilePath");
  if (!path.text().empty()) {
    auto file = run.loader.load(path.text(), TextRole::configuration, path);
    if (!file) return file.take_error();
    const auto parsed = run.building.parse(*file->bytes, file->text, yaml::Dialect::kubernetes);
    if (auto refused = Building::refusal(*parsed)) return std::move(*refused);
    if (!parsed->documents.empty())
      for (const yaml::Node target : parsed->documents.front().root.find("targets").items()) targets.push_back(target);
  }
  if (targets.empty()) return wrong("a ValueAddTransformer has no target", run.config);
  return targets;
}

}  // namespace

bool add_value(const PluginRun& run) {
  const auto targets = targets_of(run);
  if (!targets) return run.building.failed(targets.error());
  yaml::Node value = run.config.find("value");
  if (value.text().empty()) value = run.building.nodes().scalar(tree::base_name(run.loader.root()), run.config.span());
  for (const yaml::Node target : *targets)
    if (!Target(run, target, value).apply()) return false;
  return true;
}

}  // namespace rummage::kustomize
