#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace rummage::detectors {

/// A set of bytes.
struct ByteSet {
  std::array<std::uint64_t, 4> words{};
  bool has(unsigned char c) const { return words[c >> 6] >> (c & 63) & 1; }
};

/// A step of a sequence: bytes `text[at, at + least)` of the table, or `least` to `most` bytes of class `at`, or a
/// mark.
struct Step {
  enum class Kind : std::uint8_t { literal, run, secret_begin, secret_end };
  Kind kind;
  std::uint32_t at;
  std::uint16_t least, most;
};

/// Steps to be matched one after the other. `anchor`: index, among them, of the literal that the prefilter looks for;
/// before it stand `head_least` to `head_most` bytes.
struct Sequence {
  std::uint32_t first;
  std::uint16_t count, anchor;
  std::uint16_t head_least, head_most;
  bool fold;
  bool fixed;  ///< every match has the same length
};

enum class FormKind : std::uint8_t { token, assignment, nearby, connection, structure, generic, regex };

/// Offline checks (research: formats published by the issuers). `none`: there is none.
enum class Check : std::uint8_t {
  none,
  crc32_base62,
  github_pat,
  gitlab_routable,
  crc32_base62_body,
  crc32_hex_body,
  grafana_sa,
  atlassian,
  bech32_age,
  azure_storage,
  azure_redis,
  aws_key_id,
  base64_json,
  discord_id,
  openai_marker,
};

/// Judged by code (detectors/structures).
enum class Structure : std::uint8_t {
  none,
  pem_private_key,
  pem_encrypted_key,
  jwt,
  gcp_service_account,
  docker_auth,
  aws_key_pair,
  basic_auth,
  keyed_connection,
  pgp_private_key,
  putty_private_key,
};

/// A slice of another array of the table.
struct Slice {
  std::uint32_t first = 0, count = 0;
};

/// One form of one rule. Words are folded: lower case, without `_`, `-`, `.` and blanks.
struct Form {
  FormKind kind;
  Check check;
  Structure structure;
  bool left_boundary, right_boundary;
  std::uint16_t rule;      ///< index into Table::rules
  Slice sequences;         ///< into Table::sequences
  Slice keys, also, near;  ///< into Table::words
  std::uint16_t within;    ///< of a nearby form, in bytes
  std::uint16_t entropy;   ///< in hundredths of a bit a character; 0: none asked
  Slice regex;             ///< into Table::text
};

/// A word as a slice of Table::text.
using Word = Slice;

/// Who is interested in a literal: a form, and of a token the sequence.
struct User {
  std::uint16_t form;
  std::uint32_t sequence;
};

/// A literal that the prefilter looks for. `trigram`: offset of its rarest three bytes.
struct Literal {
  Slice text;  ///< into Table::text; folded to lower case when `fold`
  std::uint8_t trigram;
  bool fold;
  Slice users;
};

/// What is to be found, compiled. Views: constant tables of the program, or owned by a CompiledRules.
struct Table {
  std::span<const std::string_view> rules;     ///< ids
  std::span<const std::string_view> prefixes;  ///< public prefix of each rule
  std::span<const Form> forms;
  std::span<const Sequence> sequences;
  std::span<const Step> steps;
  std::span<const ByteSet> classes;
  std::span<const Word> words;
  std::span<const Literal> literals;
  std::span<const User> users;
  std::string_view text;
  std::uint32_t factor;  ///< of the prefilter's hash, see best_factor()

  std::string_view slice(Slice part) const { return text.substr(part.first, part.count); }
};

/// The table of the rules in detectors/rules, made by tools/rule_compiler.
const Table& builtin_table();

}  // namespace rummage::detectors
