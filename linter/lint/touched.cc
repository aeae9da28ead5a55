#include "linter/lint/touched.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace keyref {
namespace {

std::string key_of(const Finding& finding, std::string_view path) {
  std::string key = finding.rule + '\n';
  key.append(path).append("\n").append(finding.address);
  return key;
}

}  // namespace

void EarlierFindings::add(const Finding& finding, std::string_view path, std::vector<std::string> environments) {
  std::sort(environments.begin(), environments.end());
  findings_.emplace(key_of(finding, path), Earlier{finding.severity, std::move(environments)});
}

bool EarlierFindings::account_for(const Finding& finding, std::string_view path,
                                  const std::vector<std::string>& environments) {
  const auto [first, last] = findings_.equal_range(key_of(finding, path));
  const auto same = std::find_if(first, last, [&](const auto& each) {
    const auto& before = each.second.environments;
    return each.second.severity >= finding.severity &&
           std::all_of(environments.begin(), environments.end(),
                       [&](const std::string& name) { return std::binary_search(before.begin(), before.end(), name); });
  });
  if (same == last) return false;
  findings_.erase(same);
  return true;
}

bool TouchedPlaces::contains(const Place& place) {
  const SourceFile& file = sources_[place.file];
  if (!file.changed) return false;
  const LineIndex& lines = lines_.try_emplace(place.file, file.text).first->second;
  const std::uint32_t last = std::max(place.span.begin + 1, place.span.end) - 1;
  return file.changed->overlap(lines.position(place.span.begin).line, lines.position(last).line);
}

bool TouchedPlaces::contains(const Reference& reference) {
  const auto any = [&](const Name& name) { return contains(name.place) || (name.origin && contains(*name.origin)); };
  return any(reference.secret) || (reference.key && any(*reference.key));
}

bool TouchedPlaces::contains(const StoreReference& reference) {
  return contains(reference.secret.place) || (reference.key && contains(reference.key->place));
}

bool TouchedPlaces::contains(const Finding& finding) {
  return contains(finding.place) || std::any_of(finding.related.begin(), finding.related.end(),
                                                [&](const Related& related) { return contains(related.place); });
}

void keep_touched(const Joined& fleet, AskEarlier ask_earlier, std::vector<Finding>& findings) {
  TouchedPlaces touched(fleet.sources);
  bool asked = false;
  std::optional<EarlierFindings> earlier;
  std::erase_if(findings, [&](const Finding& finding) {
    if (touched.contains(finding)) return false;
    if (!std::exchange(asked, true)) earlier = ask_earlier();
    return !earlier ||
           earlier->account_for(finding, fleet.sources[finding.place.file].path, fleet.names_of(finding.environments));
  });
}

}  // namespace keyref
