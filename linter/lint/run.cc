#include "linter/lint/run.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "linter/base/hash.h"
#include "linter/join/store_answers.h"
#include "linter/lint/allow.h"
#include "linter/lint/baseline.h"
#include "linter/lint/checked_references.h"
#include "linter/source/line_index.h"

namespace keyref {
namespace {

Severity lowered(Severity severity, int steps) {
  return static_cast<Severity>(std::max(0, static_cast<int>(severity) - steps));
}

Severity own_severity(const Configuration& configuration, const Rule& rule) {
  const auto setting = configuration.rules.find(std::string(rule.id));
  return setting == configuration.rules.end() ? rule.severity : setting->second.severity.value_or(rule.severity);
}

bool is_off(const Configuration& configuration, std::string_view rule) {
  const auto setting = configuration.rules.find(std::string(rule));
  return setting != configuration.rules.end() && setting->second.off;
}

/// One finding for one place: what a rule says twice of it holds in the environments of both.
void merge_places(std::vector<Finding>& findings) {
  std::map<std::tuple<FileId, std::uint32_t, std::string, std::string>, std::size_t> first;
  std::vector<Finding> merged;
  for (Finding& finding : findings) {
    const auto [at, added] =
        first.try_emplace({finding.place.file, finding.place.span.begin, finding.rule, finding.message}, merged.size());
    if (added) {
      merged.push_back(std::move(finding));
    } else {
      merged[at->second].environments = merged[at->second].environments | finding.environments;
    }
  }
  findings = std::move(merged);
}

void sort_findings(std::vector<Finding>& findings, const Sources& sources) {
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    return std::tie(sources[a.place.file].path, a.place.span.begin, a.rule, a.message) <
           std::tie(sources[b.place.file].path, b.place.span.begin, b.rule, b.message);
  });
}

/// Rule, path and structural address; equals are told apart by their order.
void set_fingerprints(std::vector<Finding>& findings, const Sources& sources) {
  std::map<std::uint64_t, std::size_t> seen;
  for (Finding& finding : findings) {
    const std::uint64_t hash = fnv1a(finding.rule + '\n' + sources[finding.place.file].path + '\n' + finding.address);
    const std::size_t index = seen[hash]++;
    finding.fingerprint = hex16(index == 0 ? hash : fnv1a(std::to_string(index), hash));
  }
}

class Runner {
 public:
  /// `ask_earlier`: null where all that is there is told.
  Runner(const Joined& fleet, std::span<const Rule* const> rules, const BaselineUse& baseline,
         const AskEarlier* ask_earlier)
      : fleet_(fleet),
        rules_(rules),
        baseline_(baseline),
        ask_earlier_(ask_earlier),
        allows_(fleet.fleet, fleet.sources) {}

  LintResult run() {
    for (const Rule* rule : rules_) {
      if (rule->check != nullptr && !is_off(fleet_.fleet.configuration, rule->id)) check(*rule);
    }
    set_aside_allowed();
    tell_unused_allows();
    merge_places(found_);
    sort_findings(found_, fleet_.sources);
    set_fingerprints(found_, fleet_.sources);
    set_aside_baselined();
    if (ask_earlier_ != nullptr) keep_touched(fleet_, *ask_earlier_, found_);
    count();
    result_.findings = std::move(found_);
    return std::move(result_);
  }

 private:
  void check(const Rule& rule) {
    std::vector<Finding> findings;
    rule.check(fleet_, findings);
    for (Finding& finding : findings) {
      finding.rule = rule.id;
      if (!finding.source.empty()) finding.message += ", in `" + finding.source + "`";
      finding.severity = lowered(own_severity(fleet_.fleet.configuration, rule), finding.lowered);
      found_.push_back(std::move(finding));
    }
  }

  std::uint32_t line_of(const Place& place) {
    auto at = lines_.find(place.file);
    if (at == lines_.end()) at = lines_.try_emplace(place.file, fleet_.sources[place.file].text).first;
    return at->second.position(place.span.begin).line;
  }

  void set_aside_allowed() {
    std::erase_if(found_, [&](const Finding& finding) {
      if (finding.rule == "allow-without-reason") return false;  // else it could allow itself
      const bool accepted = allows_.accepts(finding, line_of(finding.place));
      if (accepted) ++result_.summary.allowed;
      return accepted;
    });
  }

