#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "helm/template/template_set.h"
#include "helm/value/from_yaml.h"
#include "sources/sources.h"

// Any bytes as a template over a few values: parsed, and evaluated strictly and leniently, with origins and without,
// which must not make a difference.
namespace {

using namespace rummage;

constexpr std::string_view values =
    "s: text\nn: 3\nf: 1.5\nb: true\nnil:\nl: [1, b, {c: d}]\nm: {a: {b: c}, k: v}\nt: '{{ .s }}-{{ include \"x\" . "
    "}}'\n";

struct Outcome {
  bool good = false;
  std::string text;
};

TextId blob(sources::Sources& all, std::string_view bytes) {
  std::string id(20, '\0');
  id[0] = static_cast<char>(all.size() + 1);
  return all.add_blob(ContentId::from_bytes(id.data(), 20), share(std::string(bytes)));
}

Outcome evaluate(std::string_view text, sources::Recording recording, bool lenient) {
  sources::Sources all;
  helm::Run run(all, recording);
  run.lenient = lenient;
  run.helm = 4;
  run.limits.steps = 5'000;
  run.limits.output = 1 << 16;
  run.limits.memory = 1 << 22;
  run.limits.depth = 50;
  helm::TemplateSet set(run);
  const helm::Ground ground(blob(all, values), values, sources::Origin::values_leaf);
  auto dot = helm::read_yaml(run.heap, all, recording, ground);
  if (!dot || !set.parse("a", blob(all, text)) || !set.has("a")) return {};
  auto made = set.execute("a", *dot);
  if (!made) return {};
  std::uint32_t end = 0;
  for (const sources::Piece& piece : made->pieces()) {
    if (piece.end <= end) __builtin_trap();
    end = piece.end;
  }
  if (recording == sources::Recording::on && end != made->size()) __builtin_trap();
  return {true, std::string(made->view())};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Outcome on = evaluate(text, sources::Recording::on, false);
  const Outcome off = evaluate(text, sources::Recording::off, false);
  if (on.good != off.good || on.text != off.text) __builtin_trap();
  evaluate(text, sources::Recording::on, true);
  return 0;
}
