#include "helm/functions/shown.h"

#include "helm/functions/go_duration.h"
#include "helm/functions/items.h"
#include "helm/value/object.h"
#include "yaml/go_format.h"

namespace rummage::helm {
namespace {

constexpr int deepest = 1000;

class Printer {
 public:
  Printer(Run& run, Span site) : run_(run), site_(site.begin), out_(run.builder()) {}

  void print(const Value& value, int levels) {
    if (!run_.step() || levels == 0 || out_.size() > run_.limits.output) return;
    switch (value.kind()) {
      case Kind::invalid:
        return add("<nil>");
      case Kind::string:
        return out_.concat(value.text());
      case Kind::slice:
        return print_list(Items(value), levels);
      case Kind::map:
        return print_map(*value.as_map(), levels);
      case Kind::object:
        return add(value.as_object()->print());
      default:
        return print_scalar(value);
    }
  }
  sources::Text finish() { return out_.finish(); }

 private:
  void add(std::string_view bytes) { out_.opaque(bytes, sources::Origin::synth, site_); }

  void print_scalar(const Value& value) {
    const std::string text = spelling(value);
    if (value.text().empty()) return add(text);
    if (value.lossy()) return out_.opaque(text, sources::Origin::derived_lossy, value.text());
    if (value.text().view() == text) return out_.concat(value.text());
    out_.opaque(text, sources::Origin::derived_exact, value.text());
  }

  void print_list(const Items& items, int levels) {
    add("[");
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) add(" ");
      print(items[i], levels - 1);
    }
    add("]");
  }

  void print_map(const Map& map, int levels) {
    add("map[");
    for (const Slot& slot : map.slots) {
      if (&slot != map.slots.data()) add(" ");
      out_.concat(slot.key);
      add(":");
      print(slot.value, levels - 1);
    }
    add("]");
  }

  Run& run_;
  Loc site_;
  sources::Builder out_;
};

}  // namespace

std::string spelling(const Value& value) {
  switch (value.type()) {
    case Type::boolean:
      return value.as_bool() ? "true" : "false";
    case Type::duration:
      return go_duration(value.as_int());
    case Type::uint8:
    case Type::uint32:
    case Type::uint64:
      return std::to_string(value.as_unsigned());
    case Type::integer:
    case Type::int32:
    case Type::int64:
      return std::to_string(value.as_int());
    case Type::float64:
      return yaml::go_float(value.as_real());
    default:
      return {};
  }
}

sources::Text shown_as_operand(Run& run, const Value& value, Span site) {
  if (value.is_string()) return value.text();
  Printer printer(run, site);
  printer.print(value, deepest);
  return printer.finish();
}

sources::Text shown_as_operand(const Call& call, const Value& value) {
  return shown_as_operand(call.run, value, call.site);
}

sources::Text shown(const Call& call, const Value& value) {
  return value.type() == Type::bytes ? value.text() : shown_as_operand(call, value);
}

std::vector<sources::Text> shown_items(const Call& call, const Value& value) {
  std::vector<sources::Text> out;
  const Items items(value);
  if (!items.is_list()) {
    if (!value.is_nil()) out.push_back(shown(call, value));
    return out;
  }
  for (const Value& item : items.all())
    if (!item.is_nil()) out.push_back(shown(call, item));
  return out;
}

}  // namespace rummage::helm
