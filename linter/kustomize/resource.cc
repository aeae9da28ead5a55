#include "linter/kustomize/resource.h"

#include <re2/re2.h>

#include <algorithm>

#include "linter/base/text.h"
#include "linter/kubernetes/api_version.h"

namespace keyref::kustomize {
namespace {

/// Most patterns are names.
bool matches_whole(std::string_view pattern, std::string_view text) {
  if (pattern.find_first_of("\\^$.|?*+()[]{}") == std::string_view::npos) return pattern == text;
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 expression(re2::StringPiece(pattern.data(), pattern.size()), options);
  return expression.ok() && RE2::FullMatch(re2::StringPiece(text.data(), text.size()), expression);
}

/// One requirement of a label selector: `a=b`, `a==b`, `a!=b`, `a`, `!a`, or `a in (b, c)` and `a notin (b, c)`.
bool meets(std::string_view requirement, const Node* labels) {
  const auto value_of = [&](std::string_view label) { return labels == nullptr ? nullptr : labels->find(trim(label)); };
  const auto is = [&](std::string_view label, std::string_view wanted) {
    const Node* value = value_of(label);
    return value != nullptr && value->is_scalar() && value->resolved().value == trim(wanted);
  };
  if (const std::size_t list = requirement.find('('); list != std::string_view::npos) {
    std::string_view label = trim(requirement.substr(0, list));
    const bool negated = label.ends_with(" notin");
    label = trim(label.substr(0, label.rfind(' ')));
    const auto words = split(requirement.substr(list + 1, requirement.find(')') - list - 1), ',');
    return negated != std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is(label, word); });
  }
  if (const std::size_t unequal = requirement.find("!="); unequal != std::string_view::npos)
    return !is(requirement.substr(0, unequal), requirement.substr(unequal + 2));
  if (const std::size_t equal = requirement.find('='); equal != std::string_view::npos)
    return is(requirement.substr(0, equal), requirement.substr(requirement.find_last_of('=') + 1));
  if (requirement.starts_with('!')) return value_of(requirement.substr(1)) == nullptr;
  return value_of(requirement) != nullptr;
}

/// Requirements are separated by commas outside of parentheses.
bool meets_all(std::string_view selector, const Node* labels) {
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= selector.size(); ++i) {
    if (i < selector.size() && selector[i] == '(') ++depth;
    if (i < selector.size() && selector[i] == ')') --depth;
    if (i < selector.size() && (selector[i] != ',' || depth > 0)) continue;
    const std::string_view requirement = trim(selector.substr(begin, i - begin));
    if (!requirement.empty() && !meets(requirement, labels)) return false;
    begin = i + 1;
  }
  return true;
}

}  // namespace

const Node* metadata_entry(const Node& object, std::string_view word) {
  const Node* metadata = object.find("metadata");
  return metadata == nullptr ? nullptr : metadata->find(word);
}

std::string_view Resource::name_space() const {
  const Node* metadata = object->find("metadata");
  return metadata == nullptr ? std::string_view() : metadata->text_of("namespace");
}

bool Resource::had_name(std::string_view name) const {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool Resource::had_name_space(std::string_view name_space) const {
  return std::find(namespaces.begin(), namespaces.end(), name_space) != namespaces.end();
}

void set_metadata(Resource& resource, std::string_view field, const Node* value, Trees& trees) {
  const Node* metadata = resource.object->find("metadata");
  if (metadata == nullptr || !metadata->is_mapping()) metadata = trees.mapping(*resource.object, {});
  resource.object = trees.with(*resource.object, "metadata", trees.with(*metadata, field, value));
}

void add_labels(Resource& resource, const Node& labels, Trees& trees) {
  const Node* own = metadata_entry(*resource.object, "labels");
  const Node* merged = own == nullptr || !own->is_mapping() ? trees.mapping(labels, {}) : own;
  for (const auto& [key, value] : entries_of(labels)) merged = trees.with(*merged, *key, value);
  set_metadata(resource, "labels", merged, trees);
}

bool Selector::field_matches(std::string_view field, std::string_view value) const {
  const std::string_view pattern = target_.text_of(field);
  return pattern.empty() || matches_whole(pattern, value);
}

bool Selector::matches(const Resource& resource) const {
  const std::string_view api_version = resource.object->text_of("apiVersion");
  const bool named = target_.text_of("name").empty() ||
                     std::any_of(resource.names.begin(), resource.names.end(),
                                 [&](const std::string& name) { return field_matches("name", name); });
  const bool spaced = target_.text_of("namespace").empty() ||
                      std::any_of(resource.namespaces.begin(), resource.namespaces.end(),
                                  [&](const std::string& each) { return field_matches("namespace", each); });
  if (!named || !spaced || !field_matches("kind", resource.kind()) || !field_matches("group", group_of(api_version)) ||
      !field_matches("version", version_of(api_version)))
    return false;
  return meets_all(target_.text_of("labelSelector"), metadata_entry(*resource.object, "labels")) &&
         meets_all(target_.text_of("annotationSelector"), metadata_entry(*resource.object, "annotations"));
}

}  // namespace keyref::kustomize
