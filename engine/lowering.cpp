#include "engine/lowering.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/environments_of_run.h"
#include "engine/printing_site.h"
#include "tree/path.h"

namespace rummage::engine {
namespace {

using kustomize::OriginKind;
using sources::Origin;
using sources::Trace;

constexpr std::size_t most_steps = 8;

// What no file says is one: which of its kinds it is does not matter here.
OriginKind kind_of(const Trace& trace) {
  if (trace.how.origin == Origin::none) return OriginKind::base;
  return std::min(kustomize::kind_of(trace.how.origin).value_or(OriginKind::builtin), OriginKind::builtin);
}

bool better(const Trace& a, const Trace& b) {
  return std::make_tuple(kind_of(a), ~a.span.length) < std::make_tuple(kind_of(b), ~b.span.length);
}

// A file of the unit's own folder, or one that it names.
bool belongs(const Unit& unit, const Site& site) {
  if (site.mount != unit.mount) return false;
  if (std::find(unit.values.begin(), unit.values.end(), site.inner) != unit.values.end()) return true;
  if (!unit.inline_values.empty() && site.path == unit.anchor) return true;
  return tree::is_below(site.inner, unit.root);
}

const char* told(helm::Step step) {
  switch (step) {
    case helm::Step::include:
      return "included here";
    case helm::Step::tpl:
      return "expanded as a template here";
    case helm::Step::branch_if:
    case helm::Step::branch_with:
      return "under this condition";
    case helm::Step::loop:
      return "in this loop";
    default:
      return "put into the object here";
  }
}

using Key = std::tuple<findings::RuleIndex, std::uint32_t, std::string, Span>;

Key key_of(const findings::Draft& draft) {
  return {draft.rule, draft.site, draft.path, draft.span};
}

class DraftLowering {
 public:
  DraftLowering(const Run& run, State& state)
      : run_(run), state_(state), plain_secret_(run.catalogue.find("hygiene/plain-secret")) {
    for (std::uint32_t i = 0; i < state.units.size(); ++i)
      if (state.units[i].site != 0) by_site_.emplace(state.units[i].site, i + 1);
  }

  void lower_all() {
    std::map<Key, findings::Draft> one;
    std::vector<findings::Draft> kept;
    for (findings::Draft& draft : state_.drafts) {
      const std::uint32_t unit = unit_of(draft.span, draft.site);
      if (unit == 0 && draft.rendered_in.empty()) {
        lower_steps(draft);
        kept.push_back(std::move(draft));
        continue;
      }
      const Span name = draft.span;
      const bool secret = unit != 0 && draft.rule == plain_secret_;
      if (secret && !stand_at_values(draft, unit)) continue;
      if (unit != 0 && !lower_one(draft, unit)) continue;
      const Key key = secret ? key_of_secret(name, unit) : key_of(draft);
      merge(one, key, std::move(draft));
    }
    for (auto& [key, draft] : one) kept.push_back(std::move(draft));
    state_.drafts = std::move(kept);
  }

 private:
  std::uint32_t unit_of(const Span& span, std::uint32_t site) const {
    if (const auto made = state_.unit_of_text.find(span.begin.text); made != state_.unit_of_text.end())
      return made->second;
    const auto anchored = by_site_.find(site);
    return anchored == by_site_.end() ? 0 : anchored->second;
  }

  bool lower_one(findings::Draft& draft, std::uint32_t unit) {
    const Unit& from = state_.units[unit - 1];
    if (draft.environment.empty()) draft.environment = environment_of(state_, from).name;
    draft.unit = from.name;
    draft.rendered_in = {{draft.environment, from.name, draft.object}};
    lower_steps(draft);
    const auto lowered = place_to_edit(draft.span, unit);
    const NamedSite named = lowered ? site_of_text(run_, state_, lowered->span.begin.text, unit) : NamedSite{};
    if (named.site == 0) return place_at_anchor(draft, from);
    draft.span = lowered->span;
    draft.site = named.site;
    draft.path = named.path;
    add_switches(draft, unit, lowered->context);
    if (lowered->kind != OriginKind::values) return true;
    auto through = steps_through(run_, state_, unit, lowered->context);
    draft.flow.insert(draft.flow.begin(), through.begin(), through.end());
    return true;
  }

