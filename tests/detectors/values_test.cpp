#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "detectors/values/key.h"
#include "detectors/values/randomness.h"
#include "detectors/values/verdict.h"

using namespace rummage::detectors;

namespace {

std::string random_text(std::mt19937& engine, std::size_t size, std::string_view alphabet) {
  std::string out;
  for (std::size_t at = 0; at < size; ++at) out.push_back(alphabet[engine() % alphabet.size()]);
  return out;
}
constexpr std::string_view alnum = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

std::string why_of(std::string_view key, std::string_view value) {
  Verdict found = verdict(key, value);
  if (found.kind == VerdictKind::credential_likely) return "credential";
  return found.kind == VerdictKind::neutral ? "neutral" : name(found.why);
}

struct Row {
  const char* key;
  const char* value;
  const char* why;
};

}  // namespace

TEST_CASE("keys are cut into words in every notation") {
  using Words = std::vector<std::string>;
  CHECK(key_words("DB_PASS") == Words{"db", "pass"});
  CHECK(key_words("dbPassword") == Words{"db", "password"});
  CHECK(key_words("spring.datasource.password") == Words{"spring", "data", "source", "password"});
  CHECK(key_words("pgpass") == Words{"pg", "pass"});
  CHECK(key_words("APIKey2") == Words{"api", "key"});
  CHECK(key_words("acmepassword") == Words{"acme", "password"});
  CHECK(key_words("bypass") == Words{"bypass"});
  CHECK(key_words("--access-key-id") == Words{"access", "key", "id"});
}

TEST_CASE("the head of a key decides what it names") {
  for (const char* key : {"password",
                          "DB_PASS",
                          "dbPassword",
                          "spring.datasource.password",
                          "pgpass",
                          "MYSQL_PWD",
                          "passwordProd",
                          "token",
                          "GITHUB_TOKEN",
                          "apiKey",
                          "api-key",
                          "AWS_SECRET_ACCESS_KEY",
                          "clientSecret",
                          "jwtSecret",
                          "private_key",
                          "signingKey",
                          "SECRET_KEY_BASE64",
                          "passphrase",
                          "rootPassword1",
                          "admin.password",
                          "cookie-secret",
                          "ENCRYPTION_KEY",
                          "password_grafana",
                          "storageAccountKey",
                          "redisPassword",
                          "authToken",
                          "salt",
                          "credentials"}) {
    INFO(key);
    CHECK(read_key(key).speaks());
  }
  for (const char* key : {"secretName",
                          "secretRef",
                          "passwordFile",
                          "tokenUrl",
                          "keyName",
                          "passwordKey",
                          "existingSecret",
                          "tokenExpiry",
                          "min_password_length",
                          "public_key",
                          "key_id",
                          "accessKeyId",
                          "username",
                          "DB_HOST",
                          "DB_PORT",
                          "usernameKey",
                          "existingSecretPasswordKey",
                          "token_type",
                          "passwordPolicy",
                          "max_tokens",
                          "tls.crt",
                          "passwordSecretKey",
                          "passwordHash",
                          "serviceAccountName",
                          "imagePullSecretName",
                          "tokenAudience",
                          "bypass",
                          "compass",
                          "monkey",
                          "tokenizer",
                          "keyboard",
                          "secret-path"}) {
    INFO(key);
    CHECK_FALSE(read_key(key).speaks());
  }
}

