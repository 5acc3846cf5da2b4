#include <algorithm>

#include "detectors/base64.h"
#include "detectors/judge.h"
#include "detectors/structures/pem.h"
#include "detectors/structures/structures.h"
#include "detectors/values/characters.h"
#include "detectors/weights.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t max_encoded = 64 * 1024;

void add(Context& context, const Task& task, const PemKey& key, std::size_t begin, std::size_t end,
         std::uint32_t features) {
  bool wants_encrypted = task.form.structure == Structure::pem_encrypted_key;
  if (key.encrypted != wants_encrypted) return;
  Match match;
  match.at = static_cast<std::uint32_t>(begin), match.length = static_cast<std::uint32_t>(end - begin);
  match.rule = task.form.rule;
  match.kind = findings::CredentialClass::private_key;
  match.canonical = key.material;
  match.features = features | (key.proven ? findings::Feature::structure_proven : 0u);
  match.score = key.proven ? weights.structure : weights.connection;
  match.specificity = specificity_of(task.form);
  context.matches.push_back(std::move(match));
}

// A whole PEM text in base64, on one line or wrapped: the digits up to what is none.
void judge_encoded(Context& context, const Task& task) {
  std::string_view rest = context.content.substr(task.at, max_encoded);
  std::string digits;
  std::size_t end = 0;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    char c = rest[at];
    if (base64_digit(c) >= 0)
      digits += c, end = at + 1;
    else if (c == '=')
      end = at + 1;
    else if (!is_blank(c))
      break;
    // A blank or break that the next line's `key:` follows ends the run.
    else if (c == '\n' &&
             rest.substr(at + 1, 120).substr(0, rest.substr(at + 1, 120).find('\n')).find(": ") != rest.npos)
      break;
  }
  digits.resize(digits.size() - (digits.size() % 4 == 1));
  auto text = base64_decoded(digits);
  if (!text) return;
  if (auto key = find_pem(*text)) add(context, task, *key, task.at, task.at + end, findings::Feature::from_base64);
}

}  // namespace

void judge_pem(Context& context, const Task& task) {
  if (context.content.substr(task.at).starts_with("LS0t")) return judge_encoded(context, task);
  auto key = read_pem(context.content, task.at);
  if (key) add(context, task, *key, key->begin, key->end, 0);
}

}  // namespace rummage::detectors
