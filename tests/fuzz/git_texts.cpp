#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "git/history/note_path.h"
#include "git/store/config_text.h"
#include "git/store/narrow_remote.h"
#include "git/store/reflog.h"

using namespace rummage::git;

// The small texts that lie about in a repository: reflogs, the configuration, paths of notes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const store::ReflogEntry& entry : store::parse_reflog(text)) {
    if (!entry.before.empty() && entry.before.hex().find_first_not_of('0') == std::string::npos) std::abort();
    if (!entry.after.empty() && entry.after.size != 20 && entry.after.size != 32) std::abort();
  }
  if (auto remote = store::narrow_remote(store::ConfigText::parse(text)))
    if (remote->source.empty() || remote->source.front() == '^') std::abort();
  if (auto id = history::annotated_id(text))
    if (!rummage::ContentId::from_hex(*id)) std::abort();
  return 0;
}
