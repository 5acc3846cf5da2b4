#include "detectors/values/key_table.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "detectors/values/word_set.h"

namespace rummage::detectors {
namespace {

struct Group {
  KeyKind kind;
  Why why;
  std::string_view words;  ///< separated by blanks
};

constexpr std::array groups = {
    Group{KeyKind::password, Why::none,
          " password passwords passwd passwrd passwort pswd psw pwd pass passphrase passphrases passcode pw pin "},
    Group{KeyKind::secret, Why::none, " secret credential credentials creds cred "},
    Group{KeyKind::token, Why::none, " token tokens jwt bearer authorization authtoken pat "},
    Group{KeyKind::signing_key, Why::none, " salt pepper "},
    Group{KeyKind::connection, Why::none,
          " url uri urls uris dsn jdbc connection conn connstr link endpoint endpoints webhook webhooks "},
    Group{KeyKind::against, Why::user_name,
          " username user usr users usernames login principal owner author uname userid uid account subject sender "
          "recipient accounts "},
    Group{KeyKind::against, Why::e_mail, " email mail emails "},
    Group{KeyKind::against, Why::host,
          " host hostname hosts server servers address addr addresses ip ips domain domains fqdn broker brokers node "
          "nodes listen bind origin origins cidr "},
    Group{KeyKind::against, Why::port, " port ports "},
    Group{KeyKind::against, Why::region, " region regions zone zones location datacenter "},
    Group{KeyKind::against, Why::path, " path paths dir directory folder mount mountpath home volume volumes root "},
    Group{KeyKind::against, Why::file_name, " file filename files keyfile keytab "},
    Group{KeyKind::against, Why::number,
          " count counts size length len limit limits max min number num replicas weight depth bytes quota retries "
          "attempts cost rounds iterations bits strength complexity total budget "},
    Group{
        KeyKind::against, Why::duration,
        " ttl expiry expiration expires expire lifetime timeout duration interval period age rotation seconds minutes "
        "hours days ms sec date time timestamp validity grace leeway deadline "},
    Group{
        KeyKind::against, Why::mode_word,
        " type kind mode level format algorithm algo alg method policy scheme strategy environment stage tier protocol "
        "encoding encryption decryption style class provider engine backend driver dialect flow grant severity "},
    Group{KeyKind::against, Why::boolean,
          " enabled enable disabled disable required optional active debug verbose allowed immutable "},
    Group{KeyKind::against, Why::database_name,
          " database db dbname bucket buckets queue topic schema table collection index stream exchange vhost "},
    Group{KeyKind::against, Why::checksum,
          " checksum digest sha md fingerprint thumbprint etag sum integrity commit revision nonce "},
    Group{KeyKind::against, Why::hash, " hash hashes hashed "},
    Group{KeyKind::against, Why::version, " version versions release build "},
    Group{KeyKind::against, Why::image, " image images repository repo tag registry "},
    Group{KeyKind::against, Why::public_certificate,
          " cert certs certificate certificates crt ca cacert cabundle bundle chain truststore "},
    Group{KeyKind::against, Why::public_key, " pub pubkey publickey "},
    Group{
        KeyKind::against, Why::identifier,
        " name names ref refs reference id ids identifier field fields column label labels title selector namespace "
        "realm scope scopes audience aud issuer iss role roles group groups permission permissions claim claims param "
        "parameter property attribute var variable variables env hint prompt description desc message msg comment note "
        "help error template pattern regex regexp prefix suffix separator delimiter charset alphabet characters chars "
        "manager store storage vault service services cluster context project tenant org organization team branch app "
        "application client source target destination reset change update create rotate generator generate generation "
        "validation validator check checker verify verification page form input button handler middleware controller "
        "request response action event reader writer command operator plugin status state reason secretname keyname "
        "apiversion secrets connector encoder hasher decoder converter container containers header headers annotation "
        "annotations "},
};

constexpr std::string_view qualifiers =
    " value val data text txt string str literal plain plaintext raw b64 base64 base encoded default def prod "
    "production "
    "prd dev development stag staging stg test tests testing qa uat int local old new current previous prev next "
    "primary "
    "secondary backup readonly rw ro internal external override fallback content contents main live sandbox this here "
    "my "
    "is s in out json yaml yml ";

constexpr std::array keys_after = {
    Group{
        KeyKind::api_key, Why::none,
        " api access secret account storage shared subscription app application auth authentication license licence "
        "client service integration webhook admin root consumer personal rest sas function write read ingest ingestion "
        "bot developer dev server tenant user org organization team project primary secondary merchant "},
    Group{KeyKind::private_key, Why::none,
          " private priv ssh rsa dsa ecdsa ec pem tls ssl pgp gpg age deploy machine "},
    Group{KeyKind::signing_key, Why::none,
          " sign signing signature encrypt encryption decryption crypto cipher hmac jwt cookie session secure security "
          "aes "
          "fernet master symmetric csrf unseal recovery wrapping erlang gossip seal "},
    Group{KeyKind::against, Why::public_key, " public pub authorized verification "},
    Group{KeyKind::against, Why::identifier,
          " password username passwd pass pwd token credential credentials login host port url uri cert ca crt sort "
          "foreign "
          "partition cache routing object map group label annotation topology config configuration metric property "
          "lookup "
          "translation row ref name file data existing email database db value index "},
};

constexpr std::string_view qualifying =
    " client jwt webhook session cookie app application api shared signing hmac csrf oauth oidc aws azure github "
    "gitlab slack "
    "totp otp mfa consumer auth access refresh bearer id bot personal service account deploy registry npm pypi "
    "csi flask django rails hash encryption ";

constexpr std::string_view glue =
    " my your db pg mysql postgres postgresql sql mongo mongodb redis rabbit rabbitmq admin root user smtp mail ftp "
    "sftp ssh "
    "ldap http https auth login api access secret private public key keys pass word app client server master web jdbc "
    "database oauth jwt aws azure gcp git github gitlab docker npm registry proxy basic bearer session cookie signing "
    "encryption account storage service repl replication grafana sudo wifi vpn vnc rdp keystore truststore cert store "
    "connection existing refresh id bot elastic kafka minio vault consumer hook require ";

using NounMap = std::unordered_map<std::string_view, Noun>;

NounMap map_of(std::span<const Group> table) {
  NounMap map;
  for (const Group& group : table) {
    WordSet::for_each(group.words,
                      [&](std::string_view word) { map.try_emplace(word, Noun{word, group.kind, group.why}); });
  }
  return map;
}

std::optional<Noun> look_up(const NounMap& map, std::string_view word) {
  auto at = map.find(word);
  if (at == map.end()) return std::nullopt;
  return at->second;
}

}  // namespace

std::optional<Noun> noun(std::string_view word) {
  static const NounMap map = map_of(groups);
  return look_up(map, word);
}

bool is_qualifier(std::string_view word) {
  static const WordSet set(qualifiers);
  return set.has(word);
}

std::optional<Noun> key_after(std::string_view word) {
  static const NounMap map = map_of(keys_after);
  return look_up(map, word);
}

bool makes_qualified(std::string_view word) {
  static const WordSet set(qualifying);
  return set.has(word);
}

bool may_be_glued(std::string_view word) {
  static const WordSet set(glue);
  return word.size() >= 2 && (set.has(word) || is_qualifier(word) || noun(word));
}

}  // namespace rummage::detectors
