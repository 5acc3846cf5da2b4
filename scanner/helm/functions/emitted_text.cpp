#include "helm/functions/emitted_text.h"

#include <algorithm>
#include <optional>

namespace rummage::helm {
namespace {

using sources::Origin;
using sources::Text;
using yaml::EmitRun;

constexpr std::uint32_t most_in_group = 0xFFFF;

/// The runs [first, last) of one leaf, layout between them among them, and the bytes they take.
struct Region {
  std::size_t first, last;
  std::uint32_t begin, end;
  std::size_t respelled;  ///< runs that are another spelling
};

class Assembler {
 public:
  Assembler(Run& run, std::string_view out, const std::vector<EmitRun>& runs, Span site)
      : run_(run), out_(out), runs_(runs), site_(site.begin), builder_(run.builder()) {}

  Text finish() {
    for (std::size_t i = 0; i < runs_.size();) {
      const Region region = region_from(i);
      if (region.respelled > 1 && layer(region)) {
        i = region.last;
      } else {
        for (; i < region.last; ++i) append(i);
      }
    }
    return builder_.finish();
  }

 private:
  std::uint32_t begin_of(std::size_t run) const { return run == 0 ? 0 : runs_[run - 1].end; }

  Region region_from(std::size_t first) const {
    Region region{first, first + 1, begin_of(first), runs_[first].end, 0};
    const void* source = runs_[first].source;
    if (source == nullptr) return region;
    for (std::size_t i = first; i < runs_.size(); ++i) {
      if (runs_[i].source == source) {
        region.last = i + 1;
        region.end = runs_[i].end;
        if (!runs_[i].verbatim) ++region.respelled;
      } else if (runs_[i].source != nullptr) {
        break;
      }
    }
    return region;
  }

  void append(std::size_t index) {
    const EmitRun& run = runs_[index];
    const std::uint32_t begin = begin_of(index);
    const std::string_view bytes = out_.substr(begin, run.end - begin);
    const auto* leaf = static_cast<const EmittedLeaf*>(run.source);
    if (leaf == nullptr || leaf->text->empty()) return builder_.opaque(bytes, Origin::synth, site_);
    if (run.verbatim) return builder_.slice(*leaf->text, run.begin, run.length);
    sources::Builder part = run_.builder();
    part.slice(*leaf->text, run.begin, run.length);
    builder_.opaque(bytes, leaf->lossy ? Origin::derived_lossy : Origin::derived_exact, part.finish());
  }

  /// One layer for the region; false where the parts do not correspond one after the other.
  bool layer(const Region& region) {
    sources::PositionMap map;
    std::uint32_t below = runs_[region.first].begin;
    const std::uint32_t origin = below;
    for (std::size_t i = region.first; i < region.last; ++i) {
      const std::uint32_t upper = runs_[i].end - begin_of(i);
      if (runs_[i].source == nullptr) {
        const std::uint32_t next = runs_[i + 1].begin;  // a fold stands for the blanks between
        if (next <= below || upper > most_in_group || next - below > most_in_group) return false;
        add(map, below - origin, upper, next - below, false);
        below = next;
        continue;
      }
      if (runs_[i].begin != below || (!runs_[i].verbatim && std::max(upper, runs_[i].length) > most_in_group))
        return false;
      add(map, below - origin, upper, runs_[i].length, runs_[i].verbatim);
      below += runs_[i].length;
    }
    if (map.size() != region.end - region.begin) return false;
    const auto* leaf = static_cast<const EmittedLeaf*>(runs_[region.first].source);
    sources::Builder part = run_.builder();
    part.slice(*leaf->text, origin, below - origin);
    builder_.recode(sources::Codec::escapes, part.finish(),
                    {std::string(out_.substr(region.begin, region.end - region.begin)), std::move(map)});
    return true;
  }

  static void add(sources::PositionMap& map, std::uint32_t at, std::uint32_t upper, std::uint32_t lower, bool same) {
    if (same) return map.add(at, upper, 1, 1);
    if (lower != 0) map.add(at, 1, static_cast<std::uint16_t>(upper), static_cast<std::uint16_t>(lower));
  }

  Run& run_;
  std::string_view out_;
  const std::vector<EmitRun>& runs_;
  Loc site_;
  sources::Builder builder_;
};

}  // namespace

Text emitted_text(Run& run, std::string_view out, const std::vector<EmitRun>& runs, Span site) {
  if (runs.empty()) return run.made(out, Origin::synth, site);
  return Assembler(run, out, runs, site).finish();
}

}  // namespace rummage::helm
