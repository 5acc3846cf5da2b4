#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/inflate.h"
#include "git/store/object.h"
#include "git/store/object_store.h"

namespace rummage::git::store {

/// Reads single objects by id, with a small cache of delta bases. For reading everything see visit.h. One for each
/// thread; ObjectStore::read lends one out.
class ObjectReader {
 public:
  /// `store` must outlive the reader.
  explicit ObjectReader(const ObjectStore& store) : store_(store) {}

  /// As ObjectStore::read and ObjectStore::header.
  Result<Object> read(const ContentId& id, std::uint64_t limit);
  Result<ObjectHeader> header(const ContentId& id);

 private:
  struct At {
    std::uint32_t pack = 0;
    std::uint64_t offset = 0;
    bool operator==(const At&) const = default;
  };
  // One link of a delta chain, from the object towards its base.
  struct Link {
    At at;
    std::uint64_t data = 0, size = 0;
  };
  struct Cached {
    At at;
    ObjectKind kind = ObjectKind::blob;
    std::shared_ptr<const std::string> content;
  };
  // Where a chain ends: content that is known.
  struct Base {
    ObjectKind kind = ObjectKind::blob;
    std::shared_ptr<const std::string> content;
  };

  Result<Base> read_packed(At at, std::uint64_t limit);
  Result<Base> inflate_file(const std::string& file, std::uint64_t limit);
  Result<Base> read_loose(const ContentId& id, std::uint64_t limit);
  Result<ObjectHeader> loose_header(const ContentId& id);
  Result<Base> descend(At at, std::uint64_t limit, std::vector<Link>& chain);
  Result<Base> climb(Base base, const std::vector<Link>& chain, std::uint64_t limit);
  Result<Base> base_elsewhere(const std::uint8_t* id, std::uint32_t pack, std::uint64_t limit, At& next);
  Result<ObjectHeader> packed_header(At at);
  Cached& cache_line(At at);
  void remember(At at, const Base& base);

  const ObjectStore& store_;
  Inflater inflater_;
  std::array<Cached, 256> cache_;
};

}  // namespace rummage::git::store
