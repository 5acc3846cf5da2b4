#include "kustomize/name_references.h"

#include <optional>

#include "kustomize/edit.h"

namespace rummage::kustomize {
namespace {

using sources::Origin;

Error wrong(const char* message, yaml::Node at) {
  return Error{"kustomize/name-reference", message, at.span(), {}};
}

/// Where `old`, which the object was called once, stands in its name of today: behind the prefixes added since.
std::optional<std::size_t> place_of(const Resource& resource, std::string_view name, std::string_view old) {
  std::size_t at = 0;
  for (std::size_t i = resource.prefixes.size() + 1; i-- > 0;) {
    if (name.substr(std::min(at, name.size()), old.size()) == old) return at;
    if (i > 0) at += resource.prefixes[i - 1].size();
  }
  return std::nullopt;
}

/// Renews what stands in one field of a referrer.
class Renewal {
 public:
  Renewal(const Writer& writer, const Resource& referrer, const ReferenceField& field, const Referrals& referrals)
      : writer_(writer), referrer_(referrer), field_(field), referrals_(referrals) {}

  Result<yaml::Node> at(yaml::Node node) {
    if (missing_or_null(node)) return node;
    if (node.is_scalar()) return at_scalar(node);
    if (node.is_mapping()) return at_mapping(node);
    yaml::Node out = node;
    for (std::size_t i = 0; i < node.size(); ++i) {
      auto item = at_item(node.at(i));
      if (!item) return item;
      out = with_child(writer_.nodes(), out, i, *item);
    }
    return out;
  }

 private:
  Result<yaml::Node> at_item(yaml::Node item) {
    if (missing_or_null(item)) return item;
    if (item.is_scalar()) return at_scalar(item);
    if (item.is_mapping()) return at_mapping(item);
    return wrong("a list of references holds a list", item);
  }

  Result<yaml::Node> at_scalar(yaml::Node scalar) {
    const Referrals::Choice choice = referrals_.choose(referrer_, field_, scalar.text(), nullptr, false);
    if (choice.ambiguous) return wrong("a name could mean several objects that are called differently now", scalar);
    return choice.resource == nullptr ? scalar : renamed(*choice.resource, scalar);
  }

  Result<yaml::Node> at_mapping(yaml::Node map) {
    const std::size_t name_at = entry_index(map, "name");
    if (name_at == map.size()) return wrong("a reference has no name", map);
    const yaml::Node name = map.find("name"), name_space = map.find("namespace");
    const std::string_view in = name_space.text();
    const Referrals::Choice choice =
        referrals_.choose(referrer_, field_, name.text(), name_space ? &in : nullptr, true);
    if (choice.ambiguous) return wrong("a name could mean several objects that are called differently now", map);
    if (choice.resource == nullptr) return map;
    map = with_child(writer_.nodes(), map, name_at, renamed(*choice.resource, name));
    const yaml::Node now = choice.resource->node.find("metadata").find("namespace");
    if (now.text().empty() || now.text() == in) return map;
    return with_entry(writer_.nodes(), map, writer_.nodes().scalar("namespace", now.span()),
                      writer_.node(now, name_space, Typing::style));
  }

  yaml::Node renamed(const Resource& target, yaml::Node reference) {
    const yaml::Node name = target.node.find("metadata").find("name");
    const std::string_view now = name.text(), old = reference.text();
    if (now == old || now.empty()) return reference;
    const auto at = place_of(target, now, old);
    if (!at) return writer_.node(name, reference, Typing::style);
    sources::Builder draft = writer_.draft();
    writer_.append(draft, name, 0, *at, Origin::resource_leaf);
    writer_.append(draft, reference, Origin::resource_leaf);
    writer_.append(draft, name, *at + old.size(), now.size(), Origin::resource_leaf);
    return writer_.text(draft.finish(), reference, Typing::style);
  }

  const Writer& writer_;
  const Resource& referrer_;
  const ReferenceField& field_;
  const Referrals& referrals_;
};

}  // namespace

yaml::Node renew_references(const Writer& writer, const Resource& referrer, const ReferenceTable& table,
                            const Referrals& referrals, const std::function<bool(const Error&)>& failed) {
  yaml::Node object = referrer.node;
  table.fields_of(original_gvk(referrer), [&](const ReferenceField& field) {
    Renewal renewal(writer, referrer, field, referrals);
    auto out = walk_field(writer.nodes(), object, field.spec.path, Create::none, {},
                          [&](yaml::Node node) { return renewal.at(node); });
    if (!out) return failed(out.error());
    object = *out;
    return true;
  });
  return object;
}

}  // namespace rummage::kustomize
