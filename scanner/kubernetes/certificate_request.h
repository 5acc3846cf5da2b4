#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kubernetes/object.h"

namespace rummage::kubernetes {

/// A CertificateSigningRequest of certificates.k8s.io.
struct CertificateRequest {
  std::string_view signer;  ///< spec.signerName
  std::vector<std::string_view> usages;
  yaml::Node request;  ///< base64 of a PEM request
};

std::optional<CertificateRequest> certificate_request_of(const Object& object);

}  // namespace rummage::kubernetes
