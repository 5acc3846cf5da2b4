#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/rule_page.h"
#include "cli/session.h"
#include "engine/engine.h"

namespace rummage::cli {
namespace {

int list_rules(Session& session) {
  for (const findings::Rule& rule : engine::builtin_catalogue().rules())
    session.out << fmt::format("{:<44} {:<8} {}\n", rule.id, findings::name(rule.severity), rule.title);
  return clean;
}

int show_rule(Session& session, const std::string& id) {
  const findings::Catalogue& catalogue = engine::builtin_catalogue();
  if (const findings::RuleIndex index = catalogue.find(id); index != findings::no_rule) {
    session.out << rule_page(catalogue[index], session.columns);
    return clean;
  }
  std::string close;
  for (const findings::Rule& rule : catalogue.rules())
    if (findings::id_matches("*" + id + "*", rule.id)) close += fmt::format("\n  {}", rule.id);
  return session.fail(fmt::format("there is no rule {}{}", id, close.empty() ? "" : "; similar are:" + close));
}

void add_rule_command(CLI::App& app, Session& session, const char* name, const char* what, bool needs_id) {
  auto* command = app.add_subcommand(name, what);
  auto id = std::make_shared<std::string>();
  auto* option = command->add_option("ID", *id, "A rule, as secret/github-pat");
  if (needs_id) option->required();
  command->callback([&session, id] {
    session.action = [&session, id] { return id->empty() ? list_rules(session) : show_rule(session, *id); };
  });
}

}  // namespace

void add_rules(CLI::App& app, Session& session) {
  add_rule_command(app, session, "rules", "The rules, or one of them", false);
}

void add_explain(CLI::App& app, Session& session) {
  add_rule_command(app, session, "explain", "What a rule looks for, why, and what to do", true);
}

}  // namespace rummage::cli
