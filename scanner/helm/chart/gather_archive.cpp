#include <algorithm>

#include "helm/chart/gather.h"
#include "tree/archive.h"
#include "tree/archive_reader.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

using Type = tree::ArchiveReader::Type;

Error invalid(std::string message, const char* code = "helm/invalid-archive") {
  return {code, std::move(message), {}, nullptr};
}

// path.Clean of a name without a leading slash.
std::string cleaned(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    name.remove_prefix(std::min(part.size() + 1, name.size()));
    if (part.empty() || part == ".") continue;
    const std::string_view last = tree::base_name(out);
    if (part == ".." && !last.empty() && last != "..") {
      out.resize(tree::parent(out).size());
    } else {
      out = tree::child(out, part);
    }
  }
  return out;
}

// The name inside the chart: the first part is dropped. Error where Helm refuses it.
Result<std::string> inner_name(std::string name) {
  const char delimiter = name.find('\\') == name.npos ? '/' : '\\';
  const std::size_t first = name.find(delimiter);
  std::string rest = first == name.npos ? std::string() : name.substr(first + 1);
  std::replace(rest.begin(), rest.end(), delimiter, '/');
  if (rest.starts_with('/')) return invalid("chart illegally contains absolute paths");
  std::string inner = cleaned(rest);
  if (inner.empty()) return invalid("chart illegally contains content outside the base directory");
  if (inner.starts_with("..")) return invalid("chart illegally references parent directory");
  if (inner.size() > 2 && isalpha(static_cast<unsigned char>(inner[0])) && inner[1] == ':' && inner[2] == '/')
    return invalid("chart contains illegally named files");
  if (name.substr(0, first) == "Chart.yaml") return invalid("chart yaml not in base directory");
  return inner;
}

class Unpacking {
 public:
  Unpacking(const ChartFile& archive, sources::Sources& sources, const LoadOptions& options)
      : archive_(archive), sources_(sources), options_(options), left_(options.archive_size) {}

  Gathered run() {
    if (tree::archive_kind(*archive_.bytes) != tree::ArchiveKind::gzip) {
      stop(invalid("a packed chart is a gzip stream of a tar"));
      return std::move(out_);
    }
    tree::ArchiveReader reader(*archive_.bytes, tree::ArchiveKind::gzip);
    while (!out_.error && entry(reader)) {
    }
    if (out_.files.empty() && !out_.error) stop(invalid("no files in chart archive"));
    return std::move(out_);
  }

 private:
  void stop(Error error) { out_.error = std::make_shared<const Error>(std::move(error)); }
  // Strict: the chart is lost. Lenient: the entry is.
  bool refuse(Error error) {
    if (!options_.lenient) {
      stop(std::move(error));
      return false;
    }
    out_.notices.push_back(chart_notice(std::move(error.code), std::move(error.message), archive_.path));
    return true;
  }
  // What ends an archive early; a lenient run keeps what came before.
  bool cut(Error error) {
    refuse(std::move(error));
    return false;
  }

  // False at the end.
  bool entry(tree::ArchiveReader& reader) {
    auto header = reader.next();
    if (!header) return cut(header.take_error());
    if (!*header) return false;
    if ((*header)->type == Type::directory) return true;
    if (++entries_ > options_.files) return cut(invalid("the archive has too many files", "helm/limit"));
    std::string data;
    if (Status read = reader.data(data, std::min(options_.file_size, left_)); !read) return cut(read.take_error());
    if (data.size() > left_) return cut(invalid("the unpacked chart is larger than Helm reads", "helm/limit"));
    left_ -= data.size();
    if (data.size() > options_.file_size)
      return refuse(invalid("a file of the packed chart is larger than Helm reads", "helm/limit"));
    return add((*header)->name, std::move(data));
  }

  bool add(const std::string& name, std::string data) {
    Result<std::string> inner = inner_name(name);
    if (!inner) return refuse(inner.take_error());
    const std::string path = tree::join("", name.starts_with('/') ? name.substr(1) : name).value_or(*inner);
    const Bytes bytes = std::make_shared<const std::string>(std::move(data));
    const TextId id = sources_.add_entry(archive_.begin.text, path, bytes);
    out_.files.push_back({std::move(*inner), archive_.path + "!" + path, {id, content_begin(*bytes)}, bytes});
    return true;
  }

  const ChartFile& archive_;
  sources::Sources& sources_;
  const LoadOptions& options_;
  std::uint64_t left_;
  std::uint32_t entries_ = 0;
  Gathered out_;
};

}  // namespace

Gathered gather_archive(const ChartFile& archive, sources::Sources& sources, const LoadOptions& options) {
  return Unpacking(archive, sources, options).run();
}

}  // namespace rummage::helm
