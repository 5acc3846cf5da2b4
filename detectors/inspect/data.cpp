#include <algorithm>

#include "base/utf8.h"
#include "detectors/inspect/object.h"
#include "detectors/inspect/pointer.h"
#include "detectors/values/characters.h"
#include "detectors/values/fixed_shape.h"
#include "detectors/values/template_text.h"
#include "kubernetes/data.h"
#include "sources/codec.h"

namespace rummage::detectors {
namespace {

bool is_text(std::string_view bytes) {
  return is_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(),
                                        [](char c) { return static_cast<unsigned char>(c) < 0x20 && !is_blank(c); });
}

/// What stands in the place of base64: nothing, ciphertext, a template, a reference, a mark for what is to be put
/// there.
Why instead_of_base64(std::string_view text) {
  Why why = fixed_shape(text);
  if (why == Why::public_certificate || why == Why::public_key) return Why::none;  // base64 of them: decoded as all is
  if (why != Why::none && why != Why::repeated) return why;
  return read_template(text).any ? Why::template_text : Why::none;
}

/// The decoded bytes when they are what the writer meant: a word that happens to be base64 ("changeme") is itself.
bool meant_as_base64(std::string_view text, std::string_view decoded) {
  return is_text(decoded) || spelled_shape(text) == Why::none;
}

void inspect_decoded(Scope& scope, std::string_view key, std::string_view decoded, const Mapper& mapper) {
  if (is_text(decoded)) return inspect_value(scope, {key, decoded, mapper});
  judge_value(scope, {key, decoded, mapper});
}

void inspect_encoded(Scope& scope, std::string_view key, std::string_view text, const Mapper& mapper) {
  if (Why why = instead_of_base64(trimmed(text)); why != Why::none) {
    return settle(scope, mapper.map(0, text.size()), why, true);
  }
  auto decoded = sources::decode(sources::Codec::base64, trimmed(text));
  if (!decoded || !meant_as_base64(trimmed(text), decoded->bytes)) return inspect_value(scope, {key, text, mapper});
  PartMapper from(static_cast<std::size_t>(trimmed(text).data() - text.data()), mapper);
  LayerMapper layer(decoded->map, from);
  scope.features |= findings::from_base64;
  inspect_decoded(scope, key, decoded->bytes, layer);
  scope.features &= ~static_cast<std::uint32_t>(findings::from_base64);
}

std::string_view name(kubernetes::DataField field) {
  if (field == kubernetes::DataField::string_data) return "/stringData";
  return field == kubernetes::DataField::binary_data ? "/binaryData" : "/data";
}

void inspect_data_entry(Scope& scope, const kubernetes::DataEntry& entry) {
  if (!entry.value.is_scalar() || entry.value.is_null()) return;
  scope.field = std::string(name(entry.field)) + pointer_step(entry.key);
  ScalarMapper mapper(entry.value, scope.below);
  std::string_view text = entry.value.text();
  if (trimmed(text).empty()) return;
  if (entry.encoded)
    inspect_encoded(scope, entry.key, text, mapper);
  else
    inspect_value(scope, {entry.key, text, mapper});
}

}  // namespace

bool inspect_data(Scope& scope, const kubernetes::Object& object) {
  auto data = kubernetes::data_of(object);
  if (!data) return false;
  bool secret = object.kind == "Secret";
  scope.place = secret ? LeafPlace::secret : LeafPlace::config_map;
  std::uint32_t features = scope.features;
  if (secret) scope.features |= findings::secret_object;
  for (const kubernetes::DataEntry& entry : data->entries) inspect_data_entry(scope, entry);
  scope.features = features;
  return true;
}

}  // namespace rummage::detectors
