#include "helm/chart/capabilities.h"

#include <algorithm>
#include <memory>

#include "helm/chart/default_versions.h"
#include "helm/chart/struct_object.h"
#include "helm/functions/function.h"
#include "helm/functions/semver.h"

namespace rummage::helm {
namespace {

using sources::Origin;

Error no_version() {
  return Error{"helm/kube-version", "The Kubernetes version asked for is no version", {}, {}};
}

/// Helm 4 reads two numbers or more, as Kubernetes itself does: "1.29.3-gke.1" is the version, 1.29.3 what counts.
Result<Capabilities> generic_version(std::string_view text) {
  std::string_view rest = text;
  if (rest.starts_with('v')) rest.remove_prefix(1);
  std::vector<std::string> numbers;
  while (true) {
    const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (end == 0) break;
    if (end > 1 && rest[0] == '0') return no_version();
    numbers.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
    if (rest.size() < 2 || rest[0] != '.' || rest[1] < '0' || rest[1] > '9') break;
    rest.remove_prefix(1);
  }
  if (numbers.size() < 2) return no_version();
  Capabilities out;
  out.version = (text.starts_with('v') ? "" : "v") + std::string(text);
  out.normalized = "v" + numbers[0];
  for (std::size_t i = 1; i < numbers.size(); ++i) out.normalized += "." + numbers[i];
  out.major = numbers[0];
  out.minor = numbers[1];
  return out;
}

Result<Capabilities> semantic_version(std::string_view text) {
  const auto version = parse_version(text);
  if (!version) return no_version();
  Capabilities out;
  out.version = out.normalized = "v" + version->text();
  out.major = std::to_string(version->major);
  out.minor = std::to_string(version->minor);
  return out;
}

/// `.Capabilities.KubeVersion`: an action prints it as its String() does, print does not.
class KubeVersionObject : public StructObject {
 public:
  KubeVersionObject(StructType type, std::vector<StructField> fields, Value version, Value text)
      : StructObject(type, std::move(fields)), version_(std::move(version)), text_(std::move(text)) {}

  bool has_method(std::string_view name) const override { return name == "String" || name == "GitVersion"; }
  Result<Value> call(Run&, std::string_view name, std::span<const Value> args) override {
    if (!args.empty()) return failure("wrong number of args for " + std::string(name) + ": want 0 got 1");
    return name == "String" ? text_ : version_;
  }
  bool prints_alone() const override { return true; }
  std::string print_alone() const override { return std::string(text_.view()); }
  /// The normalised version is no exported field.
  std::string print() const override {
    std::string out = "{" + std::string(version_.view()) + " ";
    if (type_name().starts_with("common")) out += std::string(text_.view()) + " ";
    return out + plain_print(*field("Major")) + " " + plain_print(*field("Minor")) + "}";
  }

 private:
  Value version_, text_;
};

class Maker {
 public:
  explicit Maker(Run& run) : run_(run), four_(run.helm >= 4) {}

  Value text(std::string_view bytes) const { return Value::string(run_.made(bytes, Origin::builtin)); }

  Value kube_version(const Capabilities& facts) const {
    const Value version = text(facts.version);
    std::vector<StructField> fields = {
        {"Version", version}, {"Major", text(facts.major)}, {"Minor", text(facts.minor)}};
    const StructType type{four_ ? "common.KubeVersion" : "chartutil.KubeVersion", "struct"};
    return keep(std::make_unique<KubeVersionObject>(type, std::move(fields), version, text(facts.normalized)));
  }

  Value api_versions(const Capabilities& facts) const {
    List* list = run_.heap.list();
    list->items.reserve(facts.api_versions.size());
    for (const std::string& each : facts.api_versions) list->items.push_back(text(each));
    return Value::list(list, Type::version_set);
  }

  /// Facts: what the two released binaries print.
  Value helm_version() const {
    std::vector<StructField> fields = {
        {"Version", text(four_ ? "v4.1.4" : "v3.17.3"), "version", true},
        {"GitCommit",
         text(four_ ? "05fa37973dc9e42b76e1d2883494c87174b6074f" : "e4da49785aa6e6ee2b86efd5dd9e43400318262b"),
         "git_commit", true},
        {"GitTreeState", text("clean"), "git_tree_state", true},
        {"GoVersion", text(four_ ? "go1.25.9" : "go1.23.7"), "go_version", true}};
    if (four_) fields.push_back({"KubeClientVersion", text("v1.35"), "kube_client_version", true});
    return keep(std::make_unique<StructObject>(StructType{"version.BuildInfo", "struct"}, std::move(fields)));
  }

  Value keep(std::unique_ptr<Object> object) const { return Value::object(run_.heap.keep(std::move(object))); }

  bool four() const { return four_; }

 private:
  Run& run_;
  bool four_;
};

}  // namespace

Result<Capabilities> capabilities(int helm, std::string_view kube_version,
                                  const std::vector<std::string>& api_versions) {
  if (kube_version.empty()) kube_version = helm >= 4 ? "v1.35.0" : "v1.32.0";
  auto out = helm >= 4 ? generic_version(kube_version) : semantic_version(kube_version);
  if (!out) return out;
  for (const std::string_view each : default_api_versions(helm)) out->api_versions.emplace_back(each);
  for (const std::string& each : api_versions) out->api_versions.push_back(each);
  return out;
}

Value capabilities_object(Run& run, const Capabilities& facts) {
  const Maker make(run);
  std::vector<StructField> fields = {{"KubeVersion", make.kube_version(facts)},
                                     {"APIVersions", make.api_versions(facts)},
                                     {"HelmVersion", make.helm_version()}};
  const StructType type{make.four() ? "*common.Capabilities" : "*chartutil.Capabilities", "ptr"};
  return make.keep(std::make_unique<StructObject>(type, std::move(fields)));
}

}  // namespace rummage::helm
