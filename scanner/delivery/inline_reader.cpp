#include "delivery/inline_reader.h"

#include <algorithm>

#include "delivery/filled_tree.h"

namespace rummage::delivery {
namespace {

using Kind = InlineValues::Kind;

constexpr std::string_view of_helmfile = "{},";

bool is_list(std::string_view text) {
  return text.starts_with('{') && text.ends_with('}');
}

}  // namespace

std::size_t InlineReader::left() const {
  return max_inline_bytes - std::min(max_inline_bytes, facts_.inline_bytes);
}

void InlineReader::too_long() {
  tell_once(facts_, {"delivery/limit",
                     NoticeLevel::warning,
                     "the values that one document holds for charts are too long; the rest is left out",
                     binding_.file,
                     0,
                     {}});
}

void InlineReader::add(ValuesText text, Kind kind) {
  if (text.view().size() > left()) return too_long();
  facts_.inline_bytes += text.view().size();
  InlineValues values = text.take(kind);
  values.after = static_cast<std::uint32_t>(binding_.values.size());
  binding_.inline_values.push_back(std::move(values));
}

void InlineReader::tree(const yaml::Node& values) {
  if (values.size() == 0) return;
  FilledTree filled(parameters_);
  const yaml::Node root = filled.fill(values);
  if (!filled.complete()) return too_long();
  ValuesText text;
  const Status read = text.tree(root, left() + 1);
  if (read) return add(std::move(text), Kind::tree);
  if (read.error().code == "yaml/limit") return too_long();
  tell_once(facts_, {"delivery/inline-values",
                     NoticeLevel::warning,
                     "values that stand in a delivery are left out: they have no JSON",
                     binding_.file,
                     0,
                     {}});
}

void InlineReader::text(const yaml::Node& values) {
  if (values.text().size() > left()) return too_long();
  ValuesText text;
  text.scalar(values, parameters_);
  if (!text.view().empty()) add(std::move(text), Kind::tree);
}

void InlineReader::parameter(Kind kind, const yaml::Node& name, const yaml::Node& value) {
  if (name.text().empty()) return;
  ValuesText line;
  line.scalar(name, parameters_);
  line.layout("=");
  line.escaped(value, parameters_, is_list(fill(value.text(), parameters_)) ? "" : ",", true);
  add(std::move(line), kind);
}

void InlineReader::setting(Kind kind, const yaml::Node& name, const yaml::Node& value) {
  if (name.text().empty()) return;
  ValuesText line;
  line.escaped(name, parameters_, of_helmfile, false);
  line.layout("=");
  line.escaped(value, parameters_, of_helmfile, false);
  add(std::move(line), kind);
}

void InlineReader::list_setting(const yaml::Node& name, const yaml::Node& values) {
  if (name.text().empty()) return;
  ValuesText line;
  line.escaped(name, parameters_, of_helmfile, false);
  line.layout("={");
  bool first = true;
  for (yaml::Node value : values.items()) {
    if (!first) line.layout(",");
    first = false;
    line.escaped(value, parameters_, of_helmfile, false);
  }
  line.layout("}");
  add(std::move(line), Kind::set);
}

void InlineReader::content(const yaml::Node& name, const NamedPath& file) {
  if (name.text().empty() || file.path.empty()) return;
  ValuesText line;
  line.scalar(name, parameters_);
  line.layout("=");
  for (const char c : file.path) {
    if (c == ',' || c == '\\') line.layout("\\");
    line.layout({&c, 1});
  }
  add(std::move(line), Kind::content);
}

}  // namespace rummage::delivery
