#include <fmt/format.h>

#include <algorithm>

#include "engine/config/config.h"
#include "engine/config/fields.h"
#include "helm/chart/capabilities.h"
#include "tree/path.h"

namespace rummage::engine {
namespace {

constexpr unsigned deepest_extends = 8;

findings::Severity severity_of(const YAML::Node& node, const std::string& what) {
  auto severity = findings::severity_from(text_of(node, what));
  if (!severity) fault(node, what + " must be critical, high, medium or low");
  return *severity;
}

void read_environments(const YAML::Node& node, Config& config) {
  if (!node.IsMap()) fault(node, "environments must be a mapping of names");
  for (const auto& entry : node) {
    EnvironmentConfig environment;
    environment.name = text_of(entry.first, "an environment's name");
    if (entry.second.IsMap()) {
      read_fields(entry.second, "environments." + environment.name,
                  {{"class",
                    [&](const YAML::Node& value) {
                      environment.cls = text_of(value, "class");
                      if (!one_of(environment.cls, {"prod", "stage", "test", "dev", "ci"}))
                        fault(value, "class must be prod, stage, test, dev or ci");
                    }},
                   {"globs", [&](const YAML::Node& value) { environment.globs = texts_of(value, "globs"); }}});
    } else {
      environment.globs = texts_of(entry.second, "environments." + environment.name);
    }
    config.environments.push_back(std::move(environment));
  }
}

void read_fail_on(const YAML::Node& node, GateConfig& gate) {
  if (node.IsScalar()) {
    gate.fail_on = severity_of(node, "gate.fail_on");
    return;
  }
  if (!node.IsMap()) fault(node, "gate.fail_on must be a severity or a mapping of areas and environments");
  for (const auto& entry : node) {
    const std::string key = text_of(entry.first, "a key of gate.fail_on");
    if (key == "environments") {
      for (const auto& inner : entry.second)
        gate.by_environment[text_of(inner.first, "an environment")] = severity_of(inner.second, "its severity");
      continue;
    }
    const std::vector<std::string> areas = {"secret", "sharing", "rbac", "hygiene", "cluster", "stores", "config"};
    if (std::find(areas.begin(), areas.end(), key) == areas.end())
      fault(entry.first, fmt::format("gate.fail_on: unknown area \"{}\"{}", key, suggestion(key, areas)));
    gate.by_area[key] = severity_of(entry.second, "gate.fail_on." + key);
  }
}

void read_gate(const YAML::Node& node, Config& config) {
  read_fields(node, "gate",
              {{"fail_on", [&](const YAML::Node& value) { read_fail_on(value, config.gate); }},
               {"new_ignores", [&](const YAML::Node& value) {
                  const std::string word = text_of(value, "gate.new_ignores");
                  if (word != "allow" && word != "block") fault(value, "gate.new_ignores must be allow or block");
                  config.gate.block_new_ignores = word == "block";
                }}});
}

triage::Exception read_exception(const YAML::Node& node, const std::string& path) {
  triage::Exception exception;
  exception.file = path;
  exception.line = line_of(node);
  auto text = [](std::string& target, const char* what) {
    return [&target, what](const YAML::Node& value) { target = text_of(value, what); };
  };
  read_fields(node, "an exception",
              {{"rule", text(exception.rule, "rule")},
               {"path", text(exception.path, "path")},
               {"object", text(exception.object, "object")},
               {"field", text(exception.field, "field")},
               {"fingerprint", text(exception.fingerprint, "fingerprint")},
               {"reason", text(exception.reason, "reason")},
               {"justification", text(exception.justification, "justification")},
               {"approved_by", text(exception.approved_by, "approved_by")},
               {"expires", text(exception.expires, "expires")},
               {"tag", [&](const YAML::Node& value) {
                  exception.tag = static_cast<std::uint16_t>(number_of(value, "tag") & 0xFFF);
                }}});
  if (Status status = triage::check(exception); !status) {
    const std::string place = fmt::format("{}:{}: ", exception.file, exception.line);  // the door names it
    const std::string& message = status.error().message;
    fault(node, message.starts_with(place) ? message.substr(place.size()) : message);
  }
  return exception;
}

void read_sharing(const YAML::Node& node, Config& config) {
  read_fields(node, "sharing", {{"allowed", [&](const YAML::Node& value) {
                                   for (const auto& pair : value) {
                                     const auto names = texts_of(pair, "a pair of sharing.allowed");
                                     if (names.size() != 2) fault(pair, "sharing.allowed holds pairs of environments");
                                     config.sharing_allowed.emplace_back(names[0], names[1]);
                                   }
                                 }}});
}

void read_policies(const YAML::Node& node, Config& config) {
  const auto seconds = [](const YAML::Node& value, const char* what) {
    return static_cast<std::int64_t>(seconds_of(value, what));
  };
  read_fields(
      node, "policies",
      {{"token_lifetime",
        [&](const YAML::Node& value) { config.thresholds.token_lifetime = seconds(value, "policies.token_lifetime"); }},
       // The contract names it; no policy asks for it yet.
       {"rotation_age", [&](const YAML::Node& value) { seconds(value, "policies.rotation_age"); }}});
}

// A list of files is one layer; a list of lists one for each.
void read_chart_values(const YAML::Node& node, const std::string& path, Config& config) {
  if (!node.IsMap()) fault(node, "render.values must be a mapping of charts");
  for (const auto& entry : node) {
    const std::string chart = text_of(entry.first, "a chart of render.values");
    std::erase_if(config.chart_values, [&](const ChartValues& other) { return other.chart == chart; });
    const YAML::Node& value = entry.second;
    const bool several = value.IsSequence() && value.size() != 0 && value[0].IsSequence();
    const auto add = [&](const YAML::Node& files) {
      ChartValues layer{chart, {}, path, line_of(files)};
      for (const std::string& file : texts_of(files, "render.values." + chart)) {
        const auto inside = tree::join("", file);
        if (!inside || inside->empty()) fault(files, fmt::format("render.values: {} is no file below the root", file));
        layer.files.push_back(*inside);
      }
      if (layer.files.empty()) fault(files, fmt::format("render.values: {} has no files", chart));
      config.chart_values.push_back(std::move(layer));
    };
    if (!several)
      add(value);
    else
      for (const auto& files : value) add(files);
  }
}

void read_kube_version(const YAML::Node& node, Config& config) {
  config.kube_version = text_of(node, "render.kube_version");
  if (!helm::capabilities(3, config.kube_version, {}) && !helm::capabilities(4, config.kube_version, {}))
    fault(node, "render.kube_version must be a version, such as 1.32.0");
}

class Reader {
 public:
  Reader(Config& config, const ConfigReader& files) : config_(config), files_(files) {}

