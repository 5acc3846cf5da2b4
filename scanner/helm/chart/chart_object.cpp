#include <memory>

#include "helm/chart/objects.h"
#include "helm/chart/struct_object.h"

// `.Chart`, `.Release` and `.Template`.
namespace rummage::helm {
namespace {

using sources::Origin;
using sources::Text;

/// `.Chart` of Helm 3: the fields of the metadata, which stand in it as an embedded struct, and IsRoot.
class ChartObject : public StructObject {
 public:
  ChartObject(StructType type, std::vector<StructField> fields, Value metadata)
      : StructObject(type, std::move(fields)), metadata_(std::move(metadata)) {}

  std::optional<Value> field(std::string_view name) const override {
    return name == "Metadata" ? std::optional(metadata_) : StructObject::field(name);
  }
  std::string print() const override {
    return "{" + metadata_.as_object()->print() + " " + plain_print(*field("IsRoot")) + "}";
  }

 private:
  Value metadata_;
};

/// Makes the fields of a chart: structs for Helm 3, maps for Helm 4.
class Maker {
 public:
  Maker(Run& run, const UnitChart& chart) : run_(run), chart_(chart), four_(run.helm >= 4) {}

  Value chart() {
    std::vector<StructField> fields = metadata();
    const Value is_root = Value::boolean(chart_.is_root());
    if (four_) {
      fields.push_back({"IsRoot", is_root});
      return as_map(fields);
    }
    const Value inner = keep(std::make_unique<StructObject>(StructType{"chart.Metadata", "struct"}, fields));
    fields.push_back({"IsRoot", is_root});
    const StructType type{"struct { chart.Metadata; IsRoot bool }", "struct"};
    return keep(std::make_unique<ChartObject>(type, std::move(fields), inner));
  }

 private:
  Value keep(std::unique_ptr<Object> object) { return Value::object(run_.heap.keep(std::move(object))); }

  Value as_map(const std::vector<StructField>& fields) {
    Map* map = run_.heap.map();
    for (const StructField& each : fields) map->set(run_.made(each.name, Origin::builtin), each.value);
    return Value::map(map);
  }

  Value made(std::string_view bytes) { return Value::string(run_.made(bytes, Origin::builtin)); }

  Text text(const MetaText& from) {
    if (from.span.begin.text == 0 || from.span.length == 0) return run_.made(from.value, Origin::builtin);
    sources::Builder out = run_.builder();
    if (!out.literal(from.span, Origin::file_content) || from.verbatim) return out.finish();
    const Text below = out.finish();
    out.opaque(from.value, Origin::derived_exact, below);
    return out.finish();
  }

  Value string(const MetaText& from) { return from.verbatim || !from.empty() ? Value::string(text(from)) : made({}); }

  /// A list of texts: null where there is none, as a nil slice; in Helm 4 a list of anything, never nil.
  Value strings(const std::vector<MetaText>& from) {
    if (from.empty() && !four_) return Value::list(nullptr, Type::strings);
    List* list = run_.heap.list();
    for (const MetaText& each : from) list->items.push_back(string(each));
    return Value::list(list, four_ ? Type::list : Type::strings);
  }

  Value structs(std::vector<Value> items, Type type, bool absent) {
    if (absent && !four_) return Value::list(nullptr, type);
    List* list = run_.heap.list();
    list->items = std::move(items);
    return Value::list(list, four_ ? Type::list : type);
  }

  Value one(StructType type, std::vector<StructField> fields) {
    return four_ ? as_map(fields) : keep(std::make_unique<StructObject>(type, std::move(fields)));
  }

  Value maintainers(const std::vector<Maintainer>& from) {
    std::vector<Value> items;
    for (const Maintainer& each : from)
      items.push_back(one({"*chart.Maintainer", "ptr"}, {{"Name", string(each.name), "name", true},
                                                         {"Email", string(each.email), "email", true},
                                                         {"URL", string(each.url), "url", true}}));
    return structs(std::move(items), Type::maintainers, from.empty());
  }

