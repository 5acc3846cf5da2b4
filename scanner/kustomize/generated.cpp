#include "kustomize/generated.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "kustomize/edit.h"
#include "kustomize/key_values.h"

namespace rummage::kustomize {
namespace {

using sources::Origin;

/// Kustomize breaks longer base64 into lines of this many characters.
constexpr std::uint32_t base64_line = 70;

Error wrong(std::string message, yaml::Node at) {
  return error_at("kustomize/generator", std::move(message), at);
}

/// Makes the nodes of one generated object.
class Generator {
 public:
  Generator(Building& building, yaml::Node entry, yaml::Node options)
      : building_(building), entry_(entry), options_(entry.find("options")), global_options_(options) {}

  yaml::Node constant(std::string_view text) {
    return building_.writer().bytes(text, entry_.span(), {}, Typing::string);
  }

  /// A scalar of the kustomization file as the generator's input.
  yaml::Node input(yaml::Node scalar) {
    sources::Builder draft = building_.writer().draft();
    building_.writer().append(draft, scalar, Origin::generator_input);
    return node(draft.finish(), scalar.span());
  }

  yaml::Node node(const sources::Text& text, Span site) {
    if (text.empty()) return building_.writer().bytes({}, site, {}, Typing::string);
    return building_.writer().text(text, {}, Typing::string);
  }

  sources::Text base64(const sources::Text& value, Span site) {
    sources::Builder draft = building_.writer().draft();
    if (!value.empty() && !draft.recode(sources::Codec::base64, value)) return {};
    const sources::Text encoded = draft.finish();
    if (encoded.size() < base64_line) return encoded;
    for (std::uint32_t at = 0; at < encoded.size(); at += base64_line) {
      draft.slice(encoded, at, base64_line);
      draft.opaque("\n", Origin::synth, site.begin);
    }
    return draft.finish();
  }

  bool flag(const char* name) const {
    return options_.find(name).as_bool().value_or(false) || global_options_.find(name).as_bool().value_or(false);
  }

  /// labels or annotations: the entry's own, and those of generatorOptions that it does not have.
  yaml::Node pairs(const char* name) {
    std::map<std::string_view, yaml::Entry> sorted;
    for (const yaml::Node options : {global_options_, options_})
      for (const yaml::Entry& entry : options.find(name).entries()) sorted[entry.key.text()] = entry;
    std::vector<yaml::Entry> entries;
    for (const auto& [key, entry] : sorted) entries.push_back({entry.key, input(entry.value)});
    return entries.empty() ? yaml::Node() : building_.nodes().mapping(entries, entry_.span());
  }

  yaml::Node metadata() {
    std::vector<yaml::Entry> entries{{constant("name"), input(entry_.find("name"))}};
    const yaml::Node name_space = entry_.find("namespace");
    if (!name_space.text().empty()) entries.push_back({constant("namespace"), input(name_space)});
    for (const char* name : {"labels", "annotations"})
      if (const yaml::Node map = pairs(name)) entries.push_back({constant(name), map});
    return building_.nodes().mapping(entries, entry_.span());
  }

  yaml::Node mapping(const std::vector<yaml::Entry>& entries) {
    return building_.nodes().mapping(entries, entry_.span());
  }

