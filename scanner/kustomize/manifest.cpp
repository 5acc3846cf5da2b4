#include "kustomize/manifest.h"

#include <algorithm>
#include <deque>

#include "kustomize/edit.h"

namespace rummage::kustomize {
namespace {

bool is_empty(yaml::Node node) {
  return missing_or_null(node) || (node.is_mapping() && node.size() == 0);
}

/// Why Kustomize takes this for no object.
std::optional<Error> refusal_of(yaml::Node node) {
  if (!node.is_mapping() || node.find("kind").text().empty())
    return error_at("kustomize/object", "an object has no kind", node);
  const yaml::Node metadata = node.find("metadata");
  const bool named = node.find("kind").text().ends_with("List") || !metadata.find("name").text().empty();
  if (named) return std::nullopt;
  return error_at("kustomize/object", "an object has no metadata.name", node);
}

class Reader {
 public:
  Reader(Building& building, bool quiet) : building_(building), quiet_(quiet) {}

  Result<std::vector<Resource>> read(const yaml::Parsed& parsed) {
    for (const yaml::Issue& issue : parsed.issues)
      if (issue.fatal && !goes_on({"kustomize/yaml", issue.message, issue.span, {}})) return std::move(*error_);
    for (const yaml::Document& document : parsed.documents) waiting_.push_back(document.root);
    if (parsed.documents.size() == 1) unwrap(waiting_.front());
    while (!waiting_.empty()) {
      const yaml::Node node = waiting_.front();
      waiting_.pop_front();
      if (!is_empty(node) && !take(node)) return std::move(*error_);
    }
    return std::move(out_);
  }

 private:
  bool goes_on(Error error) {
    if (!quiet_ && building_.failed(error)) return true;
    error_ = std::move(error);
    return false;
  }

  /// A text that is one list is its items.
  void unwrap(yaml::Node node) {
    const std::string_view kind = node.find("kind").text();
    if ((kind != "List" && kind != "ResourceList") || !node.find("items")) return;
    waiting_.clear();
    for (const yaml::Node item : node.find("items").items()) waiting_.push_back(item);
  }

  bool take(yaml::Node node) {
    if (auto refused = refusal_of(node)) return goes_on(std::move(*refused));
    const yaml::Node items = node.find("items");
    if (!node.find("kind").text().ends_with("List") || !items) {
      Resource resource;
      resource.node = node;
      out_.push_back(std::move(resource));
      return true;
    }
    if (!items.is_sequence() && !items.is_null())
      return goes_on(error_at("kustomize/object", "the items of a list are no sequence", items));
    for (const yaml::Node item : items.items()) waiting_.push_back(item);
    return true;
  }

  Building& building_;
  bool quiet_;
  std::deque<yaml::Node> waiting_;
  std::vector<Resource> out_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<Resource>> read_objects(Building& building, const yaml::Parsed& parsed) {
  return Reader(building, false).read(parsed);
}

Result<std::vector<Resource>> read_objects(Building& building, const File& file) {
  const auto parsed = building.parse(*file.bytes, file.text, yaml::Dialect::kustomize);
  const auto twice = std::find_if(parsed->issues.begin(), parsed->issues.end(), [](const yaml::Issue& issue) {
    return issue.kind == yaml::IssueKind::duplicate_key && issue.fatal;
  });
  if (building.strict() || twice == parsed->issues.end()) return read_objects(building, *parsed);
  building.failed({"kustomize/yaml", twice->message, twice->span, {}});
  return read_objects(building, *building.parse(*file.bytes, file.text, yaml::Dialect::kubernetes));
}

Result<std::vector<Resource>> try_objects(Building& building, const yaml::Parsed& parsed) {
  return Reader(building, true).read(parsed);
}

}  // namespace rummage::kustomize
