#include "kustomize/key_values.h"

#include <algorithm>

#include "base/utf8.h"
#include "tree/path.h"

namespace rummage::kustomize {
namespace {

using sources::Origin;

/// Go's scanner stops, in silence, at a longer line.
constexpr std::size_t longest_line = 64 * 1024;

class PairReader {
 public:
  PairReader(Building& building, const Loader& loader) : building_(building), loader_(loader) {}

  bool read_environment(yaml::Node named) {
    auto file = loader_.load(named.text(), TextRole::generator_input, named);
    if (!file) return goes_on(file.take_error());
    std::string_view rest = *file->bytes;
    for (bool first = true; !rest.empty(); first = false) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end >= longest_line) break;
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (first && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (!read_line(*file, line)) return false;
    }
    return true;
  }

  bool read_literal(yaml::Node literal) {
    const std::string_view text = literal.text();
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string_view::npos)
      return goes_on(error_at("kustomize/generator", "a literal is not of the form key=value", literal));
    std::size_t begin = equals + 1, length = text.size() - begin;
    const bool quoted = length >= 2 && text[begin] == text.back() && (text[begin] == '"' || text[begin] == '\'');
    if (quoted) ++begin, length -= 2;
    out_.push_back({part(literal, 0, equals), part(literal, begin, length), literal.span()});
    return true;
  }

  bool read_file(yaml::Node source) {
    const std::string_view text = source.text();
    const std::size_t equals = text.find('=');
    const bool keyed = equals != std::string_view::npos;
    const std::string_view path = keyed ? text.substr(equals + 1) : text;
    if (keyed && (equals == 0 || path.empty() || path.find('=') != std::string_view::npos))
      return goes_on(error_at("kustomize/generator", "a file source is not of the form key=path", source));
    auto file = loader_.load(path, TextRole::file_content, source);
    if (!file) return goes_on(file.take_error());
    sources::Builder value = building_.writer().draft();
    const Span whole{{file->text, 0}, static_cast<std::uint32_t>(file->bytes->size())};
    if (Status done = value.literal(whole, Origin::file_content, *file->bytes); !done)
      return goes_on(done.take_error());
    const std::string_view base = tree::base_name(path);
    sources::Text key = keyed ? part(source, 0, equals) : part(source, path.size() - base.size(), base.size());
    out_.push_back({std::move(key), value.finish(), source.span()});
    return true;
  }

  template <class Read>
  bool each(yaml::Node list, Read read) {
    for (const yaml::Node item : list.items())
      if (!(this->*read)(item)) return false;
    return true;
  }

  std::vector<KeyValue> take() { return std::move(out_); }
  Error take_error() { return std::move(*error_); }

 private:
  bool goes_on(Error error) {
    if (building_.failed(error)) return true;
    error_ = std::move(error);
    return false;
  }

  sources::Text part(yaml::Node scalar, std::size_t offset, std::size_t length) {
    sources::Builder draft = building_.writer().draft();
    building_.writer().append(draft, scalar, offset, length, Origin::generator_input);
    return draft.finish();
  }

  /// One line of an environment file: nothing is trimmed around the equals sign, and no quotes are taken off.
  bool read_line(const File& file, std::string_view line) {
    const Span site = span_in(file, line);
    if (!is_utf8(line)) return goes_on({"kustomize/generator", "a line is not UTF-8", site, {}});
    while (!line.empty() && std::string_view(" \t\v\f\r").find(line.front()) != std::string_view::npos)
      line.remove_prefix(1);
    if (line.empty() || line.front() == '#') return true;
    const std::size_t equals = std::min(line.find('='), line.size());
    if (equals == 0) return true;
    const std::string_view value = line.substr(std::min(equals + 1, line.size()));
    out_.push_back({slice(file, line.substr(0, equals)), slice(file, value), site});
    return true;
  }

  static Span span_in(const File& file, std::string_view part) {
    return {{file.text, static_cast<std::uint32_t>(part.data() - file.bytes->data())},
            static_cast<std::uint32_t>(part.size())};
  }

  sources::Text slice(const File& file, std::string_view part) {
    sources::Builder draft = building_.writer().draft();
    if (!part.empty() && !draft.literal(span_in(file, part), Origin::generator_input, *file.bytes))
      draft.opaque(part, Origin::synth, span_in(file, part).begin);
    return draft.finish();
  }

  Building& building_;
  const Loader& loader_;
  std::vector<KeyValue> out_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<KeyValue>> read_pairs(Building& building, const Loader& loader, yaml::Node entry) {
  PairReader reader(building, loader);
  const yaml::Node single = entry.find("env");
  const bool read = reader.each(entry.find("envs"), &PairReader::read_environment) &&
                    (single.text().empty() || reader.read_environment(single)) &&
                    reader.each(entry.find("literals"), &PairReader::read_literal) &&
                    reader.each(entry.find("files"), &PairReader::read_file);
  if (!read) return reader.take_error();
  return reader.take();
}

}  // namespace rummage::kustomize
