#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "sources/codec.h"
#include "tests/engine/scene.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::string base64(const std::string& text) {
  return sources::encode(sources::Codec::base64, text)->bytes;
}

std::string wrapped(const std::string& pem, std::size_t width) {
  const std::size_t begin = pem.find('\n') + 1, end = pem.rfind("-----END");
  std::string body, out = pem.substr(0, begin);
  for (char c : pem.substr(begin, end - begin))
    if (c != '\n') body += c;
  for (std::size_t at = 0; at < body.size(); at += width) out += body.substr(at, width) + "\n";
  return out + pem.substr(end);
}

std::string indented(const std::string& text, const std::string& by) {
  std::string out = by;
  for (char c : text) {
    out += c;
    if (c == '\n') out += by;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

enum class Form { plain, base64, connection, pem };

// A manifest or file that holds the credential of `seed` in one form.
std::string holding(Form form, unsigned seed, const std::string& ns, std::size_t pem_width) {
  const std::string head =
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: shared\n" + (ns.empty() ? "" : "  namespace: " + ns + "\n");
  const std::string password = expanded("${password:" + std::to_string(seed) + "}");
  switch (form) {
    case Form::plain:
      return head + "stringData:\n  password: " + password + "\n";
    case Form::base64:
      return head + "data:\n  password: " + base64(password) + "\n";
    case Form::connection:
      return head + "stringData:\n  url: postgres://app:" + password + "@db.internal:5432/shop\n";
    case Form::pem:
      break;
  }
  const std::string pem = wrapped(expanded("${pem:" + std::to_string(seed) + "}"), pem_width);
  return head + "stringData:\n  tls.key: |\n" + indented(pem, "    ");
}

struct Layout {
  const char* name;
  std::string dev_path, prod_path, dev_ns, prod_ns;
};

std::vector<Layout> layouts() {
  return {{"folder", "overlays/dev/secret.yaml", "overlays/prod/secret.yaml", "", ""},
          {"suffix", "secret-dev.yaml", "secret-prod.yaml", "", ""},
          {"namespace", "one/secret.yaml", "two/secret.yaml", "shop-dev", "shop-prod"}};
}

std::set<std::string> sharing_paths(const engine::Outcome& outcome) {
  std::set<std::string> paths;
  for (const findings::Finding& finding : outcome.report.findings)
    if (engine::builtin_catalogue()[finding.rule].area() == "sharing" &&
        engine::builtin_catalogue()[finding.rule].id != "sharing/literal-readable")
      paths.insert(finding.place.path);
  return paths;
}

}  // namespace

TEST_CASE("the same credential in two environments is found at both places, whatever its form") {
  if (!have_git()) return skip_case("there is no git to make histories with");
  const std::vector<Form> values = {Form::plain, Form::base64, Form::connection};
  unsigned seed = 100;
  for (const Layout& layout : layouts())
    for (bool live : {true, false})
      for (Form one : {Form::plain, Form::base64, Form::connection, Form::pem})
        for (Form other : one == Form::pem ? std::vector<Form>{Form::pem} : values) {
          ++seed;
          INFO(layout.name << (live ? " live " : " history ") << static_cast<int>(one) << " "
                           << static_cast<int>(other));
          ScratchRepo repository;
          repository.write(layout.dev_path, holding(one, seed, layout.dev_ns, 64));
          repository.commit("dev");
          if (!live) {
            repository.write(layout.dev_path, holding(one, seed + 5000, layout.dev_ns, 64));
            repository.commit("rotate dev");
          }
          repository.write(layout.prod_path, holding(other, seed, layout.prod_ns, 76));
          // A twin that shares nothing: it must not be joined.
          repository.write("overlays/stage/other.yaml", holding(other, seed + 9000, "", 70));
          repository.commit("prod");
          const auto paths = sharing_paths(run_ok(request_for(repository.path())));
          CHECK(paths == std::set<std::string>{layout.dev_path, layout.prod_path});
        }
}

TEST_CASE("different credentials are never joined") {
  TempDir folder;
  for (unsigned i = 0; i < 12; ++i) {
    const std::string environment = i % 2 ? "prod" : "dev";
    folder.write(environment + "/s" + std::to_string(i) + ".yaml",
                 holding(static_cast<Form>(i % 4), 20000 + i, "", 64));
  }
  CHECK(sharing_paths(run_ok(request_for(folder.path(), engine::ScopeKind::directory))).empty());
}
