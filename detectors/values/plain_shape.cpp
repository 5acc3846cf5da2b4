#include "detectors/values/plain_shape.h"

#include <algorithm>

#include "detectors/values/characters.h"
#include "detectors/values/fixed_shape.h"
#include "detectors/values/randomness.h"
#include "detectors/values/word_set.h"

namespace rummage::detectors {
namespace {

bool is_boolean(std::string_view value) {
  static const WordSet words("true false yes no on off y n t f enabled disabled");
  return value.size() <= 8 && words.has(lowered(value));
}

/// `^.{8,32}$`: a regular expression that the value of something else must match.
bool is_pattern(std::string_view value) {
  return value.size() >= 4 && value.front() == '^' && value.back() == '$' &&
         value.find_first_of(".[(\\") != std::string_view::npos &&
         value.find_first_of("*+{])") != std::string_view::npos;
}

/// `{"algorithm":"scrypt"}`, its quotes escaped or not: what stands in it is judged by its own keys.
bool is_plain_object(std::string_view value) {
  if (!(value.starts_with("{\"") || value.starts_with("{\\\"")) || value.back() != '}') return false;
  for (std::size_t begin = 0; begin < value.size();) {
    const std::size_t end = std::min(value.find_first_of("\"\\", begin), value.size());
    if (looks_random(value.substr(begin, end - begin), 16)) return false;
    begin = end + 1;
  }
  return true;
}

struct Form {
  bool (*holds)(std::string_view);
  PlainShape shape;
};

/// In order: the first that holds names the value.
constexpr Form forms[] = {
    {is_boolean, {Why::boolean, true}},
    {is_number, {Why::number, false}},
    {is_duration, {Why::duration, true}},
    {is_uuid, {Why::uuid, false}},
    {is_marked_digest, {Why::checksum, true}},
    {is_crypt, {Why::hash, true}},
    {is_hash, {Why::hash, false}},
    {is_region, {Why::region, true}},
    {is_host, {Why::host, true}},
    {is_image, {Why::image, false}},
    {is_bare_url, {Why::url_without_password, true}},
    {is_e_mail, {Why::e_mail, true}},
    {is_version, {Why::version, true}},
    {is_path, {Why::path, true}},
    {is_file_name, {Why::file_name, true}},
    {is_pattern, {Why::template_text, true}},
    {is_plain_object, {Why::words, true}},
    {is_call, {Why::reference, true}},
    {is_shouted_name, {Why::reference, true}},
    {is_member, {Why::identifier, true}},
    {is_mode_word, {Why::mode_word, false}},
    {is_sentence, {Why::words, false}},
    {is_identifier, {Why::identifier, false}},
};

}  // namespace

PlainShape plain_shape(std::string_view value) {
  if (value.size() > 4096) return {};
  for (const Form& form : forms) {
    if (form.holds(value)) return form.shape;
  }
  return {};
}

}  // namespace rummage::detectors
