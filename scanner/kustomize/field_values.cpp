#include "kustomize/field_values.h"

#include "kustomize/edit.h"
#include "kustomize/spec_walk.h"

namespace rummage::kustomize {
namespace {

Error no_mapping(yaml::Node at) {
  return Error{"kustomize/field-path", "labels or annotations are no mapping", at.span(), {}};
}

Error no_scalar(yaml::Node at) {
  return Error{"kustomize/field-path", "a field that takes a text is no scalar", at.span(), {}};
}

}  // namespace

Result<yaml::Node> set_pairs(const Writer& writer, yaml::Node object, std::span<const schema::FieldSpec> specs,
                             yaml::Node pairs) {
  const auto set = [&](yaml::Node was) -> Result<yaml::Node> {
    if (!missing_or_null(was) && !was.is_mapping()) return no_mapping(was);
    yaml::Node out = was;
    for (const yaml::Entry& pair : pairs.entries()) {
      const yaml::Node before = out.find(pair.key.text());
      const yaml::Node value = pair.value.is_null() ? writer.bytes("", pair.value.span(), before, Typing::string)
                                                    : writer.node(pair.value, before, Typing::string);
      out = with_entry(writer.nodes(), out, writer.nodes().retyped(pair.key, yaml::ScalarType::string), value);
    }
    return out;
  };
  return walk_specs(writer.nodes(), object, specs, Create::mapping, pairs.span(), set);
}

Result<yaml::Node> set_affixes(const Writer& writer, yaml::Node object, const schema::FieldSpec& spec,
                               yaml::Node prefix, yaml::Node suffix) {
  const auto set = [&](yaml::Node was) -> Result<yaml::Node> {
    if (was && !was.is_scalar()) return no_scalar(was);
    sources::Builder draft = writer.draft();
    writer.append(draft, prefix, sources::Origin::transformer_field);
    writer.append(draft, was, sources::Origin::resource_leaf);
    writer.append(draft, suffix, sources::Origin::transformer_field);
    return writer.text(draft.finish(), was, Typing::style);
  };
  const Span made_at = prefix ? prefix.span() : suffix.span();
  return walk_field(writer.nodes(), object, spec.path, spec.create ? Create::scalar : Create::none, made_at, set);
}

Result<yaml::Node> set_count(const Writer& writer, yaml::Node object, const schema::FieldSpec& spec, yaml::Node count) {
  const auto set = [&](yaml::Node was) -> Result<yaml::Node> {
    if (was && !was.is_scalar()) return no_scalar(was);
    return writer.node(count, was, Typing::integer);
  };
  return walk_field(writer.nodes(), object, spec.path, spec.create ? Create::scalar : Create::none, count.span(), set);
}

}  // namespace rummage::kustomize
