#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/report/regions.h"
#include "linter/report/restart_line.h"
#include "linter/report/uses.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

/// "in dev and prod"; nothing where there are no environments.
std::string in_environments(const UsesInput& input, const EnvironmentSet& environments) {
  std::vector<std::string> names;
  for (const EnvironmentId id : environments.members()) names.push_back(input.environments[id].name);
  return names.empty() ? std::string() : "in " + enumerate(names);
}

/// How a new value of the secret arrives.
std::string way_of_new_value(const SecretUse& use) {
  if (use.asked && use.pickup == Pickup::next_run) return "with the next run";
  if (use.asked && !use.asked->makes.empty()) return "by itself, into the Secret " + use.asked->makes;
  const bool known = !use.workload.empty() && !has_placeholder(use.workload);
  const std::string workload = known ? use.workload : "its workload";
  const std::string why = use.kind == ReferenceKind::volume ? ", which mounts it with subPath" : "";
  switch (use.pickup) {
    case Pickup::restart:
      return "restart " + workload + why;
    case Pickup::next_run:
      return "with the next run of " + workload + why;
    case Pickup::recreate:
      return "create " + workload + why + (why.empty() ? " anew" : ", anew");
    case Pickup::reload:
      return "by itself, within about a minute";
    case Pickup::next_mount:
      return "with the next mount";
    case Pickup::next_pull:
      return "with the next pull";
    case Pickup::controller:
      return "by itself; its controller watches it";
    case Pickup::variable:  // of code, which stands below what gives it the variable
    case Pickup::unknown:
      break;
  }
  return "depends on what reads it";
}

class TextTable {
 public:
  explicit TextTable(const UsesInput& input) : input_(input), regions_(input.sources) {}

  std::string write() {
    // Services in the order of their first use, environments in that of promotion.
    std::map<std::string_view, std::size_t> order;
    std::map<std::pair<std::size_t, std::vector<EnvironmentId>>, std::vector<const SecretUse*>> groups;
    for (const SecretUse& use : input_.uses) {
      const std::size_t service = order.try_emplace(use.service, order.size()).first->second;
      groups[{service, use.environments.members()}].push_back(&use);
    }
    std::string text;
    for (const auto& [address, uses] : groups) write(uses, text);
    text += summary(order.size() - order.count({})) + restarts();
    if (!input_.complete) text += "Not finished: not everything could be read, so this may not be all.\n";
    return text;
  }

 private:
  using Row = std::array<std::string, 4>;  ///< place, kind, variable, how a new value arrives

  void write(const std::vector<const SecretUse*>& uses, std::string& text) {
    const SecretUse& first = *uses.front();
    const std::string title = first.service.empty() ? "no service" : escape_controls(first.service);
    rows_.clear();
    for (const SecretUse* use : uses) add(*use);
    const std::string where = in_environments(input_, first.environments);
    text += title + (where.empty() ? "" : " " + where) + ":\n" + rows() + "\n";
  }

  void add(const SecretUse& use) {
    rows_.push_back(
        {"  " + regions_.shown(use.place), kind_of(use), taken(use), "new value: " + way_of_new_value(use)});
    for (const CodeUse& code : use.code) {
      std::string way = "new value: as the variable";
      if (!(code.environments == use.environments)) way += ", " + in_environments(input_, code.environments);
      rows_.push_back({"    " + regions_.shown(code.place), "code", taken(code), std::move(way)});
    }
  }

  static std::string kind_of(const SecretUse& use) {
    if (!use.asked) return std::string(to_string(use.kind));
    return use.asked->store ? std::string(secret_of(*use.asked->store)) : "secret of a store";
  }

  /// The key where nobody asked for it and the variable does not say it.
  template <typename Use>
  std::string taken(const Use& use) const {
    const bool said = input_.wanted.word().ends_with('/' + use.key);
    if (said || use.key.empty() || use.key == use.variable) return use.variable;
    return use.variable.empty() ? "key " + use.key : use.variable + " from " + use.key;
  }

  std::string rows() const {
    std::array<std::size_t, 4> widths{};
    for (const Row& row : rows_) {
      for (std::size_t i = 0; i + 1 < row.size(); ++i)
        widths[i] = std::max(widths[i], count_code_points(escape_controls(row[i])));
    }
    std::string text;
    for (const Row& row : rows_) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string cell = escape_controls(row[i]);
        const std::size_t width = count_code_points(cell);
        text += cell;
        if (widths[i] > 0) text.append(widths[i] - width + 2, ' ');
      }
      text += "\n";
    }
    return text;
  }

  std::string summary(std::size_t services) const {
    const std::string name = input_.wanted.word();
    if (input_.uses.empty()) return "Nothing here uses " + name + ".\n";
    std::set<Place> code;
    std::size_t asking = 0;
    for (const SecretUse& use : input_.uses) {
      if (use.asked) ++asking;
      for (const CodeUse& each : use.code) code.insert(each.place);
    }
    const std::size_t manifests = input_.uses.size() - asking;
    std::string places;
    if (manifests > 0)
      places =
          fmt::format("{} of manifests and {} of code", count_of(manifests, "place"), count_of(code.size(), "place"));
    if (asking > 0) {
      places += fmt::format("{}{} that {} a store", places.empty() ? "" : ", and ", count_of(asking, "place"),
                            asking == 1 ? "asks" : "ask");
    }
    return fmt::format("{}: {}, of {}.\n", name, places, count_of(services, "service"));
  }

  std::string restarts() const {
    const std::vector<Workload> workloads = restarts_of(input_.uses);
    if (workloads.empty()) return {};
    std::string text = "\nTo bring a new value to what does not take it by itself:\n";
    for (const Workload& each : workloads)
      text += "  " + restart_line(each, in_environments(input_, each.environments)) + "\n";
    const std::string note = note_on_namespaces(workloads);
    return note.empty() ? text : text + note + "\n";
  }

  const UsesInput& input_;
  Regions regions_;
  std::vector<Row> rows_;
};

}  // namespace

std::string uses_as_text(const UsesInput& input) { return TextTable(input).write(); }

}  // namespace keyref
