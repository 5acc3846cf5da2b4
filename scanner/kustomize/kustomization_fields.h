#pragma once

#include "base/result.h"
#include "yaml/builder.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// A kustomization file's mapping with the keys spelt as Kustomize spells them (it reads them in any case), everything
/// else shared. Errors "kustomize/invalid": a field that it does not know, or a value of another type; `failed` takes
/// each, and what is wrong is left out when it gives true. Facts: api/types of 5.7.
template <class Failed>
Result<yaml::Node> checked_kustomization(yaml::Builder& nodes, yaml::Node root, Failed failed);

namespace detail {
struct FieldRule;

/// Walks a document along the rules.
class FieldChecker {
 public:
  explicit FieldChecker(yaml::Builder& nodes) : nodes_(nodes) {}
  virtual ~FieldChecker() = default;
  yaml::Node check_root(yaml::Node root);
  bool stopped() const { return stopped_; }

 protected:
  virtual bool failed(const Error& error) = 0;

 private:
  yaml::Node check(yaml::Node value, const FieldRule& rule);
  yaml::Node check_fields(yaml::Node map, const FieldRule* rules);
  yaml::Node check_list(yaml::Node list, const FieldRule& rule);
  yaml::Node check_map(yaml::Node map, const FieldRule& rule);
  yaml::Node wrong(const FieldRule& rule, yaml::Node value);

  yaml::Builder& nodes_;
  bool stopped_ = false;
};
}  // namespace detail

template <class Failed>
Result<yaml::Node> checked_kustomization(yaml::Builder& nodes, yaml::Node root, Failed failed) {
  struct Checker final : detail::FieldChecker {
    Checker(yaml::Builder& builder, Failed& take) : FieldChecker(builder), take_(take) {}
    bool failed(const Error& error) override {
      last = error;
      return take_(error);
    }
    Failed& take_;
    Error last;
  } checker(nodes, failed);
  const yaml::Node checked = checker.check_root(root);
  if (checker.stopped()) return checker.last;
  return checked;
}

}  // namespace rummage::kustomize
