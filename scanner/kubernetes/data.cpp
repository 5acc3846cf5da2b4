#include "kubernetes/data.h"

namespace rummage::kubernetes {
namespace {

void add_entries(yaml::Node map, DataField field, bool encoded, std::vector<DataEntry>& out) {
  for (const yaml::Entry& entry : map.entries())
    out.push_back({field, entry.key.text(), entry.key.span(), entry.value, encoded});
}

}  // namespace

const DataEntry* DataObject::find(std::string_view key) const {
  for (const DataEntry& entry : entries)
    if (entry.key == key) return &entry;
  return nullptr;
}

std::optional<DataObject> data_of(const Object& object) {
  bool secret = object.is("", "Secret");
  if (!secret && !object.is("", "ConfigMap")) return std::nullopt;
  DataObject data{.immutable = object.node.find("immutable").as_bool().value_or(false)};
  if (secret) data.type = object.node.find("type").text().empty() ? "Opaque" : object.node.find("type").text();
  add_entries(object.node.find("data"), DataField::data, secret, data.entries);
  if (secret)
    add_entries(object.node.find("stringData"), DataField::string_data, false, data.entries);
  else
    add_entries(object.node.find("binaryData"), DataField::binary_data, true, data.entries);
  return data;
}

}  // namespace rummage::kubernetes
