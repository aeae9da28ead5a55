#include "linter/cli/rules_command.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "linter/cli/print.h"
#include "linter/cli/tell.h"
#include "linter/configuration/schema_reader.h"
#include "rules/rules.h"

namespace keyref {
namespace {

std::string rules_as_json() {
  using Json = nlohmann::ordered_json;
  Json rules = Json::array();
  for (const Rule* rule : all_rules())
    rules.push_back({{"id", rule->id}, {"severity", to_string(rule->severity)}, {"summary", rule->summary}});
  return Json{{"rules", std::move(rules)}}.dump(2) + "\n";
}

}  // namespace

ExitCode explain(const ExplainOptions& options) {
  if (const Rule* rule = find_rule(options.rule)) return print(page_of(*rule));
  std::vector<std::string_view> ids;
  for (const Rule* rule : all_rules()) ids.push_back(rule->id);
  const std::string near = did_you_mean(options.rule, ids);
  return tell(ExitCode::usage,
              "there is no such rule" + near + (near.empty() ? ";" : "") + " `keyref rules` lists them");
}

ExitCode list_rules(const RulesOptions& options) {
  if (options.form == Form::json) return print(rules_as_json());
  std::string text;
  for (const Rule* rule : all_rules())
    text += fmt::format("{:<21} {:<8} {}\n", rule->id, to_string(rule->severity), rule->summary);
  return print(text +
               "\n`keyref explain RULE` shows a rule's page. keyref.yaml's `rules` sets severities, or `off`.\n");
}

}  // namespace keyref
