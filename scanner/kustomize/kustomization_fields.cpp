#include "kustomize/kustomization_fields.h"

#include <cctype>
#include <string>
#include <vector>

#include "kustomize/edit.h"

namespace rummage::kustomize::detail {

enum class FieldType : std::uint8_t { end, string, boolean, integer, any, fields };
enum class FieldShape : std::uint8_t { one, list, map };

/// A field, the type of its value, and of the values of a list or mapping.
struct FieldRule {
  const char* name = nullptr;
  FieldType type = FieldType::end;
  FieldShape shape = FieldShape::one;
  const FieldRule* fields = nullptr;
};

namespace {

constexpr FieldType text = FieldType::string, flag = FieldType::boolean, number = FieldType::integer,
                    any = FieldType::any, fields = FieldType::fields;
constexpr FieldShape one = FieldShape::one, list = FieldShape::list, map = FieldShape::map;

constexpr FieldRule field_spec[] = {{"group", text}, {"version", text}, {"kind", text},
                                    {"path", text},  {"create", flag},  {}};
constexpr FieldRule selector[] = {{"group", text},         {"version", text},
                                  {"kind", text},          {"name", text},
                                  {"namespace", text},     {"annotationSelector", text},
                                  {"labelSelector", text}, {}};
constexpr FieldRule metadata[] = {
    {"name", text}, {"namespace", text}, {"labels", text, map}, {"annotations", text, map}, {}};
constexpr FieldRule label[] = {{"pairs", text, map},
                               {"includeSelectors", flag},
                               {"includeTemplates", flag},
                               {"fields", fields, list, field_spec},
                               {}};
constexpr FieldRule patch[] = {
    {"path", text}, {"patch", text}, {"target", fields, one, selector}, {"options", flag, map}, {}};
constexpr FieldRule image[] = {{"name", text},   {"newName", text}, {"tagSuffix", text},
                               {"newTag", text}, {"digest", text},  {}};
constexpr FieldRule field_options[] = {
    {"delimiter", text}, {"index", number}, {"encoding", text}, {"create", flag}, {}};
constexpr FieldRule source[] = {{"group", text},
                                {"version", text},
                                {"kind", text},
                                {"name", text},
                                {"namespace", text},
                                {"fieldPath", text},
                                {"options", fields, one, field_options},
                                {}};
constexpr FieldRule target[] = {{"select", fields, one, selector},
                                {"reject", fields, list, selector},
                                {"fieldPaths", text, list},
                                {"options", fields, one, field_options},
                                {}};
constexpr FieldRule replacement[] = {
    {"source", fields, one, source}, {"targets", fields, list, target}, {"sourceValue", text}, {"path", text}, {}};
constexpr FieldRule replica[] = {{"name", text}, {"count", number}, {}};
constexpr FieldRule object_reference[] = {
    {"apiVersion", text}, {"group", text}, {"version", text}, {"kind", text}, {"name", text}, {"namespace", text}, {}};
constexpr FieldRule field_reference[] = {{"fieldPath", text}, {}};
constexpr FieldRule variable[] = {
    {"name", text}, {"objref", fields, one, object_reference}, {"fieldref", fields, one, field_reference}, {}};
constexpr FieldRule legacy_order[] = {{"orderFirst", text, list}, {"orderLast", text, list}, {}};
constexpr FieldRule sort_options[] = {{"order", text}, {"legacySortOptions", fields, one, legacy_order}, {}};
constexpr FieldRule generator_options[] = {
    {"labels", text, map}, {"annotations", text, map}, {"disableNameSuffixHash", flag}, {"immutable", flag}, {}};
constexpr FieldRule config_map[] = {{"namespace", text},
                                    {"name", text},
                                    {"behavior", text},
                                    {"literals", text, list},
                                    {"files", text, list},
                                    {"envs", text, list},
                                    {"env", text},
                                    {"options", fields, one, generator_options},
                                    {}};
constexpr FieldRule secret[] = {{"namespace", text},   {"name", text},
                                {"behavior", text},    {"literals", text, list},
                                {"files", text, list}, {"envs", text, list},
                                {"env", text},         {"options", fields, one, generator_options},
                                {"type", text},        {}};
constexpr FieldRule helm_globals[] = {{"chartHome", text}, {"configHome", text}, {}};
constexpr FieldRule helm_chart[] = {{"name", text},        {"version", text},
                                    {"repo", text},        {"releaseName", text},
                                    {"namespace", text},   {"additionalValuesFiles", text, list},
                                    {"valuesFile", text},  {"valuesInline", any, map},
                                    {"valuesMerge", text}, {"includeCRDs", flag},
                                    {"skipHooks", flag},   {"apiVersions", text, list},
                                    {"kubeVersion", text}, {"nameTemplate", text},
                                    {"skipTests", flag},   {"debug", flag},
                                    {"devel", flag},       {}};
constexpr FieldRule old_helm_chart[] = {{"chartName", text},       {"chartVersion", text},
                                        {"chartRepoUrl", text},    {"chartHome", text},
                                        {"chartRepoName", text},   {"helmBin", text},
                                        {"helmHome", text},        {"values", text},
                                        {"valuesLocal", any, map}, {"valuesMerge", text},
                                        {"releaseName", text},     {"releaseNamespace", text},
                                        {"extraArgs", text, list}, {}};
constexpr FieldRule kustomization[] = {{"kind", text},
                                       {"apiVersion", text},
                                       {"metadata", fields, one, metadata},
                                       {"openapi", text, map},
                                       {"namePrefix", text},
                                       {"nameSuffix", text},
                                       {"namespace", text},
                                       {"commonLabels", text, map},
                                       {"labels", fields, list, label},
                                       {"commonAnnotations", text, map},
                                       {"patchesStrategicMerge", text, list},
                                       {"patchesJson6902", fields, list, patch},
                                       {"patches", fields, list, patch},
                                       {"images", fields, list, image},
                                       {"imageTags", fields, list, image},
                                       {"replacements", fields, list, replacement},
                                       {"replicas", fields, list, replica},
                                       {"vars", fields, list, variable},
                                       {"sortOptions", fields, one, sort_options},
                                       {"resources", text, list},
                                       {"components", text, list},
                                       {"crds", text, list},
                                       {"bases", text, list},
                                       {"configMapGenerator", fields, list, config_map},
                                       {"secretGenerator", fields, list, secret},
                                       {"helmGlobals", fields, one, helm_globals},
                                       {"helmCharts", fields, list, helm_chart},
                                       {"helmChartInflationGenerator", fields, list, old_helm_chart},
                                       {"generatorOptions", fields, one, generator_options},
                                       {"configurations", text, list},
                                       {"generators", text, list},
                                       {"transformers", text, list},
                                       {"validators", text, list},
                                       {"buildMetadata", text, list},
                                       {}};

bool same_in_any_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::tolower(static_cast<unsigned char>(a[i])) != std::tolower(static_cast<unsigned char>(b[i]))) return false;
  return true;
}

