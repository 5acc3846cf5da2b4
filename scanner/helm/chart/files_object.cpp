#include "helm/chart/files_object.h"

#include <algorithm>
#include <array>

#include "helm/chart/glob.h"
#include "helm/chart/objects.h"
#include "helm/functions/texts.h"
#include "helm/functions/to_yaml.h"

namespace rummage::helm {
namespace {

using sources::Text;

constexpr std::array<std::string_view, 4> with_name = {"Get", "GetBytes", "Glob", "Lines"};
constexpr std::array<std::string_view, 2> without = {"AsConfig", "AsSecrets"};

bool among(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// As Go's path.Base for the names that files have.
std::size_t base_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? 0 : slash + 1;
}

Text content(const Map& files, std::string_view name) {
  const Slot* slot = files.find(name);
  return slot == nullptr ? Text() : slot->value.text();
}

Value glob(Run& run, const Map& files, std::string_view pattern) {
  const auto parsed = Glob::parse(pattern);
  Map* out = run.heap.map();
  for (const Slot& slot : files.slots)
    if (!parsed || parsed->matches(slot.key.view())) out->slots.push_back(slot);
  return Value::map(out, Type::files);
}

/// Split at line feeds; one at the end does not count.
Value lines(Run& run, const Text& text) {
  List* out = run.heap.list();
  const std::string_view bytes = text.view();
  const std::size_t size = bytes.ends_with('\n') ? bytes.size() - 1 : bytes.size();
  for (std::size_t begin = 0; !bytes.empty() && run.step();) {
    const std::size_t end = std::min(bytes.find('\n', begin), size);
    out->items.push_back(Value::string(slice(run, text, begin, end)));
    if (end >= size) break;
    begin = end + 1;
  }
  return Value::list(out, Type::strings);
}

Result<Value> base64(Run& run, const Text& text) {
  sources::Builder out = run.builder();
  if (auto made = out.recode(sources::Codec::base64, text); !made) return made.take_error();
  return Value::string(out.finish());
}

/// The files by their base names, as YAML without a line feed at the end.
Result<Value> flattened(Run& run, const Map& files, bool secrets, Span site) {
  Map* map = run.heap.map();
  for (const Slot& slot : files.slots) {
    Value value = Value::string(slot.value.text());
    if (secrets) {
      auto made = base64(run, slot.value.text());
      if (!made) return made;
      value = std::move(*made);
    }
    map->set(slice(run, slot.key, base_of(slot.key.view()), slot.key.size()), std::move(value));
  }
  auto yaml = to_yaml(run, Value::map(map, Type::string_map), site);
  if (!yaml) return Value::string({});
  return Value::string(slice(run, *yaml, 0, yaml->size() - 1));
}

}  // namespace

bool is_files_method(std::string_view name) {
  return among(with_name, name) || among(without, name);
}

Result<Value> call_files_method(Run& run, const Map& files, std::string_view name, std::span<const Value> args,
                                Span site) {
  if (name == "AsConfig" || name == "AsSecrets") return flattened(run, files, name == "AsSecrets", site);
  const std::string_view wanted = args[0].view();
  if (name == "Glob") return glob(run, files, wanted);
  if (name == "Lines") return lines(run, content(files, wanted));
  return Value::string(content(files, wanted), name == "Get" ? Type::string : Type::bytes);
}

Value files_object(Run& run, const std::vector<ChartFile>& files) {
  Map* map = run.heap.map();
  map->slots.reserve(files.size());
  for (const ChartFile& file : files) {
    sources::Builder out = run.builder();
    (void)out.literal(file.span(), sources::Origin::file_content, *file.bytes);
    const Text name = run.made(file.name, sources::Origin::builtin, {file.begin, 0});
    map->set(name, Value::string(out.finish(), Type::bytes));
  }
  return Value::map(map, Type::files);
}

}  // namespace rummage::helm
