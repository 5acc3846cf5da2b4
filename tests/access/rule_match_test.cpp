#include "access/rule_match.h"

#include <catch2/catch.hpp>
#include <random>
#include <regex>
#include <set>

using namespace rummage;
using kubernetes::Element;
using kubernetes::PolicyRule;

namespace {

using Words = std::vector<std::string>;

/// A rule of texts, and the slow twin's answer to every question: by expanding what a list covers.
struct Texts {
  Words verbs, groups, resources, names, urls;
};

std::vector<Element> elements(const Words& words) {
  std::vector<Element> all;
  for (const std::string& word : words) all.push_back({word, {}});
  return all;
}

PolicyRule rule_of(const Texts& texts) {
  return {.verbs = elements(texts.verbs),
          .api_groups = elements(texts.groups),
          .resources = elements(texts.resources),
          .resource_names = elements(texts.names),
          .non_resource_urls = elements(texts.urls)};
}

/// Regular expressions that say what an entry covers; the twin of the matcher.
bool covered(const Words& list, const std::string& asked, std::string (*expression)(const std::string&)) {
  for (const std::string& entry : list)
    if (std::regex_match(asked, std::regex(expression(entry)))) return true;
  return false;
}

std::string escaped(const std::string& text) {
  return std::regex_replace(text, std::regex(R"([.*+?()\[\]{}|^$\\])"), R"(\$&)");
}
std::string plain_or_star(const std::string& entry) {
  return entry == "*" ? "[^]*" : escaped(entry);
}
std::string resource(const std::string& entry) {
  if (entry == "*") return "[^]*";
  if (entry.starts_with("*/")) return "[^/]*/" + escaped(entry.substr(2));
  return escaped(entry);
}
std::string url(const std::string& entry) {
  std::string head = std::regex_replace(entry, std::regex(R"(\*+$)"), "");
  return head == entry ? escaped(entry) : escaped(head) + "[^]*";
}

Words some(std::mt19937& random, const Words& from, std::size_t most) {
  Words chosen;
  for (std::size_t left = random() % (most + 1); left > 0; --left) chosen.push_back(from[random() % from.size()]);
  return chosen;
}

const Words verbs = {"get", "list", "create", "*", "bind", "Get"};
const Words groups = {"", "apps", "*", "core", "batch"};
const Words resources = {"pods",    "pods/exec", "*",       "*/exec", "*/*", "pods/*",
                         "*/scale", "*/execs",   "secrets", "Pods",   "*/"};
const Words names = {"db", "*", "web"};
const Words urls = {"/healthz", "/healthz/*", "*", "/metrics**", "/*", "/api/*/x"};
const Words asked_urls = {"/healthz", "/healthz/", "/healthz/ping", "/metrics", "/metricsx", "/", "/api/v1/x", ""};

}  // namespace

TEST_CASE("rules match requests as the slow twin says") {
  std::mt19937 random(11);
  std::size_t allowed = 0;
  for (int round = 0; round < 20000; ++round) {
    Texts texts{some(random, verbs, 3), some(random, groups, 2), some(random, resources, 3), some(random, names, 1),
                some(random, urls, 2)};
    PolicyRule rule = rule_of(texts);
    const std::string verb = Words{"get", "list", "create", "bind"}[random() % 4],
                      group = Words{"", "apps", "core"}[random() % 3];
    const std::string combined = Words{"pods", "pods/exec", "secrets", "deployments/scale"}[random() % 4];
    const std::string name = Words{"", "db", "other"}[random() % 3], path = asked_urls[random() % asked_urls.size()];
    const std::string sub(access::subresource_of(combined));
    bool verb_ok = covered(texts.verbs, verb, plain_or_star), group_ok = covered(texts.groups, group, plain_or_star);
    bool resource_ok = covered(texts.resources, combined, resource);
    bool name_ok = texts.names.empty() || std::set<std::string>(texts.names.begin(), texts.names.end()).contains(name);
    bool url_ok = covered(texts.urls, path, url);
    REQUIRE(access::verb_matches(rule, verb) == verb_ok);
    REQUIRE(access::group_matches(rule, group) == group_ok);
    REQUIRE(access::resource_matches(rule, combined, sub) == resource_ok);
    REQUIRE(access::name_matches(rule, name) == name_ok);
    REQUIRE(access::url_matches(rule, path) == url_ok);
    access::Request request{.verb = verb,
                            .group = group,
                            .resource = std::string_view(combined).substr(0, combined.find('/')),
                            .subresource = sub,
                            .name = name};
    REQUIRE(access::rule_allows(rule, request) == (verb_ok && group_ok && resource_ok && name_ok));
    REQUIRE(access::rule_allows(rule, {.verb = verb, .path = path}) == (verb_ok && url_ok));
    allowed += access::rule_allows(rule, request);
  }
  CHECK(allowed > 100);
}

TEST_CASE("the element that matches is the exact one before the star") {
  const Texts texts{{"*", "get"}, {""}, {"*", "*/exec", "pods/exec"}, {}, {}};  // the rule holds views into it
  PolicyRule rule = rule_of(texts);
  CHECK(access::matching_verb(rule, "get")->text == "get");
  CHECK(access::matching_verb(rule, "list")->text == "*");
  CHECK(access::matching_resource(rule, "pods/exec", "exec")->text == "pods/exec");
  CHECK(access::matching_resource(rule, "jobs/exec", "exec")->text == "*/exec");
  CHECK(access::matching_resource(rule, "pods", "")->text == "*");
}
