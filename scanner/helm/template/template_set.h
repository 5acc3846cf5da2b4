#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "helm/template/ast.h"
#include "helm/template/failures.h"
#include "helm/template/parser.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// A template of a set: statements of a tree.
struct Template {
  std::shared_ptr<const Tree> tree;
  const Block* block = nullptr;
};

/// The templates of one unit, as Go's template.Template with Helm's functions around it. Strict runs stop at the first
/// error, as Helm does; lenient ones (Run::lenient) give a notice, leave the action out and go on, but for errors of
/// code `helm/limit`. One thread.
class TemplateSet : public Templates {
 public:
  /// Both must outlive the set. `run.templates` is set while something is executed. `failures`: told what fails in a
  /// lenient run; null: the notices of the run get each of it.
  explicit TemplateSet(Run& run, Failures* failures = nullptr) : run_(run) { shared_.failures = failures; }

  /// How templates of this run are to be parsed.
  ParseOptions options() const { return {run_.helm, run_.lenient, run_.limits.nesting}; }
  /// Parses the registered `text` as the file `name` and adds it with what it defines. Errors: the parser's.
  Status parse(std::string name, TextId text);
  /// The same for a built text.
  Status parse(std::string name, const sources::Text& text);
  /// Adds a parsed file: its own template under `name`, and those it defines. The last one added of a name wins, but a
  /// blank one replaces none.
  void add(const std::string& name, std::shared_ptr<const Tree> tree);

  /// True when there is a template `name`.
  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Executes the file `name` with `dot` as Helm does: every "<no value>" is taken out of what it gives. Errors:
  /// "template: FILE:LINE:COLUMN: executing ...: ...", with the span of the action where there is one.
  Result<sources::Text> execute(std::string_view name, const Value& dot);

  Result<sources::Text> include(std::string_view name, const Value& dot, Span site) override;
  Result<sources::Text> expand(const sources::Text& text, const Value& dot, Span site) override;

  /// Inside the room: what evaluations share.
  struct Shared {
    std::unordered_map<std::string, int> included;  ///< how often a name is being included
    std::uint32_t depth = 0;                        ///< templates inside templates
    const char* stack = nullptr;                    ///< where the native stack stood at the beginning
    Failures* failures = nullptr;                   ///< of a lenient run
  };
  Run& run() { return run_; }
  Shared& shared() { return parent_ != nullptr ? parent_->shared() : shared_; }
  const Template* find(std::string_view name) const;
  /// Executes a template into `out`; counts depth.
  Status run_template(std::string_view name, const Template& found, const Value& dot, sources::Builder& out);

 private:
  TemplateSet(Run& run, TemplateSet* parent) : run_(run), parent_(parent) {}
  Result<sources::Text> enter(std::string_view name, const Template& found, const Value& dot);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  Run& run_;
  TemplateSet* parent_ = nullptr;  ///< what a text of `tpl` sees beside its own templates
  std::unordered_map<std::string, Template, Hash, std::equal_to<>> templates_;
  Shared shared_;
};

/// Where the native stack stands. Never the address of a variable, which AddressSanitizer may keep elsewhere.
inline const char* native_stack() {
  return static_cast<const char*>(__builtin_frame_address(0));
}

/// `text` without any "<no value>"; what is left keeps its pieces.
sources::Text without_missing(const Run& run, const sources::Text& text);

}  // namespace rummage::helm
