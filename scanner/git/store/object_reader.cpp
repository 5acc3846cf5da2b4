#include "git/store/object_reader.h"

#include <fmt/format.h>

#include <filesystem>

#include "git/store/delta.h"
#include "git/store/loose.h"
#include "git/store/mapped_file.h"

namespace rummage::git::store {
namespace {

constexpr std::size_t kMaxChain = 10000;           // Git writes at most 4,095
constexpr std::size_t kMaxCachedBytes = 1u << 18;  // of one base; 256 of them
constexpr std::size_t kMaxLooseFile = std::size_t{1} << 31;

Error corrupt(const char* what) {
  return Error{"git/corrupt-object", what, {}, {}};
}
Error too_large() {
  return Error{"git/object-too-large", "the object is larger than the limit", {}, {}};
}
bool present(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error) || error;
}

Error missing_object(const ContentId& id) {
  return Error{"git/missing-object", fmt::format("object {} is missing", id.hex()), {}, {}};
}

}  // namespace

ObjectReader::Cached& ObjectReader::cache_line(At at) {
  std::uint64_t mixed = (at.offset ^ (std::uint64_t{at.pack} << 48)) * 0x9E3779B97F4A7C15ull;
  return cache_[mixed >> 56];
}

void ObjectReader::remember(At at, const Base& base) {
  if (base.content->size() <= kMaxCachedBytes) cache_line(at) = {at, base.kind, base.content};
}

Result<ObjectReader::Base> ObjectReader::inflate_file(const std::string& file, std::uint64_t limit) {
  auto header = peek_loose(file);
  if (!header) return corrupt("damaged header of a loose object");
  if (header->size > limit) return too_large();
  auto object = inflate_loose(file, *header, inflater_);
  if (!object) return corrupt("damaged loose object");
  return Base{object->kind, std::make_shared<std::string>(std::move(object->content))};
}

// The first copy that can be read, of all object folders.
Result<ObjectReader::Base> ObjectReader::read_loose(const ContentId& id, std::uint64_t limit) {
  Result<Base> result = missing_object(id);
  for (const std::string& folder : store_.object_dirs()) {
    const std::string path = loose_path(folder, id);
    auto file = read_file(path, kMaxLooseFile);
    if (!file && !present(path)) continue;
    result = file ? inflate_file(*file, limit) : Result<Base>(file.take_error());
    if (result) break;
  }
  return result;
}

Result<ObjectHeader> ObjectReader::loose_header(const ContentId& id) {
  for (const std::string& folder : store_.object_dirs()) {
    const std::string path = loose_path(folder, id);
    auto file = read_file(path, kMaxLooseFile);
    if (!file && !present(path)) continue;
    if (!file) return file.take_error();
    auto header = peek_loose(*file);
    if (!header) return corrupt("damaged header of a loose object");
    return ObjectHeader{header->kind, header->size};
  }
  return missing_object(id);
}

// The base of a reference delta that its own pack does not hold: `next` is set when another pack does, else the loose
// object is read.
Result<ObjectReader::Base> ObjectReader::base_elsewhere(const std::uint8_t* id, std::uint32_t pack, std::uint64_t limit,
                                                        At& next) {
  for (std::uint32_t other = 0; other < store_.packs().size(); ++other) {
    if (other == pack) continue;
    const PackIndex& index = store_.packs()[other].index();
    if (auto position = index.find(id)) {
      next = {other, index.offset(*position)};
      return Base{};
    }
  }
  auto base = read_loose(ContentId::from_bytes(id, id_bytes(store_.hash())), limit);
  if (!base && base.error().code == "git/missing-object") return corrupt("the delta's base is missing");
  return base;
}

