#include "helm/template/evaluation.h"

#include <fmt/format.h>

#include "helm/functions/shown.h"
#include "helm/value/object.h"

namespace rummage::helm {
namespace {

constexpr std::string_view missing = "<no value>";

// The evidence of a value that decided something; collections have none.
sources::Text condition_of(const Value& value) {
  return value.is_map() || value.is_list() || value.kind() == Kind::object ? sources::Text() : value.text();
}

Step step_of(Action kind) {
  if (kind == Action::branch_if) return Step::branch_if;
  if (kind == Action::branch_with) return Step::branch_with;
  if (kind == Action::loop) return Step::loop;
  return kind == Action::call_template ? Step::include : Step::action;
}

}  // namespace

Evaluation::Evaluation(TemplateSet& set, const Tree& tree, std::string_view name, sources::Builder& out, Datum dot)
    : set_(set), run_(set.run()), tree_(tree), name_(name), out_(out), root_(std::move(dot)) {
  variables_.push_back({"$", root_});
}

Status Evaluation::run(const Block& block) {
  auto done = walk(root_, block);
  if (!done) return done.take_error();
  return Done{};
}

Result<Evaluation::Jump> Evaluation::walk(const Datum& dot, const Block& block) {
  for (const Statement& item : block.statements) {
    const std::uint32_t before = out_.size();
    auto jump = statement(dot, item);
    if (!jump) {
      Error failed = jump.take_error();
      if (!forgiven(failed, item)) return failed;
      continue;
    }
    if (auto good = within_limits(before); !good) return good.take_error();
    if (*jump != Jump::none) return *jump;
  }
  return Jump::none;
}

Status Evaluation::within_limits(std::uint32_t before) {
  run_.written += out_.size() - before;
  const char* what = nullptr;
  if (!run_.step()) what = "steps";
  if (out_.full() || out_.size() > run_.limits.output) what = "bytes of output";
  if (run_.written > run_.limits.memory || run_.heap.bytes() > run_.limits.memory) what = "bytes of memory";
  if (what == nullptr) return Done{};
  return Error{"helm/limit", fmt::format("The evaluation takes more {} than allowed", what), {}, {}};
}

Result<Evaluation::Jump> Evaluation::statement(const Datum& dot, const Statement& item) {
  switch (item.kind) {
    case Action::text:
      out_.set_context(run_.context);
      out_.slice(tree_.source, item.extent.begin, item.extent.end - item.extent.begin);
      return Jump::none;
    case Action::leave:
      return Jump::leave;
    case Action::again:
      return Jump::again;
    default:
      break;
  }
  const sources::ContextId outer = run_.context;
  if (run_.recording == sources::Recording::on && item.kind != Action::branch_if && item.kind != Action::branch_with)
    run_.context = run_.contexts.enter(outer, step_of(item.kind), site_of(tree_, item.extent));
  const std::size_t variables = variables_.size();
  Result<Jump> jump = Jump::none;
  if (item.kind == Action::print) {
    jump = print(dot, item);
  } else if (item.kind == Action::loop) {
    jump = loop(dot, item);
  } else if (item.kind == Action::call_template) {
    jump = call_template(dot, item);
  } else {
    jump = branch(dot, item);
  }
  // What an action declares stays until the end of its block.
  if (item.kind != Action::print && item.kind != Action::call_template) variables_.resize(variables);
  run_.context = outer;
  return jump;
}

Result<Evaluation::Jump> Evaluation::print(const Datum& dot, const Statement& item) {
  auto value = pipeline(dot, *item.pipe);
  if (!value) return value.take_error();
  if (!item.pipe->names.empty()) return Jump::none;
  out_.set_context(run_.context);
  write(value->value, run_.recording == sources::Recording::on ? site_of(tree_, item.extent) : Span());
  return Jump::none;
}

void Evaluation::write(const Value& value, Span site) {
  if (value.is_string()) return out_.concat(value.text());
  if (value.is_nil()) return out_.opaque(missing, sources::Origin::missing, site.begin);
  if (value.type() == Type::object && value.as_object()->prints_alone())
    return out_.opaque(value.as_object()->print_alone(), sources::Origin::builtin, site.begin);
  out_.concat(shown_as_operand(run_, value, site));
}

Result<Evaluation::Jump> Evaluation::branch(const Datum& dot, const Statement& item) {
  auto value = pipeline(dot, *item.pipe);
  bool taken = false;
  if (value) {
    taken = truth(value->value);
  } else {
    Error failed = value.take_error();
    if (!forgiven(failed, item)) return failed;
  }
  if (run_.recording == sources::Recording::on)
    run_.context = run_.contexts.enter(run_.context, step_of(item.kind), site_of(tree_, item.extent),
                                       value ? condition_of(value->value) : sources::Text());
  if (taken) return walk(item.kind == Action::branch_with ? *value : dot, *item.body);
  if (item.otherwise != nullptr) return walk(dot, *item.otherwise);
  return Jump::none;
}

// One turn of a range; false when the loop is to be left.
Result<bool> Evaluation::turn(const Statement& item, const Datum& key, const Datum& element) {
  const auto& names = item.pipe->names;
  const std::size_t mark = variables_.size();
  if (item.pipe->assigns) {
    if (!names.empty())
      if (Variable* found = variable(names[0])) found->value = names.size() > 1 ? key : element;
    if (names.size() > 1)
      if (Variable* found = variable(names[1])) found->value = element;
  } else {
    if (!names.empty()) variables_[mark - 1].value = element;
    if (names.size() > 1) variables_[mark - 2].value = key;
  }
  auto jump = walk(element, *item.body);
  variables_.resize(mark);
  if (!jump) return jump.take_error();
  return *jump != Jump::leave;
}

Result<bool> Evaluation::count(const Statement& item, const Value& over) {
  if (item.pipe->names.size() > 1)
    return error(item.pipe->extent.begin, item.pipe->extent,
                 fmt::format("can't use {} to iterate over more than one variable", over.as_int()));
  const std::int64_t end = over.as_int();
  for (std::int64_t i = 0; i < end; ++i) {
    auto on = turn(item, {}, {Value::integer(i, over.text(), over.type()).as_lossy(), false});
    if (!on) return on.take_error();
    if (!*on) break;
  }
  return end > 0;
}

// All turns; false when there was nothing to go over.
Result<bool> Evaluation::turns(const Statement& item, const Value& over) {
  if (over.is_map()) {
    const std::vector<Slot> slots = over.as_map()->slots;  // the body may change the map
    const bool boxed = over.type() == Type::map || over.type() == Type::values;
    for (const Slot& slot : slots) {
      auto on = turn(item, {Value::string(slot.key), false}, {slot.value, boxed});
      if (!on) return on.take_error();
      if (!*on) break;
    }
    return !slots.empty();
  }
  const bool bytes = over.type() == Type::bytes;
  const std::size_t size = bytes ? over.view().size() : over.as_list() == nullptr ? 0 : over.as_list()->items.size();
  for (std::size_t i = 0; i < size; ++i) {
    const Value element =
        bytes ? Value::integer(static_cast<unsigned char>(over.view()[i]), {}, Type::uint8) : over.as_list()->items[i];
    auto on = turn(item, {Value::integer(static_cast<std::int64_t>(i)), false}, {element, over.type() == Type::list});
    if (!on) return on.take_error();
    if (!*on) break;
  }
  return size > 0;
}

Result<Evaluation::Jump> Evaluation::loop(const Datum& dot, const Statement& item) {
  auto over = pipeline(dot, *item.pipe);
  if (!over) return over.take_error();
  const Value& value = over->value;
  Result<bool> any = false;
  const bool counts = value.kind() == Kind::integer || value.kind() == Kind::unsigned_integer;
  if (counts && run_.helm >= 4) {
    any = count(item, value);
  } else if (value.is_map() || value.kind() == Kind::slice) {
    any = turns(item, value);
  } else if (!value.is_nil()) {
    return error(item.pipe->extent.begin, item.pipe->extent,
                 fmt::format("range can't iterate over a value of type {}", type_name(value.type(), run_.helm)));
  }
  if (!any) return any.take_error();
  if (!*any && item.otherwise != nullptr) return walk(dot, *item.otherwise);
  return Jump::none;
}

Result<Evaluation::Jump> Evaluation::call_template(const Datum& dot, const Statement& item) {
  const Template* found = set_.find(item.name);
  if (found == nullptr) return error(item.position, item.extent, fmt::format("template \"{}\" not defined", item.name));
  Datum inner;
  if (item.pipe != nullptr) {
    auto value = pipeline(dot, *item.pipe);
    if (!value) return value.take_error();
    inner = *value;
  }
  if (auto done = set_.run_template(item.name, *found, inner.value, out_); !done) return done.take_error();
  return Jump::none;
}

}  // namespace rummage::helm
