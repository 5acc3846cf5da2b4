#include "kubernetes/certificate_request.h"

namespace rummage::kubernetes {

std::optional<CertificateRequest> certificate_request_of(const Object& object) {
  if (!object.is("certificates.k8s.io", "CertificateSigningRequest")) return std::nullopt;
  CertificateRequest request{.signer = object.spec().find("signerName").text(),
                             .request = object.spec().find("request")};
  for (yaml::Node usage : object.spec().find("usages").items()) request.usages.push_back(usage.text());
  return request;
}

}  // namespace rummage::kubernetes
