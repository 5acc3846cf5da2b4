#include <catch2/catch.hpp>
#include <regex>
#include <sstream>

#include "base/utf8.h"
#include "sarif/formats.h"
#include "sarif/human/quantities.h"
#include "sarif/human/width.h"
#include "tests/sarif/random_report.h"
#include "tests/sarif/sample.h"

using namespace rummage;

namespace {

std::string human(const findings::Report& report, const sarif::Options& options = {}) {
  return sarif::write(**sarif::find_format("human"), report, options);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("no line is wider than asked for, whatever names a repository has") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    sarif::Options options;
    options.width = 40 + seed % 100;
    options.show_known = options.show_suppressed = true;
    for (const std::string& line : lines_of(human(test::random_report(seed, seed % 60), options))) {
      INFO(seed << ": " << line);
      REQUIRE(sarif::display_width(line) <= options.width);
      REQUIRE((line.empty() || line.back() != ' '));
    }
  }
}

TEST_CASE("no name in a repository reaches the terminal as a control character") {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const std::string text = human(test::random_report(seed, 40));
    REQUIRE(is_utf8(text));
    for (const char c : text) REQUIRE((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    REQUIRE(text.find("\xE2\x80\xAE") == std::string::npos);
  }
}

TEST_CASE("colours are added to the text and change nothing in it") {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const findings::Report report = test::random_report(seed, 30);
    sarif::Options options;
    options.colour = true;
    const std::string painted = human(report, options);
    REQUIRE(painted.find("\x1b[") != std::string::npos);
    REQUIRE(std::regex_replace(painted, std::regex("\x1b\\[[0-9;]*m"), "") == human(report));
  }
}

TEST_CASE("nothing found is said of what was read, with the number of things left out") {
  findings::Report report = test::clean_report();
  CHECK(human(report).find("Nothing found in what was read.\n") != std::string::npos);
  report.notices = test::sample_report().notices;
  CHECK(human(report).find("Nothing found in what was read; 4 things were left out") != std::string::npos);
  report.findings = {test::sample_report().findings[3]};
  CHECK(human(report).find("Nothing new found in what was read; 4 things were left out") != std::string::npos);
  CHECK(human(report).find("Not shown: 1 known (--show known)") != std::string::npos);
}

TEST_CASE("twenty credentials are shown and all are counted") {
  findings::Report report = test::clean_report();
  for (std::uint32_t i = 0; i < 31; ++i) {
    report.findings.push_back(test::sample_secret("f" + std::to_string(i), i + 1));
    report.findings.back().group = "c" + std::to_string(i);
  }
  const std::string text = human(report);
  std::size_t shown = 0;
  for (std::size_t at = 0; (at = text.find("\ncritical", at)) != std::string::npos; ++at) ++shown;
  CHECK(shown == 20);
  CHECK(text.find("31 findings (31 critical): 31 credentials") != std::string::npos);
  CHECK(text.find("the 20 worst") != std::string::npos);
}

TEST_CASE("what is live comes before what was replaced and what was removed") {
  findings::Report report = test::clean_report();
  const std::array statuses = {findings::Status::removed, findings::Status::live, findings::Status::replaced};
  for (std::uint32_t i = 0; i < 3; ++i) {
    report.findings.push_back(test::sample_secret("f" + std::to_string(i), i + 1));
    report.findings.back().group = "c" + std::to_string(i);
    report.findings.back().in_head = false;
    report.findings.back().status = statuses[i];
  }
  const std::string text = human(report);
  CHECK(text.find("f1:2") < text.find("f2:3"));
  CHECK(text.find("f2:3") < text.find("f0:1"));
}

TEST_CASE("the last line is the next command to type") {
  CHECK(lines_of(human(test::sample_report())).back() == "Next      rummage explain secret/sample-token");
  sarif::Options options;
  options.next_command = "git fetch --unshallow";
  CHECK(lines_of(human(test::clean_report(), options)).back() == "Next      git fetch --unshallow");
}

TEST_CASE("text is wrapped at blanks and cut where it is too long") {
  CHECK(sarif::wrap("one two three", 7, 9) == std::vector<std::string>{"one two", "three"});
  CHECK(sarif::wrap("one two three four", 7, 2) == std::vector<std::string>{"one two", "thre..."});
  CHECK(sarif::wrap("\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD", 5, 9).size() == 2);
  CHECK(sarif::keep_begin("abcdef", 5) == "ab...");
}

TEST_CASE("a path is broken behind its folders, and no part of it is lost") {
  CHECK(sarif::break_path("charts/shop/values.yaml:12", 16) ==
        std::vector<std::string>{"charts/shop/", "values.yaml:12"});
  CHECK(sarif::break_path("abcdefgh:1", 4) == std::vector<std::string>{"abcd", "efgh", ":1"});
  CHECK(sarif::break_path("a/b", 40) == std::vector<std::string>{"a/b"});
}

TEST_CASE("quantities read as people write them") {
  CHECK(sarif::grouped(1234567) == "1,234,567");
  CHECK(sarif::bytes_text(1) == "1 byte");
  CHECK(sarif::bytes_text(1536) == "1.5 KiB");
  CHECK(sarif::counted(2, "history") == "2 histories");
  CHECK(sarif::listed({"a", "b", "c"}) == "a, b and c");
}
