#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>

#include "cli/chart_options.h"
#include "cli/session.h"
#include "engine/render_unit.h"
#include "engine/run.h"
#include "engine/template_cases.h"

namespace rummage::cli {
namespace {

using engine::UnitRequest;

/// The command line as it was typed.
struct RenderWords {
  UnitRequest unit;
  std::string output = "yaml", cases, now;
  bool strict = false, lenient = false, blame = false;
};

int run_cases(Session& session, const RenderWords& words) {
  std::ifstream file(words.cases, std::ios::binary);
  std::istream& in = words.cases == "-" ? session.in : file;
  if (!in) return session.fail(words.cases + " cannot be read");
  const Status done = engine::template_cases(
      words.unit.charts.helm, [&](std::string& line) { return static_cast<bool>(std::getline(in, line)); },
      [&](std::string_view answer) { session.out << answer << std::flush; });
  if (!done) return session.fail(done.error().message);
  return clean;
}

void tell(Session& session, const Notice& notice) {
  std::string where = notice.path;
  if (notice.line != 0) where += fmt::format(":{}", notice.line);
  session.err << fmt::format("rummage: {}: {}{}{} [{}]\n", name(notice.level), where, where.empty() ? "" : ": ",
                             notice.message, notice.code);
}

Status complete(Session& session, RenderWords& words) {
  UnitRequest& unit = words.unit;
  if (words.strict && words.lenient) return Error{"usage", "--strict and --lenient exclude each other", {}, nullptr};
  if (unit.path.empty()) return Error{"usage", "render wants a chart or a kustomization", {}, nullptr};
  if (words.output == "jsonl") return Error{"usage", "--output jsonl is for --template-cases", {}, nullptr};
  unit.lenient = words.lenient;
  unit.output = words.blame              ? UnitRequest::Output::blame
                : words.output == "json" ? UnitRequest::Output::json
                                         : UnitRequest::Output::yaml;
  if (engine::wants_standard_input(unit.charts))
    unit.standard_input.assign(std::istreambuf_iterator<char>(session.in), std::istreambuf_iterator<char>());
  if (words.now.empty()) return Done{};
  Result<std::int64_t> now = engine::time_of_run(words.now);
  if (!now) return now.take_error();
  unit.now = *now;
  return Done{};
}

int render(Session& session, RenderWords& words) {
  if (!words.cases.empty()) return run_cases(session, words);
  if (Status status = complete(session, words); !status) return session.fail(status.error().message);
  Result<engine::UnitOutput> result = engine::render_unit(words.unit);
  if (!result) return session.fail(result.error().message);
  for (const Notice& notice : result->notices) tell(session, notice);
  if (!result->error.empty()) return session.fail(result->error, incomplete);
  return session.print(result->text, is_complete(result->notices) ? clean : incomplete);
}

void add_unit_options(CLI::App& command, RenderWords& words) {
  UnitRequest& unit = words.unit;
  const char* chart = "Charts";
  add_chart_options(command, unit.charts, chart);
  command.add_option("--release", unit.release, "Name of the release")->group(chart);
  command.add_option("-n,--namespace", unit.name_space, "Namespace of the release")->group(chart);
  command.add_flag("--include-crds", unit.include_crds, "With the files of crds/")->group(chart);
  command.add_flag("--no-hooks", unit.no_hooks, "Without hooks")->group(chart);
  command.add_flag("--skip-tests", unit.skip_tests, "Without test hooks")->group(chart);
  command.add_flag("--skip-schema-validation", unit.skip_schema, "Values need not fit values.schema.json")
      ->group(chart);
  command.add_option("-s,--show-only", unit.show_only, "Only what this template makes")
      ->allow_extra_args(false)
      ->group(chart);
}

void add_output_options(CLI::App& command, RenderWords& words) {
  command.add_flag("--strict", words.strict, "Fail where the real tool fails (default)");
  command.add_flag("--lenient", words.lenient, "Go on, with notices");
  command.add_flag("--enable-helm", words.unit.enable_helm, "Of a kustomization: render its helmCharts, too");
  command.add_option("--output", words.output, "yaml or json; jsonl for template cases")
      ->check(CLI::IsMember({"yaml", "json", "jsonl"}));
  command.add_flag("--origins", words.unit.origins, "json: where each value comes from");
  command.add_flag("--blame", words.blame, "The rendered text, each line behind its place");
  command.add_option("--now", words.now, "The time that the chart sees, as RFC 3339 (default: that of HEAD)");
  command.add_option("--template-cases", words.cases, "Conformance: a chart and templates, a JSON text a line");
}

}  // namespace

void add_render(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("render", "A chart or kustomization, as helm template or kustomize build prints it");
  auto words = std::make_shared<RenderWords>();
  command->add_option("PATH", words->unit.path, "Folder of a chart, packed chart, or folder of a kustomization");
  add_unit_options(*command, *words);
  add_output_options(*command, *words);
  command->callback([&session, words] { session.action = [&session, words] { return render(session, *words); }; });
}

}  // namespace rummage::cli