  // A text that a template puts together is edited where the template prints it, unless a value says it. A constant
  // that a value chose among others is edited at that value.
  std::optional<Lowered> place_to_edit(const Span& span, std::uint32_t unit) const {
    const auto lowered = lower(run_.sources, span);
    const auto& contexts = state_.rendered[unit - 1].contexts;
    if (!lowered || contexts == nullptr) return lowered;
    const PrintingSite printed(run_.sources, *contexts, span);
    if (lowered->kind == OriginKind::values) {
      if (says_it(*lowered, span, printed.of_name())) return lowered;
    } else if (lowered->kind < OriginKind::builtin && lowered->span.length == span.length) {
      const Span chosen = lowered->kind == OriginKind::constant ? printed.choosing_value(lowered->context) : Span{};
      return chosen.begin.text == 0 ? lowered : Lowered{chosen, OriginKind::values, lowered->context, true, 0, 0, true};
    }
    Span site = printed.text_beside();
    if (site.begin.text == 0) site = printed.action(lowered->context);
    return site.begin.text == 0 ? lowered : lower(run_.sources, site);
  }

  // A name must come wholly from the value, most of a file, and of a line the end: `--flag=value`.
  static bool says_it(const Lowered& value, const Span& scalar, bool of_name) {
    if (value.span.length >= scalar.length) return true;
    if (of_name) return false;
    if (scalar.length > longest_line) return value.span.length * 2 >= value.written;
    return value.ends && value.span.length * 2 >= value.of_kind;
  }

  // The values that decided that the template's text is there at all, the nearest first.
  void add_switches(findings::Draft& draft, std::uint32_t unit, sources::ContextId context) const {
    const auto& contexts = state_.rendered[unit - 1].contexts;
    std::size_t added = 0;
    for (const helm::Context* at = contexts ? contexts->at(context) : nullptr; at != nullptr && added < most_switches;
         at = contexts->at(at->parent)) {
      const Span value = at->deciding_value();
      if (value.begin.text == 0) continue;
      const NamedSite named = site_of_text(run_, state_, value.begin.text, unit);
      if (named.site == 0 || value == draft.span) continue;
      draft.flow.push_back({value, "there because of this value", named.site, named.path});
      ++added;
    }
  }

  static constexpr std::size_t most_switches = 2;
  static constexpr std::uint32_t longest_line = 128;  // a flag, an address; longer texts are files

  // No bytes of a file say it: the unit as a whole does.
  bool place_at_anchor(findings::Draft& draft, const Unit& unit) {
    if (unit.site == 0 || state_.site(unit.site).text == 0) return false;
    draft.site = unit.site;
    draft.path.clear();
    draft.span = {{state_.site(unit.site).text, 0}, 0};
    return true;
  }

  void lower_steps(findings::Draft& draft) {
    for (auto* steps : {&draft.flow, &draft.related})
      std::erase_if(*steps, [&](findings::DraftStep& step) { return !lower_step(step); });
  }

  bool lower_step(findings::DraftStep& step) {
    const std::uint32_t unit = unit_of(step.span, step.site);
    if (unit == 0) return true;
    const auto lowered = place_to_edit(step.span, unit);
    if (!lowered) return false;
    const NamedSite named = site_of_text(run_, state_, lowered->span.begin.text, unit);
    step.span = lowered->span;
    step.site = named.site;
    step.path = named.path;
    return named.site != 0;
  }

  // The values of a rendered Secret that stand in files, and are not made when the chart is installed. Where a chart
  // makes it, it is mended where the first of them stands, not where its name does. False: there is none.
  bool stand_at_values(findings::Draft& draft, std::uint32_t unit) const {
    std::erase_if(draft.related, [&](const findings::DraftStep& value) {
      const auto lowered = lower(run_.sources, value.span);
      return !lowered || lowered->written * 2 < value.span.length;
    });
    if (draft.related.empty()) return false;
    if (state_.rendered[unit - 1].contexts == nullptr) return true;
    draft.span = draft.related.front().span;
    draft.related.erase(draft.related.begin());
    return true;
  }

