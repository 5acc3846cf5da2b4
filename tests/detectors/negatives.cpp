#include "tests/detectors/negatives.h"

#include <string_view>

namespace rummage::test {
namespace {

using Engine = std::mt19937;

constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz", digits = "0123456789", hex = "0123456789abcdef";
const std::string alnum = std::string(lower) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

std::string chars(Engine& engine, std::string_view alphabet, std::size_t size) {
  std::string out;
  while (out.size() < size) out.push_back(alphabet[engine() % alphabet.size()]);
  return out;
}

std::string pick(Engine& engine, std::initializer_list<const char*> words) {
  return *(words.begin() + engine() % words.size());
}

std::string word(Engine& engine) {
  return pick(engine, {"shop", "billing", "orders", "payments", "gateway", "ledger", "catalog", "search", "mailer",
                       "worker", "frontend", "inventory", "session", "reports", "tenant", "proxy"});
}
std::string credential_key(Engine& engine) {
  return pick(engine, {"password", "DB_PASSWORD", "dbPassword", "api-key", "API_TOKEN", "client_secret",
                       "redis.password", "jwtSecret", "admin_passwd", "accessToken", "ENCRYPTION_KEY", "smtp-pass"});
}
std::string uuid(Engine& engine) {
  return chars(engine, hex, 8) + "-" + chars(engine, hex, 4) + "-4" + chars(engine, hex, 3) + "-a" +
         chars(engine, hex, 3) + "-" + chars(engine, hex, 12);
}
std::string host(Engine& engine) {
  return word(engine) + "." + pick(engine, {"acme.com", "prod.svc.cluster.local", "eu.acme.io"});
}

using Make = Negative (*)(Engine&);

/// Under a key that speaks for a credential, values of a form that none has.
const std::vector<Make> of_value = {
    [](Engine& e) {
      return Negative{"placeholder", credential_key(e),
                      pick(e, {"changeme", "CHANGE_ME", "<password>", "xxxxxxxx", "your-password-here", "****",
                               "REPLACE_ME", "<your-token>", "todo", "replace-with-token", "yourpassword", "dummy",
                               "example-key", "redacted", "insert_token_here"}),
                      ""};
    },
    [](Engine& e) {
      return Negative{
          "template", credential_key(e),
          pick(e, {"${DB_PASS}", "$(DB_PASS)", "{{ .Values.db.password }}", "%s", "${vault.db.password}",
                   "<%= password %>", "#{db_pass}", "__DB_PASS__", "$DB_PASS", "{{ include \"app.password\" . }}"}),
          ""};
    },
    [](Engine& e) {
      return Negative{"reference", credential_key(e),
                      pick(e, {"vault:secret/data/", "ref+awsssm://prod/", "<path:secret/data/",
                               "arn:aws:secretsmanager:eu-west-1:123456789012:secret:", "op://prod/item/",
                               "secret/data/app/", "projects/p1/secrets/"}) +
                          word(e) + pick(e, {"#password", "-db"}),
                      ""};
    },
    [](Engine& e) {
      return Negative{"ciphertext", credential_key(e),
                      "ENC[AES256_GCM,data:" + chars(e, alnum, 24) + "==,iv:" + chars(e, alnum, 43) +
                          "=,tag:" + chars(e, alnum, 22) + "==,type:str]",
                      ""};
    },
    [](Engine& e) {
      return Negative{"certificate", credential_key(e),
                      "-----BEGIN CERTIFICATE-----" + chars(e, alnum, 60) + "-----END CERTIFICATE-----", ""};
    },
    [](Engine& e) {
      return Negative{"public key", credential_key(e),
                      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + chars(e, alnum, 43) + " me@" + word(e), ""};
    },
    [](Engine& e) { return Negative{"boolean", credential_key(e), pick(e, {"true", "false", "yes", "no"}), ""}; },
    [](Engine& e) { return Negative{"path", credential_key(e), "/etc/" + word(e) + "/" + word(e), ""}; },
    [](Engine& e) {
      return Negative{"file name", credential_key(e), word(e) + "-" + word(e) + pick(e, {".pem", ".txt", ".json"}), ""};
    },
    [](Engine& e) {
      return Negative{"variable name", credential_key(e), "SHOP_DB_" + pick(e, {"PASSWORD", "TOKEN"}), ""};
    },
    [](Engine& e) {
      return Negative{"duration", credential_key(e), std::to_string(1 + e() % 90) + pick(e, {"s", "m", "h"}), ""};
    },
    [](Engine& e) { return Negative{"url", credential_key(e), "https://" + host(e) + "/oauth/" + word(e), ""}; },
    [](Engine& e) { return Negative{"host", credential_key(e), host(e), ""}; },
    [](Engine& e) { return Negative{"e-mail", credential_key(e), word(e) + "@acme.com", ""}; },
    [](Engine& e) {
      return Negative{"repeated", credential_key(e), std::string(8 + e() % 8, pick(e, {"a", "0", "-"})[0]), ""};
    },
    [](Engine& e) {
      std::string doubled;
      for (char c : chars(e, hex, 6 + e() % 8)) doubled += std::string(2, c);
      return Negative{"doubled", credential_key(e), doubled, ""};
    },
    [](Engine& e) { return Negative{"left out", credential_key(e), chars(e, alnum, 6 + e() % 20) + "...", ""}; },
    [](Engine& e) {
      return Negative{"pattern", credential_key(e), pick(e, {"^.{8,32}$", "^[A-Za-z0-9]+$", "^(a|b)\\d{4,}$"}), ""};
    },
    [](Engine&) { return Negative{"empty", "password", "", ""}; },
};

/// Under a key that speaks for something else.
const std::vector<Make> of_key = {
    [](Engine& e) {
      return Negative{"user name", pick(e, {"username", "DB_USER", "login"}), word(e) + chars(e, digits, 2),
                      "password"};
    },
    [](Engine& e) { return Negative{"host", pick(e, {"host", "DB_HOST", "server.address"}), host(e), "password"}; },
    [](Engine& e) {
      return Negative{"port", pick(e, {"port", "DB_PORT"}), std::to_string(1024 + e() % 60000), "DB_PASS"};
    },
    [](Engine& e) {
      return Negative{"region", pick(e, {"region", "AWS_REGION", "x"}),
                      pick(e, {"eu-west-1", "us-gov-east-1", "europe-west1-b", "westeurope"}), "token"};
    },
    [](Engine& e) {
      return Negative{"secret name",
                      pick(e, {"secretName", "existingSecret", "tlsSecretName", "secretRef", "passwordSecretName"}),
                      word(e) + "-" + word(e) + "-" + chars(e, lower, 5), "secretToken"};
    },
    [](Engine& e) {
      return Negative{"secret key", pick(e, {"passwordKey", "userPasswordKey", "tokenKey", "keyName"}),
                      word(e) + "-password", "apiKey"};
    },
    [](Engine& e) {
      return Negative{"password file", pick(e, {"passwordFile", "TOKEN_PATH", "secret_file"}),
                      "/run/secrets/" + word(e), "password"};
    },
    [](Engine& e) {
      return Negative{"token url", pick(e, {"tokenUrl", "token_endpoint", "jwks_uri"}), "https://" + host(e) + "/token",
                      "token"};
    },
    [](Engine& e) {
      return Negative{"expiry", pick(e, {"tokenExpiry", "password_max_age", "TOKEN_TTL"}),
                      std::to_string(60 + e() % 90000), "token"};
    },
    [](Engine& e) {
      return Negative{"length", pick(e, {"min_password_length", "secretLength", "tokenSize"}),
                      std::to_string(8 + e() % 60), "secret"};
    },
    [](Engine& e) {
      return Negative{"checksum", pick(e, {"checksum/secret", "config.sha256", "image_digest"}), chars(e, hex, 64),
                      "token"};
    },
    [](Engine& e) {
      return Negative{"key id", pick(e, {"key_id", "kmsKeyId", "accessKeyId", "client_id"}), chars(e, alnum, 20),
                      "client_secret"};
    },
    [](Engine& e) {
      return Negative{"public key", pick(e, {"public_key", "publicKey", "signing.pub"}), chars(e, alnum, 43) + "=",
                      "private_key"};
    },
    [](Engine& e) { return Negative{"uuid", pick(e, {"instance", "tenantId", "uid"}), uuid(e), "password"}; },
    [](Engine& e) {
      return Negative{"database", pick(e, {"database", "DB_NAME", "bucket"}), word(e) + "_" + word(e), "DB_PASSWORD"};
    },
    [](Engine& e) {
      return Negative{"level", pick(e, {"LOG_LEVEL", "mode", "environment"}), pick(e, {"debug", "production", "warn"}),
                      "pgpass"};
    },
    [](Engine& e) {
      return Negative{"image", pick(e, {"image", "repository"}),
                      "ghcr.io/acme/" + word(e) + ":1." + std::to_string(e() % 30), "token"};
    },
    [](Engine& e) {
      return Negative{"token type", pick(e, {"tokenType", "auth_method", "grant_type"}),
                      pick(e, {"bearer", "basic", "client_credentials"}), "token"};
    },
    [](Engine& e) {
      return Negative{"url", pick(e, {"url", "DATABASE_URL", "redis.url"}),
                      "postgres://" + word(e) + "@" + host(e) + ":5432/" + word(e), "password"};
    },
};

}  // namespace

std::string make_password(Engine& engine) {
  return chars(engine, alnum, 9 + engine() % 10) + chars(engine, "!%+=_~", 1) + "q7" + chars(engine, alnum, 2);
}

std::vector<Negative> make_negatives(Engine& engine, int rounds) {
  std::vector<Negative> out;
  for (int round = 0; round < rounds; ++round) {
    for (Make make : of_value) out.push_back(make(engine)), out.back().twin_key = out.back().key;
    for (Make make : of_key) out.push_back(make(engine));
  }
  return out;
}

}  // namespace rummage::test
