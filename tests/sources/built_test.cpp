#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <thread>

#include "sources/builder.h"
#include "sources/sources.h"

using namespace rummage;
using namespace rummage::sources;

namespace {

// The slow twin: every byte keeps the set of blob bytes it comes from, and whether it still is that very byte.
struct SlowByte {
  std::set<std::pair<TextId, std::uint32_t>> from;
  bool same = true;
};
struct SlowText {
  std::string bytes;
  std::vector<SlowByte> ways;
};
struct Pair {
  Text text;
  SlowText slow;
};

SlowText slow_recode(const SlowText& below, const Recoded& recoded) {
  SlowText out{recoded.bytes, {}};
  for (std::uint32_t at = 0; at < recoded.bytes.size(); ++at) {
    SlowByte byte{{}, false};
    Range range = recoded.map.below(at, at + 1);
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      byte.from.insert(below.ways[i].from.begin(), below.ways[i].from.end());
    out.ways.push_back(byte);
  }
  return out;
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {
    for (int i = 0; i < 3; ++i) {
      blobs_.push_back(std::string(40 + i, '\0'));
      for (char& c : blobs_.back()) c = static_cast<char>('a' + pick(26));
      ids_.push_back(sources.add_blob(blob_id(blobs_.back()), share(blobs_.back())));
    }
    for (int i = 0; i < 25; ++i) pool.push_back(grow());
  }

  unsigned pick(std::size_t below) { return below == 0 ? 0 : static_cast<unsigned>(engine_() % below); }
  Sources sources;
  std::vector<Pair> pool;

 private:
  Pair grow() {
    Builder builder(sources);
    Pair out;
    for (unsigned steps = 1 + pick(4); steps > 0; --steps) step(builder, out.slow);
    out.text = builder.finish();
    return out;
  }

  void step(Builder& builder, SlowText& slow) {
    const Pair empty;
    const Pair& other = pool.empty() ? empty : pool[pick(pool.size())];
    switch (pick(6)) {
      case 0: {
        unsigned blob = pick(3), begin = pick(30), length = pick(10);
        REQUIRE(builder.literal({{ids_[blob], begin}, length}, Origin::values_leaf));
        for (unsigned i = begin; i < begin + length; ++i) {
          slow.bytes += blobs_[blob][i];
          slow.ways.push_back({{{ids_[blob], i}}, true});
        }
        break;
      }
      case 1: {
        unsigned begin = pick(other.slow.bytes.size()), length = pick(12);
        builder.slice(other.text, begin, length);
        for (std::size_t i = begin; i < std::min<std::size_t>(begin + length, other.slow.bytes.size()); ++i) {
          slow.bytes += other.slow.bytes[i];
          slow.ways.push_back(other.slow.ways[i]);
        }
        break;
      }
      case 2:
        builder.concat(other.text);
        slow.bytes += other.slow.bytes;
        slow.ways.insert(slow.ways.end(), other.slow.ways.begin(), other.slow.ways.end());
        break;
      case 3: {
        if (other.slow.bytes.size() > 200) break;
        Codec codec = std::array{Codec::base64, Codec::hex, Codec::percent, Codec::escapes}[pick(4)];
        REQUIRE(builder.recode(codec, other.text));
        SlowText made = slow_recode(other.slow, *encode(codec, other.slow.bytes));
        slow.bytes += made.bytes;
        slow.ways.insert(slow.ways.end(), made.ways.begin(), made.ways.end());
        break;
      }
      case 4: {
        builder.opaque("digest", Origin::derived_lossy, other.text);
        SlowByte all{{}, false};
        for (const SlowByte& byte : other.slow.ways) all.from.insert(byte.from.begin(), byte.from.end());
        slow.bytes += "digest";
        slow.ways.insert(slow.ways.end(), 6, all);
        break;
      }
      default:
        builder.opaque("  ", Origin::synth, {ids_[0], pick(10)});
        slow.bytes += "  ";
        slow.ways.insert(slow.ways.end(), 2, {{}, false});
    }
  }

  std::mt19937 engine_;
  std::vector<std::string> blobs_;
  std::vector<TextId> ids_;
};

std::set<std::pair<TextId, std::uint32_t>> bytes_of(const std::vector<Trace>& traces) {
  std::set<std::pair<TextId, std::uint32_t>> out;
  for (const Trace& trace : traces)
    for (std::uint32_t i = 0; i < trace.span.length; ++i)
      out.insert({trace.span.begin.text, trace.span.begin.offset + i});
  return out;
}

// The asked parts of the answers follow each other and cover the question.
void check_asked(const std::vector<Trace>& traces, Span span) {
  std::uint32_t covered = span.begin.offset;
  for (const Trace& trace : traces) {
    CHECK(trace.asked.begin.text == span.begin.text);
    CHECK(trace.asked.begin.offset <= covered);
    covered = std::max(covered, trace.asked.end());
  }
  CHECK(covered == span.end());
}

}  // namespace

