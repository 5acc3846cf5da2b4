#include "helm/functions/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/utf8.h"

namespace rummage::helm {
namespace {

constexpr std::size_t most_kept = 64;
constexpr std::int64_t memory = 16 << 20;

// Go also writes (?<name>...) for a named group, and has no \C.
std::optional<std::string> as_re2(std::string_view pattern) {
  std::string out;
  bool in_class = false, quoted = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\' && at + 1 < pattern.size()) {
      const char next = pattern[at + 1];
      if (!quoted && next == 'C') return std::nullopt;
      if (next == 'Q') quoted = true;
      if (next == 'E') quoted = false;
      out += c;
      out += next;
      ++at;
      continue;
    }
    if (!quoted && c == '[') in_class = true;
    if (!quoted && c == ']') in_class = false;
    out += c;
    if (quoted || in_class || c != '(' || !pattern.substr(at + 1).starts_with("?<")) continue;
    out += "?P<";
    at += 2;
  }
  return out;
}

std::shared_ptr<const RE2> compiled(std::string_view pattern) {
  const auto text = as_re2(pattern);
  if (!text) return nullptr;
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(memory);
  auto made = std::make_shared<const RE2>(*text, options);
  return made->ok() ? made : nullptr;
}

// The patterns used last.
class Kept {
 public:
  std::shared_ptr<const RE2> get(std::string_view pattern) {
    const auto found = all_.find(std::string(pattern));
    if (found != all_.end()) return found->second;
    if (all_.size() >= most_kept) all_.clear();
    return all_.emplace(pattern, compiled(pattern)).first->second;
  }

 private:
  std::unordered_map<std::string, std::shared_ptr<const RE2>> all_;
};

std::size_t next_rune(std::string_view text, std::size_t at) {
  return at < text.size() ? decode_utf8(text.substr(at)).bytes : 1;
}

}  // namespace

std::optional<Regex> Regex::compile(std::string_view pattern) {
  thread_local Kept kept;
  auto found = kept.get(pattern);
  if (found == nullptr) return std::nullopt;
  return Regex(std::move(found));
}

Haystack::Haystack(std::string_view text) : text_(text), valid_(text) {
  if (is_utf8(text)) return;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text.substr(at));
    offsets_.insert(offsets_.end(), next.bytes, made_.size());
    append_utf8(made_, next.value);
    at += next.bytes;
  }
  offsets_.push_back(made_.size());
  valid_ = made_;
}

std::size_t Haystack::from_valid(std::size_t at) const {
  if (offsets_.empty()) return at;
  return static_cast<std::size_t>(std::lower_bound(offsets_.begin(), offsets_.end(), at) - offsets_.begin());
}

std::optional<Regex::Match> Regex::find(const Haystack& text, std::size_t from, bool groups) const {
  const int count = groups ? compiled_->NumberOfCapturingGroups() + 1 : 1;
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(count));
  const std::string_view valid = text.valid();
  const re2::StringPiece whole(valid.data(), valid.size());
  if (!compiled_->Match(whole, text.to_valid(from), valid.size(), RE2::UNANCHORED, parts.data(), count))
    return std::nullopt;
  const auto range = [&](const re2::StringPiece& part) {
    const auto begin = static_cast<std::size_t>(part.data() - valid.data());
    return std::pair(text.from_valid(begin), text.from_valid(begin + part.size()));
  };
  Match out;
  std::tie(out.begin, out.end) = range(parts[0]);
  if (!groups) return out;
  constexpr auto none = std::string_view::npos;
  for (const auto& part : parts) out.groups.push_back(part.data() == nullptr ? std::pair(none, none) : range(part));
  return out;
}

std::vector<Regex::Match> Regex::find_all(const Haystack& text, std::int64_t limit) const {
  std::vector<Match> out;
  std::size_t at = 0, last_end = std::string_view::npos;
  while (at <= text.text().size() && (limit < 0 || static_cast<std::int64_t>(out.size()) < limit)) {
    auto found = find(text, at);
    if (!found) break;
    // No empty match right behind another one.
    const bool accept = found->end != found->begin || found->begin != last_end;
    at = found->end == found->begin ? found->end + next_rune(text.text(), found->end) : found->end;
    last_end = found->end;
    if (accept) out.push_back(std::move(*found));
  }
  return out;
}

std::optional<std::size_t> Regex::group(const std::string& name) const {
  const auto& names = compiled_->NamedCapturingGroups();
  const auto found = names.find(name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found->second);
}

}  // namespace rummage::helm
