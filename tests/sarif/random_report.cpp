#include "tests/sarif/random_report.h"

#include <array>

#include "tests/sarif/sample.h"

namespace rummage::test {
namespace {

using findings::Finding;
using findings::Report;

std::size_t below(std::mt19937& random, std::size_t bound) {
  return random() % bound;
}

Place random_place(std::mt19937& random) {
  Place place = place_at("d/" + random_text(random, 60), static_cast<std::uint32_t>(below(random, 2000)),
                         1 + static_cast<std::uint32_t>(below(random, 90)), 0);
  place.end_column = place.end_column16 = place.column + static_cast<std::uint32_t>(below(random, 50));
  place.end_line += static_cast<std::uint32_t>(below(random, 3));
  if (below(random, 20) == 0) place = place_at(place.path, 0, 0, 0);
  return place;
}

std::vector<findings::Step> random_steps(std::mt19937& random) {
  std::vector<findings::Step> steps(below(random, 4));
  for (findings::Step& step : steps) step = {random_place(random), random_text(random, 30)};
  return steps;
}

void put_history(Finding& finding, std::mt19937& random) {
  constexpr std::array statuses = {findings::Status::none, findings::Status::live, findings::Status::replaced,
                                   findings::Status::removed};
  finding.in_head = below(random, 2) != 0;
  finding.on_head = below(random, 4) != 0;
  finding.reachable = below(random, 4) != 0;
  finding.status = statuses[below(random, 4)];
  if (below(random, 2)) finding.introduced = {std::string(40, 'a'), "2024-02-03T04:05:06Z"};
  if (!finding.in_head) finding.last_seen = {std::string(40, 'b'), "2024-03-03T04:05:06Z"};
}

Finding random_finding(std::mt19937& random) {
  const bool secret = below(random, 2) != 0;
  Finding finding = secret ? sample_secret("x", 1) : sample_permission("x", 1);
  finding.place = random_place(random);
  finding.message = "Found " + random_text(random, 120);
  finding.related = random_steps(random);
  finding.flow = random_steps(random);
  finding.environment = random_text(random, 16);
  finding.state = static_cast<findings::State>(below(random, 3));
  if (finding.state == findings::State::suppressed) finding.suppressed_by = "exception: " + random_text(random, 30);
  if (secret) finding.group = "c" + std::to_string(below(random, 30));
  if (below(random, 2)) finding.object.name = random_text(random, 60);
  put_history(finding, random);
  return finding;
}

}  // namespace

std::string random_text(std::mt19937& random, std::size_t most) {
  constexpr std::array<std::string_view, 16> pieces = {
      "a",         "bc",       " ",    "/",  "[x](1)", "{0}", "\xC3\xA9",    "\xE4\xB8\xAD", "\xF0\x9F\x98\x80",
      "e\xCC\x81", "\x1b[31m", "\xFF", "\n", "\"",     "\\",  "\xE2\x80\xAE"};
  std::string text;
  for (std::size_t i = below(random, most + 1); i > 0; --i) text += pieces[below(random, pieces.size())];
  return text;
}

Report random_report(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  Report report = clean_report();
  for (std::size_t i = 0; i < count; ++i) report.findings.push_back(random_finding(random));
  for (std::size_t i = below(random, 20); i > 0; --i)
    report.notices.push_back({"yaml/code-" + std::to_string(below(random, 5)),
                              static_cast<NoticeLevel>(below(random, 3)), "What " + random_text(random, 100),
                              random_text(random, 50), static_cast<std::uint32_t>(below(random, 9)),
                              random_text(random, 9)});
  report.scope.branch = random_text(random, 30);
  report.counts.bytes.skipped["too-large"] = below(random, 100000);
  report.exit_code = static_cast<int>(below(random, 2));
  return report;
}

}  // namespace rummage::test
