#include "git/store/inflate.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>

namespace rummage::git::store {

Inflater::Inflater() : decompressor_(libdeflate_alloc_decompressor()) {}
Inflater::~Inflater() = default;

void Inflater::Free::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

bool Inflater::inflate(std::string_view packed, char* out, std::size_t size) {
  std::size_t used = 0, made = 0;
  auto result =
      libdeflate_zlib_decompress_ex(decompressor_.get(), packed.data(), packed.size(), out, size, &used, &made);
  return result == LIBDEFLATE_SUCCESS && made == size;
}

std::string peek_inflated(std::string_view packed, std::size_t count) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return {};
  std::string out(count, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 1u << 20));
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(count);
  ::inflate(&stream, Z_SYNC_FLUSH);
  out.resize(count - stream.avail_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace rummage::git::store
