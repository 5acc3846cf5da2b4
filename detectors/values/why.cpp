#include "detectors/values/why.h"

#include <array>

namespace rummage::detectors {

const char* name(Why why) {
  static constexpr std::array names = {"none",
                                       "empty",
                                       "placeholder",
                                       "example",
                                       "repeated-characters",
                                       "template",
                                       "reference",
                                       "ciphertext",
                                       "public-certificate",
                                       "public-key",
                                       "url-without-password",
                                       "user-name",
                                       "host",
                                       "port",
                                       "region",
                                       "boolean",
                                       "file-name",
                                       "path",
                                       "number",
                                       "duration",
                                       "level-or-mode",
                                       "e-mail",
                                       "database-or-bucket-name",
                                       "checksum",
                                       "hash",
                                       "uuid",
                                       "version",
                                       "image",
                                       "identifier",
                                       "words"};
  static_assert(names.size() == static_cast<std::size_t>(Why::words) + 1);
  return names[static_cast<std::size_t>(why)];
}

}  // namespace rummage::detectors
