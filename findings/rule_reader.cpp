#include "findings/rule_reader.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace rummage::findings {
namespace {

constexpr std::array<std::string_view, 16> rule_keys{
    "id",   "title", "severity", "precision",  "since",         "cwe",   "mappings", "tags",
    "what", "why",   "fix",      "references", "public_prefix", "match", "bad",      "good"};
constexpr std::array<std::string_view, 3> example_keys{"text", "line", "path"};
constexpr std::array<std::string_view, 7> areas{"secret", "sharing", "rbac", "hygiene", "cluster", "stores", "config"};
constexpr std::array<std::string_view, 4> precisions{"very-high", "high", "medium", "low"};
constexpr std::array<std::string_view, 4> severities{"critical", "high", "medium", "low"};
constexpr std::array<std::string_view, 1> file_keys{"rules"};
constexpr std::size_t max_bytes = 4 << 20, max_rules = 5000;
constexpr int max_depth = 64;
constexpr std::size_t max_data = 200000;  // aliases can repeat a part without bound

// Leaves by exception within this file only; the door turns it into a Result.
struct Problem {
  std::string code, message;
  std::uint32_t line;
};

std::uint32_t line_of(const YAML::Node& node) {
  return node.Mark().is_null() ? 0 : node.Mark().line + 1;
}

[[noreturn]] void fail(const YAML::Node& node, std::string_view code, std::string message) {
  throw Problem{std::string(code), std::move(message), line_of(node)};
}

template <std::size_t N>
void check_keys(const YAML::Node& map, const std::array<std::string_view, N>& known, std::string_view what) {
  if (!map.IsMap()) fail(map, "rules/bad-value", fmt::format("{} must be a map", what));
  for (const auto& entry : map) {
    const std::string& key = entry.first.Scalar();
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string_view near = nearest(key, known);
    fail(entry.first, "rules/unknown-key",
         near.empty() ? fmt::format("unknown key `{}` in {}", key, what)
                      : fmt::format("unknown key `{}` in {}; did you mean `{}`?", key, what, near));
  }
}

template <std::size_t N>
void check_word(const YAML::Node& node, const std::array<std::string_view, N>& known, std::string_view what) {
  const std::string& word = node.Scalar();
  if (std::find(known.begin(), known.end(), word) == known.end())
    fail(node, "rules/bad-value", fmt::format("`{}` is no {}; one of: {}", word, what, fmt::join(known, ", ")));
}

std::uint32_t number(const YAML::Node& node, std::uint32_t most) {
  std::uint32_t value = 0;
  if (!node.IsScalar() || !YAML::convert<std::uint32_t>::decode(node, value) || value > most)
    fail(node, "rules/bad-value", fmt::format("a number up to {} is needed", most));
  return value;
}

}  // namespace

/// Builds a RuleFile. Throws Problem.
class RuleFileReader {
 public:
  RuleFile read(const YAML::Node& root) {
    check_keys(root, file_keys, "a rule file");
    const YAML::Node list = root["rules"];
    if (!list || !list.IsSequence()) fail(root, "rules/bad-value", "`rules` must be a list");
    if (list.size() > max_rules) fail(list, "rules/bad-value", fmt::format("more than {} rules", max_rules));
    for (const YAML::Node& node : list) file_.rules_.push_back(rule(node));
    return std::move(file_);
  }

 private:
  ReadRule rule(const YAML::Node& node) {
    check_keys(node, rule_keys, "a rule");
    ReadRule read;
    read.line = line_of(node);
    Rule& out = read.rule;
    out.id = needed(node, "id");
    check_id(node["id"]);
    out.title = needed(node, "title");
    if (out.title.size() > 80 || out.title.ends_with('.'))
      fail(node["title"], "rules/bad-value", "a title has at most 80 characters and no full stop");
    needed(node, "severity");
    check_word(node["severity"], severities, "severity");
    out.severity = *severity_from(node["severity"].Scalar());
    out.precision = needed(node, "precision");
    check_word(node["precision"], precisions, "precision");
    out.what = needed(node, "what"), out.why = needed(node, "why"), out.fix = needed(node, "fix");
    out.since = optional(node, "since");
    out.public_prefix = optional(node, "public_prefix");
    out.tags = tags(node);
    out.mappings = list(node, "mappings"), out.references = list(node, "references");
    out.bad = examples(node["bad"], true), out.good = examples(node["good"], false);
    if (node["match"]) read.match = datum(node["match"], "match", 0);
    return read;
  }

