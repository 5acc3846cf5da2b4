#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "controlplane/settings.h"

/// One reader for each form; settings.cpp calls them all, and each knows whether the object is its own.
namespace rummage::controlplane {

/// The component whose program this is: base name of a path or image, a tag left out, `kube-` optional for hyperkube.
std::optional<Component> component_of_program(std::string_view program);

void read_containers(const kubernetes::Object& object, std::vector<Settings>& found);
void read_kubeadm(const kubernetes::Object& object, std::vector<Settings>& found);
void read_kubelet(const kubernetes::Object& object, std::vector<Settings>& found);
void read_kops(const kubernetes::Object& object, std::vector<Settings>& found);

}  // namespace rummage::controlplane
