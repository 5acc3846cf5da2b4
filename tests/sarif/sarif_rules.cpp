#include "tests/sarif/sarif_rules.h"

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

namespace rummage::test {
namespace {

using Json = nlohmann::json;

/// Collects faults, each with where it is.
class Checker {
 public:
  std::vector<std::string> faults;

  void log(const Json& log) {
    expect(log.value("version", "") == "2.1.0", "version is 2.1.0");
    expect(log.contains("$schema"), "$schema is there");
    expect(log.contains("runs") && log["runs"].is_array() && log["runs"].size() <= 20, "at most 20 runs");
    if (!faults.empty()) return;
    for (const Json& run : log["runs"]) check_run(run);
  }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds && faults.size() < 100) faults.push_back(where_ + what);
  }

  static bool is_text(const Json& object, const char* key, std::size_t limit) {
    const Json message = object.value(key, Json::object());
    const std::string text = message.value("text", "");
    return !text.empty() && text.size() <= limit;
  }

  void check_run(const Json& run) {
    where_ = "run: ";
    expect(run.contains("results") && run["results"].is_array(), "results is an array, also when clean");
    expect(run.value("columnKind", "") == "utf16CodeUnits", "columnKind is utf16CodeUnits");
    expect(run["results"].size() <= 25000, "at most 25,000 results");
    for (const Json& base : run.value("originalUriBaseIds", Json::object()))
      expect(!base.contains("uri"), "no root is told");
    bases_ = run.value("originalUriBaseIds", Json::object());
    check_driver(run["tool"]["driver"], run);
    check_invocations(run);
    std::size_t number = 0;
    for (const Json& result : run["results"]) {
      where_ = "result " + std::to_string(number++) + ": ";
      check_result(result, run);
    }
  }

  void check_driver(const Json& driver, const Json& run) {
    expect(!driver.value("name", "").empty() && !driver.value("semanticVersion", "").empty(), "name and version");
    expect(driver["rules"].is_array() && driver["rules"].size() <= 25000, "rules is an array");
    std::set<std::string> ids;
    for (const Json& rule : driver["rules"]) {
      where_ = "rule " + rule.value("id", "?") + ": ";
      expect(ids.insert(rule.value("id", "")).second, "its id is its own");
      check_rule(rule, run);
    }
  }

  void check_rule(const Json& rule, const Json& run) {
    expect(std::regex_match(rule.value("name", ""), std::regex("([A-Z0-9][A-Za-z0-9]*)+")), "name is in Pascal case");
    expect(rule["name"] != rule["id"] && rule.value("name", "").size() <= 255, "name is no copy of the id");
    expect(is_text(rule, "shortDescription", 1024) && is_text(rule, "fullDescription", 1024), "descriptions");
    expect(is_text(rule, "help", SIZE_MAX) && !rule["help"].value("markdown", "").empty(), "help as text and markdown");
    check_level(rule["defaultConfiguration"].value("level", ""));
    const Json& properties = rule["properties"];
    expect(properties["tags"].size() <= 20, "at most 20 tags");
    expect(std::set<std::string>{"very-high", "high", "medium", "low"}.contains(properties.value("precision", "")),
           "precision");
    expect(std::regex_match(properties.value("security-severity", ""), std::regex("(10|[0-9])\\.[0-9]")),
           "security-severity");
    for (const Json& relation : rule.value("relationships", Json::array())) {
      const Json& target = relation["target"];
      const Json& taxonomy = run["taxonomies"].at(target["toolComponent"]["index"].get<std::size_t>());
      expect(taxonomy["name"] == target["toolComponent"]["name"], "its taxonomy is the one of that index");
      expect(taxonomy["taxa"].at(target["index"].get<std::size_t>())["id"] == target["id"], "its taxon too");
    }
  }

  void check_invocations(const Json& run) {
    where_ = "invocation: ";
    const Json& rules = run["tool"]["driver"]["notifications"];
    for (const Json& rule : rules)
      expect(is_text(rule, "shortDescription", 1024) && is_text(rule, "fullDescription", 1024) &&
                 is_text(rule, "help", 9999),
             "a notification is described");
    expect(run["invocations"].size() == 1 && run["invocations"][0]["executionSuccessful"] == true,
           "executionSuccessful");
    for (const Json& told : run["invocations"][0]["toolExecutionNotifications"]) {
      check_level(told.value("level", ""));
      expect(is_text(told, "message", SIZE_MAX), "a notification has a message");
      expect(rules.at(told["descriptor"]["index"].get<std::size_t>())["id"] == told["descriptor"]["id"],
             "its descriptor");
      for (const Json& location : told.value("locations", Json::array())) check_location(location);
    }
  }

