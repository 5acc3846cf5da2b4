#include "helm/chart/documents.h"

namespace rummage::helm {
namespace {

const yaml::Issue* fatal_before(const yaml::Parsed& parsed, bool all) {
  for (const yaml::Issue& issue : parsed.issues) {
    if (!issue.fatal) continue;
    if (all || parsed.documents.empty() || issue.span.begin < parsed.documents.front().span.begin) return &issue;
  }
  return nullptr;
}

Error unreadable(const yaml::Issue& issue, const char* code) {
  return {code, "line " + std::to_string(issue.line) + ": " + issue.message, issue.span, nullptr};
}

}  // namespace

Result<yaml::Document> first_document(const ChartFile& file) {
  const yaml::Parsed parsed = yaml::parse(*file.bytes, file.begin.text);
  if (const yaml::Issue* issue = fatal_before(parsed, false)) return unreadable(*issue, "helm/invalid-yaml");
  if (parsed.documents.empty()) return yaml::Document{};
  return parsed.documents.front();
}

Result<std::vector<yaml::Document>> values_documents(const ChartFile& file, int helm) {
  return values_documents(yaml::parse(*file.bytes, file.begin.text), helm);
}

Result<std::vector<yaml::Document>> values_documents(const yaml::Parsed& parsed, int helm) {
  if (const yaml::Issue* issue = fatal_before(parsed, helm >= 4)) return unreadable(*issue, "helm/invalid-values");
  std::vector<yaml::Document> out;
  for (const yaml::Document& document : parsed.documents) {
    if (!document.root.is_mapping() && !document.root.is_null() && document.root)
      return Error{"helm/invalid-values", "values are a mapping", document.root.span(), nullptr};
    if (document.root.is_mapping()) out.push_back(document);
    if (helm < 4) break;
  }
  return out;
}

}  // namespace rummage::helm
