#include "linter/report/rotation.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <optional>

#include "linter/base/text.h"
#include "linter/model/names.h"
#include "linter/report/json_objects.h"
#include "linter/report/restart_line.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

std::string days(Timestamp count) { return count_of(static_cast<std::size_t>(count), "day"); }

/// "25 days ago", "in 3 days", or why there is no day.
std::string distance_of(const Rotation& rotation) {
  if (!rotation.due) return "rotated never, or nobody wrote it down";
  if (rotation.days == 0) return "today";
  return rotation.days < 0 ? days(-rotation.days) + " ago" : "in " + days(rotation.days);
}

std::string users_of(const DueRotation& due) {
  return due.services.empty() ? "nothing here uses it" : "used by " + escape_controls(enumerate(due.services));
}

std::string ending(const RotationInput& input) {
  const auto overdue =
      static_cast<std::size_t>(std::count_if(input.rotations.begin(), input.rotations.end(),
                                             [](const DueRotation& each) { return each.rotation.is_overdue(); }));
  std::string text = input.rotations.empty()
                         ? fmt::format("No secret is to be rotated within {}.\n", days(input.within_days))
                         : fmt::format("{} to be rotated within {}: {} overdue.\n",
                                       count_of(input.rotations.size(), "secret"), days(input.within_days), overdue);
  std::vector<Workload> restarts;
  for (const DueRotation& each : input.rotations)
    restarts.insert(restarts.end(), each.restarts.begin(), each.restarts.end());
  if (const std::string note = note_on_namespaces(restarts); !note.empty()) text += note + "\n";
  if (!input.complete) text += "Not finished: not everything could be read, so more may use them.\n";
  return text;
}

/// Calls with the name of each environment, where it begins.
template <typename Begin, typename Write>
void by_environment(const RotationInput& input, Begin begin, Write write) {
  std::optional<EnvironmentId> current;
  for (const DueRotation& due : input.rotations) {
    if (current != due.rotation.environment) begin(input.environments[due.rotation.environment].name, !current);
    current = due.rotation.environment;
    write(due);
  }
}

}  // namespace

std::string_view status_of(const Rotation& rotation) { return rotation.is_overdue() ? "overdue" : "due"; }

std::string day_of(const Rotation& rotation) {
  return rotation.due ? fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time_t{*rotation.due})) : std::string();
}

std::string rotation_as_text(const RotationInput& input) {
  std::string text;
  by_environment(
      input, [&](const std::string& name, bool first) { text += (first ? "" : "\n") + name + ":\n"; },
      [&](const DueRotation& due) {
        const Rotation& rotation = due.rotation;
        const std::string day = day_of(rotation);
        text += fmt::format("  {} {}{}{} ({}): {}; {}\n", status_of(rotation), day, day.empty() ? "" : " ",
                            rotation.secret->name, scope_word(rotation.service), distance_of(rotation), users_of(due));
        for (const Workload& each : due.restarts) text += "    " + restart_line(each) + "\n";
      });
  return text + (input.rotations.empty() ? "" : "\n") + ending(input);
}

std::string rotation_as_markdown(const RotationInput& input) {
  std::string text = "### Secrets to be rotated\n\n";
  by_environment(
      input,
      [&](const std::string& name, bool first) {
        text += fmt::format("{}**{}**\n\n| secret | section | due | used by | then |\n|---|---|---|---|---|\n",
                            first ? "" : "\n", name);
      },
      [&](const DueRotation& due) {
        const Rotation& rotation = due.rotation;
        const std::string day = day_of(rotation);
        std::vector<std::string> commands;
        for (const Workload& each : due.restarts) commands.push_back("`" + restart_line(each) + "`");
        text += fmt::format("| `{}` | {} | {} | {} | {} |\n", rotation.secret->name, scope_word(rotation.service),
                            (day.empty() ? day : day + ", ") + distance_of(rotation),
                            escape_controls(enumerate(due.services)), fmt::join(commands, "<br>"));
      });
  return text + (input.rotations.empty() ? "" : "\n") + ending(input);
}

std::string rotation_as_json(const RotationInput& input) {
  Json rotations = Json::array();
  for (const DueRotation& due : input.rotations) {
    const Rotation& rotation = due.rotation;
    const Secret& secret = *rotation.secret;
    Json object = {{"environment", input.environments[rotation.environment].name},
                   {"secret", secret.name},
                   {"scope", scope_word(rotation.service)}};
    if (!secret.namespaces.empty()) object["namespaces"] = secret.namespaces;
    object["status"] = status_of(rotation);
    if (rotation.due) {
      object["rotated"] = secret.rotated->value;
      object["due"] = day_of(rotation);
      object["days"] = rotation.days;
    }
    object["rotateEvery"] = *secret.rotate_every;
    object["services"] = due.services;
    object["commands"] = Json::array();
    for (const Workload& each : due.restarts) object["commands"].push_back(restart_line(each));
    rotations.push_back(std::move(object));
  }
  Json json = {{"within", input.within_days}, {"rotations", std::move(rotations)}};
  if (!input.complete) json["complete"] = false;
  return json.dump(2) + "\n";
}

}  // namespace keyref
