#include <algorithm>

#include "policies/cluster/cluster.h"
#include "policies/cluster/flag_pattern.h"

namespace rummage::policies::cluster {
namespace {

using controlplane::Settings;
using findings::Draft;

bool is_for(const FlagPattern& pattern, const Settings& settings) {
  const auto& wanted = pattern.components;
  if (std::find(wanted.begin(), wanted.end(), settings.component) == wanted.end()) return false;
  return std::none_of(pattern.unless.begin(), pattern.unless.end(),
                      [&](std::string_view flag) { return settings.find(flag) != nullptr; });
}

Draft draft_of(const Settings& settings, std::string_view flag, const std::string& fault, Span span) {
  Draft draft;
  draft.message = std::string(controlplane::name(settings.component)) + ": --" + std::string(flag) + " " + fault;
  draft.span = span;
  return draft;
}

void judge_flag(const FlagPattern& pattern, const Settings& settings, std::string_view flag,
                const kubernetes::Object& object, Reporter& reporter) {
  if (const controlplane::Setting* setting = settings.find(flag)) {
    if (const auto fault = fault_of(pattern, *setting))
      reporter.report(pattern.rule, object, draft_of(settings, flag, *fault, setting->span));
    return;
  }
  const bool asked = std::find(pattern.missing.begin(), pattern.missing.end(), settings.form) != pattern.missing.end();
  if (asked && settings.lacks(flag))
    reporter.report(pattern.rule, object, draft_of(settings, flag, "is not set", settings.anchor));
}

}  // namespace

void judge_flags(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects())
    for (const Settings& settings : controlplane::settings_of(object))
      for (const FlagPattern& pattern : flag_patterns())
        if (is_for(pattern, settings))
          for (std::string_view flag : pattern.flags) judge_flag(pattern, settings, flag, object, reporter);
}

}  // namespace rummage::policies::cluster
