#include "tree/archive.h"

#include <catch2/catch.hpp>

#include "tests/tree/pack.h"
#include "tree/archive_tree.h"

using namespace rummage;
using namespace rummage::tree;
using rummage::test::pack;
using rummage::test::Packed;

namespace {

std::string tgz(const std::vector<Packed>& entries) {
  return pack(entries, archive_write_set_format_pax, archive_write_add_filter_gzip);
}
std::string gz(const std::string& bytes) {
  return pack({{"data", bytes}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
}

std::vector<std::string> codes(const Expansion& expansion) {
  std::vector<std::string> out;
  for (const Notice& notice : expansion.notices) out.push_back(notice.code);
  return out;
}

std::vector<std::string> paths(const Expansion& expansion) {
  std::vector<std::string> out;
  for (const ArchiveEntry& entry : expansion.entries) out.push_back(entry.path);
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a compressed stream that breaks off at once is told") {
  const Expansion cut = expand(gz(std::string(5000, 'x')).substr(0, 20), "a.gz");
  CHECK(codes(cut) == Strings{"archive/damaged"});
  CHECK(cut.entries.empty());
}

TEST_CASE("every format and compression gives back what was packed") {
  std::vector<Packed> entries{{"x/values.yaml", "a: 1\n"},
                              {"./x/run.sh", "#!/bin/sh\n", Mode::executable},
                              {"x/link", "values.yaml", Mode::symlink},
                              {"x/\xC3\xA9t\xC3\xA9.txt", std::string(100'000, 'e')},
                              {"x/empty", ""}};
  struct {
    test::Writer format, filter;
    ArchiveKind kind;
  } forms[] = {{archive_write_set_format_pax, archive_write_add_filter_none, ArchiveKind::tar},
               {archive_write_set_format_gnutar, archive_write_add_filter_gzip, ArchiveKind::gzip},
               {archive_write_set_format_ustar, archive_write_add_filter_xz, ArchiveKind::xz},
               {archive_write_set_format_pax, archive_write_add_filter_zstd, ArchiveKind::zstd},
               {archive_write_set_format_pax, archive_write_add_filter_bzip2, ArchiveKind::bzip2},
               {archive_write_set_format_zip, archive_write_add_filter_none, ArchiveKind::zip}};
  for (auto form : forms) {
    std::string bytes = pack(entries, form.format, form.filter);
    CAPTURE(static_cast<int>(form.kind));
    CHECK(archive_kind(bytes) == form.kind);
    Expansion found = expand(bytes, "a.bin");
    CHECK(codes(found) == Strings{});
    REQUIRE(found.entries.size() == entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      CHECK(found.entries[i].path == (i == 1 ? "x/run.sh" : entries[i].name));
      CHECK(*found.entries[i].bytes == entries[i].bytes);
      CHECK(found.entries[i].mode == entries[i].mode);
    }
    // Cut anywhere it is damaged, and no worse.
    for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 3) expand(bytes.substr(0, length), "a");
  }
  CHECK(archive_kind("plain text") == ArchiveKind::none);
  CHECK(archive_kind("BZhello world") == ArchiveKind::none);
  CHECK(expand("plain text", "a").entries.empty());
}

TEST_CASE("names of any bytes come through") {
  Expansion found = expand(tgz({{"caf\xE9", "x"}, {"a\xFF/b", "y"}}), "a");
  CHECK(paths(found) == Strings{"caf\xE9", "a\xFF/b"});
}

TEST_CASE("a compressed file that is no tar has the archive's name without its ending") {
  Expansion found = expand(gz("key: value\n"), "conf/a.yaml.gz");
  CHECK(paths(found) == Strings{"a.yaml"});
  CHECK(*found.entries.at(0).bytes == "key: value\n");
  CHECK(expand(gz(""), "e.gz").notices.empty());
  CHECK(paths(expand(gz("x"), "")) == Strings{"data"});
}

TEST_CASE("nested archives are opened to the depth allowed") {
  std::string inner = tgz({{"deep.yaml", "a"}}), middle = tgz({{"inner.tgz", inner}, {"m", "b"}}),
              outer = tgz({{"middle.tgz", middle}});
  Expansion found = expand(outer, "o.tgz");
  CHECK(paths(found) == Strings{"middle.tgz", "middle.tgz!inner.tgz", "middle.tgz!m"});
  CHECK(codes(found) == Strings{"archive/too-deep"});
  CHECK(found.notices[0].path == "o.tgz!middle.tgz!inner.tgz");
  ArchiveLimits limits;
  limits.depth = 3;
  CHECK(paths(expand(outer, "o.tgz", limits)) ==
        Strings{"middle.tgz", "middle.tgz!inner.tgz", "middle.tgz!inner.tgz!deep.yaml", "middle.tgz!m"});
  limits.depth = 0;
  CHECK(codes(expand(outer, "o.tgz", limits)) == Strings{"archive/too-deep"});
  CHECK(paths(expand(gz(gz("x")), "a.txt.gz.gz")) == Strings{"a.txt.gz", "a.txt.gz!a.txt"});
}

TEST_CASE("names that leave the archive are noted and never used") {
  Expansion found =
      expand(tgz({{"../up", "1"}, {"a/../../up", "2"}, {"/etc/passwd", "3"}, {"a/../b", "4"}, {"ok", "5"}}), "a.tgz");
  CHECK(paths(found) == Strings{"ok"});
  CHECK(codes(found) == Strings(4, "archive/escape"));
}

TEST_CASE("special files are left out, hard links are copies") {
  Packed fifo{"pipe", ""}, again{"again", "", Mode::file, "first"}, nothing{"nothing", "", Mode::file, "../outside"};
  fifo.type = AE_IFIFO;
  Expansion found = expand(tgz({{"first", "one"}, fifo, again, nothing}), "a");
  CHECK(paths(found) == Strings{"first", "again"});
  CHECK(*found.entries.at(1).bytes == "one");
  CHECK(codes(found) == Strings{"archive/special-file"});
}

TEST_CASE("limits stop an archive, keep what came before and say so") {
  ArchiveLimits limits;
  limits.entries = 3;
  std::vector<Packed> many;
  for (int i = 0; i < 10; ++i) many.push_back({"f" + std::to_string(i), "x"});
  Expansion found = expand(tgz(many), "a", limits);
  CHECK(found.entries.size() == 3);
  CHECK(codes(found) == Strings{"archive/limit"});

  limits = {};
  limits.bytes = 1000;
  limits.file_size = 600;
  found = expand(tgz({{"a", std::string(500, 'a')}, {"big", std::string(601, 'b')}, {"c", "c"}}), "a", limits);
  CHECK(paths(found) == Strings{"a"});
  CHECK(codes(found) == Strings{"archive/too-large", "archive/limit"});
  found = expand(
      pack({{"a", std::string(500, 'a')}, {"big", std::string(601, 'b')}, {"c", "c"}}, archive_write_set_format_zip),
      "a", limits);
  CHECK(paths(found) == Strings{"a", "c"});

  // A bomb of one compressed stream, and one of nested archives that each stay within the limit.
  CHECK(codes(expand(gz(std::string(5000, '\0')), "bomb.gz", limits)) == Strings{"archive/too-large"});
  std::vector<Packed> bombs;
  for (int i = 0; i < 10; ++i) bombs.push_back({"b" + std::to_string(i), gz(std::string(550, '\0'))});
  found = expand(tgz(bombs), "bombs", limits);
  std::size_t bytes = 0;
  for (const ArchiveEntry& entry : found.entries) bytes += entry.bytes->size();
  CHECK(bytes <= 2 * limits.bytes);
  REQUIRE_FALSE(found.notices.empty());
  for (const Notice& notice : found.notices) CHECK(notice.code == "archive/limit");
}

TEST_CASE("an archive is a tree") {
  ArchiveTree tree(tgz({{"x/values.yaml", "old"},
                        {"x/values.yaml", "new"},
                        {"x/l", "values.yaml", Mode::symlink},
                        {"x/in.tgz", tgz({{"y", "z"}})}}),
                   "x.tgz");
  CHECK(tree.read("x/l")->view() == "new");
  CHECK(tree.lookup("x/in.tgz")->mode == Mode::file);
  CHECK(tree.list().entries.size() == 3);
  CHECK(tree.notices().empty());
}
