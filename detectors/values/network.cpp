#include <array>

#include "detectors/values/characters.h"
#include "detectors/values/plain_shape.h"
#include "detectors/values/randomness.h"
#include "detectors/values/word_set.h"

namespace rummage::detectors {
namespace {

/// Last labels that names of hosts in configuration have: the common top-level domains and those inside clusters.
const WordSet& last_labels() {
  static const WordSet set(
      " com org net io dev app cloud local internal svc cluster lan corp home test example invalid localhost edu gov "
      "mil "
      "int "
      "info biz co ai me us uk de fr eu jp cn ru nl it es se no fi ch at be dk pl cz au ca br in kr tech xyz sh run "
      "tools "
      "host site online store tv cc so to gg ly im fm ");
  return set;
}

std::string_view without_port(std::string_view v) {
  std::size_t colon = v.rfind(':');
  if (colon == std::string_view::npos || colon + 1 == v.size() || v.size() - colon > 6) return v;
  return all_of(v.substr(colon + 1), is_digit) ? v.substr(0, colon) : v;
}

bool is_ipv4(std::string_view v) {
  if (std::size_t slash = v.find('/'); slash != std::string_view::npos) {
    if (v.size() - slash > 3 || !all_of(v.substr(slash + 1), is_digit)) return false;
    v = v.substr(0, slash);
  }
  std::size_t dots = 0, digits = 0;
  for (char c : v) {
    if (c == '.') {
      if (digits == 0) return false;
      ++dots, digits = 0;
    } else if (!is_digit(c) || ++digits > 3) {
      return false;
    }
  }
  return dots == 3 && digits > 0;
}

bool is_ipv6(std::string_view v) {
  if (v.starts_with('[')) v = v.substr(1, v.find(']') == std::string_view::npos ? v.size() : v.find(']') - 1);
  if (std::size_t slash = v.find('/'); slash != std::string_view::npos) v = v.substr(0, slash);
  return v.size() >= 2 && std::count(v.begin(), v.end(), ':') >= 2 &&
         all_of(v, [](char c) { return is_hex(c) || c == ':' || c == '.'; });
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         (label == "*" || all_of(label, [](char c) { return is_word(c) || c == '-'; }));
}

/// Labels with dots between; the last one known.
bool is_domain(std::string_view v) {
  if (v.ends_with('.')) v.remove_suffix(1);
  std::size_t last = v.rfind('.');
  if (last == std::string_view::npos || v.size() > 253 || !last_labels().has(lowered(v.substr(last + 1)))) return false;
  for (std::size_t begin = 0; begin <= v.size();) {
    std::size_t dot = std::min(v.find('.', begin), v.size());
    if (!is_label(v.substr(begin, dot - begin))) return false;
    begin = dot + 1;
  }
  return true;
}

bool is_one_host(std::string_view v) {
  if (is_ipv4(v) || is_ipv6(v)) return true;
  std::string_view name = without_port(v);
  if (name == "localhost" || is_ipv4(name) || is_domain(name)) return true;
  bool ported = name.size() < v.size();
  return ported && is_label(name) && is_letter(name[0]) && !looks_random(name, 10);
}

}  // namespace

bool is_host(std::string_view v) {
  if (v.size() > 1024) return false;
  for (std::size_t begin = 0; begin <= v.size();) {
    std::size_t comma = std::min(v.find(',', begin), v.size());
    if (!is_one_host(trimmed(v.substr(begin, comma - begin)))) return false;
    begin = comma + 1;
  }
  return !v.empty();
}

bool is_bare_url(std::string_view v) {
  std::size_t slash = v.find('/'), at = v.find('@'), colon = v.find(':');
  if (v.starts_with("git@") && colon != std::string_view::npos) return is_host(v.substr(at + 1, colon - at - 1));
  return slash != std::string_view::npos && slash > 0 && is_host(v.substr(0, slash)) && is_path(v.substr(slash));
}

bool is_e_mail(std::string_view v) {
  if (std::size_t open = v.rfind('<'); open != std::string_view::npos && v.ends_with('>')) {
    v = v.substr(open + 1, v.size() - open - 2);
  }
  std::size_t at = v.find('@');
  if (at == std::string_view::npos || at == 0 || v.size() > 254) return false;
  bool local = all_of(v.substr(0, at),
                      [](char c) { return is_word(c) || std::string_view(".+-").find(c) != std::string_view::npos; });
  return local && is_domain(v.substr(at + 1));
}

bool is_path(std::string_view v) {
  if (v.size() > 1024 || v.size() < 2) return false;
  bool drive = v.size() > 3 && is_letter(v[0]) && v[1] == ':' && (v[2] == '\\' || v[2] == '/');
  bool anchored = v[0] == '/' || v.starts_with("./") || v.starts_with("../") || v.starts_with("~/") || drive;
  if (!anchored && std::count(v.begin(), v.end(), '/') < 2) return false;
  if (v.find("//") != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= v.size();) {
    std::size_t slash = std::min(v.find_first_of("/\\:", begin), v.size());
    std::string_view part = v.substr(begin, slash - begin);
    bool plain = all_of(
        part, [](char c) { return is_word(c) || std::string_view(".-@*%~ {}$").find(c) != std::string_view::npos; });
    if (!plain || looks_random(part, 10)) return false;
    begin = slash + 1;
  }
  return true;
}

bool is_file_name(std::string_view v) {
  static const WordSet extensions(
      " json yaml yml xml conf cfg ini env properties txt md log pem crt cer key p12 pfx jks keystore truststore csr "
      "der pub "
      "sh bash py rb js ts go java php pl sql db sqlite html htm css csv tar gz tgz zip toml lock tpl tmpl kubeconfig "
      "password passwd secret token cert ca sock pid service asc gpg enc jar war so exe dll bin img iso png jpg svg "
      "pdf hcl "
      "tf tfvars htpasswd keytab dat bak ");
  std::size_t dot = v.rfind('.');
  if (dot == std::string_view::npos || v.size() > 255 || !extensions.has(lowered(v.substr(dot + 1)))) return false;
  std::string_view stem = v.substr(0, dot);
  return all_of(stem,
                [](char c) { return is_word(c) || std::string_view(".-/ @").find(c) != std::string_view::npos; }) &&
         !looks_random(stem, 10);
}

}  // namespace rummage::detectors