// Follows the chain down to content that is known; `chain` gets the deltas passed, nearest to the object first.
Result<ObjectReader::Base> ObjectReader::descend(At at, std::uint64_t limit, std::vector<Link>& chain) {
  while (chain.size() < kMaxChain) {
    if (const Cached& line = cache_line(at); line.content != nullptr && line.at == at)
      return Base{line.kind, line.content};
    const Pack& pack = store_.packs()[at.pack];
    auto entry = pack.entry(at.offset);
    if (!entry || !believable(entry->size, pack.bytes().size() - entry->data)) return corrupt("damaged pack entry");
    if (entry->size > limit) return too_large();
    if (entry->kind) {
      auto content = std::make_shared<std::string>(entry->size, '\0');
      if (!inflater_.inflate(pack.bytes().substr(entry->data), content->data(), content->size()))
        return corrupt("damaged zlib stream");
      Base base{*entry->kind, std::move(content)};
      remember(at, base);
      return base;
    }
    chain.push_back({at, entry->data, entry->size});
    if (entry->base_id == nullptr) {
      at.offset = entry->base_offset;
    } else if (auto position = pack.index().find(entry->base_id)) {
      at.offset = pack.index().offset(*position);
    } else {
      At next{at.pack, UINT64_MAX};
      auto base = base_elsewhere(entry->base_id, at.pack, limit, next);
      if (!base || base->content != nullptr) return base;
      at = next;
    }
  }
  return corrupt("delta chain without an end");
}

// Applies the deltas of `chain`, last first.
Result<ObjectReader::Base> ObjectReader::climb(Base base, const std::vector<Link>& chain, std::uint64_t limit) {
  std::string data;
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    data.resize(link->size);
    if (!inflater_.inflate(store_.packs()[link->at.pack].bytes().substr(link->data), data.data(), data.size()))
      return corrupt("damaged zlib stream of a delta");
    auto delta = parse_delta(data);
    if (!delta || !believable(delta->result_size, (data.size() + 1) * 0x10000 / 1032 + base.content->size()))
      return corrupt("damaged delta");
    if (delta->result_size > limit) return too_large();
    auto content = std::make_shared<std::string>(delta->result_size, '\0');
    if (!apply_delta(*delta, *base.content, content->data())) return corrupt("a delta does not fit its base");
    base.content = std::move(content);
    remember(link->at, base);
  }
  return base;
}

Result<ObjectReader::Base> ObjectReader::read_packed(At at, std::uint64_t limit) {
  std::vector<Link> chain;
  auto base = descend(at, limit, chain);
  if (!base || chain.empty()) return base;
  return climb(std::move(*base), chain, limit);
}

Result<Object> ObjectReader::read(const ContentId& id, std::uint64_t limit) {
  Result<Base> result = missing_object(id);
  if (id.size != id_bytes(store_.hash())) return result.take_error();
  for (std::uint32_t pack = 0; pack < store_.packs().size(); ++pack) {
    const PackIndex& index = store_.packs()[pack].index();
    auto position = index.find(id.bytes.data());
    if (!position) continue;
    result = read_packed({pack, index.offset(*position)}, limit);
    if (result) break;
  }
  if (!result) {
    auto loose = read_loose(id, limit);
    if (loose || loose.error().code != "git/missing-object") result = std::move(loose);
  }
  if (!result)
    return Error{result.error().code, fmt::format("object {}: {}", id.hex(), result.error().message), {}, {}};
  if (result->content.use_count() == 1)
    return Object{result->kind, std::move(const_cast<std::string&>(*result->content))};
  return Object{result->kind, *result->content};
}

Result<ObjectHeader> ObjectReader::packed_header(At at) {
  ObjectHeader header;
  for (std::size_t depth = 0; depth < kMaxChain; ++depth) {
    const Pack& pack = store_.packs()[at.pack];
    auto entry = pack.entry(at.offset);
    if (!entry) return corrupt("damaged pack entry");
    if (entry->kind) {
      header.kind = *entry->kind;
      if (depth == 0) header.size = entry->size;
      return header;
    }
    if (depth == 0) {
      std::string front = peek_inflated(pack.bytes().substr(entry->data), 20);
      auto delta = parse_delta(front);
      if (!delta) return corrupt("damaged delta");
      header.size = delta->result_size;
    }
    auto position = entry->base_id == nullptr ? std::optional<std::uint32_t>(0) : pack.index().find(entry->base_id);
    if (!position) return corrupt("the delta's base is missing");
    at.offset = entry->base_id == nullptr ? entry->base_offset : pack.index().offset(*position);
  }
  return corrupt("delta chain without an end");
}

Result<ObjectHeader> ObjectReader::header(const ContentId& id) {
  if (id.size != id_bytes(store_.hash())) return missing_object(id);
  for (std::uint32_t pack = 0; pack < store_.packs().size(); ++pack)
    if (auto position = store_.packs()[pack].index().find(id.bytes.data()))
      return packed_header({pack, store_.packs()[pack].index().offset(*position)});
  return loose_header(id);
}

}  // namespace rummage::git::store
