#include <array>
#include <optional>

#include "access/graph.h"
#include "kubernetes/pod_spec.h"
#include "policies/hygiene/hygiene.h"
#include "policies/hygiene/report.h"

namespace rummage::policies::hygiene {
namespace {

using kubernetes::PodSpec;

std::string in_words(std::int64_t seconds) {
  return seconds == 86'400 ? "a day" : std::to_string(seconds) + " seconds";
}

void judge_projected(const PodSpec& pod, const kubernetes::Object& object, std::int64_t lifetime, Reporter& reporter) {
  for (const kubernetes::Volume& volume : pod.volumes())
    for (yaml::Node source : volume.detail.find("sources").items()) {
      const yaml::Node seconds = source.at_pointer("/serviceAccountToken/expirationSeconds");
      if (seconds.as_int().value_or(0) > lifetime)
        reporter.report(
            "hygiene/long-lived-token", object,
            draft_at(seconds.content_span(), "The mounted token stays valid for more than " + in_words(lifetime)));
    }
}

struct Sink {
  Span span;
  std::string what;
};

// What lets a container leave itself and take over the node.
std::optional<Sink> sink_of(const PodSpec& pod) {
  for (const kubernetes::Container& container : pod.containers())
    if (container.privileged())
      return Sink{container.security_context().find("privileged").content_span(),
                  "container " + std::string(container.name()) + " is privileged"};
  for (const char* field : {"hostPID", "hostIPC"})
    if (const yaml::Node node = pod.node.find(field); node.as_bool().value_or(false))
      return Sink{node.content_span(), std::string("the pod sets ") + field};
  for (const kubernetes::Volume& volume : pod.volumes())
    if (volume.source == "hostPath" && volume.detail.find("path").text() == "/")
      return Sink{volume.detail.find("path").content_span(), "the pod mounts the node's root"};
  return std::nullopt;
}

// Requests that give whoever may make them the cluster, or the credentials in it.
constexpr std::array<access::Request, 6> powers{{{"get", "", "secrets", "", "", "", ""},
                                                 {"list", "", "secrets", "", "", "", ""},
                                                 {"create", "", "pods", "", "", "", ""},
                                                 {"create", "", "pods", "exec", "", "", ""},
                                                 {"create", "", "serviceaccounts", "token", "", "", ""},
                                                 {"impersonate", "", "users", "", "", "", ""}}};

std::optional<access::Power> power_of(const access::Graph& graph, const access::Identity& account) {
  for (const access::Request& request : powers)
    for (const access::Power& power : graph.can(account, request)) return power;
  return std::nullopt;
}

std::string title_of(const access::Power& power) {
  return std::string(power.grant->binding->role_kind) + " " + std::string(power.grant->binding->role_name);
}

void judge_runner(const access::Runner& runner, const access::Graph& graph, Reporter& reporter) {
  const auto pod = kubernetes::pod_spec(*runner.workload);
  const auto sink = pod && runner.token ? sink_of(*pod) : std::nullopt;
  if (!sink) return;
  const auto power = power_of(graph, runner.account);
  if (!power) return;
  findings::Draft draft =
      draft_at(runner.account_span, "The token of " + runner.account.title() + " holds " + title_of(*power) +
                                        " in every namespace, and " + sink->what);
  draft.flow.push_back(step(*runner.workload, sink->span, sink->what));
  draft.flow.push_back(step(*runner.workload, runner.account_span, "the pod runs as " + runner.account.title()));
  if (const kubernetes::Object* binding = power->grant->binding->object)
    draft.flow.push_back(step(*binding, power->grant->subject->name_span, "bound to " + title_of(*power)));
  reporter.report("hygiene/powerful-token-sink", *runner.workload, std::move(draft));
}

}  // namespace

void judge_tokens(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects())
    if (const auto pod = kubernetes::pod_spec(object))
      judge_projected(*pod, object, input.thresholds.token_lifetime, reporter);
  for (const access::Runner& runner : input.access.runners()) judge_runner(runner, input.access, reporter);
}

}  // namespace rummage::policies::hygiene
