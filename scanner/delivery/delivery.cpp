#include "delivery/delivery.h"

#include <algorithm>

#include "delivery/readers.h"

namespace rummage::delivery {
namespace {

std::string trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '.')) text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

std::vector<Expression> known_expressions(std::string_view text, const Parameters& parameters) {
  std::vector<Expression> known;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find("{{", at);
    const std::size_t close = open == std::string_view::npos ? open : text.find("}}", open);
    if (close == std::string_view::npos) break;
    const auto found = parameters.find(trimmed(text.substr(open + 2, close - open - 2)));
    at = close + 2;
    if (found != parameters.end()) known.push_back({open, at, &found->second});
  }
  return known;
}

std::string fill(std::string_view text, const Parameters& parameters) {
  std::string out;
  std::size_t at = 0;
  for (const Expression& one : known_expressions(text, parameters)) {
    out += text.substr(at, one.begin - at);
    out += one.value->text;
    at = one.end;
  }
  return out += text.substr(at);
}

NamedPath named_path(std::string_view directory, const yaml::Node& scalar, const Parameters& parameters) {
  NamedPath path;
  path.written = std::string(scalar.text());
  path.span = scalar.content_span();
  path.path = resolve_path(directory, fill(scalar.text(), parameters));
  return path;
}

void add(Facts& facts, Binding binding) {
  if (facts.bindings.size() < max_bindings) {
    facts.bindings.push_back(std::move(binding));
    return;
  }
  tell_once(facts, {"delivery/limit",
                    NoticeLevel::warning,
                    "more than 2000 deliveries in one document; the rest is left out",
                    binding.file,
                    0,
                    {}});
}

void tell_once(Facts& facts, Notice notice) {
  const bool told = std::any_of(facts.notices.begin(), facts.notices.end(),
                                [&](const Notice& other) { return other.code == notice.code; });
  if (!told) facts.notices.push_back(std::move(notice));
}

Facts read(std::string_view file, const yaml::Node& document) {
  Facts facts;
  const std::string_view api = document.find("apiVersion").text();
  const FileKind kind = kind_of(file);
  if (api.starts_with("argoproj.io/"))
    read_argo(file, document, facts);
  else if (api.find(".fluxcd.io/") != std::string_view::npos)
    read_flux(file, document, facts);
  else if (kind == FileKind::helmfile)
    read_helmfile(file, document, facts);
  else if (kind == FileKind::github_workflow)
    read_workflow(file, document, facts);
  else if (kind == FileKind::gitlab_ci)
    read_gitlab(file, document, facts);
  else if (kind == FileKind::compose)
    read_compose(file, document, facts);
  return facts;
}

}  // namespace rummage::delivery
