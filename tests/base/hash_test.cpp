#include <catch2/catch.hpp>
#include <thread>

#include "base/content_id.h"
#include "base/keyed_hash.h"

using namespace rummage;

TEST_CASE("a blob has the id that git hash-object gives") {
  CHECK(blob_id("").hex() == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  CHECK(blob_id("hello\n").hex() == "ce013625030ba8dba906f756967f9e9ca394464a");
}

TEST_CASE("an id survives hex, and bad hex is no id") {
  ContentId id = blob_id("x");
  CHECK(ContentId::from_hex(id.hex()) == id);
  CHECK_FALSE(ContentId::from_hex("zz" + id.hex().substr(2)));
  CHECK_FALSE(ContentId::from_hex(id.hex().substr(1)));
}

TEST_CASE("a MAC depends on key, domain and message, not on the thread") {
  KeyedHash one("key one"), two("key two");
  Mac first = one.mac("value", "message");
  CHECK(first != two.mac("value", "message"));
  CHECK(first != one.mac("private-key", "message"));
  CHECK(one.mac("ab", "c") != one.mac("a", "bc"));
  CHECK(first == one.mac("value", "message"));
  Mac elsewhere;
  std::thread([&] { elsewhere = one.mac("value", "message"); }).join();
  CHECK(first == elsewhere);
}

TEST_CASE("a key longer than a block equals its hash, as RFC 2104 says") {
  std::string key(100, 'k');
  CHECK(KeyedHash(key).mac("d", "m") == KeyedHash(std::string(100, 'k')).mac("d", "m"));
  CHECK(KeyedHash(key).mac("d", "m") != KeyedHash(std::string(64, 'k')).mac("d", "m"));
}

TEST_CASE("two runs have two keys") {
  CHECK(KeyedHash::random().mac("d", "m") != KeyedHash::random().mac("d", "m"));
}
