#include <catch2/catch.hpp>

#include "sources/codec.h"
#include "tests/engine/scene.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

// Everything that a value could look like in an output.
std::vector<std::string> disguises(const std::string& value) {
  auto encoded = [&](sources::Codec codec) { return sources::encode(codec, value)->bytes; };
  std::vector<std::string> all = {value, encoded(sources::Codec::base64), encoded(sources::Codec::hex),
                                  encoded(sources::Codec::percent), std::string(value.rbegin(), value.rend())};
  all.push_back(all[1].substr(0, all[1].find('=')));
  // No more of a value than its public prefix may be shown.
  if (value.size() >= 16) all.push_back(value.substr(value.size() / 2));
  return all;
}

const std::vector<std::string>& planted() {
  static const std::vector<std::string> values = {expanded("${password:501}"),     expanded("${github-pat:502}"),
                                                  expanded("${aws-secret:503}"),   expanded("${password:504}"),
                                                  expanded("${password:505}-end"), expanded("${password:506}")};
  return values;
}

void plant(ScratchRepo& repository) {
  const auto& v = planted();
  repository.write(".env", "DB_PASSWORD=" + v[0] + "\nGITHUB_TOKEN=" + v[1] + "\n");
  repository.write("backup.sh", "export AWS_ACCESS_KEY_ID=" + expanded("${aws-access-key-id:1}") +
                                    "\nexport AWS_SECRET_ACCESS_KEY=" + v[2] + "\n");
  repository.write("prod/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  password: " +
                                           sources::encode(sources::Codec::base64, v[3])->bytes + "\n  broken: \"" +
                                           v[4] + "\n");
  repository.write("broken.yaml", "apiVersion: v1\nkind: Secret\nstringData: {password: " + v[4] + "\n");
  repository.commit("plant password=" + v[5]);
  repository.write("backup.sh", "true\n");
  repository.commit("clean up");
}

void check_silent(const std::string& output, const std::string& what) {
  for (const std::string& value : planted())
    for (const std::string& disguise : disguises(value)) {
      INFO(what);
      CHECK(output.find(disguise) == std::string::npos);
    }
}

}  // namespace

TEST_CASE("no output shows a value, in any encoding") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  plant(repository);
  engine::Request request = request_for(repository.path());
  request.options.min_confidence = findings::Confidence::low;
  const engine::Outcome outcome = run_ok(request);
  CHECK(outcome.report.findings.size() >= 6);
  check_silent(all_formats(outcome), "reports");
  for (const std::string& stage : engine::stage_names()) {
    request.options.dump_after = stage;
    check_silent(run_ok(request).dump, "dump after " + stage);
  }
}
