#include "sarif/taxonomy_names.h"

#include <algorithm>
#include <array>

namespace rummage::sarif {
namespace {

struct Weakness {
  std::string_view id, title;
};

// CWE 4.14, by number.
constexpr std::array weaknesses = {
    Weakness{"16", "Configuration"},
    Weakness{"200", "Exposure of Sensitive Information to an Unauthorized Actor"},
    Weakness{"250", "Execution with Unnecessary Privileges"},
    Weakness{"256", "Plaintext Storage of a Password"},
    Weakness{"257", "Storing Passwords in a Recoverable Format"},
    Weakness{"259", "Use of Hard-coded Password"},
    Weakness{"260", "Password in Configuration File"},
    Weakness{"266", "Incorrect Privilege Assignment"},
    Weakness{"269", "Improper Privilege Management"},
    Weakness{"272", "Least Privilege Violation"},
    Weakness{"276", "Incorrect Default Permissions"},
    Weakness{"284", "Improper Access Control"},
    Weakness{"285", "Improper Authorization"},
    Weakness{"287", "Improper Authentication"},
    Weakness{"306", "Missing Authentication for Critical Function"},
    Weakness{"311", "Missing Encryption of Sensitive Data"},
    Weakness{"312", "Cleartext Storage of Sensitive Information"},
    Weakness{"313", "Cleartext Storage in a File or on Disk"},
    Weakness{"319", "Cleartext Transmission of Sensitive Information"},
    Weakness{"321", "Use of Hard-coded Cryptographic Key"},
    Weakness{"324", "Use of a Key Past its Expiration Date"},
    Weakness{"326", "Inadequate Encryption Strength"},
    Weakness{"327", "Use of a Broken or Risky Cryptographic Algorithm"},
    Weakness{"522", "Insufficiently Protected Credentials"},
    Weakness{"526", "Cleartext Storage of Sensitive Information in an Environment Variable"},
    Weakness{"532", "Insertion of Sensitive Information into Log File"},
    Weakness{"538", "Insertion of Sensitive Information into Externally-Accessible File or Directory"},
    Weakness{"540", "Inclusion of Sensitive Information in Source Code"},
    Weakness{"547", "Use of Hard-coded, Security-relevant Constants"},
    Weakness{"613", "Insufficient Session Expiration"},
    Weakness{"615", "Inclusion of Sensitive Information in Source Code Comments"},
    Weakness{"668", "Exposure of Resource to Wrong Sphere"},
    Weakness{"732", "Incorrect Permission Assignment for Critical Resource"},
    Weakness{"778", "Insufficient Logging"},
    Weakness{"798", "Use of Hard-coded Credentials"},
    Weakness{"862", "Missing Authorization"},
    Weakness{"863", "Incorrect Authorization"},
    Weakness{"922", "Insecure Storage of Sensitive Information"},
    Weakness{"1188", "Initialization of a Resource with an Insecure Default"},
    Weakness{"1391", "Use of Weak Credentials"},
    Weakness{"1392", "Use of Default Credentials"},
};

constexpr std::array names = {
    TaxonomyName{"CWE", "CWE", "4.14", "MITRE", "https://cwe.mitre.org/", "The MITRE Common Weakness Enumeration"},
    TaxonomyName{"CIS-1.12", "CIS Kubernetes Benchmark", "1.12", "Center for Internet Security",
                 "https://www.cisecurity.org/benchmark/kubernetes", "Recommendations of the CIS Kubernetes Benchmark"},
    TaxonomyName{
        "NSA-CISA", "NSA/CISA Kubernetes Hardening Guide", "1.2", "NSA and CISA",
        "https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF",
        "Chapters of the Kubernetes Hardening Guide"},
    TaxonomyName{"OWASP-K8S", "OWASP Kubernetes Top Ten", "", "OWASP",
                 "https://owasp.org/www-project-kubernetes-top-ten/", "Risks of the OWASP Kubernetes Top Ten"},
    TaxonomyName{"ATTACK", "MITRE ATT&CK", "", "MITRE", "https://attack.mitre.org/", "Techniques of MITRE ATT&CK"},
};

}  // namespace

std::string_view cwe_title(std::string_view id) {
  const auto at = std::find_if(weaknesses.begin(), weaknesses.end(), [&](const Weakness& it) { return it.id == id; });
  return at == weaknesses.end() ? std::string_view() : at->title;
}

TaxonomyName taxonomy_name(std::string_view key) {
  const auto at = std::find_if(names.begin(), names.end(), [&](const TaxonomyName& it) { return it.key == key; });
  return at == names.end() ? TaxonomyName{} : *at;
}

}  // namespace rummage::sarif
