#include <algorithm>

#include "detectors/judge.h"
#include "detectors/structures/structures.h"
#include "detectors/values/characters.h"
#include "detectors/weights.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t max_block = 64 * 1024, least_block = 100;

std::size_t pgp_end(std::string_view block) {
  std::size_t end = block.find("-----END PGP");
  if (end == block.npos) return 0;
  std::size_t dashes = block.find("-----", end + 5);
  return dashes == block.npos ? end : dashes + 5;
}

// "Private-Lines: N", N lines of digits, then the MAC.
std::size_t putty_end(std::string_view block) {
  std::size_t lines = block.find("Private-Lines:");
  if (lines == block.npos) return 0;
  std::size_t mac = block.find("Private-MAC:", lines);
  if (mac == block.npos) return 0;
  return std::min(block.find('\n', mac), block.size());
}

}  // namespace

void judge_armored(Context& context, const Task& task) {
  bool pgp = task.form.structure == Structure::pgp_private_key;
  std::size_t begin = task.at;
  if (pgp) {
    constexpr std::string_view opening = "-----BEGIN ";
    if (begin < opening.size() || context.content.substr(begin - opening.size(), opening.size()) != opening) return;
    begin -= opening.size();
  }
  std::string_view block = context.content.substr(begin, max_block);
  std::size_t end = pgp ? pgp_end(block) : putty_end(block);
  if (end < least_block) return;
  Match match = context.make(task.form, begin, begin + end);
  match.kind = findings::CredentialClass::private_key;
  match.canonical.clear();
  for (char c : block.substr(0, end))
    if (!is_blank(c)) match.canonical += c;
  match.score = weights.structure;
  match.specificity = specificity_of(task.form);
  context.matches.push_back(std::move(match));
}

}  // namespace rummage::detectors
