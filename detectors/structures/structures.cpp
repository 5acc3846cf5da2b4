#include "detectors/structures/structures.h"

namespace rummage::detectors {

bool is_long(Structure structure) {
  switch (structure) {
    case Structure::pem_private_key:
    case Structure::pem_encrypted_key:
    case Structure::gcp_service_account:
    case Structure::docker_auth:
    case Structure::aws_key_pair:
    case Structure::pgp_private_key:
    case Structure::putty_private_key:
      return true;
    default:
      return false;
  }
}

void judge_structure(Context& context, const Task& task) {
  if (is_long(task.form.structure) && !context.anchored) {
    context.anchors.push_back({task.at, task.form_index});
    return;
  }
  switch (task.form.structure) {
    case Structure::pem_private_key:
    case Structure::pem_encrypted_key:
      return judge_pem(context, task);
    case Structure::pgp_private_key:
    case Structure::putty_private_key:
      return judge_armored(context, task);
    case Structure::jwt:
      return judge_jwt(context, task);
    case Structure::gcp_service_account:
      return judge_gcp_service_account(context, task);
    case Structure::docker_auth:
      return judge_docker_auth(context, task);
    case Structure::aws_key_pair:
      return judge_aws_pair(context, task);
    case Structure::basic_auth:
      return judge_basic_auth(context, task);
    case Structure::keyed_connection:
      return judge_keyed_connection(context, task);
    case Structure::none:
      return;
  }
}

}  // namespace rummage::detectors