  void read(std::string_view text, const std::string& path, unsigned depth) {
    path_ = path;
    if (depth > deepest_extends) throw ConfigFault{1, "extends: more than 8 files deep"};
    const YAML::Node root = YAML::Load(std::string(text));
    if (root.IsMap() && root["extends"])
      for (const std::string& other : texts_of(root["extends"], "extends")) {
        extend(root["extends"], path, other, depth);
        path_ = path;
      }
    read_fields(root, "the configuration", fields());
  }

  /// The file that is being read: a fault is in that one.
  const std::string& path() const { return path_; }

 private:
  void extend(const YAML::Node& node, const std::string& path, const std::string& other, unsigned depth) {
    const std::size_t slash = path.rfind('/');
    const std::string full = slash == std::string::npos ? other : path.substr(0, slash + 1) + other;
    if (!files_) fault(node, "extends: no other file can be read from here");
    Result<std::string> text = files_(full);
    if (!text) fault(node, fmt::format("extends: {}: {}", other, text.error().message));
    read(*text, full, depth + 1);
  }

  Fields fields() {
    Config& c = config_;
    auto texts = [](std::vector<std::string>& target, const char* what) {
      return [&target, what](const YAML::Node& node) { target = texts_of(node, what); };
    };
    return {{"version",
             [](const YAML::Node& node) {
               if (number_of(node, "version") != 1) fault(node, "version must be 1");
             }},
            {"extends", [](const YAML::Node&) {}},
            {"environments", [&c](const YAML::Node& node) { read_environments(node, c); }},
            {"scan", [this](const YAML::Node& node) { read_scan(node); }},
            {"rules",
             [&c, texts](const YAML::Node& node) {
               read_fields(node, "rules",
                           {{"enable", texts(c.enable, "rules.enable")},
                            {"disable", texts(c.disable, "rules.disable")},
                            {"since", [&c](const YAML::Node& v) { c.rules_since = text_of(v, "rules.since"); }}});
             }},
            {"gate", [&c](const YAML::Node& node) { read_gate(node, c); }},
            {"hook",
             [&c](const YAML::Node& node) {
               read_fields(
                   node, "hook",
                   {{"budget", [&c](const YAML::Node& v) { c.hook_budget_seconds = seconds_of(v, "hook.budget"); }}});
             }},
            {"render", [this](const YAML::Node& node) { read_render(node); }},
            {"sharing", [&c](const YAML::Node& node) { read_sharing(node, c); }},
            {"policies", [&c](const YAML::Node& node) { read_policies(node, c); }},
            {"test_values", texts(c.test_values, "test_values")},
            {"tag_salt", [&c](const YAML::Node& node) { c.tag_salt = text_of(node, "tag_salt"); }},
            {"exceptions", [this](const YAML::Node& node) {
               if (node.IsNull()) return;
               if (!node.IsSequence()) fault(node, "exceptions must be a list");
               for (const auto& item : node) config_.exceptions.push_back(read_exception(item, path_));
             }}};
  }

