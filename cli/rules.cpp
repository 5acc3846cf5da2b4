#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/rule_page.h"
#include "cli/session.h"
#include "engine/engine.h"
#include "engine/notice_codes.h"
#include "findings/rule_reader.h"

namespace rummage::cli {
namespace {

// One line for each rule that a glob of ids matches; gives how many.
std::size_t list_rules(Session& session, std::string_view glob) {
  std::size_t count = 0;
  for (const findings::Rule& rule : engine::builtin_catalogue().rules()) {
    if (!findings::id_matches(glob, rule.id)) continue;
    session.out << fmt::format("{:<44} {:<8} {}\n", rule.id, findings::name(rule.severity), rule.title);
    ++count;
  }
  return count;
}

// Rules whose id holds the word, else the one that is spelled most like it.
std::string similar(const std::string& id) {
  std::vector<std::string_view> ids, close;
  for (const findings::Rule& rule : engine::builtin_catalogue().rules()) ids.push_back(rule.id);
  for (const engine::NoticeCode& code : engine::notice_codes()) ids.push_back(code.code);
  for (std::string_view each : ids)
    if (findings::id_matches("*" + id + "*", each)) close.push_back(each);
  if (const std::string_view near = findings::nearest(id, ids); close.empty() && !near.empty()) close.push_back(near);
  return close.empty() ? "; to see all: rummage rules" : fmt::format("; similar are:\n  {}", fmt::join(close, "\n  "));
}

int show_rule(Session& session, const std::string& id) {
  const findings::Catalogue& catalogue = engine::builtin_catalogue();
  if (const findings::RuleIndex index = catalogue.find(id); index != findings::no_rule) {
    session.out << rule_page(catalogue[index], session.columns);
    return clean;
  }
  for (const engine::NoticeCode& code : engine::notice_codes())
    if (code.code == id) {
      session.out << notice_page(code, session.columns);
      return clean;
    }
  if (id.find('*') != std::string::npos && list_rules(session, id) != 0) return clean;
  return session.fail(fmt::format("there is no rule or notice {}{}", id, similar(id)));
}

int list_all(Session& session) {
  list_rules(session, "*");
  return clean;
}

void add_rule_command(CLI::App& app, Session& session, const char* name, const char* what, bool needs_id) {
  auto* command = app.add_subcommand(name, what);
  auto id = std::make_shared<std::string>();
  auto* option = command->add_option("ID", *id, "A rule, as secret/github-pat; a notice; or a glob, as 'rbac/*'");
  if (needs_id) option->required();
  command->callback([&session, id] {
    session.action = [&session, id] { return id->empty() ? list_all(session) : show_rule(session, *id); };
  });
}

}  // namespace

void add_rules(CLI::App& app, Session& session) {
  add_rule_command(app, session, "rules", "The rules, or one of them", false);
}

void add_explain(CLI::App& app, Session& session) {
  add_rule_command(app, session, "explain", "What a rule or a notice means, why, and what to do", true);
}

}  // namespace rummage::cli
