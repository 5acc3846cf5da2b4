#include "cli/chart_options.h"

#include <CLI/CLI.hpp>

namespace rummage::cli {
namespace {

using engine::ValueKind;

struct ValueFlag {
  const char* names;
  ValueKind kind;
  const char *type, *what;
};

constexpr ValueFlag value_flags[] = {
    {"-f,--values", ValueKind::file, "FILE", "Values file, put over all others; may be given several times"},
    {"--set", ValueKind::set, "KEY=VALUE,...", "Values"},
    {"--set-string", ValueKind::string, "KEY=VALUE,...", "Values, every one a string"},
    {"--set-json", ValueKind::json, "KEY=JSON,...", "Values as JSON"},
    {"--set-literal", ValueKind::literal, "KEY=VALUE", "A value as it stands"},
    {"--set-file", ValueKind::content, "KEY=FILE,...", "Values that are the content of files"},
};

}  // namespace

void add_chart_options(CLI::App& command, engine::ChartOptions& options, const char* group) {
  for (const ValueFlag& flag : value_flags)
    command
        .add_option_function<std::vector<std::string>>(
            flag.names,
            [&options, kind = flag.kind](const std::vector<std::string>& texts) {
              for (const std::string& text : texts) options.values.push_back({kind, text});
            },
            flag.what)
        ->type_name(flag.type)
        ->allow_extra_args(false)
        ->group(group);
  command.add_option("--kube-version", options.kube_version, "Kubernetes version that charts see")->group(group);
  command.add_option("-a,--api-versions", options.api_versions, "API versions that charts see besides")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->group(group);
  command.add_option("--helm-version", options.helm, "Render as Helm 3 or 4 does")
      ->check(CLI::IsMember({3, 4}))
      ->group(group);
}

}  // namespace rummage::cli
