#include "linter/join/wiring.h"

#include <algorithm>
#include <map>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/join/runtime_names.h"
#include "linter/join/service_source.h"

namespace keyref {
namespace {

/// Does code that runs in the containers read it, and nobody else sets it?
bool is_read(const WiredService& service, const std::string& name) {
  return service.read_names.contains(name) && !is_given(name);
}

/// Is the image made of the code: does it have the name of its folder, or of a package?
bool is_own_image(const Joined& joined, const WiredService& service, std::string_view image) {
  if (image.empty()) return false;
  const std::string_view name = name_of_image(image);
  const std::vector<Package>& packages = joined.fleet.packaging.packages;
  return std::any_of(service.folders.begin(), service.folders.end(),
                     [&](const std::string& each) { return name_of(each) == name; }) ||
         std::any_of(packages.begin(), packages.end(), [&](const Package& each) { return name_of(each.name) == name; });
}

/// Is the image somebody else's, as `redis:7`? One in a company's own registry may be the code's.
bool is_public_image(std::string_view image) {
  constexpr std::string_view kRegistries =
      "docker.io quay.io ghcr.io gcr.io registry.k8s.io public.ecr.aws mcr.microsoft.com";
  const std::string_view host = image.substr(0, std::min(image.size(), image.find('/')));
  const bool has_host = host.size() < image.size() && host.find_first_of(".:") != std::string_view::npos;
  const std::vector<std::string_view> registries = split(kRegistries, ' ');
  return !image.empty() && (!has_host || std::find(registries.begin(), registries.end(), host) != registries.end());
}

bool reads_any_of(const WiredService& service, const Container& container) {
  return std::any_of(container.env.begin(), container.env.end(),
                     [&](const EnvVar& variable) { return is_read(service, variable.name.value); });
}

/// Do any of the workloads run the code beside them? What they get says so, or their images.
bool runs_its_code(const Joined& joined, const WiredService& service) {
  for (const auto& provided : service.provided) {
    if (provided && std::any_of(provided->names.begin(), provided->names.end(),
                                [&](const std::string& name) { return is_read(service, name); }))
      return true;
  }
  return std::any_of(service.workloads.begin(), service.workloads.end(), [&](std::size_t index) {
    const std::vector<Container>& containers = joined.documents[index].document->containers;
    return std::any_of(containers.begin(), containers.end(), [&](const Container& each) {
      return !is_public_image(each.image) || is_own_image(joined, service, each.image);
    });
  });
}

/// Have the workloads of all environments but one container, by its name?
bool has_one_container(const Joined& joined, const WiredService& service) {
  std::set<std::pair<std::string_view, std::string_view>> names;
  for (const std::size_t index : service.workloads) {
    const Document& document = *joined.documents[index].document;
    for (const Container& container : document.containers) names.emplace(document.name, container.name);
  }
  return names.size() == 1;
}

EnvironmentSet environments_without(const WiredService& service, const std::string& name) {
  EnvironmentSet without;
  for (EnvironmentId id = 0; id < service.provided.size(); ++id) {
    const std::optional<Provided>& provided = service.provided[id];
    if (provided && !provided->everything && !provided->names.contains(name)) without.insert(id);
  }
  return without;
}

void add_unprovided(const WiredService& service, std::vector<Unprovided>& found) {
  std::map<std::string_view, Unprovided> by_name;
  std::set<std::string_view> may_lack;  // a default at one place is what the others get
  for (const WiredRead& read : service.reads) {
    if (read.read->need == EnvNeed::optional) may_lack.insert(read.read->name.value);
    by_name[read.read->name.value].reads.push_back(&read);
  }
  for (auto& [name, unprovided] : by_name) {
    const std::string variable(name);
    if (may_lack.contains(name) || is_given(name) || service.set_by_image.contains(variable)) continue;
    unprovided.service = &service;
    unprovided.environments = environments_without(service, variable);
    if (unprovided.environments.empty()) continue;
    std::stable_sort(unprovided.reads.begin(), unprovided.reads.end(), [](const WiredRead* a, const WiredRead* b) {
      return std::pair(a->shared, a->read->need) < std::pair(b->shared, b->read->need);
    });
    found.push_back(std::move(unprovided));
  }
}

void add_unread(const Joined& joined, const WiredService& service, std::vector<Unread>& found) {
  const bool only_one = has_one_container(joined, service);
  for (const std::size_t index : service.workloads) {
    const JoinedDocument& document = joined.documents[index];
    std::set<std::string_view> used;
    for (const Container& container : document.document->containers)
      used.insert(container.uses.begin(), container.uses.end());
    for (const Container& container : document.document->containers) {
      // Others run something else, as far as anybody can tell.
      const bool runs_code = reads_any_of(service, container) || is_own_image(joined, service, container.image) ||
                             (only_one && !is_public_image(container.image));
      if (!runs_code) continue;
      for (const EnvVar& variable : container.env) {
        const std::string& name = variable.name.value;
        if (service.known.contains(name) || used.contains(name) || has_placeholder(name) || is_read_by_libraries(name))
          continue;
        found.push_back({&service, &document, &container, &variable});
      }
    }
  }
}

}  // namespace

std::vector<Unprovided> unprovided_variables(const Joined& joined) {
  std::vector<Unprovided> found;
  for (const WiredService& service : joined.services) {
    if (runs_its_code(joined, service)) add_unprovided(service, found);
  }
  return found;
}

std::vector<Unread> unread_variables(const Joined& joined) {
  std::vector<Unread> found;
  for (const WiredService& service : joined.services) {
    if (!service.reads_anything && !service.reads.empty()) add_unread(joined, service, found);
  }
  return found;
}

}  // namespace keyref
