#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "detectors/inspect/lines.h"
#include "detectors/inspect/object.h"
#include "detectors/inspect/scope.h"
#include "detectors/inspect/structures.h"
#include "detectors/inspect/tree.h"
#include "detectors/values/characters.h"
#include "detectors/values/fixed_shape.h"
#include "yaml/parse.h"

namespace rummage::detectors {
namespace {

constexpr std::uint8_t own_form = 3;

// A longer text inside a value is a dashboard, a bundle or a schema, not the settings of a program: rules look for
// what proves its own form, and the text lane reads its lines.
constexpr std::size_t longest_settings = 32u << 10;
constexpr std::size_t longest_single = 4u << 10;  // of a value that holds one thing

/// A text of several lines, or JSON: something that holds more than one value.
bool holds_many(std::string_view text) {
  std::string_view inner = trimmed(text);
  if (inner.starts_with("-----BEGIN") || inner.size() < 8) return false;
  bool json = (inner.front() == '{' && inner.back() == '}' && !inner.starts_with("{{")) ||
              (inner.front() == '[' && inner.back() == ']' && !inner.starts_with("[["));
  return json || inner.find('\n') != std::string_view::npos;
}

/// What rules see in the text as a whole: tokens, keys in PEM, connection strings.
void add_own_forms(Scope& scope, const LeafText& leaf) {
  if (!scope.context.match) return;
  for (const Match& match : scope.context.match({}, leaf.text)) {
    if (match.specificity >= own_form) scope.result.matches.push_back(rule_match(scope, leaf, match));
  }
}

/// True when the keys of a mapping could be those of a configuration: a line `a=b: c` makes none.
bool has_plain_keys(yaml::Node mapping) {
  for (const yaml::Entry& entry : mapping.entries()) {
    if (entry.key.text().find_first_of("=\n;") != std::string_view::npos) return false;
  }
  return mapping.size() > 0;
}

bool is_structured(const yaml::Parsed& parsed) {
  for (const yaml::Document& document : parsed.documents) {
    if (document.root.is_sequence() && document.root.size() > 0 && !document.root.at(0).is_scalar()) return true;
    if (document.root.is_mapping() && has_plain_keys(document.root)) return true;
  }
  return false;
}

/// An object in the text, with its own fields.
void inspect_nested(Scope scope, const kubernetes::Object& object) {
  scope.features &= ~static_cast<std::uint32_t>(findings::secret_object);
  inspect_fields(scope, object);
}

void inspect_parsed(Scope& scope, const yaml::Parsed& parsed) {
  for (const yaml::Document& document : parsed.documents) {
    std::vector<kubernetes::Object> objects = kubernetes::objects_of(document, 0);
    for (const kubernetes::Object& object : objects) inspect_nested(scope, object);
    if (objects.empty() && !inspect_structure(scope, document.root)) inspect_tree(scope, document.root);
  }
}

void inspect_text(Scope& scope, const LeafText& leaf) {
  add_own_forms(scope, leaf);
  Scope inner = scope;
  inner.below = &leaf.mapper, ++inner.depth;
  yaml::Parsed parsed = yaml::parse(leaf.text, 0);
  if (is_structured(parsed)) return inspect_parsed(inner, parsed);
  for_each_setting(leaf.text, [&](const Setting& setting) {
    PartMapper part(setting.value_at, leaf.mapper);
    judge_value(scope, {setting.key, setting.value, part});
  });
}

/// Ciphertext and public material are final for the whole text; the rest is judged piece by piece.
bool settled_whole(Scope& scope, const LeafText& leaf) {
  std::string_view inner = trimmed(leaf.text);
  Why why = is_ciphertext(inner) ? Why::ciphertext : is_certificate(inner) ? Why::public_certificate : Why::none;
  if (why == Why::none) return false;
  settle(scope, leaf.mapper.map(0, leaf.text.size()), why, true);
  return true;
}

// What a value gives depends on these alone; where it stands decides only what it is called.
QuietKeys::Key key_of_value(const Scope& scope, const LeafText& leaf) {
  const auto seed = static_cast<XXH64_hash_t>(scope.place) << 32 | scope.depth;
  const XXH64_hash_t key = XXH3_64bits_withSeed(leaf.key.data(), leaf.key.size(), seed);
  return XXH3_64bits_withSeed(leaf.text.data(), leaf.text.size(), key);
}

std::size_t found_so_far(const Scope& scope) {
  return scope.result.matches.size() + scope.result.settled.size();
}

void inspect_unknown(Scope& scope, const LeafText& leaf) {
  if (leaf.text.size() > longest_settings || (leaf.text.size() > longest_single && !holds_many(leaf.text))) {
    if (!settled_whole(scope, leaf)) add_own_forms(scope, leaf);
    return;
  }
  if (scope.depth >= max_nesting || !holds_many(leaf.text)) return judge_value(scope, leaf);
  if (settled_whole(scope, leaf)) return;
  std::size_t before = scope.result.matches.size();
  inspect_text(scope, leaf);
  bool nothing = scope.result.matches.size() == before;
  if (nothing && scope.place == LeafPlace::secret && scope.depth == 0) judge_whole_file(scope, leaf);
}

}  // namespace

void inspect_value(Scope& scope, const LeafText& leaf) {
  QuietKeys* quiet = scope.context.quiet;
  const QuietKeys::Key key = quiet == nullptr ? 0 : key_of_value(scope, leaf);
  if (quiet != nullptr && quiet->holds(key)) return;
  const std::size_t before = found_so_far(scope);
  inspect_unknown(scope, leaf);
  if (quiet != nullptr && found_so_far(scope) == before) quiet->add(key);
}

}  // namespace rummage::detectors
