#include "linter/cli/rotation.h"

#include <algorithm>
#include <iostream>
#include <utility>

#include "linter/cli/print.h"
#include "linter/cli/tell.h"
#include "linter/cli/unread.h"
#include "linter/cli/whole_repository.h"
#include "linter/lint/due_rotations.h"
#include "linter/report/rotation.h"

namespace keyref {
namespace {

std::string write(const RotationInput& input, Form form) {
  switch (form) {
    case Form::json:
      return rotation_as_json(input);
    case Form::markdown:
      return rotation_as_markdown(input);
    case Form::ics:
      return rotation_as_calendar(input);
    case Form::text:
      break;
  }
  return rotation_as_text(input);
}

}  // namespace

ExitCode list_rotations(const RotationOptions& options) {
  const auto whole = find_whole_repository(options);
  if (!whole) return ExitCode::usage;
  Repository& repository = whole->repository;
  if (!repository.load_settings(std::cerr)) return ExitCode::usage;
  repository.read();
  const Joined& fleet = repository.join();

  const std::vector<DueRotation> rotations = due_rotations(fleet, options.within_days);
  const bool complete = !tell_unread(fleet);
  const RotationInput input{fleet.environments(), rotations, options.within_days, complete};
  const ExitCode printed = print(write(input, options.form));
  if (printed != ExitCode::clean) return printed;
  if (!complete) return tell(ExitCode::unfinished, "could not finish: what could not be read may use them too");
  const auto& inventories = repository.fleet().inventories;
  if (std::none_of(inventories.begin(), inventories.end(), [](const auto& each) { return each.has_value(); }))
    return tell(ExitCode::unfinished, "nothing was looked at: there is no inventory");
  const bool overdue = std::any_of(rotations.begin(), rotations.end(),
                                   [](const DueRotation& each) { return each.rotation.is_overdue(); });
  return overdue ? ExitCode::findings : ExitCode::clean;
}

}  // namespace keyref
