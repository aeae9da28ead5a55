#include "linter/report/restart_line.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/base/text.h"
#include "linter/model/names.h"

namespace keyref {
namespace {

constexpr std::array<std::string_view, 3> kRestartable = {"DaemonSet", "Deployment", "StatefulSet"};

bool has_name_space(const Workload& workload) { return is_secret_name(workload.name_space); }

/// Empty where there is none.
std::string restart_command(const Workload& workload) {
  const bool restartable = std::find(kRestartable.begin(), kRestartable.end(), workload.kind) != kRestartable.end();
  if (!restartable || !is_secret_name(workload.name)) return {};  // all objects are named alike
  const std::string space = has_name_space(workload) ? "-n " + workload.name_space + " " : "";
  return "kubectl " + space + "rollout restart " + to_lower(workload.kind) + "/" + workload.name;
}

}  // namespace

std::string restart_line(const Workload& workload, const std::string& where) {
  const std::string command = restart_command(workload);
  if (!command.empty()) return command + (where.empty() ? "" : "  # " + where);
  const std::string object = escape_controls(workload.kind + " " + workload.name);
  return "# by other means: " + object + (where.empty() ? "" : " " + where);
}

std::string note_on_namespaces(const std::vector<Workload>& workloads) {
  const bool any = std::any_of(workloads.begin(), workloads.end(), [](const Workload& each) {
    return !restart_command(each).empty() && !has_name_space(each);
  });
  return any ? "Without `-n`, kubectl takes the namespace of its context: that of the workload is not known here." : "";
}

}  // namespace keyref
