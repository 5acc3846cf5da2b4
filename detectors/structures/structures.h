#pragma once

#include "detectors/context.h"

namespace rummage::detectors {

/// Structures that code judges. Each looks at one hit of one of its literals (detectors/names.h). Those that look
/// beyond the line leave an anchor first and judge when `context.anchored`.
void judge_pem(Context& context, const Task& task);
void judge_armored(Context& context, const Task& task);  ///< PGP and PuTTY
void judge_jwt(Context& context, const Task& task);
void judge_gcp_service_account(Context& context, const Task& task);
void judge_docker_auth(Context& context, const Task& task);
void judge_aws_pair(Context& context, const Task& task);
void judge_basic_auth(Context& context, const Task& task);
void judge_keyed_connection(Context& context, const Task& task);

/// True for structures that look beyond their line.
bool is_long(Structure structure);

}  // namespace rummage::detectors
