// What structural verdicts settle in one entry of an archive says nothing about the others.
#include <catch2/catch.hpp>

#include "tests/engine/scene.h"
#include "tests/support/generate.h"
#include "tests/tree/pack.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::string secret(const std::string& value) {
  return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  password: " + value + "\n";
}

}  // namespace

TEST_CASE("a settled value in one entry of an archive leaves the other entries alone") {
  const std::string placeholder = secret("your-password-here"),
                    real = "DB_PASSWORD=" + expanded("${password:31}") + "\n";
  for (bool first : {false, true}) {
    TempDir folder;
    std::vector<Packed> entries = {{"app/none.yaml", placeholder}, {"app/.env", real}};
    if (first) std::swap(entries[0], entries[1]);
    folder.write("app.tgz", pack(entries, archive_write_set_format_pax, archive_write_add_filter_gzip));
    const engine::Outcome outcome = run_ok(request_for(folder.path(), engine::ScopeKind::directory));
    CHECK(said(outcome) == std::vector<std::string>{"app.tgz!app/.env:1 secret/password"});
  }
}

TEST_CASE("what an archive holds and nothing else is settled without a candidate before it") {
  TempDir folder;
  folder.write("a.tgz", pack({{"none.yaml", secret("your-password-here")}}, archive_write_set_format_pax,
                             archive_write_add_filter_gzip));
  const engine::Outcome outcome = run_ok(request_for(folder.path(), engine::ScopeKind::directory));
  CHECK(said(outcome).empty());
}
