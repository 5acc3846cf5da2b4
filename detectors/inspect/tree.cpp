#include "detectors/inspect/tree.h"

#include "detectors/inspect/arguments.h"
#include "detectors/inspect/fields.h"
#include "detectors/inspect/pointer.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t max_levels = 128, max_scalars = 1'000'000;

/// Sets a member for as long as it lives.
template <class T>
class Setting {
 public:
  Setting(T& place, T value) : place_(place), before_(std::exchange(place, std::move(value))) {}
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;
  ~Setting() { place_ = std::move(before_); }

 private:
  T& place_;
  T before_;
};

/// Walks a tree and keeps the JSON pointer of where it is in Scope::field.
class TreeWalk {
 public:
  TreeWalk(Scope& scope, bool naming) : scope_(scope), naming_(naming) {}

  void visit(std::string_view key, yaml::Node node, std::size_t level) {
    if (level > max_levels || seen_ > max_scalars) return;
    if (node.is_scalar()) scalar(key, node);
    if (node.is_sequence()) sequence(key, node, level);
    if (node.is_mapping()) mapping(node, level);
  }

 private:
  void scalar(std::string_view key, yaml::Node node) {
    ++seen_;
    bool text = node.type() == yaml::ScalarType::string || node.type() == yaml::ScalarType::integer;
    if (!text || node.text().empty()) return;
    ScalarMapper mapper(node, scope_.below);
    if (naming_) return name_of_another(key, node, mapper);
    inspect_value(scope_, {key, node.text(), mapper});
  }

  void name_of_another(std::string_view key, yaml::Node node, const Mapper& mapper) {
    if (!may_be_doubted(read_key(key), node.text())) return;
    settle(scope_, mapper.map(0, node.text().size()), Why::identifier, true);
  }

  /// Items stand under the key of their list.
  void sequence(std::string_view key, yaml::Node node, std::size_t level) {
    if (is_argument_list(key) && !naming_) {
      Setting place(scope_.place, LeafPlace::argument);
      return inspect_arguments(scope_, node);
    }
    std::size_t index = 0;
    for (yaml::Node item : node.items()) {
      PointerStep field(scope_.field, std::to_string(index++));
      if (key == "literals" && item.is_scalar() && !naming_)
        literal(item);
      else
        visit(key, item, level + 1);
    }
  }

  /// `key=value`, as generators of Kustomize take it.
  void literal(yaml::Node item) {
    std::string_view text = item.text();
    std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return;
    std::size_t begin = equals + 1, end = text.size();
    bool quoted = end - begin >= 2 && (text[begin] == '"' || text[begin] == '\'') && text[end - 1] == text[begin];
    if (quoted) ++begin, --end;
    ScalarMapper whole(item, scope_.below);
    PartMapper value(begin, whole);
    inspect_value(scope_, {text.substr(0, equals), text.substr(begin, end - begin), value});
  }

  void mapping(yaml::Node node, std::size_t level) {
    yaml::Entry named = naming_ ? yaml::Entry() : named_value(node);
    for (const yaml::Entry& entry : node.entries()) {
      std::string_view key = entry.key.text();
      PointerStep field(scope_.field, key);
      bool pairs = named && key == "value";
      entry_below(pairs ? named.key.text() : key, entry, level);
    }
  }

  void entry_below(std::string_view key, const yaml::Entry& entry, std::size_t level) {
    std::string_view written = entry.key.text();
    Setting naming(naming_, naming_ ? written != "template" : names_others(written) && !entry.value.is_scalar());
    LeafPlace place = written == "env"               ? LeafPlace::env
                      : written == "secretGenerator" ? LeafPlace::secret
                                                     : scope_.place;
    Setting at(scope_.place, place);
    visit(key, entry.value, level + 1);
  }

  Scope& scope_;
  bool naming_;
  std::size_t seen_ = 0;
};

}  // namespace

void inspect_tree(Scope& scope, yaml::Node root, std::string_view key, bool naming) {
  TreeWalk(scope, naming).visit(key, root, 0);
}

}  // namespace rummage::detectors
