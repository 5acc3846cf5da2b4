#include "engine/hook_mode.h"

#include <cstdlib>

namespace rummage::engine {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

void pre_commit_mode(const std::vector<std::string>& files, Request& request) {
  Scope& scope = request.scope;
  scope.paths = {"."};
  scope.of_hook = true;
  request.options.no_history = true;
  const std::string from = variable("PRE_COMMIT_FROM_REF"), to = variable("PRE_COMMIT_TO_REF");
  if (!from.empty() && !to.empty()) {
    scope.kind = ScopeKind::range;
    scope.base = from;
    scope.head = to;
    scope.with_history = true;
    request.options.no_history = false;
    return;
  }
  scope.kind = ScopeKind::index;
  scope.staged_only = true;
  scope.named_paths = files;
  // `git commit` names its index to hooks; a run of pre-commit by hand does not.
  scope.all_when_nothing_staged = !variable("PRE_COMMIT").empty() && variable("GIT_INDEX_FILE").empty();
}

}  // namespace rummage::engine
