#include <zlib.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/engine/scene.h"
#include "tests/support/skip.h"
#include "tests/tree/temp_dir.h"

// Measures recall on the development samples (../shared/corpora/secrets), whole runs over files as a user would make.
using namespace rummage;
using namespace rummage::test;
using Json = nlohmann::json;

namespace {

std::string corpora() {
  const char* shared = std::getenv("RUMMAGE_SHARED");
  return std::string(shared != nullptr ? shared : RUMMAGE_SOURCE_DIR "/../shared") + "/corpora";
}

std::vector<Json> read_samples(const std::string& path) {
  std::vector<Json> samples;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return samples;
  std::string text, chunk(1 << 16, '\0');
  for (int got; (got = gzread(file, chunk.data(), static_cast<unsigned>(chunk.size()))) > 0;)
    text.append(chunk, 0, static_cast<std::size_t>(got));
  gzclose(file);
  for (std::size_t at = 0, end; at < text.size() && (end = text.find('\n', at)) != std::string::npos; at = end + 1)
    samples.push_back(Json::parse(text.substr(at, end - at)));
  return samples;
}

// "np.adafruit.1", "kingfisher.adafruitio.2" and "adafruit-api-key" are of one family: the word that names the
// provider.
std::string family_of(const std::string& rule) {
  std::string word;
  for (char c : rule) {
    if (std::isalpha(static_cast<unsigned char>(c))) {
      word += static_cast<char>(std::tolower(c));
    } else {
      if (!word.empty() && word != "np" && word != "kingfisher") return word;
      word.clear();
    }
  }
  return word;
}

struct Share {
  int found = 0, all = 0;
  double percent() const { return all == 0 ? 100.0 : 100.0 * found / all; }
};

}  // namespace

TEST_CASE("recall and silence on the development samples") {
  const std::vector<Json> samples = read_samples(corpora() + "/secrets/samples.jsonl.gz");
  if (samples.empty()) return skip_case("RUMMAGE_SHARED has no corpora/secrets");
  TempDir folder;
  std::map<std::string, std::set<std::string>> sources_of;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const std::string named = samples[i].value("path", "");
    const std::string name = named.substr(named.rfind('/') + 1);
    folder.write("s" + std::to_string(i) + "/" + (name.empty() ? "text" : name), samples[i]["text"].get<std::string>());
    sources_of[family_of(samples[i]["rule"])].insert(samples[i]["source"]);
  }
  engine::Request request = request_for(folder.path(), engine::ScopeKind::directory);
  std::set<std::size_t> hit;
  for (const findings::Finding& finding : run_ok(request).report.findings)
    if (engine::builtin_catalogue()[finding.rule].area() == "secret" && finding.state == findings::State::fresh)
      hit.insert(std::strtoul(finding.place.path.c_str() + 1, nullptr, 10));

  Share all, families;
  int strong = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (samples[i]["expect"].get<bool>()) {
      for (Share* share : {&all, sources_of[family_of(samples[i]["rule"])].size() >= 4 ? &families : nullptr})
        if (share != nullptr) share->found += hit.contains(i), ++share->all;
    } else if (samples[i]["scope"] == "file") {
      strong += hit.contains(i);
    }
  }
  std::printf("secrets corpus: recall %.1f %% of %d, families of four sources %.1f %% of %d, strong negatives %d\n",
              all.percent(), all.all, families.percent(), families.all, strong);
  CHECK(all.percent() >= 60);
  CHECK(families.percent() >= 85);
  CHECK(strong <= 1);
}
