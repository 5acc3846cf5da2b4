#include "kustomize/strategic_merge.h"

#include <set>
#include <string_view>

#include "kustomize/edit.h"
#include "kustomize/merge_elements.h"
#include "kustomize/written.h"

namespace rummage::kustomize {
namespace {

/// Elements of a list and its patch together; merging takes the square of their number.
constexpr std::size_t most_elements = 2000;

constexpr std::string_view directive_key = "$patch";

Error wrong(const char* message, yaml::Node at) {
  return Error{"kustomize/patch", message, at ? std::optional(at.span()) : std::nullopt, {}};
}

enum class Directive : std::uint8_t { merge, replace, remove, unknown };

Directive directive_of(std::string_view word) {
  if (word == "delete") return Directive::remove;
  if (word == "replace") return Directive::replace;
  return word == "merge" ? Directive::merge : Directive::unknown;
}

/// What became of a value. `keeps`: the node is the object's own, changed; a null that stays is marked by it.
struct Merged {
  yaml::Node node;
  bool own = false;
  bool stays_null = false;
};

/// Merges two trees. As deep as they are, which the parser's limit bounds.
class Merge {
 public:
  Merge(yaml::Builder& nodes, const MergeSchema& schema) : nodes_(nodes), schema_(schema) {}

  Result<Merged> values(yaml::Node own, yaml::Node patch, MergeType type) {
    if (!type.known()) type = type_of(own, patch);
    const yaml::Node first = missing_or_null(own) ? patch : own;
    if (missing_or_null(first)) return mappings(own, patch, type);
    if (!missing_or_null(own) && !missing_or_null(patch) && own.kind() != patch.kind())
      return wrong("a patch has another kind of value than the object", patch);
    if (first.is_mapping()) return mappings(own, patch, type);
    if (first.is_sequence()) return lists(own, patch, type);
    return Merged{replaced(patch, own), !patch, false};
  }

 private:
  MergeType type_of(yaml::Node own, yaml::Node patch) const {
    for (const yaml::Node node : {own, patch}) {
      const yaml::Node version = node.find("apiVersion"), kind = node.find("kind");
      if (version.is_scalar() && kind.is_scalar() && !kind.text().empty() && !version.text().empty())
        return schema_.of(version.text(), kind.text());
    }
    return {};
  }

  /// The patch's value, where it has one.
  yaml::Node replaced(yaml::Node patch, yaml::Node own) {
    if (!patch) return own;
    if (!own || own.identity() == patch.identity() || !patch.is_scalar()) return patch;
    const bool quoted = !patch.is_null() && was_quoted(own);
    return nodes_.replacing(quoted ? nodes_.retyped(patch, yaml::ScalarType::string) : patch, own);
  }

  Result<Merged> mappings(yaml::Node own, yaml::Node patch, MergeType type) {
    Directive directive = Directive::merge;
    const yaml::Node word = patch.find(directive_key);
    if (patch.is_mapping() && word) {
      directive = directive_of(word.text());
      const yaml::Node bare = without_entry(nodes_, patch, directive_key);
      if (own.identity() == patch.identity()) own = bare;
      if (directive != Directive::unknown) patch = bare;
    }
    if (missing_or_null(own)) {
      if (directive == Directive::remove) return Merged{};
      if (!patch) return Merged{own && !own.text().empty() ? own : yaml::Node(), true, true};
      return patch.is_mapping() ? fields(patch, patch, type, false) : Result<Merged>(Merged{});
    }
    if (patch && patch.is_null()) return Merged{};
    if (directive == Directive::unknown) return wrong("a patch has an unknown directive", word);
    if (directive == Directive::remove) return Merged{};
    if (directive == Directive::replace) return fields(patch, patch, type, false);
    return fields(own, patch, type, true);
  }

  Result<Merged> fields(yaml::Node own, yaml::Node patch, MergeType type, bool is_own) {
    yaml::Node out = own;
    for (const yaml::Entry& entry : own.entries()) {
      const std::string_view key = entry.key.text();
      auto merged = values(entry.value, patch.find(key), type.field(key));
      if (!merged) return merged;
      out = with_field(out, entry.key, *merged);
    }
    if (own.identity() == patch.identity()) return Merged{out, is_own, false};
    for (const yaml::Entry& entry : patch.entries()) {
      const std::string_view key = entry.key.text();
      if (own.find_entry(key)) continue;
      auto merged = values({}, entry.value, type.field(key));
      if (!merged) return merged;
      out = with_field(out, entry.key, *merged);
    }
    return Merged{out, is_own, false};
  }

  yaml::Node with_field(yaml::Node map, yaml::Node key, const Merged& merged) {
    if (!merged.node || (merged.node.is_null() && !merged.stays_null)) return without_entry(nodes_, map, key.text());
    return with_entry(nodes_, map, key, merged.node);
  }

