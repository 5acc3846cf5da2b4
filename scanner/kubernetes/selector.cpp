#include "kubernetes/selector.h"

#include <algorithm>

namespace rummage::kubernetes {
namespace {

SelectorOperator operator_of(std::string_view text) {
  if (text == "In") return SelectorOperator::in;
  if (text == "NotIn") return SelectorOperator::not_in;
  if (text == "Exists") return SelectorOperator::exists;
  if (text == "DoesNotExist") return SelectorOperator::does_not_exist;
  return SelectorOperator::unknown;
}

bool holds(const Requirement& wanted, yaml::Node labels) {
  yaml::Node label = labels.find(wanted.key);
  bool listed = label && std::find(wanted.values.begin(), wanted.values.end(), label.text()) != wanted.values.end();
  switch (wanted.op) {
    case SelectorOperator::in:
      return listed;
    case SelectorOperator::not_in:
      return !listed;
    case SelectorOperator::exists:
      return static_cast<bool>(label);
    case SelectorOperator::does_not_exist:
      return !label;
    case SelectorOperator::unknown:
      break;
  }
  return false;
}

}  // namespace

Selector selector_of(yaml::Node node) {
  Selector selector;
  for (const yaml::Entry& entry : node.find("matchLabels").entries())
    selector.requirements.push_back({entry.key.text(), SelectorOperator::in, {entry.value.text()}});
  for (yaml::Node expression : node.find("matchExpressions").items()) {
    Requirement requirement{expression.find("key").text(), operator_of(expression.find("operator").text()), {}};
    for (yaml::Node value : expression.find("values").items()) requirement.values.push_back(value.text());
    selector.requirements.push_back(std::move(requirement));
  }
  return selector;
}

bool selects(const Selector& selector, yaml::Node labels) {
  return std::all_of(selector.requirements.begin(), selector.requirements.end(),
                     [&](const Requirement& requirement) { return holds(requirement, labels); });
}

}  // namespace rummage::kubernetes
