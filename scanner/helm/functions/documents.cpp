#include <fmt/format.h>

#include "helm/functions/families.h"
#include "helm/functions/texts.h"
#include "helm/functions/to_json.h"
#include "helm/functions/to_toml.h"
#include "helm/functions/to_yaml.h"
#include "helm/value/from_json.h"
#include "helm/value/from_toml.h"
#include "helm/value/from_yaml.h"

// What Helm's own functions do with YAML, JSON and TOML, and Sprig's with JSON.
namespace rummage::helm::families {
namespace {

using sources::Text;

/// Limits end the template; other errors are what the function makes of them.
bool is_limit(const Error& error) {
  return error.code == "helm/limit";
}

/// The text without one line feed at its end; an empty one in place of an error.
Result<Value> trimmed(const Call& call, Result<Text> made) {
  if (!made && is_limit(made.error())) return made.take_error();
  if (!made) return Value::string({});
  const bool feed = made->view().ends_with('\n');
  return Value::string(slice(call.run, *made, 0, made->size() - (feed ? 1 : 0)));
}

Result<Value> or_error(Result<Text> made) {
  if (!made) return made.take_error();
  return Value::string(std::move(*made));
}

Result<Value> to_yaml_text(const Call& call) {
  return trimmed(call, to_yaml(call.run, call[0], call.site));
}

Result<Value> must_to_yaml(const Call& call) {
  auto made = to_yaml(call.run, call[0], call.site);
  if (!made) return made.take_error();
  return trimmed(call, std::move(made));
}

Result<Value> to_yaml_pretty(const Call& call) {
  return trimmed(call, to_yaml(call.run, call[0], call.site, YamlForm::pretty));
}

template <bool html, bool pretty>
Result<Value> to_json_text(const Call& call) {
  auto made = to_json(call.run, call[0], call.site, {html, pretty});
  if (!made && !is_limit(made.error())) return Value::string({});
  return or_error(std::move(made));
}

template <bool html, bool pretty>
Result<Value> must_to_json(const Call& call) {
  return or_error(to_json(call.run, call[0], call.site, {html, pretty}));
}

/// Where an error goes that a template shall see: the entry "Error", or the one item of a list.
Value said(const Call& call, const std::string& message, bool list) {
  const Value text = call.derived(message);
  if (list) {
    List* items = call.run.heap.list();
    items->items.push_back(text);
    return Value::list(items);
  }
  Map* map = call.run.heap.map();
  map->set(call.run.made("Error", sources::Origin::synth, call.site), text);
  return Value::map(map);
}

/// What null leaves where a map or a list is expected: an empty one of YAML, Go's nil one of JSON.
Value of_null(const Call& call, bool list, bool json) {
  if (list) return Value::list(json ? nullptr : call.run.heap.list());
  Map* map = call.run.heap.map();
  map->is_nil = json;
  return Value::map(map);
}

/// What Go makes of a document where it expects a map or a list. `before`: what an error begins with; empty for JSON.
Result<Value> fitted(const Call& call, Result<Value> read, bool list, std::string_view before) {
  if (!read && is_limit(read.error())) return read;
  if (!read) return said(call, read.error().message, list);
  if (read->is_nil()) return of_null(call, list, before.empty());
  if (list ? read->is_list() : read->is_map()) return read;
  return said(call,
              fmt::format("{}json: cannot unmarshal {} into Go value of type {}", before, json_kind(*read),
                          list ? "[]interface {}" : "map[string]interface {}"),
              list);
}

template <bool list>
Result<Value> from_yaml_text(const Call& call) {
  auto read = read_yaml(call.run.heap, call.run.sources, call.run.recording, Ground(call[0].text()));
  return fitted(call, std::move(read), list, "error unmarshaling JSON: while decoding JSON: ");
}

Result<Value> read_json(const Call& call) {
  return from_json(call.run.heap, call.run.sources, call.run.recording, Ground(call[0].text()));
}

template <bool list>
Result<Value> from_json_text(const Call& call) {
  return fitted(call, read_json(call), list, "");
}

Result<Value> must_from_json(const Call& call) {
  return read_json(call);
}

Result<Value> to_toml_text(const Call& call) {
  auto made = to_toml(call.run, call[0], call.site);
  if (made) return Value::string(std::move(*made));
  if (is_limit(made.error()) || made.error().code == "helm/panic") return made.take_error();
  return call.derived(made.error().message);
}

Result<Value> from_toml_text(const Call& call) {
  auto read = from_toml(call.run.heap, call.run.sources, call.run.recording, Ground(call[0].text()));
  if (read || is_limit(read.error())) return read;
  return said(call, read.error().message, false);
}

constexpr FunctionRow rows[] = {
    {"toYaml", "a", to_yaml_text, Flow::concat},
    {"mustToYaml", "a", must_to_yaml, Flow::concat, 4},
    {"toYamlPretty", "a", to_yaml_pretty, Flow::concat},
    {"fromYaml", "s", from_yaml_text<false>, Flow::pass},
    {"fromYamlArray", "s", from_yaml_text<true>, Flow::pass},
    {"toJson", "a", to_json_text<true, false>, Flow::concat},
    {"mustToJson", "a", must_to_json<true, false>, Flow::concat},
    {"toRawJson", "a", must_to_json<false, false>, Flow::concat},
    {"mustToRawJson", "a", must_to_json<false, false>, Flow::concat},
    {"toPrettyJson", "a", to_json_text<true, true>, Flow::concat},
    {"mustToPrettyJson", "a", must_to_json<true, true>, Flow::concat},
    {"fromJson", "s", from_json_text<false>, Flow::pass},
    {"mustFromJson", "s", must_from_json, Flow::pass},
    {"fromJsonArray", "s", from_json_text<true>, Flow::pass},
    {"toToml", "a", to_toml_text, Flow::concat},
    {"fromToml", "s", from_toml_text, Flow::pass},
};

}  // namespace

Family documents() {
  return rows;
}

}  // namespace rummage::helm::families