TEST_CASE("pieces tile a built text and those of the same bytes have them at both ends") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Random random(seed);
    for (const Pair& pair : random.pool) {
      REQUIRE(pair.text.view() == pair.slow.bytes);
      std::uint32_t begin = 0;
      for (const Piece& piece : pair.text.pieces()) {
        REQUIRE(piece.end > begin);
        if (piece.how().same_bytes)
          CHECK(*random.sources.slice({piece.loc(), piece.end - begin}) ==
                pair.text.view().substr(begin, piece.end - begin));
        begin = piece.end;
      }
      CHECK(begin == pair.text.size());
    }
  }
}

TEST_CASE("a trace gives exactly the bytes that a byte by byte record gives") {
  for (unsigned seed = 100; seed < 160; ++seed) {
    Random random(seed);
    for (const Pair& pair : random.pool) {
      if (pair.text.empty()) continue;
      TextId id = random.sources.add(pair.text);
      for (int round = 0; round < 5; ++round) {
        std::uint32_t begin = random.pick(pair.text.size()), length = 1 + random.pick(pair.text.size() - begin);
        std::set<std::pair<TextId, std::uint32_t>> expected;
        bool same = true;
        for (std::uint32_t i = begin; i < begin + length; ++i) {
          expected.insert(pair.slow.ways[i].from.begin(), pair.slow.ways[i].from.end());
          same = same && pair.slow.ways[i].same;
        }
        Span span{{id, begin}, length};
        bool cut = false;
        auto traces = random.sources.trace(span, &cut);
        if (cut) continue;
        CHECK(bytes_of(traces) == expected);
        CHECK(std::all_of(traces.begin(), traces.end(), [](const Trace& t) { return t.how.same_bytes; }) == same);
        check_asked(traces, span);
      }
    }
  }
}

TEST_CASE("a connection string leads back to the middle piece through base64") {
  Sources sources;
  std::string values = "db:\n  pass: hunter2-hunter2\n", chart = "printf \"postgres://app:%s@db/shop\"";
  TextId leaf = sources.add_blob(blob_id(values), share(values)), code = sources.add_blob(blob_id(chart), share(chart));
  Builder builder(sources);
  builder.set_context(7);
  REQUIRE(builder.literal({{code, 8}, 15}, Origin::template_const));
  REQUIRE(builder.literal({{leaf, 12}, 15}, Origin::values_leaf));
  REQUIRE(builder.literal({{code, 25}, 8}, Origin::template_const));
  Text dsn = builder.finish();
  CHECK(dsn.view() == "postgres://app:hunter2-hunter2@db/shop");
  REQUIRE(builder.recode(Codec::base64, dsn));
  TextId rendered = sources.add(builder.finish());
  // As a reader of the Secret does: decode the leaf, then ask about the password.
  auto decoded = sources.add_layer(Codec::base64, {{rendered, 0}, sources.built(rendered).size()});
  REQUIRE(decoded);
  auto traces = sources.trace({{*decoded, 15}, 15});
  REQUIRE(traces.size() == 1);
  CHECK(traces[0].span == Span{{leaf, 12}, 15});
  CHECK(traces[0].how == How{Origin::values_leaf, false});
  CHECK_FALSE(traces[0].lossy);
  CHECK(traces[0].context == 7);
  // One byte off the group's boundary, the neighbour comes along.
  CHECK(sources.trace({{*decoded, 16}, 1})[0].span.length == 3);
}

