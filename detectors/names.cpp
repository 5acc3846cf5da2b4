#include "detectors/names.h"

namespace rummage::detectors {
namespace {

using namespace std::string_view_literals;

constexpr std::pair<std::string_view, Check> checks[] = {
    {"crc32-base62", Check::crc32_base62},
    {"github-pat", Check::github_pat},
    {"gitlab-routable", Check::gitlab_routable},
    {"crc32-base62-body", Check::crc32_base62_body},
    {"crc32-hex-body", Check::crc32_hex_body},
    {"grafana-sa", Check::grafana_sa},
    {"atlassian", Check::atlassian},
    {"bech32-age", Check::bech32_age},
    {"azure-storage", Check::azure_storage},
    {"azure-redis", Check::azure_redis},
    {"aws-key-id", Check::aws_key_id},
    {"base64-json", Check::base64_json},
    {"discord-id", Check::discord_id},
    {"openai-marker", Check::openai_marker},
};

constexpr std::pair<std::string_view, Structure> structures[] = {
    {"pem-private-key", Structure::pem_private_key},
    {"pem-encrypted-key", Structure::pem_encrypted_key},
    {"jwt", Structure::jwt},
    {"gcp-service-account", Structure::gcp_service_account},
    {"docker-auth", Structure::docker_auth},
    {"aws-key-pair", Structure::aws_key_pair},
    {"basic-auth", Structure::basic_auth},
    {"keyed-connection", Structure::keyed_connection},
    {"pgp-private-key", Structure::pgp_private_key},
    {"putty-private-key", Structure::putty_private_key},
};

constexpr std::string_view pem[] = {"PRIVATE KEY-----", "LS0tLS1CRUdJTi"};
constexpr std::string_view jwt[] = {"eyJ"};
constexpr std::string_view gcp[] = {"\"service_account\""};
constexpr std::string_view docker[] = {"\"auth\""};
constexpr std::string_view aws[] = {"AKIA", "ASIA", "ABIA", "ACCA"};
constexpr std::string_view basic[] = {"basic "};
constexpr std::string_view keyed[] = {"password=", "pwd=", "password =", "accountkey=", "sharedaccesskey="};
constexpr std::string_view pgp[] = {"PGP PRIVATE KEY BLOCK-----"};
constexpr std::string_view putty[] = {"PuTTY-User-Key-File-"};

}  // namespace

std::span<const std::pair<std::string_view, Check>> check_names() {
  return checks;
}
std::span<const std::pair<std::string_view, Structure>> structure_names() {
  return structures;
}

std::span<const std::string_view> structure_literals(Structure structure) {
  switch (structure) {
    case Structure::pem_private_key:
    case Structure::pem_encrypted_key:
      return pem;
    case Structure::jwt:
      return jwt;
    case Structure::gcp_service_account:
      return gcp;
    case Structure::docker_auth:
      return docker;
    case Structure::aws_key_pair:
      return aws;
    case Structure::basic_auth:
      return basic;
    case Structure::keyed_connection:
      return keyed;
    case Structure::pgp_private_key:
      return pgp;
    case Structure::putty_private_key:
      return putty;
    case Structure::none:
      break;
  }
  return {};
}

bool folds_case(Structure structure) {
  return structure == Structure::basic_auth || structure == Structure::keyed_connection;
}

}  // namespace rummage::detectors
