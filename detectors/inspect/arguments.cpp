#include "detectors/inspect/arguments.h"

#include "detectors/inspect/lines.h"
#include "detectors/values/characters.h"
#include "detectors/values/key.h"

namespace rummage::detectors {
namespace {

/// The key of a flag: without dashes, and without the `D` of a Java property.
std::string_view flag_name(std::string_view flag) {
  while (!flag.empty() && flag[0] == '-') flag.remove_prefix(1);
  return flag;
}

bool is_flag(std::string_view text) {
  return text.size() >= 3 && text[0] == '-' && is_letter(flag_name(text).empty() ? '-' : flag_name(text)[0]);
}

bool is_plain_key(std::string_view key) {
  return !key.empty() && key.size() <= 120 && all_of(key, [](char c) { return is_word(c) || c == '.' || c == '-'; });
}

void judge_part(Scope& scope, std::string_view key, std::string_view value, std::size_t at, const Mapper& item) {
  PartMapper part(at, item);
  judge_value(scope, {key, value, part});
}

/// `--key=value` and `key=value`. `from`: where the word begins in the item.
bool judge_assignment(Scope& scope, std::string_view word, std::size_t from, const Mapper& item) {
  std::size_t equals = word.find('=');
  if (equals == std::string_view::npos || equals + 1 == word.size()) return false;
  std::string_view key = flag_name(word.substr(0, equals));
  if (!is_plain_key(key)) return false;
  std::size_t begin = equals + 1, end = word.size();
  bool quoted = end - begin >= 2 && (word[begin] == '"' || word[begin] == '\'') && word[end - 1] == word[begin];
  if (quoted) ++begin, --end;
  judge_part(scope, key, word.substr(begin, end - begin), from + begin, item);
  return true;
}

struct Word {
  std::string_view text;
  std::size_t at;
};

/// The words of a line; quotes keep blanks together and stay.
std::vector<Word> words_of(std::string_view line, std::size_t from) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < line.size() && words.size() < 4096;) {
    if (is_blank(line[at])) {
      ++at;
      continue;
    }
    std::size_t begin = at;
    for (char quote = 0; at < line.size() && (quote != 0 || !is_blank(line[at])); ++at) {
      if (quote != 0 && line[at] == quote)
        quote = 0;
      else if (quote == 0 && (line[at] == '"' || line[at] == '\''))
        quote = line[at];
    }
    words.push_back({line.substr(begin, at - begin), from + begin});
  }
  return words;
}

/// A command of a script: flags with their values in one word or two, and variables set in front.
void judge_words(Scope& scope, const std::vector<Word>& words, const Mapper& item) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const Word& word = words[at];
    if (judge_assignment(scope, word.text, word.at, item)) continue;
    bool pair = is_flag(word.text) && at + 1 < words.size() && words[at + 1].text[0] != '-';
    if (!pair || !read_key(flag_name(word.text)).speaks()) continue;
    const Word& value = words[++at];
    judge_part(scope, flag_name(word.text), value.text, value.at, item);
  }
}

void judge_script(Scope& scope, std::string_view script, const Mapper& item) {
  for (std::size_t at = 0; at < script.size();) {
    std::size_t end = std::min(script.find('\n', at), script.size());
    std::string_view line = trimmed(script.substr(at, end - at));
    if (!line.starts_with('#')) judge_words(scope, words_of(script.substr(at, end - at), at), item);
    at = end + 1;
  }
}

}  // namespace

void inspect_arguments(Scope& scope, yaml::Node list) {
  std::string_view flag;
  std::string list_field = scope.field;
  std::size_t index = 0;
  for (yaml::Node item : list.items()) {
    scope.field = list_field + "/" + std::to_string(index++);
    std::string_view text = item.text(), pending = std::exchange(flag, {});
    ScalarMapper mapper(item, scope.below);
    if (!item.is_scalar() || text.empty()) continue;
    bool flag_alone = text[0] == '-' && text.find('=') < text.find_first_of(" \n");
    if (text.find_first_of(" \n") != std::string_view::npos && pending.empty() && !flag_alone) {
      judge_script(scope, text, mapper);
    } else if (judge_assignment(scope, text, 0, mapper)) {
      continue;
    } else if (is_flag(text)) {
      flag = flag_name(text);
    } else if (!pending.empty()) {
      judge_value(scope, {pending, text, mapper});
    }
  }
  scope.field = list_field;
}

}  // namespace rummage::detectors
