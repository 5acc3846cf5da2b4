#include <re2/re2.h>
#include <catch2/catch.hpp>

#include <random>

#include "helm/render/manifest.h"
#include "helm/render/release_name.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

std::string trimmed(std::string text) {
  const auto* blanks = " \t\n\v\f\r";
  text.erase(0, std::min(text.find_first_not_of(blanks), text.size()));
  text.erase(text.find_last_not_of(blanks) + 1);
  return text;
}

// The same by the regular expression that Helm uses.
std::vector<std::string> slow_split(const std::string& file) {
  static const RE2 separator("(?:^|\\s*\\n)---\\s*");
  const std::string text = trimmed(file);
  std::vector<std::string> out;
  std::size_t from = 0;
  re2::StringPiece found;
  while (separator.Match(text, from, text.size(), RE2::UNANCHORED, &found, 1)) {
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    if (const std::string part = trimmed(text.substr(from, begin - from)); !part.empty()) out.push_back(part);
    from = begin + found.size();
  }
  if (const std::string part = trimmed(text.substr(from)); !part.empty()) out.push_back(part);
  return out;
}

std::string hooks_of(std::string_view annotation) {
  std::vector<std::string> hooks;
  if (!read_hooks(annotation, hooks)) return "unknown";
  std::string out;
  for (const std::string& one : hooks) out += one + ";";
  return out;
}

}  // namespace

TEST_CASE("files are cut where Helm's regular expression cuts them") {
  std::mt19937 dice(1);
  const std::vector<std::string> parts = {"---", "\n---\n", "\n", " ", "a: b", "\r\n", "----", "# c", "\n--- x", "\t"};
  for (int i = 0; i < 20'000; ++i) {
    std::string file;
    for (auto n = dice() % 12; n > 0; --n) file += parts[dice() % parts.size()];
    std::vector<std::string> cut;
    for (const ManifestCut& one : split_manifests(file)) cut.push_back(file.substr(one.begin, one.length));
    INFO(file);
    REQUIRE(cut == slow_split(file));
  }
}

TEST_CASE("heads are read with Go's types") {
  const auto head =
      read_head("apiVersion: v1\nKIND: 5\nmetadata:\n  name: true\n  annotations: {\"helm.sh/hook\": test, a: 1}\n");
  REQUIRE(head.ok());
  CHECK(head->kind == "5");
  CHECK(head->name == "true");
  CHECK(head->hook == "test");
  CHECK(read_head("# nothing\n").ok());
  for (const auto* bad : {"- a", "text", "a: b: c", "kind: []", "metadata: []", "metadata: {annotations: {a: []}}"})
    CHECK_FALSE(read_head(bad).ok());
}

TEST_CASE("hooks are known by name, kinds by their place in the install order") {
  CHECK(hooks_of(" Pre-Install ,test-success") == "pre-install;test;");
  CHECK(hooks_of("crd-install") == "unknown");
  CHECK(hooks_of("") == "unknown");
  CHECK(kind_rank("Namespace", 3) < kind_rank("Deployment", 3));
  CHECK(kind_rank("APIService", 3) < kind_rank("Bar", 3));
  CHECK(kind_rank("Bar", 3) < kind_rank("Foo", 3));
  CHECK(kind_rank("MutatingWebhookConfiguration", 4) < kind_rank("Bar", 4));
  CHECK(kind_rank("Bar", 3) < kind_rank("MutatingWebhookConfiguration", 3));
}

TEST_CASE("release names are DNS names of at most 53 characters") {
  for (const auto* good : {"a", "a-b.c", "1"}) CHECK(check_release_name(good).ok());
  for (const auto* bad : {"", "A", "-a", "a-", "a..b", "a_b"}) CHECK_FALSE(check_release_name(bad).ok());
  CHECK_FALSE(check_release_name(std::string(54, 'a')).ok());
}
