#include "kustomize/namespace_change.h"

#include "kustomize/cluster_scope.h"
#include "kustomize/edit.h"
#include "kustomize/spec_walk.h"

namespace rummage::kustomize {
namespace {

constexpr std::string_view metadata_namespace = "metadata/namespace", metadata_name = "metadata/name";

bool is_role_binding(std::string_view kind) {
  return kind == "RoleBinding" || kind == "ClusterRoleBinding";
}

class Change {
 public:
  Change(const Writer& writer, const NamespaceChange& change) : writer_(writer), change_(change) {}

  Result<yaml::Node> run(yaml::Node object) {
    const std::string_view api_version = object.find("apiVersion").text(), kind = object.find("kind").text();
    if (!is_cluster_scoped(api_version, kind)) {
      auto out = walk_field(writer_.nodes(), object, metadata_namespace, Create::scalar, made_at(), setter());
      if (!out) return out;
      object = *out;
    }
    if (is_role_binding(kind)) {
      auto out = subjects(object);
      if (!out) return out;
      object = *out;
    }
    return specs(object, api_version, kind);
  }

 private:
  Span made_at() const { return change_.value.content_span(); }
  FieldSetter setter() {
    return [this](yaml::Node was) { return set(was); };
  }

  Result<yaml::Node> set(yaml::Node was) {
    if (was && !was.is_scalar()) return Error{"kustomize/field-path", "a namespace field is no scalar", was.span(), {}};
    if (change_.unset_only && !missing_or_null(was) && !was.text().empty()) return was;
    return writer_.node(change_.value, was, Typing::string);
  }

  /// The fields that a configuration may name, without those that have rules of their own.
  Result<yaml::Node> specs(yaml::Node object, std::string_view api_version, std::string_view kind) {
    const Gvk gvk = gvk_of(object);
    for (const schema::FieldSpec& spec : change_.specs) {
      if (!selects(spec, gvk) || spec.path == metadata_namespace) continue;
      if (spec.path == metadata_name && api_version != "v1") continue;
      if (is_role_binding(kind) && is_role_binding(spec.kind) && spec.path == "subjects/namespace") continue;
      auto out = walk_field(writer_.nodes(), object, spec.path, spec.create ? Create::scalar : Create::none, made_at(),
                            setter());
      if (!out) return out;
      object = *out;
    }
    return object;
  }

  Result<yaml::Node> subjects(yaml::Node object) {
    if (change_.subjects == SubjectMode::none) return object;
    const std::size_t index = entry_index(object, "subjects");
    const yaml::Node list = object.find("subjects");
    if (missing_or_null(list)) return object;
    if (!list.is_sequence()) return Error{"kustomize/field-path", "subjects are no list", list.span(), {}};
    yaml::Node out = list;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto subject = in_subject(list.at(i));
      if (!subject) return subject;
      out = with_child(writer_.nodes(), out, i, *subject);
    }
    return with_child(writer_.nodes(), object, index, out);
  }

  Result<yaml::Node> in_subject(yaml::Node subject) {
    const bool named_default = change_.subjects == SubjectMode::named_default;
    const std::string_view key = named_default ? "name" : "kind", value = named_default ? "default" : "ServiceAccount";
    if (!subject.is_mapping() || subject.find(key).text() != value) return subject;
    return walk_field(writer_.nodes(), subject, "namespace", Create::scalar, made_at(), setter());
  }

  const Writer& writer_;
  const NamespaceChange& change_;
};

}  // namespace

Result<yaml::Node> change_namespace(const Writer& writer, yaml::Node object, const NamespaceChange& change) {
  return Change(writer, change).run(object);
}

}  // namespace rummage::kustomize