  void read_scan(const YAML::Node& node) {
    Config& c = config_;
    read_fields(
        node, "scan",
        {{"exclude", [&c](const YAML::Node& v) { c.exclude = texts_of(v, "scan.exclude"); }},
         {"max_file_size", [&c](const YAML::Node& v) { c.max_file_size = size_of(v, "scan.max_file_size"); }},
         {"decode_depth",
          [&c](const YAML::Node& v) { c.decode_depth = static_cast<unsigned>(number_of(v, "scan.decode_depth")); }},
         {"archive_depth",
          [&c](const YAML::Node& v) { c.archive_depth = static_cast<unsigned>(number_of(v, "scan.archive_depth")); }}});
  }

  void read_render(const YAML::Node& node) {
    Config& c = config_;
    read_fields(node, "render",
                {{"values", [&](const YAML::Node& value) { read_chart_values(value, path_, c); }},
                 {"kube_version", [&c](const YAML::Node& v) { read_kube_version(v, c); }},
                 {"api_versions", [&c](const YAML::Node& v) { c.api_versions = texts_of(v, "render.api_versions"); }}});
  }

  Config& config_;
  const ConfigReader& files_;
  std::string path_;
};

}  // namespace

Result<Config> read_config(std::string_view text, const std::string& path, const ConfigReader& reader) {
  Config config;
  config.path = path;
  Reader whole(config, reader);
  auto failed = [&](std::uint32_t line, const std::string& message) {
    return Error{"config/invalid", fmt::format("{}:{}: {}", whole.path(), line, message)};
  };
  try {
    whole.read(text, path, 0);
  } catch (const ConfigFault& fault) {
    return failed(fault.line, fault.message);
  } catch (const YAML::Exception& exception) {
    return failed(static_cast<std::uint32_t>(std::max(0, exception.mark.line) + 1), exception.msg);
  }
  return config;
}

}  // namespace rummage::engine
