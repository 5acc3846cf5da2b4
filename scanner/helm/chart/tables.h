#pragma once

#include <optional>
#include <string_view>

#include "helm/template/run.h"

/// Go maps of values as Helm treats them ("tables").
namespace rummage::helm {

/// Map of a table; null for any other value.
Map* table(const Value& value);

/// The table at a dotted path below `root`; null when a step is no table. Helm's Values.Table.
Map* table_at(Map* root, std::string_view path);

/// What stands at a dotted path when it is no table; nothing when it is absent or a table. Helm's Values.PathValue.
std::optional<Value> value_at(Map* root, std::string_view path);

/// Notes that what `slot` holds hides `hidden`, which stood in the slot `below`: scalars only.
void hide(Heap& heap, Slot& slot, const Slot& below);

/// A key that no text holds.
sources::Text made_key(const Run& run, std::string_view bytes);

/// `over` laid over `under`: maps merge, the rest of `over` wins, null too. A new map; the maps inside may be shared
/// with both. Helm's MergeMaps of values files.
Map* laid_over(Heap& heap, const Map& under, const Map& over);

}  // namespace rummage::helm
