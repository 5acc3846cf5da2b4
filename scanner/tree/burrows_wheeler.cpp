#include "tree/burrows_wheeler.h"

#include <algorithm>
#include <array>

namespace rummage::tree {
namespace {

constexpr std::uint32_t front_mark = 1U << 31;
constexpr std::size_t side_by_side = 16;   // about as many accesses as a core has under way
constexpr std::size_t least_piece = 4096;  // bytes, in the middle
constexpr std::size_t most_pieces = 128;

// A part of the circle, from one front to the next.
struct Piece {
  std::uint32_t front = 0;
  std::uint32_t next = 0;  // the front that it met
  std::string bytes;
};

struct Lane {
  std::uint32_t at = 0;
  char *out = nullptr, *end = nullptr;
  Piece* piece = nullptr;  // null: nothing is left for this lane
};

class Pieces {
 public:
  Pieces(std::vector<std::uint32_t>& links, std::uint32_t first) : links_(links) {
    const std::size_t count = std::clamp<std::size_t>(links.size() / least_piece, 1, most_pieces);
    pieces_.push_back({first, 0, {}});
    for (std::size_t i = 0; i < count; ++i) {
      const auto front = static_cast<std::uint32_t>(links.size() * i / count);
      if (front != first) pieces_.push_back({front, 0, {}});
    }
    for (const Piece& piece : pieces_) links_[piece.front] |= front_mark;
  }

  // One step of each lane in turn, as long as all have a piece; the others one by one.
  void follow() {
    std::array<Lane, side_by_side> lanes;
    bool all = true;
    for (Lane& lane : lanes) all = begin(lane) && all;
    while (all)
      for (Lane& lane : lanes) all = step(lane) && all;
    for (Lane& lane : lanes)
      while (lane.piece != nullptr && step(lane)) {
      }
  }

  // From the first piece on, as often round as the block is long.
  void put_together(std::string& out) const {
    const std::size_t size = links_.size();
    out.clear();
    const Piece* piece = &pieces_.front();
    do {
      out += piece->bytes;
      piece =
          &*std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& one) { return one.front == piece->next; });
    } while (piece != &pieces_.front() && out.size() < size);
    while (out.size() < size) out.append(out, 0, size - out.size());
  }

 private:
  bool begin(Lane& lane) {
    lane.piece = begun_ < pieces_.size() ? &pieces_[begun_++] : nullptr;
    if (lane.piece == nullptr) return false;
    const std::uint32_t link = links_[lane.piece->front];
    lane.piece->bytes.resize(2 * least_piece);
    lane.out = lane.piece->bytes.data();
    lane.end = lane.out + lane.piece->bytes.size();
    *lane.out++ = static_cast<char>(link & 0xff);
    lane.at = (link & ~front_mark) >> 8;
    return true;
  }

  bool step(Lane& lane) {
    const std::uint32_t link = links_[lane.at];
    if ((link & front_mark) != 0) [[unlikely]] {
      lane.piece->next = lane.at;
      lane.piece->bytes.resize(static_cast<std::size_t>(lane.out - lane.piece->bytes.data()));
      return begin(lane);
    }
    if (lane.out == lane.end) [[unlikely]]
      grow(lane);
    *lane.out++ = static_cast<char>(link & 0xff);
    lane.at = link >> 8;
    return true;
  }

  static void grow(Lane& lane) {
    std::string& bytes = lane.piece->bytes;
    const std::size_t size = bytes.size();
    bytes.resize(2 * size);
    lane.out = bytes.data() + size;
    lane.end = bytes.data() + bytes.size();
  }

  std::vector<std::uint32_t>& links_;
  std::vector<Piece> pieces_;
  std::size_t begun_ = 0;
};

}  // namespace

bool turn_back(std::vector<std::uint32_t>& links, std::uint32_t origin, std::string& out) {
  if (origin >= links.size()) return false;
  Pieces pieces(links, links[origin] >> 8);
  pieces.follow();
  pieces.put_together(out);
  return true;
}

}  // namespace rummage::tree
