#include <vector>

#include "delivery/readers.h"

namespace rummage::delivery {
namespace {

/// A word of a command, quotes removed, and where it stands in the script's text.
struct ShellWord {
  std::string text;
  std::size_t begin = 0, length = 0;
};

bool ends_command(char c) {
  return c == '\n' || c == ';' || c == '|' || c == '&';
}

// The words up to the end of one command; `at` moves behind it. A backslash joins lines; nothing is expanded.
std::vector<ShellWord> next_command(std::string_view text, std::size_t& at) {
  std::vector<ShellWord> command;
  ShellWord word;
  bool open = false;
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const bool joins = c == '\\' && at + 1 < text.size() && text[at + 1] == '\n';
    const bool blank = !quote && (c == ' ' || c == '\t' || joins);
    if (blank || (!quote && ends_command(c))) {
      if (open) command.push_back(std::move(word));
      word = {};
      open = false;
      if (joins) ++at;
      if (!blank) break;
      continue;
    }
    if (!open) word.begin = at;
    open = true;
    word.length = at + 1 - word.begin;
    if (quote ? c == quote : c == '"' || c == '\'')
      quote = quote ? 0 : c;
    else
      word.text += c;
  }
  if (open) command.push_back(std::move(word));
  ++at;
  return command;
}

/// The command taken apart: options with their values, and what is left.
class CommandLine {
 public:
  explicit CommandLine(const std::vector<ShellWord>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) take(words, i);
  }
  std::vector<const ShellWord*> values_of(std::string_view short_name, std::string_view long_name) const {
    std::vector<const ShellWord*> found;
    for (const auto& [option, value] : options_)
      if (option == short_name || option == long_name) found.push_back(&value);
    return found;
  }
  std::string value_of(std::string_view short_name, std::string_view long_name) const {
    const auto found = values_of(short_name, long_name);
    return found.empty() ? std::string() : found.back()->text;
  }
  const std::vector<ShellWord>& rest() const { return rest_; }

 private:
  // Options that take no value, so that the word behind them is a position.
  static bool is_switch(std::string_view option) {
    return option == "--install" || option == "-i" || option == "--wait" || option == "--atomic" ||
           option == "--debug" || option == "--dry-run" || option == "--create-namespace" || option == "--force" ||
           option == "--server-side" || option == "--prune" || option == "-R" || option == "--recursive";
  }
  void take(const std::vector<ShellWord>& words, std::size_t& i) {
    const ShellWord& word = words[i];
    const std::size_t equals = word.text.find('=');
    if (!word.text.starts_with("-") || word.text == "-") {
      rest_.push_back(word);
    } else if (equals != std::string::npos) {
      options_.emplace_back(word.text.substr(0, equals),
                            ShellWord{word.text.substr(equals + 1), word.begin, word.length});
    } else if (!is_switch(word.text) && i + 1 < words.size()) {
      options_.emplace_back(word.text, words[i + 1]);
      ++i;
    }
  }
  std::vector<std::pair<std::string, ShellWord>> options_;
  std::vector<ShellWord> rest_;
};

NamedPath path_of(const yaml::Node& script, const ShellWord& word) {
  return {resolve_path("", word.text), word.text, script.source_of(word.begin, word.length)};
}

bool is_local(std::string_view path) {
  return path.starts_with("./") || path.starts_with("../") || path.starts_with("charts/") ||
         path.starts_with("deploy/") || path.starts_with("helm/");
}

void read_helm(const yaml::Node& script, const CommandLine& line, Binding binding, Facts& facts) {
  const auto& rest = line.rest();
  const std::string_view verb = rest.size() > 1 ? std::string_view(rest[1].text) : std::string_view();
  if ((verb != "upgrade" && verb != "install" && verb != "template") || rest.size() < 4) return;
  binding.name = rest[2].text;
  if (is_local(rest[3].text))
    binding.unit = path_of(script, rest[3]);
  else
    binding.chart = rest[3].text;
  for (const ShellWord* file : line.values_of("-f", "--values")) binding.values.push_back(path_of(script, *file));
  binding.ns = line.value_of("-n", "--namespace");
  binding.cluster = line.value_of("--kube-context", "--kube-context");
  add(facts, std::move(binding));
}

void read_kubectl(const yaml::Node& script, const CommandLine& line, Binding binding, Facts& facts) {
  if (line.rest().size() < 2 || line.rest()[1].text != "apply") return;
  binding.ns = line.value_of("-n", "--namespace");
  binding.cluster = line.value_of("--context", "--context");
  for (const char* option : {"-k", "-f"})
    for (const ShellWord* unit : line.values_of(option, option[1] == 'k' ? "--kustomize" : "--filename")) {
      Binding each = binding;
      each.unit = path_of(script, *unit);
      if (!each.unit.path.empty() && unit->text != "-") add(facts, std::move(each));
    }
}

void read_command(const yaml::Node& script, const std::vector<ShellWord>& words, const Binding& job, Facts& facts) {
  const CommandLine line(words);
  if (line.rest().empty()) return;
  const std::string& program = line.rest().front().text;
  if (program == "helm") read_helm(script, line, job, facts);
  if (program == "kubectl" || program == "oc") read_kubectl(script, line, job, facts);
  if (program == "kustomize" && line.rest().size() > 2 && line.rest()[1].text == "build") {
    Binding binding = job;
    binding.unit = path_of(script, line.rest()[2]);
    add(facts, std::move(binding));
  }
}

}  // namespace

void read_commands(const yaml::Node& script, const Binding& job, Facts& facts) {
  const std::string_view text = script.text();
  for (std::size_t at = 0; at < text.size();) {
    const std::vector<ShellWord> words = next_command(text, at);
    if (!words.empty()) read_command(script, words, job, facts);
  }
}

}  // namespace rummage::delivery
