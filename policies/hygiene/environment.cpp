#include <set>

#include "kubernetes/pod_spec.h"
#include "kubernetes/references.h"
#include "policies/hygiene/hygiene.h"
#include "policies/hygiene/report.h"

namespace rummage::policies::hygiene {
namespace {

using kubernetes::Container;
using kubernetes::Reference;
using kubernetes::ReferenceTarget;
using kubernetes::ReferenceUse;

void judge_reference(const Reference& reference, const kubernetes::Object& object, Reporter& reporter) {
  if (reference.target != ReferenceTarget::secret) return;
  const std::string secret = "Secret " + std::string(reference.name);
  if (reference.use == ReferenceUse::env)
    reporter.report("hygiene/secret-in-env", object,
                    draft_at(reference.name_span, "A key of " + secret + " becomes an environment variable"));
  if (reference.use == ReferenceUse::env_from)
    reporter.report("hygiene/secret-env-from", object,
                    draft_at(reference.name_span, "Every key of " + secret + " becomes an environment variable"));
}

std::set<std::string_view> secret_variables(const Container& container) {
  std::set<std::string_view> names;
  for (yaml::Node item : container.env().items())
    if (item.at_pointer("/valueFrom/secretKeyRef")) names.insert(item.find("name").text());
  return names;
}

// `$(NAME)` is filled in by the kubelet; `$$(NAME)` is not.
bool uses_variable(std::string_view text, std::string_view variable) {
  const std::string written = "$(" + std::string(variable) + ")";
  for (std::size_t at = text.find(written); at != std::string_view::npos; at = text.find(written, at + 1))
    if (at == 0 || text[at - 1] != '$') return true;
  return false;
}

void judge_arguments(const Container& container, const kubernetes::Object& object, Reporter& reporter) {
  const std::set<std::string_view> variables = secret_variables(container);
  for (const yaml::Node& list : {container.command(), container.args()})
    for (yaml::Node argument : list.items())
      for (std::string_view variable : variables)
        if (uses_variable(argument.text(), variable))
          reporter.report("hygiene/secret-in-args", object,
                          draft_at(argument.content_span(), "The Secret in $(" + std::string(variable) +
                                                                ") becomes an argument of the command"));
}

}  // namespace

void judge_environment(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects()) {
    const auto pod = kubernetes::pod_spec(object);
    if (!pod) continue;
    for (const Reference& reference : kubernetes::references_of(object)) judge_reference(reference, object, reporter);
    for (const Container& container : pod->containers()) judge_arguments(container, object, reporter);
  }
}

}  // namespace rummage::policies::hygiene
