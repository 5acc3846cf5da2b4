#include "kustomize/image_change.h"

#include <re2/re2.h>

#include <string>

#include "kustomize/edit.h"
#include "kustomize/image_reference.h"
#include "kustomize/spec_walk.h"

namespace rummage::kustomize {
namespace {

using sources::Origin;

Error wrong(const char* message, yaml::Node at) {
  return Error{"kustomize/image", message, at.span(), {}};
}

bool says(yaml::Node field) {
  return field && !field.text().empty();
}

/// Applies a change wherever containers stand. As deep as the object, which the parser's limit bounds.
class ContainerWalk {
 public:
  ContainerWalk(const Writer& writer, const ImageChange& change) : writer_(writer), change_(change) {}

  Result<yaml::Node> walk(yaml::Node node) {
    if (!node.is_mapping() && !node.is_sequence()) return node;
    yaml::Node out = node;
    for (std::size_t i = 0; i < node.size(); ++i) {
      auto child = walk(node.is_mapping() ? node.entry(i).value : node.at(i));
      if (child && node.is_mapping() && holds_containers(node.entry(i).key.text())) child = in_containers(*child);
      if (!child) return child;
      out = with_child(writer_.nodes(), out, i, *child);
    }
    return out;
  }

 private:
  static bool holds_containers(std::string_view key) { return key == "containers" || key == "initContainers"; }

  Result<yaml::Node> in_containers(yaml::Node list) {
    if (!list.is_sequence()) return list;
    yaml::Node out = list;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const yaml::Node container = list.at(i);
      if (missing_or_null(container)) continue;
      if (!container.is_mapping()) return wrong("a container is no mapping", container);
      const yaml::Node image = container.find("image");
      if (!image) continue;
      if (!image.is_scalar()) return wrong("an image is no text", image);
      const std::size_t index = entry_index(container, "image");
      const yaml::Node changed = with_child(writer_.nodes(), container, index, change_.changed(writer_, image));
      out = with_child(writer_.nodes(), out, i, changed);
    }
    return out;
  }

  const Writer& writer_;
  const ImageChange& change_;
};

}  // namespace

Result<ImageChange> ImageChange::read(yaml::Node entry) {
  ImageChange out;
  const std::string name(entry.find("name").text());
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_max_mem(1 << 20);
  out.pattern_ =
      std::make_shared<re2::RE2>("^" + name + "(?::[a-zA-Z0-9_.{}-]*)?(?:@sha256:[a-zA-Z0-9_.{}-]*)?$", options);
  if (!out.pattern_->ok()) return wrong("the name of an image cannot be read as a pattern", entry);
  out.new_name_ = entry.find("newName");
  out.new_tag_ = entry.find("newTag");
  out.digest_ = entry.find("digest");
  out.tag_suffix_ = entry.find("tagSuffix");
  return out;
}

bool ImageChange::matches(std::string_view image) const {
  return re2::RE2::PartialMatch(re2::StringPiece(image.data(), image.size()), *pattern_);
}

yaml::Node ImageChange::changed(const Writer& writer, yaml::Node was) const {
  if (!matches(was.text())) return was;
  const std::string_view text = was.text();
  const ImageReference parts = split_image(text);
  sources::Builder draft = writer.draft();
  const auto given = [&](yaml::Node field) { writer.append(draft, field, Origin::transformer_field); };
  const auto kept = [&](std::string_view part) {
    writer.append(draft, was, static_cast<std::size_t>(part.data() - text.data()), part.size(), Origin::resource_leaf);
  };
  const auto sign = [&](const char* c) { draft.opaque(c, Origin::synth, was.span().begin); };
  const bool tag = says(new_tag_), digest = says(digest_), suffix = !tag && !digest && says(tag_suffix_);
  says(new_name_) ? given(new_name_) : kept(parts.name);
  if (tag || suffix || (!digest && !parts.tag.empty())) sign(":");
  if (tag) given(new_tag_);
  if (!tag && !digest && !parts.tag.empty()) kept(parts.tag);
  if (suffix) given(tag_suffix_);
  if (digest || (!tag && !suffix && !parts.digest.empty())) sign("@");
  if (digest) given(digest_);
  if (!digest && !tag && !suffix && !parts.digest.empty()) kept(parts.digest);
  return writer.text(draft.finish(), was, Typing::style);
}

Result<yaml::Node> change_images(const Writer& writer, yaml::Node object, const ImageChange& change,
                                 std::span<const schema::FieldSpec> specs) {
  if (object.find("kind").text() == "CustomResourceDefinition") return object;
  auto out = ContainerWalk(writer, change).walk(object);
  if (!out) return out;
  const auto set = [&](yaml::Node was) -> Result<yaml::Node> {
    if (!was || was.is_null()) return was;
    if (!was.is_scalar()) return wrong("an image is no text", was);
    return change.changed(writer, was);
  };
  return walk_specs(writer.nodes(), *out, specs, Create::none, {}, set);
}

}  // namespace rummage::kustomize
