#include <catch2/catch.hpp>
#include <random>

#include "sarif/base64.h"
#include "sarif/formats.h"
#include "tests/sarif/sample.h"

using namespace rummage;

namespace {

std::string random_value(std::mt19937& random) {
  std::string value = "smp_";
  while (value.size() < 44) value.push_back("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"[random() % 56]);
  return value;
}

/// A finding as the `place` stage makes it: everything that could hold the value is masked.
findings::Finding finding_of(const std::string& value, std::uint32_t line) {
  findings::Finding finding = test::sample_secret("conf/" + std::to_string(line) + ".env", line);
  finding.place.masked_line = "TOKEN=" + value.substr(0, 4) + "****(40)";
  finding.group = "c" + std::to_string(line);
  finding.value_tag = static_cast<std::uint16_t>(0xABC);
  return finding;
}

}  // namespace

TEST_CASE("no format holds a value, a part of one, an encoding of one or the baseline's tag") {
  std::mt19937 random(7);
  findings::Report report = test::clean_report();
  std::vector<std::string> values;
  for (std::uint32_t line = 1; line <= 40; ++line) {
    values.push_back(random_value(random));
    report.findings.push_back(finding_of(values.back(), line));
  }
  sarif::Options options;
  options.show_known = options.show_suppressed = true;
  options.fingerprints = sarif::Fingerprints::stable;
  for (const sarif::Format& format : sarif::formats()) {
    const std::string text = sarif::write(format, report, options);
    for (const std::string& value : values) {
      INFO(format.name);
      REQUIRE(text.find(value.substr(0, 6)) == std::string::npos);
      REQUIRE(text.find(value.substr(20, 8)) == std::string::npos);
      REQUIRE(text.find(sarif::base64(value).substr(0, 12)) == std::string::npos);
    }
    CHECK(text.find("2748") == std::string::npos);
  }
}
