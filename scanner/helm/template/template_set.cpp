#include "helm/template/template_set.h"

#include <fmt/format.h>

#include <utility>

#include "helm/template/evaluation.h"

namespace rummage::helm {
namespace {

constexpr int most_includes = 1000;  // of one name inside itself (Helm)
constexpr std::string_view missing = "<no value>";

// Puts a member back when the scope ends.
template <class T>
class Restored {
 public:
  Restored(T& place, T value) : place_(place), before_(std::exchange(place, value)) {}
  ~Restored() { place_ = before_; }
  Restored(const Restored&) = delete;
  Restored& operator=(const Restored&) = delete;

 private:
  T& place_;
  T before_;
};

sources::ContextId entered(Run& run, Step step, Span site) {
  if (run.recording == sources::Recording::off) return 0;
  return run.contexts.enter(run.context, step, site);
}

}  // namespace

Status TemplateSet::parse(std::string name, TextId text) {
  auto source = template_source(run_.sources, run_.recording, text);
  if (!source) return source.take_error();
  return parse(std::move(name), *source);
}

Status TemplateSet::parse(std::string name, const sources::Text& text) {
  auto tree = parse_template(run_.sources, run_.recording, options(), name, text);
  if (!tree) return tree.take_error();
  add(name, std::move(*tree));
  return Done{};
}

void TemplateSet::add(const std::string& name, std::shared_ptr<const Tree> tree) {
  const auto put = [&](const std::string& key, const Block* block) {
    if (block->is_blank() && find(key) != nullptr) return;
    templates_[key] = {tree, block};
  };
  put(name, tree->root);
  for (const auto& [defined, block] : tree->defined) put(defined, block);
}

const Template* TemplateSet::find(std::string_view name) const {
  const auto found = templates_.find(name);
  if (found != templates_.end()) return &found->second;
  return parent_ != nullptr ? parent_->find(name) : nullptr;
}

Status TemplateSet::run_template(std::string_view name, const Template& found, const Value& dot,
                                 sources::Builder& out) {
  Shared& state = shared();
  if (state.depth >= run_.limits.depth)
    return Error{
        "helm/limit", fmt::format("Templates stand more than {} deep in each other", run_.limits.depth), {}, {}};
  const Template held = found;  // a template may be redefined meanwhile
  Restored depth(state.depth, state.depth + 1);
  return Evaluation(*this, *held.tree, name, out, {dot, false}).run(*held.block);
}

// A template into a text of its own.
Result<sources::Text> TemplateSet::enter(std::string_view name, const Template& found, const Value& dot) {
  if (shared().depth == 0) shared().stack = native_stack();
  sources::Builder out = run_.builder();
  Restored<Templates*> templates(run_.templates, this);
  if (auto done = run_template(name, found, dot, out); !done) return done.take_error();
  if (out.full() || out.size() > run_.limits.output)
    return Error{"helm/limit", fmt::format("A template gives more than {} bytes", run_.limits.output), {}, {}};
  return out.finish();
}

Result<sources::Text> TemplateSet::execute(std::string_view name, const Value& dot) {
  const Template* found = find(name);
  if (found == nullptr)
    return Error{
        "helm/template", fmt::format("template: no template \"{}\" associated with template \"gotpl\"", name), {}, {}};
  const auto size = static_cast<std::uint32_t>(found->tree->text.size());
  Restored context(run_.context, entered(run_, Step::file, site_of(*found->tree, {0, size})));
  auto text = enter(name, *found, dot);
  if (!text) return text.take_error();
  return without_missing(run_, *text);
}

Result<sources::Text> TemplateSet::include(std::string_view name, const Value& dot, Span site) {
  const Template* found = find(name);
  if (found == nullptr)
    return failure(fmt::format("template: no template \"{}\" associated with template \"gotpl\"", name));
  int& count = shared().included[std::string(name)];
  if (count > most_includes)
    return failure(fmt::format("rendering template has a nested reference name: {}: unable to execute template", name));
  ++count;
  Restored context(run_.context, entered(run_, Step::include, site));
  auto text = enter(name, *found, dot);
  --shared().included[std::string(name)];
  return text;
}

Result<sources::Text> TemplateSet::expand(const sources::Text& text, const Value& dot, Span site) {
  TemplateSet inner(run_, this);
  auto tree = parse_template(run_.sources, run_.recording, options(), "gotpl", text);
  if (!tree) {
    Error error = tree.take_error();
    if (error.code != "helm/limit") error.code = "helm/call", error.message = "cannot parse template: " + error.message;
    return error;
  }
  Restored context(run_.context, entered(run_, Step::tpl, site));
  inner.add("gotpl", *tree);
  // A blank text replaces no template, and yet it is what is executed.
  auto made = inner.enter("gotpl", {*tree, (*tree)->root}, dot);
  if (!made) return made.take_error();
  return without_missing(run_, *made);
}

sources::Text without_missing(const Run& run, const sources::Text& text) {
  const std::string_view view = text.view();
  std::size_t at = view.find(missing);
  if (at == view.npos) return text;
  sources::Builder builder = run.builder();
  std::size_t begin = 0;
  for (; at != view.npos; at = view.find(missing, begin)) {
    builder.slice(text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at - begin));
    begin = at + missing.size();
  }
  builder.slice(text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(view.size() - begin));
  return builder.finish();
}

}  // namespace rummage::helm
