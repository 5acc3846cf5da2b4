// Rule files of any bytes, read, compiled and used.
#include <cstdint>
#include <string_view>

#include "detectors/compile.h"
#include "detectors/matcher.h"
#include "findings/rule_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  auto file = rummage::findings::RuleFile::read(text, "fuzz.yaml");
  if (!file) return 0;
  auto compiled = rummage::detectors::CompiledRules::compile(file->rules());
  if (!compiled) return 0;
  auto table = compiled->table();
  rummage::detectors::Matcher(table).match(text);
  return 0;
}
