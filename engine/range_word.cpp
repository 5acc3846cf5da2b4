#include "engine/range_word.h"

#include <filesystem>

#include "git/store/revision_text.h"

namespace rummage::engine {

bool names_range(const std::string& word) {
  std::error_code failed;
  return git::store::parse_range(word).has_value() && !std::filesystem::exists(word, failed);
}

}  // namespace rummage::engine