  /// Only a scan of everything knows that an allow accepts nothing.
  void tell_unused_allows() {
    const Fleet& fleet = fleet_.fleet;
    const auto rule =
        std::find_if(rules_.begin(), rules_.end(), [](const Rule* each) { return each->id == "unused-allow"; });
    if (!fleet.is_everything() || rule == rules_.end() || is_off(fleet.configuration, "unused-allow")) return;
    for (const Allow* allow : allows_.unused()) {
      const bool known =
          std::any_of(rules_.begin(), rules_.end(), [&](const Rule* each) { return each->id == allow->rule; });
      if (known && is_off(fleet.configuration, allow->rule)) continue;
      Finding finding;
      finding.rule = "unused-allow";
      finding.severity = own_severity(fleet.configuration, **rule);
      finding.place = allow->place;
      finding.message = known ? "this allows `" + allow->rule + "`, which is not told here"
                              : "this allows a rule that does not exist";
      finding.help = known ? "remove it" : "`keyref rules` lists the rules";
      finding.address = allow->rule + '\n' + (allow->path ? allow->path->pattern() : std::string());
      found_.push_back(std::move(finding));
    }
  }

  void set_aside_baselined() {
    const Fleet& fleet = fleet_.fleet;
    if (!baseline_.takes_all && fleet.baseline.empty()) return;
    std::vector<BaselineEntry> found = baseline_entries(fleet_, found_);
    if (baseline_.takes_all) {
      result_.summary.baselined = found_.size();
      result_.baseline = std::move(found);
      return found_.clear();
    }
    const auto may_have_moved = [&](const std::string& file) {
      return fleet.is_everything() || baseline_.is_gone(file);
    };
    BaselineMatch match = match_baseline(fleet.baseline, found, may_have_moved);
    std::size_t index = 0;
    result_.summary.baselined = std::erase_if(found_, [&](const Finding&) -> bool { return match.known[index++]; });
    if (fleet.is_everything()) result_.summary.outlived = fleet.baseline.size() - match.needed.size();
    result_.baseline = std::move(match.needed);
  }

  void count() {
    count_findings();
    count_documents();
    count_answers();
    Summary& summary = result_.summary;
    summary.environments = fleet_.fleet.selected;
    for (const EnvironmentId id : summary.environments.members()) {
      if (!fleet_.fleet.inventories[id]) summary.unchecked.insert(id);
    }
  }

  void count_findings() {
    SeverityCounts& counts = result_.summary.findings;
    for (const Finding& finding : found_) {
      counts.add(finding.severity);
      const bool input = finding.rule == "syntax-error" || finding.rule == "unreadable-file";
      if (input && finding.lowered == 0) result_.incomplete = true;
    }
  }

  void count_documents() {
    std::set<std::pair<std::string_view, std::string_view>> services;
    for (const JoinedDocument& document : fleet_.documents) {
      if (!is_looked_at(document)) continue;
      if (!fleet_.is_selected(document)) {
        ++result_.summary.skipped.other_environments;
      } else if (document.document->workload) {
        services.insert({document.service_folder, document.service});
      }
    }
    result_.summary.services = services.size();
  }

  bool is_looked_at(const JoinedDocument& document) const {
    const std::vector<Reference>& references = document.document->references;
    return fleet_.sources[document.document->file].reported ||
           std::any_of(references.begin(), references.end(),
                       [&](const Reference& each) { return fleet_.is_reported(document, each); });
  }

  void count_answers() {
    Summary& summary = result_.summary;
    const auto count_reference = [&](const JoinedDocument& document, std::size_t i, const Reference&) {
      if (fleet_.environments().empty()) ++summary.unknown;
      for (const EnvironmentId id : document.environments.members()) {
        const Answer& answer = fleet_.answer(document, i, id);
        if (answer.cause != Cause::not_made) count(answer.presence);
      }
    };
    const bool touched = ask_earlier_ != nullptr;
    for_each_counted(fleet_, touched, count_reference);
    for_each_counted_of_stores(
        fleet_, touched,
        [&](const JoinedDocument&, const StoreReference& reference, const EnvironmentSet& environments) {
          for (const EnvironmentId id : environments.members()) {
            const auto [presence, cause] = answer_store_reference(fleet_, reference, id);
            if (cause == Cause::unlisted_store) summary.unlisted_stores[*store_of(fleet_, reference, id)].insert(id);
            if (is_to_be_checked(fleet_, reference, id)) count(presence);
          }
        });
  }

  void count(Presence presence) {
    Summary& summary = result_.summary;
    ++(presence == Presence::present  ? summary.present
       : presence == Presence::absent ? summary.absent
                                      : summary.unknown);
  }

  const Joined& fleet_;
  std::span<const Rule* const> rules_;
  const BaselineUse& baseline_;
  const AskEarlier* ask_earlier_;
  Allows allows_;
  std::unordered_map<FileId, LineIndex> lines_;
  std::vector<Finding> found_;
  LintResult result_;
};

}  // namespace

LintResult run_rules(const Joined& fleet, std::span<const Rule* const> rules, const BaselineUse& baseline,
                     const AskEarlier* ask_earlier) {
  return Runner(fleet, rules, baseline, ask_earlier).run();
}

}  // namespace keyref