TEST_CASE("what is no value is told by its structure") {
  const std::vector<Row> rows = {
      {"password", "", "empty"},
      {"password", "changeme", "placeholder"},
      {"password", "CHANGE_ME", "placeholder"},
      {"password", "changeme123", "placeholder"},
      {"password", "<password>", "placeholder"},
      {"password", "xxx", "placeholder"},
      {"password", "your-password-here", "placeholder"},
      {"password", "yourpasswordhere", "placeholder"},
      {"password", "example", "placeholder"},
      {"password", "****", "placeholder"},
      {"password", "REPLACE_ME", "placeholder"},
      {"password", "password", "placeholder"},
      {"token", "sk-xxxxxxxxxxxxxxxxxxxx", "placeholder"},
      {"token", "dummy-token", "placeholder"},
      {"secret", "value", "placeholder"},
      {"secret", "secretText", "placeholder"},
      {"token", "1A...DW-id...NE", "placeholder"},
      {"password", "-}", "placeholder"},
      {"password", "${DB_PASS}", "template"},
      {"password", "$DB_PASS", "template"},
      {"password", "{{ .Values.db.password }}", "template"},
      {"password", "$(cat /run/secret)", "template"},
      {"password", "%s", "template"},
      {"password", "%(password)s", "template"},
      {"password", "__DB_PASSWORD__", "template"},
      {"password", "${chart-admin-password}", "template"},
      {"authorization", "Bearer ${TOKEN}", "template"},
      {"password", "ENC[AES256_GCM,data:p673w==,iv:YY=,tag:aA=,type:str]", "ciphertext"},
      {"password", "vault:secret/data/app#password", "reference"},
      {"password", "ref+vault://secret/app#/password", "reference"},
      {"password", "<path:secret/data/app#password>", "reference"},
      {"password", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db", "reference"},
      {"password", "op://vault/item/password", "reference"},
      {"password", "config.database.user", "identifier"},
      {"password", "os.environ[\"DB_PASSWORD\"]", "reference"},
      {"password", "getPassword()", "reference"},
      {"password", "Optional[str] = None", "reference"},
      {"password", "signing-key:passphrase", "reference"},
      {"passwords", "CLIENT_PASSWORD1,CLIENT_PASSWORD2", "reference"},
      {"clientSecret", ":dex.github.clientSecret", "identifier"},
      {"password", "DB_PASSWORD", "reference"},
      {"password", "true", "boolean"},
      {"password", "/run/secrets/db-password", "path"},
      {"password", "./secrets/db.txt", "path"},
      {"password", "db-password.txt", "file-name"},
      {"token", "300", "number"},
      {"token", "30s", "duration"},
      {"token", "basic", "level-or-mode"},
      {"secret", "my-app-tls-certs", "identifier"},
      {"url", "https://example.com/path", "url-without-password"},
      {"DATABASE_URL", "postgres://app@db:5432/shop", "url-without-password"},
      {"DATABASE_URL", "postgres://app:${PASS}@db:5432/shop", "template"},
      {"DATABASE_URL", "postgres://app:changeme@db:5432/shop", "placeholder"},
      {"tls.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "public-certificate"},
      {"key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@host", "public-key"},
      {"username", "app", "user-name"},
      {"host", "db.prod.svc.cluster.local", "host"},
      {"x", "10.0.0.1:5432", "host"},
      {"DB_PORT", "5432", "port"},
      {"x", "eu-west-1", "region"},
      {"x", "europe-west1-b", "region"},
      {"x", "1.2.3-rc1", "version"},
      {"x", "ghcr.io/acme/app:1.2", "image"},
      {"x", "me@acme.com", "e-mail"},
      {"x", "123e4567-e89b-12d3-a456-426614174000", "uuid"},
      {"x", "d41d8cd98f00b204e9800998ecf8427e", "hash"},
      {"x", "debug", "level-or-mode"},
      {"secretName", "shop-db", "identifier"},
      {"passwordKey", "password", "placeholder"},
      {"bucket", "acme-backups", "database-or-bucket-name"},
      {"access_key",
       "AKIAIOSFODNN7"
       "EXAMPLE",
       "example"},
      {"password", "aaaaaaaaaa", "repeated-characters"},
      {"token", "0123456789abcdef", "repeated-characters"},
      {"x", "the quick brown fox jumps", "words"},
      {"credentialData", "{\\\"hashIterations\\\":27500,\\\"algorithm\\\":\\\"pbkdf2-sha256\\\"}", "words"},
      {"secret", "{\"algorithm\":\"scrypt\",\"rounds\":8}", "words"},
  };
  for (const Row& row : rows) {
    INFO(row.key << ": " << row.value);
    CHECK(why_of(row.key, row.value) == row.why);
  }
}

TEST_CASE("weak passwords under a key that says so count") {
  for (const char* value : {"hunter42", "s3cr3t!pw", "Winter2024", "letmein1", "correct-horse-battery", "pa55w0rd",
                            "12345678", "qwerty", "Passw0rd!", "test123", "b@dIdea$1", "p4$$word{x", "admin"}) {
    INFO(value);
    CHECK(why_of("db_password", value) == "credential");
  }
  CHECK(why_of("clientSecret", "123e4567-e89b-12d3-a456-426614174000") == "credential");
  CHECK(why_of("api_key", "d41d8cd98f00b204e9800998ecf8427e") == "credential");
  std::mt19937 engine(3);
  CHECK(why_of("secretkey", "minio123") == "credential");
  CHECK(why_of("credentials", "admin:hunter42") == "credential");
  CHECK(verdict("basic_auth", "admin:hunter42").begin == 6);
  CHECK(why_of("api_key", "1234567890") == "number");
  CHECK(why_of("forgot_password", "Forgot password?") == "placeholder");
  for (const char* key : {"AZURE_BATCH_KEY", "OCI_CLI_KEY_CONTENT", "auth", "SECRET_BLAH"}) {
    INFO(key);
    CHECK(why_of(key, random_text(engine, 32, alnum)) == "credential");
    CHECK(why_of(key, "some-name") != "credential");
  }
  CHECK(why_of("secret", "{\"value\":\"" + random_text(engine, 32, alnum) + "\"}") == "credential");
  CHECK(why_of("cacheKey", random_text(engine, 32, alnum)) != "credential");
  CHECK(why_of("password", "${DB_PASS:-hunter42}") == "credential");
  CHECK(why_of("password", "{{ .Values.pw | default \"hunter42\" }}") == "credential");
}

TEST_CASE("a connection string is its password") {
  for (std::string text : {"postgres://app:hunter42@db/shop", "jdbc:mysql://db/x?user=a&password=hunter42",
                           "Server=db;User Id=sa;Password=hunter42;", "host=db user=app password=hunter42",
                           "app:hunter42@tcp(db:3306)/shop", "amqp://app:hunter42@mq.example.com:5672/vhost",
                           "redis://:hunter42@redis:6379/0"}) {
    INFO(text);
    Verdict found = verdict("anything", text);
    CHECK(found.kind == VerdictKind::credential_likely);
    CHECK(found.connection);
    CHECK(text.substr(found.begin, found.end - found.begin) == "hunter42");
  }
}

TEST_CASE("random text looks random and names do not") {
  std::mt19937 engine(7);
  int seen = 0;
  for (int round = 0; round < 500; ++round) seen += looks_random(random_text(engine, 20, alnum));
  CHECK(seen >= 495);
  seen = 0;
  for (int round = 0; round < 500; ++round) seen += looks_random(random_text(engine, 32, "0123456789abcdef"));
  CHECK(seen >= 490);
  for (const char* text :
       {"kubernetes-dashboard-controller", "prometheusOperatorAdmission", "my_service_account_name",
        "application/json; charset", "registry.k8s.io/kube-state-metrics", "PodDisruptionBudget", "1234567890123456",
        "com.example.demo.Application", "node-role.kubernetes.io/control-plane"}) {
    INFO(text);
    CHECK_FALSE(looks_random(text));
  }
}

TEST_CASE("any bytes get a verdict, and the part lies within the value") {
  std::mt19937 engine(11);
  static constexpr std::string_view alphabet = "aB1${}()%@:/=;&?.-_ \n\"'<>[]#\x80\xff|,*~!\\";
  for (int round = 0; round < 20000; ++round) {
    std::string key = random_text(engine, engine() % 12, alphabet),
                value = random_text(engine, engine() % 40, alphabet);
    Verdict found = verdict(key, value);
    REQUIRE(found.end <= value.size());
    REQUIRE(found.begin <= found.end);
    if (found.kind != VerdictKind::not_a_value) REQUIRE(found.begin < found.end);
  }
}

TEST_CASE("entropy is that of its definition") {
  CHECK(byte_entropy("") == 0);
  CHECK(byte_entropy("aaaa") == Approx(0).margin(1e-9));
  CHECK(byte_entropy("abcd") == Approx(2));
  CHECK(byte_entropy(std::string(300, 'a') + std::string(300, 'b')) == Approx(1));
}
