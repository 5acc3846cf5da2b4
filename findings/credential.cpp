#include "findings/credential.h"

namespace rummage::findings {
namespace {

const char* domain(CredentialClass kind) {
  switch (kind) {
    case CredentialClass::value:
      return "value";
    case CredentialClass::private_key:
      return "private-key";
    case CredentialClass::identity:
      return "identity";
  }
  return "value";
}

}  // namespace

CredentialId CredentialTable::intern(CredentialClass kind, std::string_view canonical) {
  const Mac mac = key_.mac(domain(kind), canonical);
  std::string name(reinterpret_cast<const char*>(mac.data()), mac.size());
  std::lock_guard lock(mutex_);
  auto [at, added] = by_mac_.try_emplace(std::move(name), static_cast<CredentialId>(entries_.size() + 1));
  if (added) entries_.push_back({mac, kind});
  return at->second;
}

Mac CredentialTable::mac(CredentialId id) const {
  std::lock_guard lock(mutex_);
  return entries_.at(id - 1).mac;
}

CredentialClass CredentialTable::kind(CredentialId id) const {
  std::lock_guard lock(mutex_);
  return entries_.at(id - 1).kind;
}

}  // namespace rummage::findings