  void check_level(const std::string& level) {
    expect(level == "error" || level == "warning" || level == "note", "level");
  }

  void check_result(const Json& result, const Json& run) {
    const Json& rules = run["tool"]["driver"]["rules"];
    const auto index = result.value("ruleIndex", SIZE_MAX);
    expect(index < rules.size() && rules[index]["id"] == result["ruleId"], "ruleIndex leads to ruleId");
    expect(result.value("kind", "") == "fail", "kind is fail");
    check_level(result.value("level", ""));
    expect(result.value("rank", -1.0) > 0 && result.value("rank", -1.0) <= 100, "rank");
    expect(is_text(result, "message", SIZE_MAX), "message");
    expect(result["locations"].size() == 1, "one location");
    for (const Json& location : result["locations"]) check_location(location);
    expect(!result["partialFingerprints"].value("rummage/v1", "").empty(), "own fingerprint");
    const std::string hash = result["partialFingerprints"].value("primaryLocationLineHash", "0000000000000000:1");
    expect(std::regex_match(hash, std::regex("[0-9a-f]{16}:[0-9]+")), "GitHub's fingerprint has its shape");
    check_related(result);
    for (const Json& flow : result.value("codeFlows", Json::array())) check_flow(flow);
  }

  void check_related(const Json& result) {
    const Json related = result.value("relatedLocations", Json::array());
    expect(related.size() <= 1000, "at most 1,000 related places");
    std::set<std::size_t> ids;
    for (const Json& location : related) {
      check_location(location);
      expect(is_text(location, "message", SIZE_MAX) && ids.insert(location["id"].get<std::size_t>()).second,
             "its own id");
    }
    const std::string text = result["message"]["text"];
    const std::regex link("(^|[^\\\\])\\]\\(([0-9]+)\\)");
    for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end && !related.empty(); ++at)
      expect(ids.contains(std::stoul((*at)[2])), "a link leads to a related place");
  }

  void check_flow(const Json& flow) {
    for (const Json& thread : flow["threadFlows"]) {
      expect(!thread["locations"].empty() && thread["locations"].size() <= 10000, "at most 10,000 steps");
      for (const Json& step : thread["locations"]) {
        check_location(step["location"]);
        expect(is_text(step["location"], "message", SIZE_MAX), "a step says what it is");
      }
    }
  }

  void check_location(const Json& location) {
    const Json& physical = location["physicalLocation"];
    const std::string uri = physical["artifactLocation"].value("uri", "");
    static const std::regex relative("([A-Za-z0-9._~/!$&'()*+,;=@-]|%[0-9A-F]{2})+");
    const bool absolute = uri.starts_with("file:///");
    expect(std::regex_match(absolute ? uri.substr(7) : uri, relative), "uri is encoded: " + uri);
    expect(absolute || !uri.starts_with('/'), "uri is relative");
    expect(absolute || bases_.contains(physical["artifactLocation"].value("uriBaseId", "")), "its base is declared");
    const Json region = physical.value("region", Json::object());
    for (const char* key : {"startLine", "startColumn", "endLine", "endColumn"})
      expect(region.value(key, 0) >= 1, std::string(key) + " is at least 1");
    expect(region.value("startLine", 0) == region.value("endLine", -1), "the region is one line");
    expect(region.value("endColumn", 0) > region.value("startColumn", 0), "the region is not empty");
    expect(!physical.contains("contextRegion") && !region.contains("snippet"), "no line of a file is shown");
  }

  std::string where_;
  Json bases_;
};

}  // namespace

std::vector<std::string> sarif_faults(std::string_view log) {
  Checker checker;
  try {
    checker.log(Json::parse(log));
  } catch (const std::exception& error) {  // nlohmann's way of saying that a member is missing or of another type
    checker.faults.push_back(error.what());
  }
  return checker.faults;
}

}  // namespace rummage::test
