// Agreement with the test suites of other tools (../shared/corpora/policies): for each concern, a finding of its rules
// on every positive and none on any negative. Each case is one file, judged alone.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/policies/judged.h"
#include "tests/support/skip.h"

using namespace rummage;
namespace fs = std::filesystem;

namespace {

/// The rules that speak of a concern. Everything (`*` on `*`) is said once, by rbac/wildcard-all; a binding to a role
/// that is nowhere may grant anything; bind and impersonate where no authorizer asks for them are inert.
const std::map<std::string, std::vector<std::string_view>> families = {
    {"rbac-cluster-admin-binding", {"rbac/cluster-admin", "rbac/namespace-admin"}},
    {"rbac-create-pods", {"rbac/workload-create"}},
    {"rbac-csr-approve", {"rbac/csr-approval"}},
    {"rbac-escalate-bind", {"rbac/escalate", "rbac/escalate-verb", "rbac/bind", "rbac/bind-verb", "rbac/inert-verb"}},
    {"rbac-impersonate", {"rbac/impersonate", "rbac/impersonate-groups"}},
    {"rbac-nodes-proxy", {"rbac/nodes-proxy"}},
    {"rbac-pod-exec-attach",
     {"rbac/pod-exec", "rbac/pod-attach", "rbac/wildcard-all", "rbac/wildcard-all-namespace", "rbac/dangling-role"}},
    {"rbac-portforward", {"rbac/pod-portforward"}},
    {"rbac-read-secrets", {"rbac/secrets-read", "rbac/secrets-read-named"}},
    {"rbac-services-status", {"rbac/services-status-write"}},
    {"rbac-system-masters", {"rbac/system-masters"}},
    {"rbac-webhooks", {"rbac/webhook-write"}},
    {"rbac-wildcard",
     {"rbac/wildcard-all", "rbac/wildcard-all-namespace", "rbac/wildcard-resources", "rbac/wildcard-verbs",
      "rbac/wildcard-groups", "rbac/wildcard-custom-group"}},
    {"default-sa-binding", {"rbac/default-account-bound"}},
    {"default-sa-used", {"rbac/default-account-used", "rbac/default-account-token"}},
    {"sa-token-automount", {"rbac/token-automount", "rbac/default-account-token"}},
    {"sa-deprecated-field", {"rbac/account-field-deprecated"}},
    {"sa-nonexistent", {"rbac/account-missing"}},
    {"apiserver-alwaysadmit", {"cluster/apiserver-always-admit"}},
    {"apiserver-anonymous", {"cluster/apiserver-anonymous-auth", "cluster/kubelet-anonymous-auth"}},
    {"apiserver-authz-alwaysallow", {"cluster/apiserver-always-allow", "cluster/kubelet-always-allow"}},
    {"apiserver-authz-node", {"cluster/apiserver-node-authorizer", "cluster/apiserver-always-allow"}},
    {"apiserver-authz-rbac", {"cluster/apiserver-rbac-authorizer", "cluster/apiserver-always-allow"}},
    {"apiserver-basic-auth", {"cluster/apiserver-basic-auth-file"}},
    {"apiserver-etcd-cafile", {"cluster/apiserver-etcd-ca"}},
    {"apiserver-etcd-tls", {"cluster/apiserver-etcd-tls"}},
    {"apiserver-insecure-bind", {"cluster/apiserver-insecure-bind-address"}},
    {"apiserver-insecure-port", {"cluster/apiserver-insecure-port"}},
    {"apiserver-kubelet-ca", {"cluster/apiserver-kubelet-ca"}},
    {"apiserver-kubelet-client-cert", {"cluster/apiserver-kubelet-client-cert"}},
    {"apiserver-kubelet-https", {"cluster/apiserver-kubelet-https"}},
    {"apiserver-namespacelifecycle", {"cluster/apiserver-plugin-disabled"}},
    {"apiserver-noderestriction", {"cluster/apiserver-node-restriction"}},
    {"apiserver-sa-key-file", {"cluster/apiserver-sa-key-file"}},
    {"apiserver-sa-lookup", {"cluster/apiserver-sa-lookup"}},
    {"apiserver-sa-plugin", {"cluster/apiserver-plugin-disabled"}},
    {"apiserver-secure-port", {"cluster/apiserver-secure-port-off"}},
    {"apiserver-tls", {"cluster/apiserver-tls-cert", "cluster/kubelet-tls"}},
    {"apiserver-token-auth-file", {"cluster/apiserver-token-auth-file"}},
    {"audit-log-path", {"cluster/apiserver-audit-log"}},
    {"audit-maxage", {"cluster/apiserver-audit-maxage"}},
    {"audit-maxbackup", {"cluster/apiserver-audit-maxbackup"}},
    {"audit-maxsize", {"cluster/apiserver-audit-maxsize"}},
    {"audit-policy-content", {"cluster/audit-gap", "cluster/audit-logs-secrets"}},
    {"audit-policy-file", {"cluster/apiserver-audit-policy"}},
    {"client-ca-file", {"cluster/client-ca"}},
    {"cm-root-ca", {"cluster/controller-root-ca"}},
    {"cm-sa-private-key", {"cluster/controller-token-key"}},
    {"cm-use-sa-credentials", {"cluster/controller-shared-credentials"}},
    {"enc-provider-config", {"cluster/encryption-identity-first", "cluster/encryption-secrets-missing"}},
    {"enc-provider-flag", {"cluster/apiserver-encryption-provider"}},
    {"etcd-auto-tls", {"cluster/etcd-auto-tls"}},
    {"etcd-client-auth", {"cluster/etcd-client-auth"}},
    {"etcd-peer-auto-tls", {"cluster/etcd-peer-auto-tls"}},
    {"etcd-peer-client-auth", {"cluster/etcd-peer-client-auth"}},
    {"etcd-peer-tls", {"cluster/etcd-peer-tls"}},
    {"etcd-tls", {"cluster/etcd-tls"}},
    {"kubelet-anonymous", {"cluster/kubelet-anonymous-auth"}},
    {"kubelet-authz", {"cluster/kubelet-always-allow"}},
    {"kubelet-client-ca", {"cluster/client-ca"}},
    {"kubelet-readonly-port", {"cluster/kubelet-read-only-port"}},
    {"kubelet-rotate-certs", {"cluster/kubelet-rotate-certificates"}},
    {"kubelet-rotate-server-cert", {"cluster/kubelet-rotate-server-certificate"}},
    {"kubelet-tls", {"cluster/kubelet-tls"}},
    {"secret-env-ref", {"hygiene/secret-in-env", "hygiene/secret-env-from"}},
    {"tls-ciphers", {"cluster/weak-tls-ciphers"}},
};

struct Score {
  int right = 0, all = 0, lines_right = 0, lines = 0;
};

fs::path corpus() {
  const char* shared = std::getenv("RUMMAGE_SHARED");
  fs::path root = shared != nullptr ? fs::path(shared) : fs::path(RUMMAGE_SOURCE_DIR) / "../shared";
  return root / "corpora/policies";
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void judge(const nlohmann::json& row, Score& score, bool verbose) {
  test::Judged result = test::judged({read(corpus() / row.at("file").get<std::string>())});
  bool fired = false, on_line = false;
  for (std::string_view rule : families.at(row.at("semantic")))
    for (std::uint32_t line : result.lines(rule)) {
      fired = true;
      for (const nlohmann::json& expected : row.at("expected_lines")) on_line = on_line || expected == line;
    }
  bool positive = row.at("expect") == "positive";
  ++score.all;
  score.right += fired == positive;
  if (positive && fired && !row.at("expected_lines").empty()) ++score.lines, score.lines_right += on_line;
  if (verbose && fired != positive)
    std::printf("  %s %s\n", positive ? "missed" : "fired on", row.at("file").get<std::string>().c_str());
}

}  // namespace

TEST_CASE("nine of ten cases of other tools' tests are judged alike", "[corpus]") {
  std::ifstream index(corpus() / "index.jsonl");
  if (!index) return test::skip_case("no ../shared/corpora/policies");
  bool verbose = std::getenv("RUMMAGE_VERBOSE") != nullptr;
  std::map<std::string, Score> scores;
  for (std::string line; std::getline(index, line);) {
    nlohmann::json row = nlohmann::json::parse(line);
    if (families.contains(row.at("semantic"))) judge(row, scores[row.at("semantic")], verbose);
  }
  Score total, rbac;
  for (const auto& [semantic, score] : scores) {
    if (verbose)
      std::printf("%-28s %3d of %3d, lines %d of %d\n", semantic.c_str(), score.right, score.all, score.lines_right,
                  score.lines);
    total.right += score.right, total.all += score.all;
    if (semantic.starts_with("rbac-")) rbac.right += score.right, rbac.all += score.all;
  }
  if (verbose) std::printf("rbac-* %d of %d, with accounts %d of %d\n", rbac.right, rbac.all, total.right, total.all);
  CHECK(total.right * 10 >= total.all * 9);
  CHECK(rbac.right * 10 >= rbac.all * 9);
}
