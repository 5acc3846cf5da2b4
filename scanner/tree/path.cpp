#include "tree/path.h"

namespace rummage::tree {
namespace {

// Takes the first part off `path`.
std::string_view take_part(std::string_view& path) {
  std::size_t slash = path.find('/');
  std::string_view part = path.substr(0, slash);
  path = slash == path.npos ? std::string_view() : path.substr(slash + 1);
  return part;
}

}  // namespace

std::optional<std::string> join(std::string_view directory, std::string_view relative) {
  if (relative.starts_with('/')) return std::nullopt;
  std::string out;
  for (std::string_view rest : {directory, relative}) {
    while (!rest.empty()) {
      std::string_view part = take_part(rest);
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        out = child(out, part);
      } else if (out.empty()) {
        return std::nullopt;
      } else {
        out.resize(parent(out).size());
      }
    }
  }
  return out;
}

std::string_view parent(std::string_view path) {
  std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::string_view base_name(std::string_view path) {
  std::size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

bool is_below(std::string_view path, std::string_view directory) {
  if (directory.empty()) return true;
  return path.starts_with(directory) && (path.size() == directory.size() || path[directory.size()] == '/');
}

bool is_clean(std::string_view path) {
  if (path.empty()) return true;
  if (path.ends_with('/') || path.find('\0') != path.npos) return false;
  while (!path.empty()) {
    std::string_view part = take_part(path);
    if (part.empty() || part == "." || part == ".." || part == ".git") return false;
  }
  return true;
}

std::string child(std::string_view directory, std::string_view name) {
  std::string out;
  out.reserve(directory.size() + 1 + name.size());
  out += directory;
  if (!directory.empty()) out += '/';
  return out += name;
}

}  // namespace rummage::tree
