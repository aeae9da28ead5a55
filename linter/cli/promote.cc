#include "linter/cli/promote.h"

#include <iostream>
#include <utility>

#include "linter/cli/environment_pair.h"
#include "linter/cli/print.h"
#include "linter/cli/tell.h"
#include "linter/cli/unread.h"
#include "linter/cli/whole_repository.h"
#include "linter/lint/promotion.h"
#include "linter/report/promotion.h"

namespace keyref {
namespace {

std::string write(const PromotionInput& input, Form form) {
  switch (form) {
    case Form::json:
      return promotion_as_json(input);
    case Form::markdown:
      return promotion_as_markdown(input);
    default:
      return promotion_as_text(input);
  }
}

}  // namespace

ExitCode promote(const PromoteOptions& options) {
  const auto whole = find_whole_repository(options);
  if (!whole) return ExitCode::usage;
  Repository& repository = whole->repository;
  if (!repository.load_settings(std::cerr)) return ExitCode::usage;
  const auto pair = find_pair(repository.fleet().configuration, options);
  if (!pair) return ExitCode::usage;
  repository.read();
  const Joined& fleet = repository.join();

  const Promotion promotion = plan_promotion(fleet, pair->from, pair->to);
  const bool complete = !tell_unread(fleet);
  const auto name_of = [&](EnvironmentId id) { return fleet.environments()[id].name; };
  const ExitCode printed =
      print(write({repository.sources(), name_of(pair->from), name_of(pair->to), promotion, complete}, options.form));
  if (printed != ExitCode::clean) return printed;
  if (!complete) return tell(ExitCode::unfinished, "could not finish: what could not be read may refer to more");
  if (repository.looked_at() == 0) return tell(ExitCode::unfinished, "nothing was read");
  return promotion.fails() ? ExitCode::findings : ExitCode::clean;
}

}  // namespace keyref
