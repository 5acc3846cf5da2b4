#include "sarif/formats.h"

#include <catch2/catch.hpp>

using namespace rummage;

TEST_CASE("every format is found by its name, and only by it") {
  for (const sarif::Format& format : sarif::formats()) {
    REQUIRE(sarif::find_format(format.name).ok());
    CHECK((*sarif::find_format(format.name))->name == format.name);
    CHECK_FALSE(sarif::find_format(std::string(format.name) + "x").ok());
    CHECK(format.extension.starts_with('.'));
  }
}

TEST_CASE("a format of a later version is refused as such, and an unknown one names what there is") {
  for (const char* name : {"github", "markdown", "gitlab-codequality", "html", "gitleaks-json"}) {
    const auto found = sarif::find_format(name);
    REQUIRE_FALSE(found.ok());
    CHECK(found.error().code == "usage/later-format");
    CHECK(found.error().message.find("not in this version") != std::string::npos);
  }
  const auto unknown = sarif::find_format("xml");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().code == "usage/unknown-format");
  CHECK(unknown.error().message.find("human, json, jsonl, sarif") != std::string::npos);
}

TEST_CASE("a format may be followed by a file") {
  const auto request = [](const char* text) {
    auto parsed = sarif::parse_request(text);
    return parsed ? std::string(parsed->format->name) + " -> " + parsed->file : parsed.error().code;
  };
  CHECK(request("sarif") == "sarif -> ");
  CHECK(request("sarif:out.sarif") == "sarif -> out.sarif");
  CHECK(request("sarif:profile=github") == "sarif:profile=github -> ");
  CHECK(request("sarif:profile=github:a:b.sarif") == "sarif:profile=github -> a:b.sarif");
  CHECK(request("json:") == "usage/report-file");
  CHECK(request("sarif:profile=gitlab") == "usage/unknown-format");
  CHECK(request("markdown:x.md") == "usage/later-format");
  CHECK(request("") == "usage/unknown-format");
}
