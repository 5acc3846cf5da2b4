#include "triage/path_prior.h"

#include <algorithm>
#include <array>
#include <string>

#include "findings/rule.h"

namespace rummage::triage {
namespace {

enum class Part : std::uint8_t { folder, name };

/// What a folder anywhere on the path, or the file's name, weighs. The heaviest row of each part counts, once.
struct Row {
  Part part;
  std::string_view glob;  // findings::id_matches, in lower case
  std::int16_t weight;    // thousandths of a logit
};

constexpr std::array rows = {
    Row{Part::folder, "test", -900},
    Row{Part::folder, "tests", -900},
    Row{Part::folder, "testdata", -1100},
    Row{Part::folder, "__tests__", -900},
    Row{Part::folder, "spec", -700},
    Row{Part::folder, "fixtures", -900},
    Row{Part::folder, "mocks", -900},
    Row{Part::folder, "__mocks__", -900},
    Row{Part::folder, "e2e", -700},
    Row{Part::folder, "docs", -700},
    Row{Part::folder, "doc", -700},
    Row{Part::folder, "documentation", -700},
    Row{Part::folder, "examples", -600},
    Row{Part::folder, "example", -600},
    Row{Part::folder, "samples", -600},
    Row{Part::folder, "sample", -600},
    Row{Part::folder, "tutorial*", -600},
    Row{Part::folder, "vendor", -700},
    Row{Part::folder, "node_modules", -900},
    Row{Part::folder, "third_party", -700},
    Row{Part::folder, "locales", -900},
    Row{Part::folder, "i18n", -900},
    Row{Part::name, "*_test.*", -900},
    Row{Part::name, "*.test.*", -900},
    Row{Part::name, "*.spec.*", -900},
    Row{Part::name, "test_*", -700},
    Row{Part::name, "*test.java", -900},
    Row{Part::name, "*.md", -600},
    Row{Part::name, "*.mdx", -600},
    Row{Part::name, "*.rst", -600},
    Row{Part::name, "*.adoc", -600},
    Row{Part::name, "changelog*", -700},
    Row{Part::name, "*.example", -900},
    Row{Part::name, "*.sample", -900},
    Row{Part::name, "*.template", -600},
    Row{Part::name, "*.dist", -600},
    Row{Part::name, "package-lock.json", -2000},
    Row{Part::name, "npm-shrinkwrap.json", -2000},
    Row{Part::name, "yarn.lock", -2000},
    Row{Part::name, "pnpm-lock.yaml", -2000},
    Row{Part::name, "go.sum", -2000},
    Row{Part::name, "*.lock", -1800},
    Row{Part::name, "*.min.js", -1200},
    Row{Part::name, "*.min.css", -1500},
    Row{Part::name, "*.map", -1200},
    Row{Part::name, "*.svg", -1500},
    Row{Part::name, "*.ipynb", -500},
    Row{Part::name, "*.csv", -400},
    Row{Part::name, ".env", 500},
    Row{Part::name, ".env.*", 300},
    Row{Part::name, ".npmrc", 500},
    Row{Part::name, ".netrc", 500},
    Row{Part::name, ".pgpass", 500},
    Row{Part::name, ".dockercfg", 500},
    Row{Part::name, "kubeconfig*", 400},
    Row{Part::name, "credentials", 500},
    Row{Part::name, "*secret*.y*ml", 300},
    Row{Part::name, "terraform.tfstate*", 400},
};

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool outweighs(int weight, int other) {
  return std::abs(weight) > std::abs(other);
}

int weight_of(Part part, std::string_view text) {
  int heaviest = 0;
  for (const Row& row : rows)
    if (row.part == part && outweighs(row.weight, heaviest) && findings::id_matches(row.glob, text))
      heaviest = row.weight;
  return heaviest;
}

}  // namespace

std::int16_t path_prior(std::string_view path) {
  const std::string text = lowered(path);
  std::string_view rest = text;
  int folder = 0;
  while (true) {
    const std::size_t end = rest.find_first_of("/!");
    if (end == std::string_view::npos) break;
    const int weight = weight_of(Part::folder, rest.substr(0, end));
    if (outweighs(weight, folder)) folder = weight;
    rest.remove_prefix(end + 1);
  }
  return static_cast<std::int16_t>(std::clamp(folder + weight_of(Part::name, rest), -3000, 1000));
}

findings::Confidence confidence_at(const findings::Candidate& candidate, std::string_view path) {
  using findings::Confidence;
  constexpr std::uint32_t proven = findings::checksum_valid | findings::structure_proven;
  constexpr std::uint32_t doubted = findings::checksum_failed | findings::known_example | findings::expired;
  if (candidate.features & (proven | doubted | findings::secret_object)) return candidate.confidence;
  const bool believed = candidate.score + path_prior(path) >= 0;
  switch (candidate.confidence) {
    case Confidence::high:
      return believed ? Confidence::high : Confidence::medium;
    case Confidence::medium:
      return believed ? Confidence::medium : Confidence::low;
    case Confidence::low:
      return believed && candidate.score < 0 ? Confidence::medium : Confidence::low;
  }
  return candidate.confidence;
}

}  // namespace rummage::triage
