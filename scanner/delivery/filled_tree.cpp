#include "delivery/filled_tree.h"

namespace rummage::delivery {

using yaml::Node;

// As deep as the parse allowed.
Node FilledTree::filled(const Node& node) {
  if (left_ == 0 || --left_ == 0) return node;
  if (node.is_mapping()) {
    std::vector<yaml::Entry> entries;
    for (const yaml::Entry& entry : node.entries()) entries.push_back({scalar(entry.key), filled(entry.value)});
    return builder_.mapping(entries, node.span(), node.style());
  }
  if (node.is_sequence()) {
    std::vector<Node> items;
    for (const Node item : node.items()) items.push_back(filled(item));
    return builder_.sequence(items, node.span(), node.style());
  }
  return scalar(node);
}

Node FilledTree::scalar(const Node& node) {
  const std::vector<Expression> known = known_expressions(node.text(), parameters_);
  if (known.empty()) return node;
  const bool all = known.size() == 1 && known[0].begin == 0 && known[0].end == node.text().size();
  const Span place = all ? known[0].value->span : node.content_span();
  return builder_.scalar(delivery::fill(node.text(), parameters_), place, yaml::ScalarType::string,
                         yaml::Style::double_quoted);
}

}  // namespace rummage::delivery
