// Packs that git would never write, read single and as a whole. The first byte chooses: odd, the rest is a pack and its
// index as they are; even, the rest says how to build one (so that streams are well formed and the deltas are fuzzed).
// Its third bit chooses the hash.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "git/store/object_store.h"
#include "git/store/visit.h"
#include "tests/git/support/made_pack.h"

namespace {

using namespace rummage;

void read_all(const std::string& pack, const std::string& index, HashKind hash) {
  auto made = git::store::Pack::view("fuzz", pack, index, hash);
  if (!made) return;
  std::vector<git::store::Pack> packs;
  packs.push_back(std::move(*made));
  auto store = git::store::ObjectStore::of_packs(std::move(packs));
  git::store::VisitOptions options;
  options.size_limit = options.base_limit = 1 << 16;
  std::size_t seen = 0;
  auto result =
      git::store::visit_objects(*store, ThreadPool(1), options, [&](const git::store::VisitedObject& object, unsigned) {
        if (object.content.size() > options.size_limit) __builtin_trap();
        ++seen;
      });
  if (seen != result.visited.total()) __builtin_trap();
  for (std::uint32_t slot = 0; slot < store->slots() && slot < 64; ++slot) {
    (void)store->header(store->id(slot));
    (void)store->read(store->id(slot), options.size_limit);
  }
}

// Each entry: a byte of kind, a byte that chooses a base, a byte of length, then its content or delta.
void build_and_read(std::string_view text, HashKind hash) {
  test::MadePack pack(hash);
  for (char id = 'A'; text.size() >= 3 && id <= 'Z'; ++id) {
    auto kind = static_cast<std::uint8_t>(text[0]);
    char base = static_cast<char>('A' + static_cast<std::uint8_t>(text[1]) % 26);
    std::size_t length = static_cast<std::uint8_t>(text[2]);
    std::string content(text.substr(3, length));
    text.remove_prefix(std::min(3 + length, text.size()));
    if (kind % 4 == 0)
      pack.add_blob(test::made_id(id, hash), content);
    else if (kind % 4 == 1)
      pack.add_delta_to(test::made_id(id, hash), test::made_id(base, hash), content);
    else
      pack.add(test::made_id(id, hash), kind % 8, length + kind / 8, std::string(1, base), test::deflated(content));
  }
  read_all(pack.pack(), pack.index(), hash);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto hash = (data[0] & 4) != 0 ? rummage::HashKind::sha256 : rummage::HashKind::sha1;
  if (data[0] % 2 == 0) {
    build_and_read(text, hash);
    return 0;
  }
  std::size_t middle = text.size() / 2;
  read_all("PACK" + rummage::test::be32(2) + std::string(text.substr(0, middle)), std::string(text.substr(middle)),
           hash);
  return 0;
}
