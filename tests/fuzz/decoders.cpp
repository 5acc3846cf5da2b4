// Decoders and structure readers over any bytes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "detectors/base64.h"
#include "detectors/canonical.h"
#include "detectors/checks/checks.h"
#include "detectors/layers.h"
#include "detectors/names.h"
#include "detectors/pair.h"
#include "detectors/structures/pem.h"

using namespace rummage::detectors;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  if (base64_decoded(base64_encoded(text)) != text) std::abort();
  canonical_value(text);
  canonical_url_part(text);
  for (const Layer& layer : find_layers(text, 0, static_cast<std::uint32_t>(size)))
    if (layer.source(0, layer.text.size()).second > size) std::abort();
  if (auto key = find_pem(text); key && key->end > size) std::abort();
  for (auto& [name, check] : check_names()) {
    check_token(check, text);
    with_valid_check(check, std::string(text));
  }
  for (std::uint32_t at = 0; at + 3 < size && at < 64; ++at)
    if (auto pair = read_pair(text, at, 3); pair && pair->value_end > size) std::abort();
  return 0;
}