 private:
  Building& building_;
  yaml::Node entry_, options_, global_options_;
};

struct Data {
  std::vector<yaml::Entry> text, binary;
};

Result<Data> data_of(Generator& generator, Building& building, const Loader& loader, yaml::Node entry,
                     GeneratedKind kind) {
  auto pairs = read_pairs(building, loader, entry);
  if (!pairs) return pairs.take_error();
  std::map<std::string, const KeyValue*> sorted;
  for (const KeyValue& pair : *pairs) {
    if (sorted.emplace(pair.key.view(), &pair).second) continue;
    Error twice = wrong("a key stands twice in one generator: " + std::string(pair.key.view()), entry);
    twice.span = pair.site;
    if (!building.failed(twice)) return twice;
  }
  Data out;
  for (const auto& [key, pair] : sorted) {
    const bool encoded = kind == GeneratedKind::secret || !is_utf8(pair->value.view());
    const sources::Text value = encoded ? generator.base64(pair->value, pair->site) : pair->value;
    std::vector<yaml::Entry>& to = encoded && kind == GeneratedKind::config_map ? out.binary : out.text;
    to.push_back({generator.node(pair->key, pair->site), generator.node(value, pair->site)});
  }
  return out;
}

Behaviour behaviour_of(std::string_view text) {
  if (text == "create") return Behaviour::create;
  if (text == "replace") return Behaviour::replace;
  return text == "merge" ? Behaviour::merge : Behaviour::unspecified;
}

/// A value written anew: the same text, folded no more.
yaml::Node plain_text(const Writer& writer, yaml::Node value) {
  if (value.style() != yaml::Style::folded) return as_text(writer.nodes(), value);
  sources::Builder draft = writer.draft();
  writer.append(draft, value, Origin::resource_leaf);
  const yaml::Node made = writer.text(draft.finish(), {}, Typing::string);
  return value.was() ? writer.nodes().replacing(made, value.was()) : made;
}

/// `map` with the entries of `base` that it lacks; values are strings.
yaml::Node over(const Writer& writer, yaml::Node base, yaml::Node map) {
  yaml::Builder& nodes = writer.nodes();
  std::vector<yaml::Entry> entries;
  for (const yaml::Entry& entry : base.entries()) {
    const yaml::Node own = map.find(entry.key.text());
    const yaml::Node value = plain_text(writer, entry.value);
    entries.push_back({entry.key, own ? nodes.replacing(own, value) : value});
  }
  for (const yaml::Entry& entry : map.entries())
    if (!base.find(entry.key.text())) entries.push_back(entry);
  return entries.empty() ? yaml::Node() : nodes.mapping(entries, map ? map.span() : base.span());
}

yaml::Node with_field(yaml::Builder& nodes, yaml::Node map, const char* key, yaml::Node value) {
  if (!value) return without_entry(nodes, map, key);
  return with_entry(nodes, map, nodes.scalar(key, value.span()), value);
}

}  // namespace

Result<Resource> generate(Building& building, const Loader& loader, yaml::Node entry, yaml::Node options,
                          GeneratedKind kind) {
  if (entry.find("name").text().empty()) return wrong("a generator has no name", entry);
  Generator generator(building, entry, options);
  auto data = data_of(generator, building, loader, entry, kind);
  if (!data) return data.take_error();
  const bool secret = kind == GeneratedKind::secret;
  std::vector<yaml::Entry> entries{{generator.constant("apiVersion"), generator.constant("v1")},
                                   {generator.constant("kind"), generator.constant(secret ? "Secret" : "ConfigMap")},
                                   {generator.constant("metadata"), generator.metadata()}};
  if (!data->text.empty() || secret) entries.push_back({generator.constant("data"), generator.mapping(data->text)});
  if (!data->binary.empty()) entries.push_back({generator.constant("binaryData"), generator.mapping(data->binary)});
  const yaml::Node type = entry.find("type");
  if (secret)
    entries.push_back(
        {generator.constant("type"), type.text().empty() ? generator.constant("Opaque") : generator.input(type)});
  if (generator.flag("immutable")) {
    const yaml::Node yes = building.nodes().scalar("true", entry.span(), yaml::ScalarType::boolean);
    entries.push_back({generator.constant("immutable"), yes});
  }
  Resource out;
  out.node = generator.mapping(entries);
  out.needs_hash = !generator.flag("disableNameSuffixHash");
  out.behaviour = behaviour_of(entry.find("behavior").text());
  out.built = true;
  return out;
}

Resource joined(const Writer& writer, const Resource& old, Resource generated) {
  yaml::Builder& nodes = writer.nodes();
  const yaml::Node before = old.node.find("metadata");
  yaml::Node metadata = generated.node.find("metadata");
  for (const char* name : {"labels", "annotations"})
    metadata = with_field(nodes, metadata, name, over(writer, before.find(name), metadata.find(name)));
  metadata = with_field(nodes, metadata, "name", before.find("name"));
  metadata = with_field(nodes, metadata, "namespace", before.find("namespace"));
  yaml::Node node = with_field(nodes, generated.node, "metadata", metadata);
  if (generated.behaviour == Behaviour::merge)
    for (const char* name : {"data", "binaryData"})
      node = with_field(nodes, node, name, over(writer, old.node.find(name), node.find(name)));
  Resource out = old;
  out.node = node;
  out.needs_hash = old.needs_hash && generated.needs_hash;
  out.built = true;
  if (generated.behaviour == Behaviour::replace) out.notes.origin = generated.notes.origin;
  return out;
}

}  // namespace rummage::kustomize
