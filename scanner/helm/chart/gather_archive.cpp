#include <algorithm>

#include "helm/chart/gather.h"
#include "tree/archive.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

std::shared_ptr<const Error> invalid(std::string message, const char* code = "helm/invalid-archive") {
  return std::make_shared<const Error>(Error{code, std::move(message), {}, nullptr});
}

// The name inside the chart; empty, with a reason, for one that Helm refuses.
std::string inner_name(std::string name, const char*& refused) {
  if (name.find('\\') != name.npos) {
    std::replace(name.begin(), name.end(), '/', '_');
    std::replace(name.begin(), name.end(), '\\', '/');
  }
  const std::size_t slash = name.find('/');
  if (name.substr(0, slash) == "Chart.yaml") refused = "chart yaml not in base directory";
  const std::string rest = slash == name.npos ? std::string() : name.substr(slash + 1);
  if (rest.starts_with('/')) refused = "chart illegally contains absolute paths";
  const auto cleaned = tree::join("", rest.starts_with('/') ? rest.substr(1) : rest);
  if (!cleaned) refused = "chart illegally references parent directory";
  if (cleaned && cleaned->empty()) refused = "chart illegally contains content outside the base directory";
  if (cleaned && cleaned->size() > 2 && (*cleaned)[1] == ':' && (*cleaned)[2] == '/' && isalpha((*cleaned)[0]))
    refused = "chart contains illegally named files";
  return cleaned.value_or(std::string());
}

// What the unpacking left out; Helm would fail. Lenient: it is told and what there is stands.
void judge(std::vector<Notice> left_out, const ChartFile& archive, const LoadOptions& options, Gathered& out) {
  std::erase_if(left_out, [](const Notice& notice) { return notice.code == "archive/too-deep"; });
  if (left_out.empty()) return;
  if (!options.lenient) out.error = invalid(left_out.front().message);
  for (Notice& notice : left_out) {
    notice.path = archive.path;
    out.notices.push_back(std::move(notice));
  }
}

}  // namespace

Gathered gather_archive(const ChartFile& archive, sources::Sources& sources, const LoadOptions& options) {
  Gathered out;
  if (tree::archive_kind(*archive.bytes) != tree::ArchiveKind::gzip) {
    out.error = invalid("a packed chart is a gzip stream of a tar");
    return out;
  }
  tree::ArchiveLimits limits;
  limits.bytes = options.archive_size;
  limits.file_size = options.file_size;
  limits.depth = 1;
  limits.entries = options.files;
  const char* refused = nullptr;
  auto left_out = tree::expand(*archive.bytes, "chart.tgz", limits, [&](tree::ArchiveEntry entry) {
    const char* why = nullptr;
    std::string inner = inner_name(entry.path, why);
    if (why != nullptr) {
      refused = why;
      return;
    }
    if (entry.mode == tree::Mode::symlink) entry.bytes = std::make_shared<const std::string>();
    const TextId id = sources.add_entry(archive.begin.text, entry.path, entry.bytes);
    out.files.push_back(
        {std::move(inner), archive.path + "!" + entry.path, {id, content_begin(*entry.bytes)}, entry.bytes});
  });
  judge(std::move(left_out), archive, options, out);
  if (refused != nullptr && (!options.lenient || out.files.empty())) out.error = invalid(refused);
  if (out.files.empty() && !out.error) out.error = invalid("no files in chart archive");
  return out;
}

}  // namespace rummage::helm
