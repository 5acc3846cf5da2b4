#include "controlplane/forms.h"
#include "kubernetes/pod_spec.h"

namespace rummage::controlplane {
namespace {

struct Argument {
  std::string_view text;
  Span span;
};

std::string_view base_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\\';
}

// The words of a shell line, quotes left where they are.
void split_shell(const yaml::Node& script, std::vector<Argument>& out) {
  const std::string_view text = script.text();
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_blank(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    if (end > at) out.push_back({text.substr(at, end - at), script.source_of(at, end - at)});
    at = end;
  }
}

bool is_shell(std::string_view program) {
  const std::string_view base = base_of(program);
  return base == "sh" || base == "bash" || base == "ash" || base == "dash";
}

std::vector<yaml::Node> nodes_of(const kubernetes::Container& container) {
  std::vector<yaml::Node> nodes;
  for (const yaml::Node& list : {container.command(), container.args()}) {
    if (list.is_scalar()) nodes.push_back(list);
    for (yaml::Node item : list.items()) nodes.push_back(item);
  }
  return nodes;
}

std::vector<Argument> arguments_of(const kubernetes::Container& container) {
  std::vector<Argument> arguments;
  bool shell = false;
  for (const yaml::Node& node : nodes_of(container)) {
    if (shell && !node.text().starts_with("-"))
      split_shell(node, arguments);
    else
      arguments.push_back({node.text(), node.content_span()});
    shell = shell || is_shell(node.text());
  }
  return arguments;
}

// Where the program stands among the arguments; its flags follow.
std::optional<Component> find_program(const std::vector<Argument>& arguments, std::size_t& at) {
  for (at = 0; at < arguments.size(); ++at) {
    if (arguments[at].text.starts_with("-")) continue;  // `--kubelet-service=default/kubelet` starts none
    const bool hyperkube = at > 0 && base_of(arguments[at - 1].text) == "hyperkube";
    const auto component =
        component_of_program(hyperkube ? "kube-" + std::string(arguments[at].text) : std::string(arguments[at].text));
    if (component) return component;
  }
  return std::nullopt;
}

bool all_flags(const std::vector<Argument>& arguments) {
  for (const Argument& argument : arguments)
    if (!argument.text.starts_with("--")) return false;
  return !arguments.empty();
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.front() == text.back();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

void read_flags(const std::vector<Argument>& arguments, std::size_t from, Settings& out) {
  for (std::size_t i = from; i < arguments.size(); ++i) {
    const std::string_view text = arguments[i].text;
    out.opaque = out.opaque || text.find("{{") != std::string_view::npos || text == "$@" || text == "$*";
    if (!text.starts_with("--") || text.size() == 2) continue;
    const std::size_t equals = text.find('=');
    Setting setting{std::string(text.substr(2, equals == std::string_view::npos ? equals : equals - 2)), "true",
                    arguments[i].span};
    const bool has_next = i + 1 < arguments.size() && !arguments[i + 1].text.starts_with("-");
    if (equals != std::string_view::npos) {
      setting.value = std::string(unquoted(text.substr(equals + 1)));
    } else if (has_next) {
      setting.value = std::string(unquoted(arguments[i + 1].text));
      setting.span = arguments[i + 1].span;
    }
    out.settings.push_back(std::move(setting));
  }
}

void read_container(const kubernetes::Container& container, std::vector<Settings>& found) {
  const std::vector<Argument> arguments = arguments_of(container);
  std::size_t at = 0;
  std::optional<Component> component = find_program(arguments, at);
  std::size_t flags = at + 1;
  if (!component && all_flags(arguments)) {
    component = component_of_program(container.image());
    flags = 0;
  }
  if (!component) return;
  Settings settings{*component, Form::command, arguments.front().span, {}, false};
  read_flags(arguments, flags, settings);
  found.push_back(std::move(settings));
}

}  // namespace

std::optional<Component> component_of_program(std::string_view program) {
  std::string_view base = base_of(program);
  base = base.substr(0, base.find_first_of(":@"));
  for (std::string_view architecture : {"-amd64", "-arm64"})
    if (base.ends_with(architecture)) base.remove_suffix(architecture.size());
  for (Component component : {Component::api_server, Component::controller_manager, Component::scheduler,
                              Component::etcd, Component::kubelet})
    if (base == name(component)) return component;
  return std::nullopt;
}

void read_containers(const kubernetes::Object& object, std::vector<Settings>& found) {
  const auto pod = kubernetes::pod_spec(object);
  if (!pod) return;
  for (const kubernetes::Container& container : pod->containers()) read_container(container, found);
}

}  // namespace rummage::controlplane
