#include "schema/custom_resources.h"

namespace rummage::schema {
namespace {

constexpr Verbs all_verbs = 255;
constexpr Scope in_namespace = Scope::namespaced, in_cluster = Scope::cluster;

// clang-format off
constexpr Resource rows[] = {
    {"argoproj.io", "AppProject", "appprojects", "v1alpha1", in_namespace, all_verbs},
    {"argoproj.io", "Application", "applications", "v1alpha1", in_namespace, all_verbs},
    {"argoproj.io", "ApplicationSet", "applicationsets", "v1alpha1", in_namespace, all_verbs},
    {"argoproj.io", "ClusterWorkflowTemplate", "clusterworkflowtemplates", "v1alpha1", in_cluster, all_verbs},
    {"argoproj.io", "CronWorkflow", "cronworkflows", "v1alpha1", in_namespace, all_verbs},
    {"argoproj.io", "Rollout", "rollouts", "v1alpha1", in_namespace, all_verbs},
    {"argoproj.io", "Workflow", "workflows", "v1alpha1", in_namespace, all_verbs},
    {"argoproj.io", "WorkflowTemplate", "workflowtemplates", "v1alpha1", in_namespace, all_verbs},
    {"apps.kruise.io", "CloneSet", "clonesets", "v1alpha1", in_namespace, all_verbs},
    {"apps.kruise.io", "DaemonSet", "daemonsets", "v1alpha1", in_namespace, all_verbs},
    {"apps.kruise.io", "StatefulSet", "statefulsets", "v1beta1 v1alpha1", in_namespace, all_verbs},
    {"apps.openshift.io", "DeploymentConfig", "deploymentconfigs", "v1", in_namespace, all_verbs},
    {"bitnami.com", "SealedSecret", "sealedsecrets", "v1alpha1", in_namespace, all_verbs},
    {"cert-manager.io", "Certificate", "certificates", "v1", in_namespace, all_verbs},
    {"cert-manager.io", "CertificateRequest", "certificaterequests", "v1", in_namespace, all_verbs},
    {"cert-manager.io", "ClusterIssuer", "clusterissuers", "v1", in_cluster, all_verbs},
    {"cert-manager.io", "Issuer", "issuers", "v1", in_namespace, all_verbs},
    {"external-secrets.io", "ClusterExternalSecret", "clusterexternalsecrets", "v1 v1beta1", in_cluster, all_verbs},
    {"external-secrets.io", "ClusterSecretStore", "clustersecretstores", "v1 v1beta1 v1alpha1", in_cluster, all_verbs},
    {"external-secrets.io", "ExternalSecret", "externalsecrets", "v1 v1beta1 v1alpha1", in_namespace, all_verbs},
    {"external-secrets.io", "PushSecret", "pushsecrets", "v1alpha1", in_namespace, all_verbs},
    {"external-secrets.io", "SecretStore", "secretstores", "v1 v1beta1 v1alpha1", in_namespace, all_verbs},
    {"gateway.networking.k8s.io", "Gateway", "gateways", "v1 v1beta1", in_namespace, all_verbs},
    {"gateway.networking.k8s.io", "GatewayClass", "gatewayclasses", "v1 v1beta1", in_cluster, all_verbs},
    {"gateway.networking.k8s.io", "HTTPRoute", "httproutes", "v1 v1beta1", in_namespace, all_verbs},
    {"gateway.networking.k8s.io", "ReferenceGrant", "referencegrants", "v1beta1", in_namespace, all_verbs},
    {"helm.cattle.io", "HelmChart", "helmcharts", "v1", in_namespace, all_verbs},
    {"helm.cattle.io", "HelmChartConfig", "helmchartconfigs", "v1", in_namespace, all_verbs},
    {"helm.toolkit.fluxcd.io", "HelmRelease", "helmreleases", "v2 v2beta2 v2beta1", in_namespace, all_verbs},
    {"image.toolkit.fluxcd.io", "ImagePolicy", "imagepolicies", "v1beta2", in_namespace, all_verbs},
    {"image.toolkit.fluxcd.io", "ImageRepository", "imagerepositories", "v1beta2", in_namespace, all_verbs},
    {"image.toolkit.fluxcd.io", "ImageUpdateAutomation", "imageupdateautomations", "v1beta2", in_namespace, all_verbs},
    {"isindir.github.com", "SopsSecret", "sopssecrets", "v1alpha3", in_namespace, all_verbs},
    {"keda.sh", "ClusterTriggerAuthentication", "clustertriggerauthentications", "v1alpha1", in_cluster, all_verbs},
    {"keda.sh", "ScaledJob", "scaledjobs", "v1alpha1", in_namespace, all_verbs},
    {"keda.sh", "ScaledObject", "scaledobjects", "v1alpha1", in_namespace, all_verbs},
    {"keda.sh", "TriggerAuthentication", "triggerauthentications", "v1alpha1", in_namespace, all_verbs},
    {"kustomize.toolkit.fluxcd.io", "Kustomization", "kustomizations", "v1 v1beta2 v1beta1", in_namespace, all_verbs},
    {"kyverno.io", "ClusterPolicy", "clusterpolicies", "v1", in_cluster, all_verbs},
    {"kyverno.io", "Policy", "policies", "v1", in_namespace, all_verbs},
    {"monitoring.coreos.com", "Alertmanager", "alertmanagers", "v1", in_namespace, all_verbs},
    {"monitoring.coreos.com", "AlertmanagerConfig", "alertmanagerconfigs", "v1alpha1", in_namespace, all_verbs},
    {"monitoring.coreos.com", "PodMonitor", "podmonitors", "v1", in_namespace, all_verbs},
    {"monitoring.coreos.com", "Prometheus", "prometheuses", "v1", in_namespace, all_verbs},
    {"monitoring.coreos.com", "PrometheusRule", "prometheusrules", "v1", in_namespace, all_verbs},
    {"monitoring.coreos.com", "ServiceMonitor", "servicemonitors", "v1", in_namespace, all_verbs},
    {"networking.istio.io", "Gateway", "gateways", "v1 v1beta1", in_namespace, all_verbs},
    {"networking.istio.io", "VirtualService", "virtualservices", "v1 v1beta1", in_namespace, all_verbs},
    {"notification.toolkit.fluxcd.io", "Alert", "alerts", "v1beta3", in_namespace, all_verbs},
    {"notification.toolkit.fluxcd.io", "Provider", "providers", "v1beta3", in_namespace, all_verbs},
    {"notification.toolkit.fluxcd.io", "Receiver", "receivers", "v1", in_namespace, all_verbs},
    {"projectcontour.io", "TLSCertificateDelegation", "tlscertificatedelegations", "v1", in_namespace, all_verbs},
    {"route.openshift.io", "Route", "routes", "v1", in_namespace, all_verbs},
    {"secrets-store.csi.x-k8s.io", "SecretProviderClass", "secretproviderclasses",
         "v1 v1alpha1", in_namespace, all_verbs},
    {"secrets.hashicorp.com", "HCPVaultSecretsApp", "hcpvaultsecretsapps", "v1beta1", in_namespace, all_verbs},
    {"secrets.hashicorp.com", "VaultAuth", "vaultauths", "v1beta1", in_namespace, all_verbs},
    {"secrets.hashicorp.com", "VaultConnection", "vaultconnections", "v1beta1", in_namespace, all_verbs},
    {"secrets.hashicorp.com", "VaultDynamicSecret", "vaultdynamicsecrets", "v1beta1", in_namespace, all_verbs},
    {"secrets.hashicorp.com", "VaultPKISecret", "vaultpkisecrets", "v1beta1", in_namespace, all_verbs},
    {"secrets.hashicorp.com", "VaultStaticSecret", "vaultstaticsecrets", "v1beta1", in_namespace, all_verbs},
    {"security.openshift.io", "SecurityContextConstraints", "securitycontextconstraints", "v1", in_cluster, all_verbs},
    {"serving.knative.dev", "Configuration", "configurations", "v1", in_namespace, all_verbs},
    {"serving.knative.dev", "Revision", "revisions", "v1", in_namespace, all_verbs},
    {"serving.knative.dev", "Service", "services", "v1", in_namespace, all_verbs},
    {"source.toolkit.fluxcd.io", "Bucket", "buckets", "v1 v1beta2", in_namespace, all_verbs},
    {"source.toolkit.fluxcd.io", "GitRepository", "gitrepositories", "v1 v1beta2", in_namespace, all_verbs},
    {"source.toolkit.fluxcd.io", "HelmChart", "helmcharts", "v1 v1beta2", in_namespace, all_verbs},
    {"source.toolkit.fluxcd.io", "HelmRepository", "helmrepositories", "v1 v1beta2", in_namespace, all_verbs},
    {"source.toolkit.fluxcd.io", "OCIRepository", "ocirepositories", "v1 v1beta2", in_namespace, all_verbs},
    {"tekton.dev", "Pipeline", "pipelines", "v1", in_namespace, all_verbs},
    {"tekton.dev", "PipelineRun", "pipelineruns", "v1", in_namespace, all_verbs},
    {"tekton.dev", "Task", "tasks", "v1", in_namespace, all_verbs},
    {"tekton.dev", "TaskRun", "taskruns", "v1", in_namespace, all_verbs},
    {"templates.gatekeeper.sh", "ConstraintTemplate", "constrainttemplates", "v1", in_cluster, all_verbs},
    {"traefik.io", "IngressRoute", "ingressroutes", "v1alpha1", in_namespace, all_verbs},
    {"traefik.io", "Middleware", "middlewares", "v1alpha1", in_namespace, all_verbs},
};
// clang-format on

}  // namespace

std::span<const Resource> custom_resources() {
  return rows;
}

}  // namespace rummage::schema
