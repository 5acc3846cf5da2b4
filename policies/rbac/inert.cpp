#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "access/api_resources.h"
#include "access/rule_match.h"
#include "policies/rbac/evidence.h"
#include "policies/rbac/pattern.h"
#include "policies/rbac/rbac.h"

namespace rummage::policies::rbac {
namespace {

using access::ApiResource;
using kubernetes::Element;
using kubernetes::PolicyRule;

constexpr std::array<std::string_view, 2> nameless_verbs = {"create", "deletecollection"};

class Judge {
 public:
  Judge(const Case& role, const PolicyRule& rule, Reporter& reporter) : role_(role), rule_(rule), reporter_(reporter) {}

  void run() {
    if (!role_.node.role.cluster && !rule_.non_resource_urls.empty())
      say("rbac/inert-url", "nonResourceURLs", rule_.non_resource_urls.front(),
          "a Role cannot grant paths of the API server");
    for (const Element& resource : rule_.resources) judge_resource(resource);
    judge_names();
    judge_verbs();
  }

 private:
  void say(std::string_view id, std::string_view field, const Element& element, std::string why) {
    const kubernetes::Object& object = *role_.node.role.object;
    findings::Draft draft{.message = fmt::format("{}: {}", object.title(), why), .span = element.span};
    draft.object.field = pointer(rule_, field, &element);
    reporter_.report(id, object, std::move(draft));
  }

  bool any_group() const { return contains(rule_.api_groups, "*"); }
  /// Only groups that Kubernetes serves are named: nobody else can bring a resource of this name there.
  bool only_builtin_groups() const {
    return !rule_.api_groups.empty() &&
           std::all_of(rule_.api_groups.begin(), rule_.api_groups.end(),
                       [](const Element& group) { return access::is_builtin_group(group.text); });
  }

  /// The known resources that this element of the rule names.
  std::vector<ApiResource> served(const Element& element) const {
    std::vector<ApiResource> resources = access::api_resources(element.text);
    std::erase_if(resources, [&](const ApiResource& known) { return !access::group_matches(rule_, known.group); });
    return resources;
  }

  void judge_resource(const Element& element) {
    std::vector<ApiResource> found = served(element);
    if (!found.empty()) return judge_scope(element, found);
    if (!only_builtin_groups() || element.text == "*" || element.text.starts_with("*/")) {
      if (element.text == "*/*")
        say("rbac/inert-spelling", "resources", element, "`*/*` matches no resource; `*` alone is everything");
      return;
    }
    if (std::string_view group = right_group(element.text); !group.empty())
      say("rbac/inert-group", "resources", element,
          fmt::format("{} are in the API group {}, which the rule does not name", element.text, group));
    else if (std::string right = right_spelling(element.text); !right.empty())
      say("rbac/inert-spelling", "resources", element,
          fmt::format("no resource is called `{}`; it is spelt {}", element.text, right));
  }

  static std::string_view right_group(std::string_view resource) {
    std::vector<ApiResource> known = access::api_resources(resource);
    if (known.empty()) return {};
    for (const ApiResource& candidate : known)
      if (candidate.group != "extensions") return candidate.group.empty() ? "\"\"" : candidate.group;
    return known.front().group;
  }

  /// What was meant by a kind, a singular name, a name with a capital letter, or `pods/*`. Empty: no idea.
  static std::string right_spelling(std::string_view text) {
    if (text.ends_with("/*"))
      return fmt::format("{} and each subresource by its name", text.substr(0, text.size() - 2));
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    std::string singular_y = lower.ends_with("y") ? lower.substr(0, lower.size() - 1) + "ies" : lower;
    for (const std::string& candidate :
         {lower, lower + "s", lower + "es", singular_y, lower.substr(0, lower.size() - 1)})
      if (!access::api_resources(candidate).empty()) return candidate;
    return {};
  }

  /// A Role on a cluster-scoped resource. A namespace itself is within reach of its own Roles, and so is `bind`.
  void judge_scope(const Element& element, const std::vector<ApiResource>& found) {
    bool cluster = std::all_of(found.begin(), found.end(),
                               [](const ApiResource& known) { return known.scope == schema::Scope::cluster; });
    if (role_.node.role.cluster || !cluster || any_group()) return;
    auto has = [&](std::string_view verb) { return access::verb_matches(rule_, verb); };
    bool own_namespace =
        element.text.starts_with("namespaces") && (has("get") || has("update") || has("patch") || has("delete"));
    bool binds = element.text == "clusterroles" && has("bind");
    if (!own_namespace && !binds)
      say("rbac/inert-scope", "resources", element,
          fmt::format("{} are cluster-scoped; a Role gives nothing on them", element.text));
  }