  int closeness(const findings::Draft& draft) const {
    return environments::closeness(environments::class_from(draft.environment).value_or(environments::Class::unknown));
  }

  // A chart's Secret is one, whichever values it is made of.
  Key key_of_secret(const Span& name, std::uint32_t unit) const {
    const auto lowered = place_to_edit(name, unit);
    const NamedSite named = lowered ? site_of_text(run_, state_, lowered->span.begin.text, unit) : NamedSite{};
    return {plain_secret_, named.site, named.path, lowered ? lowered->span : name};
  }

  void merge(std::map<Key, findings::Draft>& one, const Key& key, findings::Draft draft) {
    const auto [at, fresh] = one.try_emplace(key, draft);
    if (fresh) return;
    std::vector<findings::Rendering> all = at->second.rendered_in;
    all.insert(all.end(), draft.rendered_in.begin(), draft.rendered_in.end());
    const auto order = [&](const findings::Draft& d) {
      return std::make_tuple(-closeness(d), d.environment, d.unit, d.object);
    };
    if (order(draft) < order(at->second)) at->second = std::move(draft);
    at->second.rendered_in = std::move(all);
  }

  const Run& run_;
  State& state_;
  findings::RuleIndex plain_secret_;
  std::map<std::uint32_t, std::uint32_t> by_site_;  ///< units by the site of their anchor
};

}  // namespace

std::optional<Lowered> lower(const sources::Sources& sources, const Span& span) {
  if (span.begin.text == 0) return std::nullopt;
  const sources::Kind kind = sources.kind(span.begin.text);
  if (kind == sources::Kind::blob || kind == sources::Kind::entry)
    return Lowered{span, OriginKind::base, 0, false, span.length, span.length, true};
  const std::vector<Trace> traces = sources.trace(span);
  const Trace* best = nullptr;
  for (const Trace& trace : traces)
    if (trace.span.begin.text != 0 && (best == nullptr || better(trace, *best))) best = &trace;
  if (best == nullptr) return std::nullopt;
  Lowered lowered{best->span, kind_of(*best), best->context, best->lossy, 0, 0, false};
  lowered.ends = best->asked.begin.offset + best->asked.length + 1 >= span.begin.offset + span.length;
  for (const Trace& trace : traces) {
    if (kind_of(trace) < OriginKind::builtin) lowered.written += trace.span.length;
    if (kind_of(trace) == lowered.kind) lowered.of_kind += trace.span.length;
  }
  return lowered;
}

NamedSite site_of_text(const Run& run, const State& state, TextId text, std::uint32_t unit) {
  const bool entry = run.sources.kind(text) == sources::Kind::entry;
  std::string inside;
  while (run.sources.kind(text) == sources::Kind::entry) {
    inside = "!" + run.sources.entry_path(text) + inside;
    text = run.sources.parent(text);
  }
  const auto sites = state.sites_of.find(run.sources.content(text));
  if (sites == state.sites_of.end()) return {};
  std::uint32_t chosen = sites->second.front();
  if (unit != 0)
    for (std::uint32_t site : sites->second)
      if (belongs(state.units[unit - 1], state.site(site))) {
        chosen = site;
        break;
      }
  return {chosen, entry ? state.site(chosen).path + inside : std::string()};
}

std::vector<findings::DraftStep> steps_through(const Run& run, const State& state, std::uint32_t unit,
                                               sources::ContextId context) {
  std::vector<findings::DraftStep> steps;
  if (unit == 0 || state.rendered[unit - 1].contexts == nullptr) return steps;
  const helm::Contexts& contexts = *state.rendered[unit - 1].contexts;
  for (const helm::Context* at = contexts.at(context); at != nullptr && steps.size() < most_steps;
       at = contexts.at(at->parent)) {
    if (at->step == helm::Step::file) continue;
    const auto lowered = lower(run.sources, at->site);
    if (!lowered) continue;
    const NamedSite named = site_of_text(run, state, lowered->span.begin.text, unit);
    if (named.site != 0) steps.push_back({lowered->span, told(at->step), named.site, named.path});
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

void lower_drafts(const Run& run, State& state) {
  if (!state.units.empty()) DraftLowering(run, state).lower_all();
}

}  // namespace rummage::engine
