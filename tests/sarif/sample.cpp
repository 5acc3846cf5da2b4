#include "tests/sarif/sample.h"

#include <fmt/format.h>

#include "findings/fingerprint.h"

namespace rummage::test {
namespace {

using findings::Catalogue;
using findings::Finding;
using findings::Report;
using findings::Rule;

constexpr std::string_view token_tags[] = {"security", "external/cwe/cwe-798"};
constexpr std::string_view reader_tags[] = {"security", "external/cwe/cwe-250", "external/cwe/cwe-269"};
constexpr std::string_view token_mappings[] = {"CIS-1.12:5.4.1", "ATTACK:T1552.001"};
constexpr std::string_view reader_mappings[] = {"CIS-1.12:5.1.2", "OWASP-K8S:K03"};
constexpr std::string_view references[] = {"https://kubernetes.io/docs/concepts/configuration/secret/"};

Rule sample_token() {
  Rule rule;
  rule.id = "secret/sample-token";
  rule.title = "Sample access token";
  rule.severity = findings::Severity::critical;
  rule.precision = "very-high";
  rule.what = "A token of the Sample service stands in the text.";
  rule.why = "Whoever reads the repository can act as its owner.";
  rule.fix = "Revoke the token at the service, then move the new one to a secret store.";
  rule.public_prefix = "smp_";
  rule.tags = token_tags;
  rule.mappings = token_mappings;
  rule.references = references;
  return rule;
}

Rule sample_reader() {
  Rule rule;
  rule.id = "rbac/sample-reader";
  rule.title = "Subject can read every Secret of a namespace";
  rule.severity = findings::Severity::high;
  rule.precision = "high";
  rule.what = "A role grants get or list on secrets without resourceNames.";
  rule.why = "One leaked pod gives away every credential beside it.";
  rule.fix = "Name the Secrets that the workload mounts in resourceNames.";
  rule.tags = reader_tags;
  rule.mappings = reader_mappings;
  return rule;
}

std::string identity(const Finding& finding) {
  return findings::fingerprint({finding.credential ? "secret" : "rbac/sample-reader", finding.place.path,
                                finding.object.name + finding.object.field, finding.place.line});
}

Finding historical(const std::string& path, std::uint32_t line, findings::Status status) {
  Finding finding = sample_secret(path, line);
  finding.introduced = {"0123456789abcdef0123456789abcdef01234567", "2023-04-01T09:30:00+02:00"};
  finding.last_seen = {"89abcdef0123456789abcdef0123456789abcdef", "2023-05-02T10:00:00+02:00"};
  finding.in_head = false;
  finding.object = {};
  finding.environment = finding.unit = "";
  finding.status = status;
  return finding;
}

std::vector<Notice> sample_notices() {
  return {
      {"git/missing-object", NoticeLevel::error, "The blob 5f0e1c2 is missing: fetch it with git fetch --refetch",
       "deploy/old.yaml", 0, ""},
      {"yaml/syntax", NoticeLevel::warning, "The document does not parse: a mapping value is not allowed here",
       "charts/shop/templates/job.yaml", 17, "charts/shop"},
      {"lfs/pointer", NoticeLevel::note, "The file is a Git LFS pointer; its content is not here", "img/a.bin", 0, ""},
      {"lfs/pointer", NoticeLevel::note, "The file is a Git LFS pointer; its content is not here", "img/b.bin", 0, ""}};
}

findings::Counts sample_counts() {
  findings::Counts counts;
  counts.objects = {34, 80, 212, 2};
  counts.files = 57;
  counts.bytes.present = 1234567;
  counts.bytes.scanned = 1200000;
  counts.bytes.skipped = {{"too-large", 34500}, {"lfs-pointer", 67}};
  counts.units = {3, 1};
  counts.kubernetes_objects = 41;
  counts.structure = {{"reference", 12}, {"ciphertext", 3}};
  counts.matches = 9;
  counts.found = {6, 2, 1};
  return counts;
}

}  // namespace

const Catalogue& sample_catalogue() {
  static const Catalogue catalogue({sample_token(), sample_reader()});
  return catalogue;
}

Place place_at(const std::string& path, std::uint32_t line, std::uint32_t column, std::uint32_t end_column) {
  Place place;
  place.path = path;
  place.line = place.end_line = line;
  place.column = place.column16 = column;
  place.end_column = place.end_column16 = end_column;
  return place;
}

Finding sample_secret(const std::string& path, std::uint32_t line) {
  Finding finding;
  finding.rule = sample_catalogue().find("secret/sample-token");
  finding.confidence = findings::Confidence::high;
  finding.message = "A Sample access token stands in clear.";
  finding.place = place_at(path, line, 10, 50);
  finding.place.masked_line = "  token: smp_****(40)";
  finding.refs = {"main"};
  finding.ref_count = 1;
  finding.environment = "prod";
  finding.unit = "charts/shop (values-prod.yaml)";
  finding.object = {"v1", "Secret", "shop", "db", "/stringData/token"};
  finding.credential = 3;
  finding.group = "c1";
  finding.redacted = "smp_****(40)";
  finding.fingerprint = identity(finding);
  return finding;
}

Finding sample_permission(const std::string& path, std::uint32_t line) {
  Finding finding;
  finding.rule = sample_catalogue().find("rbac/sample-reader");
  finding.confidence = findings::Confidence::high;
  finding.message = "ServiceAccount shop/api can list every Secret of namespace shop.";
  finding.place = place_at(path, line, 5, 14);
  finding.environment = "prod";
  finding.object = {"rbac.authorization.k8s.io/v1", "Role", "shop", "api", ""};
  finding.flow = {{place_at("k8s/deployment.yaml", 21, 27, 30), "Deployment shop/api runs as ServiceAccount api"},
                  {place_at("k8s/binding.yaml", 9, 9, 12), "RoleBinding shop/api binds it"},
                  {place_at(path, line, 5, 14), "to Role shop/api, which lists secrets"}};
  finding.fingerprint = identity(finding);
  return finding;
}

Report clean_report() {
  Report report;
  report.catalogue = &sample_catalogue();
  report.scope = {"worktree", ".", "89abcdef0123456789abcdef0123456789abcdef", "main", true, true, ""};
  report.counts.objects = {3, 5, 8, 0};
  report.counts.files = 6;
  report.counts.bytes.present = report.counts.bytes.scanned = 4096;
  report.version = "0.1.0";
  return report;
}

Report sample_report() {
  Report report = clean_report();
  Finding prod = sample_secret("charts/shop/values-prod.yaml", 12);
  Finding dev = sample_secret("overlays/d\xC3\xA9v/a b.yaml", 8);
  dev.environment = "dev";
  dev.place.column = 11, dev.place.end_column = 51;
  prod.also = {};
  prod.related = {{dev.place, "The same credential in dev"}};
  dev.related = {{prod.place, "The same credential in prod"}};
  Finding known = sample_secret("legacy/token.env", 3);
  known.state = findings::State::known;
  known.group = "c2";
  Finding marked = sample_secret("tests/token.env", 4);
  marked.state = findings::State::suppressed;
  marked.suppressed_by = "inline mark";
  marked.group = "c3";
  report.findings = {prod,  dev,    historical("deploy/env.sh", 14, findings::Status::live),
                     known, marked, sample_permission("k8s/role.yaml", 10)};
  report.findings.push_back(historical("old/\xFFraw.env", 2, findings::Status::removed));
  report.findings.back().group = "c4";
  report.notices = sample_notices();
  report.counts = sample_counts();
  report.gating = {prod.fingerprint, dev.fingerprint, report.findings[5].fingerprint};
  report.scope.complete = false;
  report.exit_code = 1;
  return report;
}

}  // namespace rummage::test