  void check_id(const YAML::Node& node) {
    std::string_view id = node.Scalar();
    std::size_t slash = id.find('/');
    bool slug = slash != id.npos && slash + 1 < id.size() && id.size() <= 80;
    for (char c : id) slug = slug && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/');
    if (!slug || std::find(areas.begin(), areas.end(), id.substr(0, slash)) == areas.end())
      fail(node, "rules/bad-value",
           fmt::format("`{}` is no id: area/name with an area of {}", id, fmt::join(areas, ", ")));
  }

  std::string_view keep(std::string text) { return file_.texts_->emplace_back(std::move(text)); }

  std::string_view optional(const YAML::Node& map, const char* key) {
    const YAML::Node node = map[key];
    if (!node) return {};
    if (!node.IsScalar()) fail(node, "rules/bad-value", fmt::format("`{}` must be a text", key));
    return keep(node.Scalar());
  }

  std::string_view needed(const YAML::Node& map, const char* key) {
    std::string_view text = optional(map, key);
    if (text.empty()) fail(map, "rules/bad-value", fmt::format("a rule needs `{}`", key));
    return text;
  }

  std::vector<std::string_view>& scalars(const YAML::Node& node, const char* key) {
    auto& out = file_.lists_->emplace_back();
    if (!node) return out;
    if (!node.IsSequence()) fail(node, "rules/bad-value", fmt::format("`{}` must be a list", key));
    for (const YAML::Node& item : node) {
      if (!item.IsScalar()) fail(item, "rules/bad-value", fmt::format("`{}` must hold texts", key));
      out.push_back(keep(item.Scalar()));
    }
    return out;
  }

  std::span<const std::string_view> list(const YAML::Node& map, const char* key) { return scalars(map[key], key); }

  // GitHub code scanning knows weaknesses by tags of this shape; CWE numbers are padded to three digits there.
  std::span<const std::string_view> tags(const YAML::Node& map) {
    auto& out = scalars(map["tags"], "tags");
    if (std::find(out.begin(), out.end(), "security") == out.end()) out.insert(out.begin(), "security");
    const YAML::Node cwe = map["cwe"];
    if (cwe && !cwe.IsSequence()) fail(cwe, "rules/bad-value", "`cwe` must be a list of numbers");
    if (cwe)
      for (const YAML::Node& item : cwe) out.push_back(keep(fmt::format("external/cwe/cwe-{:03}", number(item, 9999))));
    return out;
  }

  std::span<const Example> examples(const YAML::Node& node, bool bad) {
    auto& out = file_.examples_->emplace_back();
    if (!node) return out;
    if (!node.IsSequence()) fail(node, "rules/bad-value", "examples must be a list");
    for (const YAML::Node& item : node) {
      check_keys(item, example_keys, "an example");
      if (!item["text"]) fail(item, "rules/bad-value", "an example needs `text`");
      if (bad != static_cast<bool>(item["line"]))
        fail(item, "rules/bad-value", bad ? "a bad example needs `line`" : "a good example has no `line`");
      out.push_back({optional(item, "text"), bad ? number(item["line"], 1000000) : 0, optional(item, "path")});
    }
    return out;
  }

  Datum datum(const YAML::Node& node, std::string_view key, int depth) {
    if (depth > max_depth || ++data_count_ > max_data) fail(node, "rules/bad-value", "too deeply nested or too large");
    Datum out{Datum::Kind::none, key, {}, {}, line_of(node)};
    if (node.IsScalar()) out.kind = Datum::Kind::scalar, out.text = keep(node.Scalar());
    if (!node.IsSequence() && !node.IsMap()) return out;
    std::vector<Datum> children;
    if (node.IsSequence())
      for (const YAML::Node& item : node) children.push_back(datum(item, {}, depth + 1));
    else
      for (const auto& entry : node) children.push_back(datum(entry.second, keep(entry.first.Scalar()), depth + 1));
    out.kind = node.IsMap() ? Datum::Kind::map : Datum::Kind::list;
    out.children = file_.data_->emplace_back(std::move(children));
    return out;
  }

  RuleFile file_;
  std::size_t data_count_ = 0;
};

Result<RuleFile> RuleFile::read(std::string_view yaml, std::string_view name) {
  auto error = [&](std::string_view code, std::uint32_t line, std::string_view message) {
    return Error{std::string(code), fmt::format("{}:{}: {}", name, line, message), std::nullopt, nullptr};
  };
  if (yaml.size() > max_bytes) return error("rules/syntax", 1, "the file is larger than 4 MiB");
  try {
    return RuleFileReader().read(YAML::Load(std::string(yaml)));
  } catch (const Problem& problem) {
    return error(problem.code, problem.line, problem.message);
  } catch (const YAML::Exception& problem) {
    return error("rules/syntax", problem.mark.is_null() ? 1 : problem.mark.line + 1, problem.msg);
  }
}

}  // namespace rummage::findings