  void judge_names() {
    if (rule_.resource_names.empty() || rule_.resources.empty() || rule_.verbs.empty()) return;
    bool subresource = std::any_of(rule_.resources.begin(), rule_.resources.end(), [](const Element& element) {
      return element.text.find('/') != std::string_view::npos;
    });
    bool nameless = std::all_of(rule_.verbs.begin(), rule_.verbs.end(), [](const Element& verb) {
      return std::find(nameless_verbs.begin(), nameless_verbs.end(), verb.text) != nameless_verbs.end();
    });
    if (nameless && !subresource && !applies_patches())
      say("rbac/inert-names", "resources", rule_.resources.front(),
          fmt::format("{} requests carry no name, so resourceNames never match", rule_.verbs.front().text));
  }

  /// `patch` elsewhere makes `create` by name useful: server-side apply checks it with the name.
  bool applies_patches() const {
    for (const PolicyRule& other : role_.node.role.rules)
      if (access::verb_matches(other, "patch") || access::verb_matches(other, "update"))
        for (const Element& resource : rule_.resources)
          if (access::resource_matches(other, resource.text, access::subresource_of(resource.text))) return true;
    return false;
  }

  /// Whether some resource of the rule has the verb, or may have it: not every resource is known.
  bool applies(const Element& verb) const {
    return std::any_of(rule_.resources.begin(), rule_.resources.end(), [&](const Element& resource) {
      std::vector<ApiResource> found = served(resource);
      return found.empty() || std::any_of(found.begin(), found.end(), [&](const ApiResource& known) {
               return schema::verb_applies(known.group, resource.text, verb.text);
             });
    });
  }

  /// `bind`, `escalate`, `impersonate`, `approve` and their like mean something on few resources only.
  static bool is_special(std::string_view verb) {
    std::span<const schema::SpecialVerb> all = schema::special_verbs();
    return std::any_of(all.begin(), all.end(),
                       [&](const schema::SpecialVerb& special) { return special.verb == verb; });
  }

  void judge_verbs() {
    if (rule_.verbs.empty() || rule_.resources.empty() || contains(rule_.verbs, "*")) return;
    bool idle = true;
    for (const Element& verb : rule_.verbs) {
      bool works = applies(verb);
      idle = idle && !works;
      if (!works && is_special(verb.text))
        return say("rbac/inert-verb", "verbs", verb,
                   fmt::format("no authorizer asks for `{}` on {}", verb.text, rule_.resources.front().text));
    }
    if (!idle) return;
    say("rbac/inert-verb", "verbs", rule_.verbs.front(),
        fmt::format("{} have no verb `{}`", rule_.resources.front().text, rule_.verbs.front().text));
  }

  const Case& role_;
  const PolicyRule& rule_;
  Reporter& reporter_;
};

/// Rules beside an aggregationRule are overwritten by the controller.
void judge_lost(const access::RoleNode& node, Reporter& reporter) {
  if (!node.role.object->node.find("aggregationRule")) return;
  for (const PolicyRule& rule : node.role.rules) {
    if (rule.resources.empty()) continue;
    findings::Draft draft{.message = fmt::format("{} has an aggregationRule, so its own rules are overwritten",
                                                 node.role.object->title()),
                          .span = rule.resources.front().span};
    draft.object.field = pointer(rule, "resources", &rule.resources.front());
    return reporter.report("rbac/inert-aggregated", *node.role.object, std::move(draft));
  }
}

}  // namespace

void judge_inert(const Input& input, Reporter& reporter) {
  for (const Case& role : cases_of(input))
    for (const PolicyRule& rule : role.node.role.rules) Judge(role, rule, reporter).run();
  for (const access::RoleNode& node : input.access.roles())
    if (!node.built_in && node.role.aggregates && !is_default(node.role)) judge_lost(node, reporter);
}

}  // namespace rummage::policies::rbac
