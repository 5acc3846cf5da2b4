#include <algorithm>

#include "helm/chart/struct_object.h"
#include "helm/functions/aes.h"
#include "helm/functions/families.h"
#include "helm/functions/placeholder.h"
#include "helm/functions/texts.h"

// Sprig's certificates and keys: placeholders of the same shape, whose bytes are no key and are `generated`.
namespace rummage::helm::families {
namespace {

constexpr std::string_view certificate_type = "sprig.certificate";
constexpr std::size_t certificate_bytes = 800;

Value certificate(const Call& call, Value cert, Value key) {
  std::vector<StructField> fields = {{"Cert", std::move(cert)}, {"Key", std::move(key)}};
  return Value::object(
      call.run.heap.keep(std::make_unique<StructObject>(StructType{certificate_type, "struct"}, std::move(fields))));
}

/// A PEM block whose content says what it is, over and over.
Value pem(const Call& call, std::string_view label, std::size_t bytes) {
  const std::string number = std::to_string(Placeholder(call.run).next());
  std::string content;
  while (content.size() < bytes) content += "placeholder " + number + " of what is generated at install time; ";
  content.resize(bytes);
  auto encoded = sources::encode(sources::Codec::base64, content);
  std::string out = "-----BEGIN " + std::string(label) + "-----\n";
  const std::string_view body = encoded ? std::string_view(encoded->bytes) : std::string_view();
  for (std::size_t at = 0; at < body.size(); at += 64) out.append(body.substr(at, 64)).append("\n");
  return generated(call, out + "-----END " + std::string(label) + "-----\n");
}

Result<Value> gen_private_key(const Call& call) {
  const std::string_view kind = call.view(0);
  if (kind.empty() || kind == "rsa") return pem(call, "RSA PRIVATE KEY", 2348);
  if (kind == "dsa") return pem(call, "DSA PRIVATE KEY", 856);
  if (kind == "ecdsa") return pem(call, "EC PRIVATE KEY", 121);
  if (kind == "ed25519") return pem(call, "PRIVATE KEY", 48);
  Joiner out(call);
  return out.add("Unknown type ").add(call[0].text()).finish();
}

Value fresh(const Call& call) {
  Value cert = pem(call, "CERTIFICATE", certificate_bytes);
  return certificate(call, std::move(cert), pem(call, "RSA PRIVATE KEY", 1191));
}

/// A list of texts, or nil.
Status check_list(const Value& value, std::string_view what) {
  if (value.is_nil()) return Done{};
  if (value.type() != Type::list)
    return failure("wrong type for value; expected []interface {}; got " + std::string(type_name(value.type(), 3)));
  if (value.as_list() == nullptr) return Done{};
  const auto& items = value.as_list()->items;
  if (std::all_of(items.begin(), items.end(), [](const Value& item) { return item.is_string(); })) return Done{};
  return failure("error processing " + std::string(what) + ": an entry is not a string");
}

Status check_names(const Call& call) {
  if (auto good = check_list(call[1], "ip"); !good) return good;
  return check_list(call[2], "alternate dns name");
}

const StructObject* as_certificate(const Value& value) {
  const bool is_one = value.type() == Type::object && value.as_object()->type_name() == certificate_type;
  return is_one ? dynamic_cast<const StructObject*>(value.as_object()) : nullptr;
}

Error no_certificate() {
  return failure("wrong type for value; expected sprig.certificate");
}

/// The key that was handed in, beside a certificate of its own.
Result<Value> with_key(const Call& call, const Value& key) {
  if (key.view().find("-----BEGIN ") == std::string_view::npos)
    return failure("parsing private key: no PEM data in input");
  return certificate(call, pem(call, "CERTIFICATE", certificate_bytes), key);
}

Result<Value> gen_ca(const Call& call) {
  return fresh(call);
}

Result<Value> gen_ca_with_key(const Call& call) {
  return with_key(call, call[2]);
}

Result<Value> gen_self_signed(const Call& call) {
  if (auto good = check_names(call); !good) return good.take_error();
  return fresh(call);
}

Result<Value> gen_self_signed_with_key(const Call& call) {
  if (auto good = check_names(call); !good) return good.take_error();
  return with_key(call, call[4]);
}

Result<Value> gen_signed(const Call& call) {
  if (auto good = check_names(call); !good) return good.take_error();
  if (as_certificate(call[4]) == nullptr) return no_certificate();
  return fresh(call);
}

Result<Value> gen_signed_with_key(const Call& call) {
  if (auto good = check_names(call); !good) return good.take_error();
  if (as_certificate(call[4]) == nullptr) return no_certificate();
  return with_key(call, call[5]);
}

Result<Value> decoded(const Call& call, std::size_t index, const char* what) {
  sources::Builder out = call.run.builder();
  if (!out.recode_back(sources::Codec::base64, call[index].text()))
    return failure(std::string("unable to decode base64 ") + what);
  Value text = Value::string(out.finish());
  const std::string_view bytes = text.view();
  const bool is_pem = bytes.find("-----BEGIN ") != bytes.npos && bytes.find("-----END ") != bytes.npos;
  if (!is_pem) return failure(std::string("unable to decode ") + what);
  return text;
}

/// A certificate and key that the chart's user has: decoded, not made.
Result<Value> build_custom(const Call& call) {
  auto cert = decoded(call, 0, "certificate");
  if (!cert) return cert;
  auto key = decoded(call, 1, "private key");
  if (!key) return key;
  return certificate(call, std::move(*cert), std::move(*key));
}

Result<Value> encrypt_aes(const Call& call) {
  if (call.view(1).empty()) return Value::string({});
  if (!fits(call, call.view(1).size() * 2)) return too_long();
  Placeholder placeholder(call.run);
  std::string iv;
  for (int i = 0; i < 16; ++i) iv += static_cast<char>(placeholder.below(256));
  const auto made = aes_encrypt(call.view(0), call.view(1), iv);
  auto encoded = sources::encode(sources::Codec::base64, made.value_or(""));
  if (!made || !encoded) return failure("the text cannot be encrypted");
  return call.derived(encoded->bytes);
}

Result<Value> decrypt_aes(const Call& call) {
  if (call.view(1).empty()) return Value::string({});
  auto crypt = sources::decode(sources::Codec::base64, call.view(1));
  if (!crypt) return failure("illegal base64 data");
  const auto made = aes_decrypt(call.view(0), crypt->bytes);
  if (!made) return failure("the text cannot be decrypted");
  return call.derived(*made);
}

constexpr FunctionRow rows[] = {
    {"genPrivateKey", "s", gen_private_key, Flow::generated},
    {"genCA", "si", gen_ca, Flow::generated},
    {"genCAWithKey", "sis", gen_ca_with_key, Flow::generated},
    {"genSelfSignedCert", "saai", gen_self_signed, Flow::generated},
    {"genSelfSignedCertWithKey", "saais", gen_self_signed_with_key, Flow::generated},
    {"genSignedCert", "saaia", gen_signed, Flow::generated},
    {"genSignedCertWithKey", "saaias", gen_signed_with_key, Flow::generated},
    {"buildCustomCert", "ss", build_custom, Flow::recode},
    {"encryptAES", "ss", encrypt_aes, Flow::recode},
    {"decryptAES", "ss", decrypt_aes, Flow::recode},
};

}  // namespace

Family certificates() {
  return rows;
}

}  // namespace rummage::helm::families