TEST_CASE("blobs and entries are known by name and their bytes come back") {
  int reads = 0;
  Readers readers{[&](const ContentId&) -> Result<Bytes> { return ++reads, share("outer"); },
                  [](const Bytes& archive, std::string_view path) -> Result<Bytes> {
                    return share(*archive + "/" + std::string(path));
                  }};
  Sources sources(readers);
  TextId blob = sources.add_blob(blob_id("outer"), share("outer"));
  CHECK(sources.add_blob(blob_id("outer")) == blob);
  TextId entry = sources.add_entry(blob, "a/b.yaml");
  CHECK(sources.add_entry(blob, "a/b.yaml") == entry);
  CHECK(sources.kind(entry) == Kind::entry);
  CHECK(sources.parent(entry) == blob);
  CHECK(sources.entry_path(entry) == "a/b.yaml");
  CHECK(sources.content(blob) == blob_id("outer"));
  sources.drop(blob);
  CHECK(**sources.bytes(entry) == "outer/a/b.yaml");
  CHECK(reads == 1);
  CHECK(sources.slice({{blob, 3}, 9}).error().code == "sources/out-of-range");
  CHECK(sources.bytes(99).error().code == "sources/unknown");
  CHECK(sources.bytes(0).error().code == "sources/unknown");
  CHECK(sources.trace({{99, 0}, 5}).empty());
  CHECK(sources.trace({{entry, 2}, 3})[0].span == Span{{entry, 2}, 3});
  Sources plain;
  CHECK(plain.bytes(plain.add_blob(blob_id("x"))).error().code == "sources/no-reader");
}

TEST_CASE("several threads register at once") {
  Sources sources;
  std::vector<std::vector<TextId>> ids(4);
  {
    std::vector<std::jthread> threads;
    for (auto& own : ids)
      threads.emplace_back([&] {
        for (int i = 0; i < 9'000; ++i) {
          std::string text = std::to_string(i % 3'000);
          own.push_back(sources.add_blob(blob_id(text), share(text)));
          Builder builder(sources);
          if (!builder.literal({{own.back(), 0}, 1}, Origin::file_content)) return;
          builder.opaque("x", Origin::synth, {own.back(), 0});
          sources.add(builder.finish());
        }
      });
  }
  CHECK(sources.size() == 3'000 + 4 * 9'000);
  for (auto& own : ids) CHECK(own == ids[0]);
  for (TextId id : ids[0]) REQUIRE(sources.content(id) == blob_id(**sources.bytes(id)));
}

TEST_CASE("ways down that multiply stop at the limit and say so") {
  Sources sources;
  TextId blob = sources.add_blob(blob_id("ab"), share("ab"));
  Builder builder(sources);
  REQUIRE(builder.literal({{blob, 0}, 2}, Origin::values_leaf));
  Text text = builder.finish();
  for (int i = 0; i < 30; ++i) {
    builder.opaque("1", Origin::derived_lossy, text);
    builder.opaque("2", Origin::derived_lossy, text);
    text = builder.finish();
  }
  bool cut = false;
  sources.trace({{sources.add(text), 0}, 2}, &cut);
  CHECK(cut);
}

TEST_CASE("a builder that does not record makes the same bytes and registers nothing") {
  Sources sources;
  TextId blob = sources.add_blob(blob_id("secret"), share("secret"));
  std::string bytes[2];
  for (Recording recording : {Recording::off, Recording::on}) {
    const std::size_t before = sources.size();
    Builder builder(sources, recording);
    REQUIRE(builder.literal({{blob, 1}, 4}, Origin::values_leaf));
    Text inner = builder.finish();
    builder.slice(inner, 1, 2);
    REQUIRE(builder.recode(Codec::base64, inner));
    builder.opaque("ab", Origin::derived_lossy, inner);
    builder.opaque("\n", Origin::synth, Loc{});
    Text text = builder.finish();
    bytes[recording == Recording::on] = text.view();
    CHECK(text.pieces().empty() == (recording == Recording::off));
    if (recording == Recording::off) CHECK(sources.size() == before);
  }
  CHECK(bytes[0] == bytes[1]);
  CHECK(bytes[0] == "crZWNyZQ==ab\n");
}
