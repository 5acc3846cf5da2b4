#include "environments/words.h"

#include <algorithm>
#include <array>

namespace rummage::environments {
namespace {

// Words that real repositories use for environments, one spelling for those that mean the same one.
constexpr Word words[] = {
    {"prod", "prod", Class::prod, true},
    {"production", "prod", Class::prod, true},
    {"prd", "prod", Class::prod, true},
    {"live", "prod", Class::prod, false},
    {"staging", "stage", Class::stage, true},
    {"stg", "stage", Class::stage, true},
    {"stage", "stage", Class::stage, false},
    {"uat", "uat", Class::stage, true},
    {"preprod", "preprod", Class::stage, true},
    {"preproduction", "preprod", Class::stage, true},
    {"pre-prod", "preprod", Class::stage, true},
    {"pre-production", "preprod", Class::stage, true},
    {"nonprod", "nonprod", Class::test, true},
    {"non-prod", "nonprod", Class::test, true},
    {"nonproduction", "nonprod", Class::test, true},
    {"non-production", "nonprod", Class::test, true},
    {"qa", "qa", Class::test, true},
    {"test", "test", Class::test, false},
    {"testing", "test", Class::test, false},
    {"tst", "test", Class::test, false},
    {"int", "int", Class::test, false},
    {"integration", "int", Class::test, false},
    {"sit", "sit", Class::test, false},
    {"development", "dev", Class::dev, true},
    {"dev", "dev", Class::dev, false},
    {"devel", "dev", Class::dev, false},
    {"sandbox", "sandbox", Class::dev, false},
    {"sbx", "sandbox", Class::dev, false},
    {"local", "local", Class::dev, false},
    {"ci", "ci", Class::ci, false},
    {"preview", "preview", Class::ci, false},
    {"review", "preview", Class::ci, false},
};

constexpr std::array<std::string_view, 20> regions{"eu",   "us",   "ap",    "uk",    "de",      "ca",    "sa",
                                                   "af",   "me",   "asia",  "apac",  "emea",    "amer",  "latam",
                                                   "west", "east", "north", "south", "central", "europe"};

bool is_separator(char c) {
  return c == '-' || c == '_' || c == '.' || c == ' ';
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view without_digits(std::string_view token) {
  std::size_t end = token.size();
  while (end > 0 && token[end - 1] >= '0' && token[end - 1] <= '9') --end;
  return token.substr(0, end);
}

// "non-prod" says the opposite of "prod": the two parts are one.
void join_prefixes(std::vector<std::string>& parts) {
  for (std::size_t i = 0; i + 1 < parts.size(); ++i)
    if ((parts[i] == "non" || parts[i] == "pre") && find_word(parts[i] + "-" + parts[i + 1])) {
      parts[i] += "-" + parts[i + 1];
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

bool is_region(std::string_view token) {
  return std::find(regions.begin(), regions.end(), token) != regions.end();
}

bool is_number(std::string_view token) {
  return !token.empty() && without_digits(token).empty();
}

Position position_of(std::size_t index, std::size_t count) {
  if (count == 1) return Position::whole;
  if (index + 1 == count) return Position::last;
  return index == 0 ? Position::first : Position::inside;
}

}  // namespace

const Word* find_word(std::string_view token) {
  const std::string text = lower(without_digits(token));
  for (const Word& word : words)
    if (word.text == text) return &word;
  return nullptr;
}

std::vector<std::string> tokens(std::string_view name) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && !is_separator(name[end])) ++end;
    if (end > at) parts.push_back(lower(name.substr(at, end - at)));
    at = end + 1;
  }
  join_prefixes(parts);
  return parts;
}

std::optional<NamedWord> word_in(std::string_view name) {
  std::vector<std::string> parts = tokens(name);
  // A region or a number after the word ("prod-eu-1") leaves the word the last part.
  std::size_t count = parts.size();
  while (count > 1 && (is_region(without_digits(parts[count - 1])) || is_number(parts[count - 1]))) --count;
  std::optional<NamedWord> found;
  const Word* doubt = nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    const Word* word = find_word(parts[i]);
    if (!word) continue;
    const Position position = position_of(i, count);
    const bool leads = position == Position::first;
    const bool counts = word->strong || position >= Position::last || (leads && count < parts.size());
    if (!counts && !leads) continue;
    // A weak word in front names nothing, but makes another word doubtful: "dev-to-prod".
    if (!counts) {
      doubt = word;
      continue;
    }
    if (doubt && doubt->name != word->name) return std::nullopt;
    if (found && found->word->name != word->name) return std::nullopt;
    if (!found || position > found->position) found = NamedWord{word, position};
  }
  return found;
}

std::string region_in(std::string_view name) {
  std::string region;
  for (const std::string& part : tokens(name)) {
    const bool continues = !region.empty() && (is_number(part) || is_region(without_digits(part)));
    if (continues) region += "-" + part;
    if (region.empty() && is_region(without_digits(part))) region = part;
  }
  return region;
}

}  // namespace rummage::environments
