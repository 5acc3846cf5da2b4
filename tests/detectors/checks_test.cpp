#include "detectors/checks/checks.h"

#include <catch2/catch.hpp>

#include "detectors/base64.h"
#include "detectors/canonical.h"
#include "detectors/checks/digits.h"
#include "detectors/names.h"
#include "tests/support/generate.h"

using namespace rummage::detectors;
using rummage::test::Dice;
using rummage::test::from_pattern;

namespace {

struct Shape {
  Check check;
  const char* pattern;
};

constexpr Shape shapes[] = {
    {Check::crc32_base62, "abc_[A-Za-z0-9]{36}"},
    {Check::github_pat, "abcdef_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"},
    {Check::gitlab_routable, "abcde-[A-Za-z0-9_-]{27}\\.01\\.[0-9a-z]{9}"},
    {Check::crc32_base62_body, "abc_[A-Za-z0-9_-]{56}"},
    {Check::crc32_hex_body, "abcd_[a-z0-9]{32}_[0-9a-f]{8}"},
    {Check::grafana_sa, "abcd_[A-Za-z0-9]{32}_[0-9a-f]{8}"},
    {Check::atlassian, "ABCDE[A-Za-z0-9_-]{170}=[0-9A-F]{8}"},
    {Check::azure_storage, "[A-Za-z0-9+/]{86}=="},
    {Check::azure_redis, "[A-Za-z0-9+/]{43}="},
};

}  // namespace

TEST_CASE("a made checksum is valid, and no longer when a character changes") {
  for (const Shape& shape : shapes) {
    Dice dice(shape.pattern, 1);
    INFO(shape.pattern);
    for (int round = 0; round < 20; ++round) {
      std::string token = with_valid_check(shape.check, from_pattern(shape.pattern, dice));
      CHECK(check_token(shape.check, token) == true);
      char& c = token[12 + dice.below(8)];
      c = c == 'a' ? 'b' : 'a';
      CHECK(check_token(shape.check, token) == false);
    }
  }
}

TEST_CASE("checksums equal published vectors") {
  CHECK(crc32_of("123456789") == 0xCBF43926);  // the check value of CRC-32/ISO-HDLC
  CHECK(in_base(61, base62_digits, 3) == "00z");
  CHECK(bech32_valid("a12uel5l"));  // BIP 173
  CHECK(bech32_valid("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"));
  CHECK_FALSE(bech32_valid("split1cheo2y9e2w"));
  CHECK(bech32_checksum("a", "") == "2uel5l");
  CHECK(sha256_base32("") == "4oymiquy");  // SHA-256 of nothing begins e3b0c44298
}

TEST_CASE("GitLab's tokens without a payload have no checksum") {
  Dice dice("legacy", 1);
  CHECK_FALSE(check_token(Check::gitlab_routable, from_pattern("abcde-[A-Za-z0-9]{20}", dice)));
}

TEST_CASE("a value is one credential plain, encoded and percent-encoded") {
  CHECK(canonical_value(base64_encoded(base64_encoded("correct horse"))) == "correct horse");
  CHECK(canonical_value("  padded\n") == "padded");
  CHECK(canonical_url_part("p%40ss%2Fw0rd") == "p@ss/w0rd");
  CHECK(canonical_url_part("100%") == "100%");
}

TEST_CASE("base64 comes back from its encoding") {
  Dice dice("base64", 1);
  for (std::size_t size = 0; size < 40; ++size) {
    std::string bytes;
    while (bytes.size() < size) bytes += static_cast<char>(dice.below(256));
    CHECK(base64_decoded(base64_encoded(bytes)) == bytes);
  }
  CHECK_FALSE(base64_decoded("a"));
  CHECK_FALSE(base64_decoded("ab=c"));
  CHECK_FALSE(base64_decoded("a*bc"));
}