  Value annotations(const std::vector<std::pair<MetaText, MetaText>>& from) {
    Map* map = run_.heap.map();
    for (const auto& [key, value] : from) map->set(text(key), string(value));
    return Value::map(map, Type::string_map);
  }

  Value imports(const std::vector<ImportValue>& from) {
    if (from.empty() && !four_) return Value::list(nullptr);
    List* list = run_.heap.list();
    for (const ImportValue& each : from)
      list->items.push_back(as_map({{"child", made(each.child)}, {"parent", made(each.parent)}}));
    return Value::list(list);
  }

  Value dependency(const UnitDependency& from) {
    const Dependency& as_declared = *from.declared;
    const bool same = from.name == as_declared.name.value;
    return one({"*chart.Dependency", "ptr"},
               {{"Name", same ? string(as_declared.name) : made(from.name), "name"},
                {"Version", string(as_declared.version), "version", true},
                {"Repository", string(as_declared.repository), "repository"},
                {"Condition", string(as_declared.condition), "condition", true},
                {"Tags", strings(as_declared.tags), "tags", true},
                {"Enabled", Value::boolean(from.enabled), "enabled", true},
                {"ImportValues", imports(as_declared.import_values), "import-values", true},
                {"Alias", string(as_declared.alias), "alias", true}});
  }

  Value dependencies() {
    std::vector<Value> items;
    for (const UnitDependency* each : chart_.metadata->dependencies) items.push_back(dependency(*each));
    return structs(std::move(items), Type::dependencies, !chart_.metadata->has_dependencies);
  }

  std::vector<StructField> metadata() {
    const Metadata& from = chart_.loaded->metadata;
    return {{"Name", chart_.metadata->renamed ? made(chart_.name()) : string(from.name), "name", true},
            {"Home", string(from.home), "home", true},
            {"Sources", strings(from.sources), "sources", true},
            {"Version", string(from.version), "version", true},
            {"Description", string(from.description), "description", true},
            {"Keywords", strings(from.keywords), "keywords", true},
            {"Maintainers", maintainers(from.maintainers), "maintainers", true},
            {"Icon", string(from.icon), "icon", true},
            {"APIVersion", string(from.api_version), "apiVersion", true},
            {"Condition", string(from.condition), "condition", true},
            {"Tags", string(from.tags), "tags", true},
            {"AppVersion", string(from.app_version), "appVersion", true},
            {"Deprecated", Value::boolean(from.deprecated), "deprecated", true},
            {"Annotations", annotations(from.annotations), "annotations", true},
            {"KubeVersion", string(from.kube_version), "kubeVersion", true},
            {"Dependencies", dependencies(), "dependencies", true},
            {"Type", string(from.type), "type", true}};
  }

  Run& run_;
  const UnitChart& chart_;
  bool four_;
};

}  // namespace

Value chart_object(Run& run, const UnitChart& chart) {
  return Maker(run, chart).chart();
}

Value release_object(Run& run, std::string_view name, std::string_view name_space, bool is_upgrade) {
  Map* map = run.heap.map();
  const auto key = [&](std::string_view bytes) { return run.made(bytes, Origin::builtin); };
  map->set(key("Name"), Value::string(key(name)));
  map->set(key("Namespace"), Value::string(key(name_space)));
  map->set(key("Service"), Value::string(key("Helm")));
  map->set(key("IsUpgrade"), Value::boolean(is_upgrade));
  map->set(key("IsInstall"), Value::boolean(!is_upgrade));
  map->set(key("Revision"), Value::integer(1));
  return Value::map(map);
}

Value template_object(Run& run, std::string_view name, std::string_view base_path) {
  Map* map = run.heap.map();
  const auto text = [&](std::string_view bytes) { return run.made(bytes, Origin::builtin); };
  map->set(text("BasePath"), Value::string(text(base_path)));
  map->set(text("Name"), Value::string(text(name)));
  return Value::map(map);
}

}  // namespace rummage::helm
