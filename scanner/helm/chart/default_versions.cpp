#include "helm/chart/default_versions.h"

namespace rummage::helm {
namespace {

enum class Known : unsigned char { in_three, in_four, in_both };
using enum Known;

struct Row {
  std::string_view version;
  Known known;
};

constexpr Row rows[] = {
    {"v1", in_both},
    {"admissionregistration.k8s.io/v1", in_both},
    {"admissionregistration.k8s.io/v1alpha1", in_both},
    {"admissionregistration.k8s.io/v1beta1", in_both},
    {"internal.apiserver.k8s.io/v1alpha1", in_both},
    {"apps/v1", in_both},
    {"apps/v1beta1", in_both},
    {"apps/v1beta2", in_both},
    {"authentication.k8s.io/v1", in_both},
    {"authentication.k8s.io/v1alpha1", in_both},
    {"authentication.k8s.io/v1beta1", in_both},
    {"authorization.k8s.io/v1", in_both},
    {"authorization.k8s.io/v1beta1", in_both},
    {"autoscaling/v1", in_both},
    {"autoscaling/v2", in_both},
    {"autoscaling/v2beta1", in_both},
    {"autoscaling/v2beta2", in_both},
    {"batch/v1", in_both},
    {"batch/v1beta1", in_both},
    {"certificates.k8s.io/v1", in_both},
    {"certificates.k8s.io/v1beta1", in_both},
    {"certificates.k8s.io/v1alpha1", in_both},
    {"coordination.k8s.io/v1alpha2", in_both},
    {"coordination.k8s.io/v1beta1", in_both},
    {"coordination.k8s.io/v1", in_both},
    {"discovery.k8s.io/v1", in_both},
    {"discovery.k8s.io/v1beta1", in_both},
    {"events.k8s.io/v1", in_both},
    {"events.k8s.io/v1beta1", in_both},
    {"extensions/v1beta1", in_both},
    {"flowcontrol.apiserver.k8s.io/v1", in_both},
    {"flowcontrol.apiserver.k8s.io/v1beta1", in_both},
    {"flowcontrol.apiserver.k8s.io/v1beta2", in_both},
    {"flowcontrol.apiserver.k8s.io/v1beta3", in_both},
    {"networking.k8s.io/v1", in_both},
    {"networking.k8s.io/v1alpha1", in_three},
    {"networking.k8s.io/v1beta1", in_both},
    {"node.k8s.io/v1", in_both},
    {"node.k8s.io/v1alpha1", in_both},
    {"node.k8s.io/v1beta1", in_both},
    {"policy/v1", in_both},
    {"policy/v1beta1", in_both},
    {"rbac.authorization.k8s.io/v1", in_both},
    {"rbac.authorization.k8s.io/v1beta1", in_both},
    {"rbac.authorization.k8s.io/v1alpha1", in_both},
    {"resource.k8s.io/v1", in_four},
    {"resource.k8s.io/v1beta2", in_four},
    {"resource.k8s.io/v1beta1", in_both},
    {"resource.k8s.io/v1alpha3", in_both},
    {"scheduling.k8s.io/v1alpha1", in_both},
    {"scheduling.k8s.io/v1beta1", in_both},
    {"scheduling.k8s.io/v1", in_both},
    {"storage.k8s.io/v1beta1", in_both},
    {"storage.k8s.io/v1", in_both},
    {"storage.k8s.io/v1alpha1", in_both},
    {"storagemigration.k8s.io/v1alpha1", in_three},
    {"storagemigration.k8s.io/v1beta1", in_four},
    {"apiextensions.k8s.io/v1beta1", in_both},
    {"apiextensions.k8s.io/v1", in_both},
};

std::vector<std::string_view> all_but(Known other) {
  std::vector<std::string_view> versions;
  for (const Row& row : rows)
    if (row.known != other) versions.push_back(row.version);
  return versions;
}

}  // namespace

const std::vector<std::string_view>& default_api_versions(int helm) {
  static const std::vector<std::string_view> of_three = all_but(in_four);
  static const std::vector<std::string_view> of_four = all_but(in_three);
  return helm >= 4 ? of_four : of_three;
}

}  // namespace rummage::helm