  Result<Merged> lists(yaml::Node own, yaml::Node patch, MergeType type) {
    if (!type.merges()) return Merged{replaced(patch, own), !patch, false};
    bool is_own = true;
    if (missing_or_null(own)) {
      own = patch;
      is_own = false;
    } else {
      if (patch && patch.is_null()) return Merged{};
      const bool same = patch && own.identity() == patch.identity();
      auto directive = take_directive(patch);
      if (same) own = patch;
      if (!directive) return directive.take_error();
      if (*directive == Directive::remove) return Merged{};
      if (*directive == Directive::replace) {
        own = patch;
        is_own = false;
      }
    }
    auto merged = elements(own, patch, type);
    if (!merged) return merged.take_error();
    return Merged{*merged, is_own, false};
  }

  /// The directive of a list, an element of its own, which is taken out.
  Result<Directive> take_directive(yaml::Node& list) {
    for (const yaml::Node item : list.items()) {
      const yaml::Node word = item.find(directive_key);
      if (!word) continue;
      if (item.size() > 1) return Directive::merge;
      const Directive directive = directive_of(word.text());
      if (directive == Directive::unknown) return wrong("a patch has an unknown directive", word);
      Elements left = items_of(list);
      set_element(left, {}, {directive_key}, {word.text()});
      list = nodes_.sequence(left, list.span(), list.style());
      return directive;
    }
    return Directive::merge;
  }

  /// The key values of all elements, each once, those of the patch first.
  static std::vector<KeyValues> rows_of(const Elements& own, const Elements& patch, const Keys& keys) {
    std::vector<KeyValues> rows;
    std::set<KeyValues> seen;
    for (const Elements* list : {&patch, &own})
      for (const yaml::Node item : *list) {
        KeyValues row = keys[0].empty() ? KeyValues{item.text()} : values_of(item, keys);
        if (seen.insert(row).second) rows.push_back(std::move(row));
      }
    return rows;
  }

  Result<yaml::Node> elements(yaml::Node own_list, yaml::Node patch_list, MergeType type) {
    Keys keys = type.keys();
    if (keys.empty()) keys.push_back("");
    if (own_list.size() + patch_list.size() > most_elements)
      return Error{"kustomize/limit", "a list is too long to be merged by keys", own_list.span(), {}};
    Elements own = items_of(own_list), result;
    const Elements patch = items_of(patch_list);
    std::vector<KeyValues> rows = rows_of(own, patch, keys);
    if (keys.size() > 1) join_rows(rows);
    ValidKeys valid{keys, {}};
    for (const KeyValues& row : rows) {
      valid = valid_keys(rows, row, keys);
      auto done = merge_row(own, patch, valid, type.element(), result);
      if (!done) return done.take_error();
    }
    if (!rows.empty()) append_elements(result, own, valid.keys);
    return as_list(own_list, rows.empty() ? own : result);
  }

  /// Merges the elements with these values and adds the outcome to `result`; one that is gone leaves `own`.
  Status merge_row(Elements& own, const Elements& patch, const ValidKeys& valid, MergeType type, Elements& result) {
    const ValidKeys exact = valid_keys({valid.values}, valid.values, valid.keys);
    const std::size_t mine = find_element(own, exact.keys, exact.values);
    const std::size_t theirs = find_element(patch, exact.keys, exact.values);
    auto merged = values(mine < own.size() ? own[mine] : yaml::Node(),
                         theirs < patch.size() ? patch[theirs] : yaml::Node(), type);
    if (!merged) return merged.take_error();
    yaml::Node node = merged->node;
    if (missing_or_null(node) || (node.is_mapping() && node.size() == 0)) {
      set_element(own, {}, valid.keys, valid.values);
      return Done{};
    }
    for (std::size_t i = 0; i < valid.keys.size() && i < valid.values.size(); ++i)
      if (node.is_mapping() && !node.find(valid.keys[i]) && !valid.values[i].empty())
        node = with_entry(nodes_, node, nodes_.scalar(valid.keys[i], node.span()),
                          nodes_.scalar(valid.values[i], node.span()));
    if (merged->own && mine < own.size()) own[mine] = node;
    set_element(result, node, valid.keys, valid.values);
    return Done{};
  }

  static Elements items_of(yaml::Node list) {
    Elements out;
    for (const yaml::Node item : list.items()) out.push_back(item);
    return out;
  }

  /// The list itself when it has these elements.
  yaml::Node as_list(yaml::Node list, const Elements& elements) {
    bool same = list.size() == elements.size();
    for (std::size_t i = 0; same && i < elements.size(); ++i) same = list.at(i).identity() == elements[i].identity();
    return same ? list : nodes_.sequence(elements, list.span(), list.style());
  }

  yaml::Builder& nodes_;
  const MergeSchema& schema_;
};

}  // namespace

Result<yaml::Node> strategic_merge(yaml::Builder& nodes, const MergeSchema& schema, yaml::Node object,
                                   yaml::Node patch) {
  auto merged = Merge(nodes, schema).values(object, patch, {});
  if (!merged) return merged.take_error();
  return merged->node;
}

}  // namespace rummage::kustomize
