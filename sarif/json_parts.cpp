#include "sarif/json_parts.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "sarif/base64.h"

namespace rummage::sarif {

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(std::string(text));
}

Json number_or_null(std::uint32_t number) {
  return number == 0 ? Json(nullptr) : Json(number);
}

void put_path(Json& object, const std::string& path) {
  object["path"] = to_valid_utf8(path);
  if (!is_utf8(path)) object["path_base64"] = base64(path);
}

Json object_json(const findings::ObjectRef& object) {
  if (object.empty()) return nullptr;
  return Json{{"api_version", object.api_version},
              {"kind", object.kind},
              {"namespace", text_or_null(object.ns)},
              {"name", text_or_null(object.name)},
              {"field", text_or_null(object.field)}};
}

Json notice_json(const Notice& notice) {
  Json json{{"code", notice.code}, {"severity", name(notice.level)}, {"message", notice.message}};
  if (notice.path.empty())
    json["path"] = nullptr;
  else
    put_path(json, notice.path);
  json["line"] = number_or_null(notice.line);
  json["unit"] = text_or_null(notice.unit);
  return json;
}

Json scope_json(const findings::ScopeView& scope) {
  return Json{{"kind", scope.kind},
              {"root", to_valid_utf8(scope.root)},
              {"head", text_or_null(scope.head)},
              {"branch", text_or_null(scope.branch)},
              {"history", scope.history},
              {"complete", scope.complete},
              {"note", text_or_null(scope.note)}};
}

Json counts_json(const findings::Counts& counts) {
  const auto& objects = counts.objects;
  return Json{
      {"objects",
       {{"commits", objects.commits}, {"trees", objects.trees}, {"blobs", objects.blobs}, {"tags", objects.tags}}},
      {"files", counts.files},
      {"bytes",
       {{"present", counts.bytes.present}, {"scanned", counts.bytes.scanned}, {"skipped", Json(counts.bytes.skipped)}}},
      {"units", {{"rendered", counts.units.rendered}, {"failed", counts.units.failed}}},
      {"kubernetes_objects", counts.kubernetes_objects},
      {"structure", Json(counts.structure)},
      {"matches", counts.matches},
      {"findings",
       {{"reported", counts.found.reported},
        {"suppressed", counts.found.suppressed},
        {"merged", counts.found.merged}}}};
}

bool is_shown(const findings::Finding& finding, const Options& options) {
  switch (finding.state) {
    case findings::State::fresh:
      return true;
    case findings::State::known:
      return options.show_known;
    case findings::State::suppressed:
      return options.show_suppressed;
  }
  return true;
}

}  // namespace rummage::sarif
