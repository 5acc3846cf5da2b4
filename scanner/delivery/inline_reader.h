#pragma once

#include "delivery/values_text.h"

namespace rummage::delivery {

/// Adds to a binding the values that its object holds itself, behind those it has. What cannot be read, or passes
/// max_inline_bytes of a document, is left out and told once. The arguments must outlive it.
class InlineReader {
 public:
  InlineReader(Facts& facts, Binding& binding, const Parameters& parameters)
      : facts_(facts), binding_(binding), parameters_(parameters) {}

  /// A mapping.
  void tree(const yaml::Node& values);
  /// A scalar that holds YAML.
  void text(const yaml::Node& values);
  /// A name and a value as Argo CD puts them together: commas are part of the value, unless braces stand around it.
  void parameter(InlineValues::Kind kind, const yaml::Node& name, const yaml::Node& value);
  /// As helmfile does: commas and braces are part of name and value.
  void setting(InlineValues::Kind kind, const yaml::Node& name, const yaml::Node& value);
  void list_setting(const yaml::Node& name, const yaml::Node& values);
  /// The content of a file; nothing when its path is not known.
  void content(const yaml::Node& name, const NamedPath& file);

 private:
  void add(ValuesText text, InlineValues::Kind kind);
  void too_long();
  std::size_t left() const;

  Facts& facts_;
  Binding& binding_;
  const Parameters& parameters_;
};

}  // namespace rummage::delivery
