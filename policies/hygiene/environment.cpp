#include <set>
#include <vector>

#include "kubernetes/pod_spec.h"
#include "kubernetes/references.h"
#include "policies/hygiene/hygiene.h"
#include "policies/hygiene/literal.h"
#include "policies/hygiene/report.h"

namespace rummage::policies::hygiene {
namespace {

constexpr std::size_t max_related = 20;

using kubernetes::Container;
using kubernetes::Reference;
using kubernetes::ReferenceTarget;
using kubernetes::ReferenceUse;

// One finding for each container: the first variable, the others beside it.
struct Handed {
  std::string_view container;
  findings::Draft draft;
  std::size_t keys = 0;
};

Handed& handed_to(std::vector<Handed>& all, const Reference& reference) {
  for (Handed& handed : all)
    if (handed.container == reference.container) return handed;
  all.push_back({reference.container, draft_at(reference.name_span, {}), 0});
  return all.back();
}

void judge_references(const kubernetes::Object& object, Reporter& reporter) {
  std::vector<Handed> handed;
  for (const Reference& reference : kubernetes::references_of(object)) {
    if (reference.target != ReferenceTarget::secret) continue;
    const std::string secret = "Secret " + std::string(reference.name);
    if (reference.use == ReferenceUse::env_from)
      reporter.report("hygiene/secret-env-from", object,
                      draft_at(reference.name_span, "Every key of " + secret + " becomes an environment variable"));
    if (reference.use != ReferenceUse::env) continue;
    Handed& to = handed_to(handed, reference);
    if (to.keys++ > 0 && to.draft.related.size() < max_related)
      to.draft.related.push_back(
          step(object, reference.name_span, "key " + std::string(reference.key) + " of " + secret + " too"));
  }
  for (Handed& one : handed) {
    one.draft.message = one.keys == 1 ? std::string("A key of a Secret becomes an environment variable")
                                      : std::to_string(one.keys) + " keys of Secrets become environment variables";
    one.draft.message += " of container " + std::string(one.container);
    reporter.report("hygiene/secret-in-env", object, std::move(one.draft));
  }
}

// A region or a host may come from a Secret, and is none.
std::set<std::string_view> secret_variables(const Container& container) {
  std::set<std::string_view> names;
  for (yaml::Node item : container.env().items()) {
    const yaml::Node reference = item.at_pointer("/valueFrom/secretKeyRef");
    if (!reference) continue;
    const std::string_view name = item.find("name").text();
    if (!is_plain_name(reference.find("key").text()) && !is_plain_name(name)) names.insert(name);
  }
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
    judge_references(object, reporter);
    for (const Container& container : pod->containers()) judge_arguments(container, object, reporter);
  }
}

}  // namespace rummage::policies::hygiene
