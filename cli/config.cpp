#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>
#include <ostream>

#include "base/atomic_file.h"
#include "cli/session.h"
#include "engine/config_file.h"
#include "engine/output.h"

namespace rummage::cli {
namespace {

constexpr const char* default_path = ".rummage.yaml";

bool absent(const std::string& path) {
  return path == default_path && !std::ifstream(path).good();
}

int check(Session& session, const std::string& path) {
  if (absent(path)) return session.fail(path + " is not there; to begin one: rummage config init");
  Result<engine::Config> config = engine::load_config_file(path);
  if (!config) return session.fail(config.error().message);
  session.out << path << " is in order.\n";
  return clean;
}

int show(Session& session, const std::string& path) {
  if (absent(path)) {
    session.err << "rummage: " << path << " is not there: these are the defaults\n";
    session.out << engine::describe({});
    return clean;
  }
  Result<engine::Config> config = engine::load_config_file(path);
  if (!config) return session.fail(config.error().message);
  session.out << engine::describe(*config);
  return clean;
}

int init(Session& session, const std::string& path) {
  if (std::ifstream(path).good()) return session.fail(path + " is there already");
  if (Status status = write_report_file(path, engine::config_template()); !status)
    return session.fail(status.error().message);
  session.out << "Wrote " << path << ".\n";
  return clean;
}

int schema(Session& session, const std::string& of) {
  if (of == "findings")
    session.out << engine::findings_schema();
  else
    session.out << engine::config_schema();
  return clean;
}

}  // namespace

void add_config(CLI::App& app, Session& session) {
  auto* config = app.add_subcommand("config", "Checks, shows or begins the configuration");
  config->require_subcommand(1);
  auto add = [&](const char* name, const char* what, int (*action)(Session&, const std::string&)) {
    auto* command = config->add_subcommand(name, what);
    auto path = std::make_shared<std::string>(default_path);
    command->add_option("FILE", *path, "The configuration file");
    command->callback(
        [&session, path, action] { session.action = [&session, path, action] { return action(session, *path); }; });
  };
  add("check", "Is the configuration file in order?", check);
  add("show", "What the configuration file says, with defaults", show);
  add("init", "Write a configuration file with every key commented out", init);

  auto* command = config->add_subcommand("schema", "The JSON Schema of the configuration or of reports");
  auto of = std::make_shared<std::string>("config");
  command->add_option("--of", *of, "config or findings")->check(CLI::IsMember({"config", "findings"}));
  command->callback([&session, of] { session.action = [&session, of] { return schema(session, *of); }; });
}

}  // namespace rummage::cli
