// The pure parsers of git/store; the first byte chooses one, and the hash.
#include <cstdint>
#include <string>
#include <string_view>

#include "git/store/commit.h"
#include "git/store/config_text.h"
#include "git/store/delta.h"
#include "git/store/loose.h"
#include "git/store/pack.h"
#include "git/store/pack_index.h"
#include "git/store/tag.h"
#include "git/store/tree.h"

namespace {

using namespace rummage::git::store;

void read_index(std::string_view text, rummage::HashKind hash) {
  auto index = PackIndex::parse(text, hash);
  if (!index) return;
  for (std::uint32_t i = 0; i < index->size(); ++i) {
    (void)index->offset(i);
    (void)index->find(index->raw_id(i));
  }
}

void read_delta(std::string_view text) {
  std::string_view base = text.substr(0, text.size() / 2);
  auto delta = parse_delta(text.substr(text.size() / 2));
  if (!delta || delta->result_size > 1 << 20) return;
  std::string out(delta->result_size, '\0');
  (void)apply_delta(*delta, base, out.data());
}

void read_loose(std::string_view text) {
  (void)parse_loose_header(text);
  auto header = peek_loose(text);
  Inflater inflater;
  if (header && header->size < 1 << 20) (void)inflate_loose(text, *header, inflater);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto hash = (data[0] & 8) != 0 ? rummage::HashKind::sha256 : rummage::HashKind::sha1;
  switch (data[0] % 8) {
    case 0:
      if (auto commit = parse_commit(text)) (void)rfc3339(commit->author);
      break;
    case 1:
      (void)parse_tree(text, hash);
      break;
    case 2:
      (void)parse_tag(text);
      break;
    case 3:
      read_delta(text);
      break;
    case 4:
      read_loose(text);
      break;
    case 5:
      (void)ConfigText::parse(text).get("core.bare");
      break;
    case 6:
      read_index(text, hash);
      break;
    case 7:
      for (std::size_t offset = 0; offset < text.size(); ++offset) (void)parse_pack_entry(text, offset, hash);
      break;
  }
  return 0;
}
