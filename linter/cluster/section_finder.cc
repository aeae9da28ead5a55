#include "linter/cluster/section_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "linter/source/glob.h"

namespace keyref {
namespace {

constexpr std::array<std::string_view, 2> kRecommended = {"app.kubernetes.io/name", "app.kubernetes.io/instance"};
constexpr std::string_view kService = "{service}";

template <typename Names>
std::string by_label(const DumpedSecret& secret, const Names& labels, const std::vector<std::string>& services) {
  for (const auto& label : labels) {
    const auto value = secret.labels.find(std::string(label));
    if (value != secret.labels.end() && std::find(services.begin(), services.end(), value->second) != services.end())
      return value->second;
  }
  return {};
}

}  // namespace

std::vector<std::string> section_labels(const ImportSetting& setting) {
  std::vector<std::string> labels = setting.labels;
  labels.insert(labels.end(), kRecommended.begin(), kRecommended.end());
  return labels;
}

SectionFinder::SectionFinder(const ImportSetting& setting, const std::set<std::string>& services)
    : setting_(setting), services_(services.begin(), services.end()) {
  std::stable_sort(services_.begin(), services_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

std::string SectionFinder::by_pattern(std::string_view text, const std::vector<std::string>& patterns) const {
  for (const std::string& service : services_) {
    if (text.find(service) == std::string_view::npos) continue;
    for (std::string pattern : patterns) {
      pattern.replace(pattern.find(kService), kService.size(), service);
      if (Glob(std::move(pattern)).matches(text)) return service;
    }
  }
  return {};
}

std::string SectionFinder::section_of(const DumpedSecret& secret) const {
  std::string section = by_label(secret, setting_.labels, services_);
  if (section.empty()) section = by_pattern(secret.name_space(), setting_.namespaces);
  if (section.empty()) section = by_pattern(secret.secret.name, setting_.names);
  if (section.empty()) section = by_label(secret, kRecommended, services_);
  return section;
}

}  // namespace keyref
