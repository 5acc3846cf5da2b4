#include "tree/bunzip.h"

#include <algorithm>
#include <array>

#include "tree/burrows_wheeler.h"
#include "tree/bzip2_block.h"

namespace rummage::tree {
namespace {

constexpr std::uint64_t most_at_first = 16 << 20;
constexpr std::uint32_t stream_magic = 0x425A68;  // BZh
constexpr std::uint64_t block_magic = 0x314159265359, end_magic = 0x177245385090;

// The check sum of bzip2: CRC-32 with the polynomial 04C11DB7, highest bit first; eight bytes a step.
class CheckSum {
 public:
  CheckSum() {
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i << 24;
      for (int bit = 0; bit < 8; ++bit) value = value << 1 ^ ((value >> 31) != 0 ? 0x04C11DB7U : 0);
      tables_[0][i] = value;
    }
    for (std::size_t table = 1; table < 8; ++table)
      for (std::uint32_t i = 0; i < 256; ++i)
        tables_[table][i] = tables_[table - 1][i] << 8 ^ tables_[0][tables_[table - 1][i] >> 24];
  }

  std::uint32_t of(std::string_view bytes) const {
    std::uint32_t sum = 0xFFFFFFFF;
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto* end = at + bytes.size();
    for (; end - at >= 8; at += 8) {
      sum ^= std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 | at[3];
      sum = tables_[7][sum >> 24] ^ tables_[6][sum >> 16 & 0xff] ^ tables_[5][sum >> 8 & 0xff] ^
            tables_[4][sum & 0xff] ^ tables_[3][at[4]] ^ tables_[2][at[5]] ^ tables_[1][at[6]] ^ tables_[0][at[7]];
    }
    for (; at < end; ++at) sum = sum << 8 ^ tables_[0][sum >> 24 ^ *at];
    return ~sum;
  }

 private:
  std::array<std::array<std::uint32_t, 256>, 8> tables_{};
};

// Puts the runs back: behind four equal bytes stands how many more follow. False above `most`.
bool spread_runs(std::string_view packed, std::string& out, std::uint64_t most) {
  const char *at = packed.data(), *end = at + packed.size();
  while (at < end) {
    const char* stop = at;  // behind the next four equal bytes, or the end
    unsigned equal = 1;
    for (++stop; stop < end && equal < 4; ++stop) equal = *stop == stop[-1] ? equal + 1 : 1;
    out.append(at, stop);
    at = stop;
    if (equal == 4) {
      if (at == end) return false;
      out.append(static_cast<unsigned char>(*at), at[-1]);
      ++at;
    }
    if (out.size() > most) return false;
  }
  return true;
}

class Bunzip {
 public:
  Bunzip(std::string_view bytes, std::uint64_t most) : bits_(bytes), most_(most) {}

  std::optional<std::string> run() {
    out_.reserve(std::min<std::uint64_t>(most_, most_at_first));
    do {
      if (!stream()) return std::nullopt;
      bits_.to_byte();
    } while (bits_.more() && bits_.peek(24) == stream_magic);  // anything else is left over, as for the library
    return std::move(out_);
  }

 private:
  bool stream() {
    static const CheckSum check;
    if (bits_.take(24) != stream_magic) return false;
    const std::uint32_t level = bits_.take(8) - '0';
    if (level < 1 || level > 9) return false;
    std::uint32_t whole = 0;
    for (;;) {
      std::uint64_t magic = std::uint64_t{bits_.take(24)} << 24;
      magic |= bits_.take(24);
      if (magic == end_magic) return bits_.take(32) == whole && !bits_.overrun();
      if (magic != block_magic || !block_.read(bits_, level * 100'000)) return false;
      const std::size_t before = out_.size();
      if (!turn_back(block_.links, block_.origin, turned_) || !spread_runs(turned_, out_, most_)) return false;
      const std::uint32_t sum = check.of(std::string_view(out_).substr(before));
      if (sum != block_.check) return false;
      whole = (whole << 1 | whole >> 31) ^ sum;
    }
  }

  Bits bits_;
  std::uint64_t most_;
  Bzip2Block block_;
  std::string turned_, out_;
};

}  // namespace

std::optional<std::string> bunzip(std::string_view bytes, std::uint64_t most) {
  return Bunzip(bytes, most).run();
}

}  // namespace rummage::tree