const FieldRule* find_rule(const FieldRule* rules, std::string_view key) {
  for (const FieldRule* rule = rules; rule->name != nullptr; ++rule)
    if (key == rule->name) return rule;
  for (const FieldRule* rule = rules; rule->name != nullptr; ++rule)
    if (same_in_any_case(key, rule->name)) return rule;
  return nullptr;
}

bool fits(yaml::Node scalar, FieldType type) {
  using yaml::ScalarType;
  if (type == FieldType::boolean) return scalar.type() == ScalarType::boolean;
  if (type == FieldType::integer) return scalar.type() == ScalarType::integer;
  return scalar.type() == ScalarType::string || scalar.type() == ScalarType::timestamp ||
         scalar.type() == ScalarType::binary;
}

}  // namespace

yaml::Node FieldChecker::wrong(const FieldRule& rule, yaml::Node value) {
  const std::string message = "the value of " + std::string(rule.name) + " has another type than Kustomize expects";
  stopped_ = stopped_ || !failed({"kustomize/invalid", message, value.span(), {}});
  return {};
}

/// What the value becomes; absent when it is wrong.
yaml::Node FieldChecker::check(yaml::Node value, const FieldRule& rule) {
  if (value.is_null() || rule.type == FieldType::any) return value;
  if (rule.type == FieldType::fields) return value.is_mapping() ? check_fields(value, rule.fields) : wrong(rule, value);
  return value.is_scalar() && fits(value, rule.type) ? value : wrong(rule, value);
}

yaml::Node FieldChecker::check_list(yaml::Node values, const FieldRule& rule) {
  if (!values.is_sequence()) return wrong(rule, values);
  std::vector<yaml::Node> items;
  bool changed = false;
  for (const yaml::Node item : values.items()) {
    const yaml::Node checked = check(item, rule);
    changed = changed || checked.identity() != item.identity();
    if (checked) items.push_back(checked);
    if (stopped_) return {};
  }
  return changed ? nodes_.sequence(items, values.span(), values.style()) : values;
}

yaml::Node FieldChecker::check_map(yaml::Node values, const FieldRule& rule) {
  if (!values.is_mapping()) return wrong(rule, values);
  std::vector<yaml::Entry> entries;
  bool changed = false;
  for (const yaml::Entry& entry : values.entries()) {
    const yaml::Node checked = check(entry.value, rule);
    changed = changed || !checked;
    if (checked) entries.push_back({entry.key, checked});
    if (stopped_) return {};
  }
  return changed ? nodes_.mapping(entries, values.span(), values.style()) : values;
}

yaml::Node FieldChecker::check_fields(yaml::Node values, const FieldRule* rules) {
  std::vector<yaml::Entry> entries;
  bool changed = false;
  for (const yaml::Entry& entry : values.entries()) {
    const FieldRule* rule = find_rule(rules, entry.key.text());
    yaml::Node checked;
    if (rule == nullptr) {
      const std::string message = "Kustomize knows no field " + std::string(entry.key.text());
      stopped_ = stopped_ || !failed({"kustomize/invalid", message, entry.key.span(), {}});
    } else if (rule->shape == FieldShape::one || entry.value.is_null()) {
      checked = check(entry.value, *rule);
    } else {
      checked = rule->shape == FieldShape::list ? check_list(entry.value, *rule) : check_map(entry.value, *rule);
    }
    if (stopped_) return {};
    const bool respelt = rule != nullptr && entry.key.text() != rule->name;
    changed = changed || respelt || checked.identity() != entry.value.identity();
    if (checked) entries.push_back({respelt ? nodes_.scalar(rule->name, entry.key.span()) : entry.key, checked});
  }
  return changed ? nodes_.mapping(entries, values.span(), values.style()) : values;
}

yaml::Node FieldChecker::check_root(yaml::Node root) {
  const FieldRule whole{"the kustomization file", fields, one, kustomization};
  if (missing_or_null(root)) return empty_mapping(nodes_, root ? root.span() : Span{});
  const yaml::Node checked = check(root, whole);
  return checked ? checked : empty_mapping(nodes_, root.span());
}

}  // namespace rummage::kustomize::detail
