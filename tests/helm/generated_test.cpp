#include <catch2/catch.hpp>
#include <string>

#include "helm/functions/function.h"
#include "helm/value/object.h"
#include "pieces.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

Value text(Run& run, std::string_view bytes) {
  return Value::string(run.made(bytes, sources::Origin::template_const, {{1, 7}, 3}));
}

Result<Value> call(Run& run, std::string_view name, const std::vector<Value>& args) {
  const FunctionRow* row = find_function(name, 3);
  REQUIRE(row != nullptr);
  return row->call(Call{run, args, {{1, 5}, 4}, row->flow});
}

bool all_generated(const sources::Text& made) {
  for (const sources::Piece& piece : made.pieces())
    if (piece.how().origin != sources::Origin::generated) return false;
  return !made.empty();
}

}  // namespace

TEST_CASE("random values have the right shape, are generated, and depend on seed and call alone") {
  sources::Sources all;
  Run one(all, sources::Recording::on), two(all, sources::Recording::on), other(all, sources::Recording::off);
  other.seed = 9;
  for (const char* name : {"randAlphaNum", "randAlpha", "randNumeric", "randAscii"}) {
    const std::vector<Value> args = {Value::integer(24)};
    const Value a = *call(one, name, args), b = *call(two, name, args), c = *call(other, name, args);
    CHECK(a.view().size() == 24);
    CHECK(a.view() == b.view());
    CHECK(a.view() != c.view());
    CHECK(a.view() != call(one, name, args)->view());
    (void)call(two, name, args);
    CHECK(all_generated(a.text()));
    CHECK(call(one, name, {Value::integer(-1)})->view().empty());
  }
  CHECK(call(one, "randNumeric", {Value::integer(50)})->view().find_first_not_of("0123456789") == std::string::npos);
  const Value uuid = *call(one, "uuidv4", {});
  CHECK(uuid.view().size() == 36);
  CHECK(uuid.view()[14] == '4');
  CHECK(call(one, "randBytes", {Value::integer(12)})->view().size() == 16);
  CHECK(call(one, "randInt", {Value::integer(5), Value::integer(6)})->as_int() == 5);
  CHECK_FALSE(call(one, "randInt", {Value::integer(6), Value::integer(6)}).ok());
  CHECK_FALSE(call(one, "randAlphaNum", {Value::integer(std::int64_t{1} << 40)}).ok());
}

TEST_CASE("certificates are placeholders; what the user gives stays the user's") {
  sources::Sources all;
  Run run(all, sources::Recording::on);
  const Value ca = *call(run, "genCA", {text(run, "ca"), Value::integer(365)});
  for (const char* field : {"Cert", "Key"}) {
    const Value value = *ca.as_object()->field(field);
    CHECK(value.view().starts_with("-----BEGIN "));
    CHECK(all_generated(value.text()));
  }
  const Value nil = Value::nil();
  const Value cert = *call(run, "genSignedCert", {text(run, "x"), nil, nil, Value::integer(1), ca});
  CHECK(cert.as_object()->type_name() == "sprig.certificate");
  CHECK_FALSE(call(run, "genSignedCert", {text(run, "x"), nil, nil, Value::integer(1), nil}).ok());
  CHECK_FALSE(call(run, "genSelfSignedCert", {text(run, "x"), text(run, "ip"), nil, Value::integer(1)}).ok());
  const Value key = *call(run, "genPrivateKey", {text(run, "ecdsa")});
  CHECK(key.view().starts_with("-----BEGIN EC PRIVATE KEY-----\n"));
  const Value with = *call(run, "genCAWithKey", {text(run, "x"), Value::integer(1), key});
  CHECK(with.as_object()->field("Key")->view() == key.view());
  const Value encoded = *call(run, "b64enc", {key});
  const Value custom = *call(run, "buildCustomCert", {encoded, encoded});
  CHECK(custom.as_object()->field("Cert")->view() == key.view());
  CHECK_FALSE(call(run, "buildCustomCert", {text(run, "eA=="), encoded}).ok());
}

TEST_CASE("what is encrypted is decrypted") {
  sources::Sources all;
  Run run(all, sources::Recording::on);
  for (const char* plain : {"x", "exactly 16 bytes", "longer than one block of it"}) {
    const Value crypt = *call(run, "encryptAES", {text(run, "password"), text(run, plain)});
    CHECK(crypt.view() != plain);
    CHECK(call(run, "decryptAES", {text(run, "password"), crypt})->view() == plain);
  }
  CHECK(call(run, "decryptAES", {text(run, "p"), text(run, "")})->view().empty());
  CHECK_FALSE(call(run, "decryptAES", {text(run, "p"), text(run, "eA==")}).ok());
}
