#include "kustomize/merge_schema.h"

#include "schema/merge_keys.h"
#include "schema/merge_types.h"

namespace rummage::kustomize {
namespace {

/// References that lead to references, at most this many.
constexpr int most_references = 32;

std::string key_of(std::string_view api_version, std::string_view kind) {
  return std::string(api_version) + " " + std::string(kind);
}

/// "merge" is one of the words of a patch strategy.
bool says_merge(std::string_view strategy) {
  while (!strategy.empty()) {
    const std::size_t comma = strategy.find(',');
    if (strategy.substr(0, comma) == "merge") return true;
    if (comma == std::string_view::npos) break;
    strategy.remove_prefix(comma + 1);
  }
  return false;
}

std::vector<std::string_view> cut_at_commas(std::string_view text) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t comma = text.find(',');
    if (!text.empty()) out.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return out;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

MergeType MergeType::field(std::string_view name) const {
  MergeType out;
  out.schema_ = schema_;
  if (custom_) {
    const yaml::Node property = custom_.find("properties").find(name);
    const yaml::Node any = custom_.find("additionalProperties");
    out.custom_ = schema_->resolved(property ? property : any.is_mapping() ? any : yaml::Node());
    return out;
  }
  if (definition_.empty() || list_ != nullptr) return out;
  out.definition_ = schema::merge_definition_of_field(definition_, name);
  out.list_ = schema::merge_key(definition_, name);
  return out;
}

MergeType MergeType::element() const {
  MergeType out = *this;
  out.list_ = nullptr;
  if (!custom_) return out;
  const bool array = custom_.find("type").text() == "array";
  out.custom_ = array ? schema_->resolved(custom_.find("items")) : yaml::Node();
  return out;
}

bool MergeType::merges() const {
  if (custom_) return says_merge(custom_.find("x-kubernetes-patch-strategy").text());
  return list_ != nullptr && says_merge(static_cast<const schema::MergeKey*>(list_)->strategy);
}

std::vector<std::string_view> MergeType::keys() const {
  if (!custom_) {
    const auto* row = static_cast<const schema::MergeKey*>(list_);
    return cut_at_commas(row->map_keys.empty() ? row->merge_key : row->map_keys);
  }
  std::vector<std::string_view> out;
  for (const yaml::Node key : custom_.find("x-kubernetes-list-map-keys").items()) out.push_back(key.text());
  const yaml::Node single = custom_.find("x-kubernetes-patch-merge-key");
  if (out.empty() && single) out.push_back(single.text());
  return out;
}

MergeType MergeSchema::of(std::string_view api_version, std::string_view kind) const {
  MergeType out;
  out.schema_ = this;
  if (!is_custom()) {
    out.definition_ = schema::merge_definition(api_version, kind);
    return out;
  }
  const auto found = by_kind_.find(key_of(api_version, kind));
  if (found != by_kind_.end()) out.custom_ = found->second;
  return out;
}

void MergeSchema::use(yaml::Node openapi) {
  definitions_ = openapi.find("definitions");
  by_kind_.clear();
  for (const yaml::Entry& entry : definitions_.entries()) {
    const yaml::Node kinds = entry.value.find("x-kubernetes-group-version-kind");
    if (kinds.size() != 1) continue;
    const yaml::Node gvk = kinds.at(0);
    const std::string group(gvk.find("group").text());
    const std::string version(gvk.find("version").text());
    by_kind_[key_of(group.empty() ? version : group + "/" + version, gvk.find("kind").text())] = entry.value;
  }
}

yaml::Node MergeSchema::resolved(yaml::Node property) const {
  for (int left = most_references; left > 0; --left) {
    const std::string_view reference = property.find("$ref").text();
    if (reference.empty()) return property;
    property = definitions_.find(reference.substr(reference.rfind('/') + 1));
  }
  return {};
}

}  // namespace rummage::kustomize
