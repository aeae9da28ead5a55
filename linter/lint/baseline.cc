#include "linter/lint/baseline.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "linter/base/hash.h"
#include "linter/base/utf8.h"

namespace keyref {
namespace {

/// Both are in the order of promotion of one keyref.yaml, or of two that need not agree.
bool covers(const std::vector<std::string>& known, const std::vector<std::string>& now) {
  if (known.empty()) return now.empty();
  return std::all_of(now.begin(), now.end(), [&](const std::string& environment) {
    return std::find(known.begin(), known.end(), environment) != known.end();
  });
}

class Matcher {
 public:
  Matcher(const std::vector<BaselineEntry>& baseline, const std::vector<BaselineEntry>& found)
      : baseline_(baseline), found_(found) {
    match_.known.resize(found.size());
  }

  BaselineMatch match(const std::function<bool(const std::string&)>& may_have_moved) {
    match_in_place();
    match_moved(may_have_moved);
    return std::move(match_);
  }

 private:
  /// Entries that have no finding yet.
  using Indices = std::vector<std::size_t>;
  using Address = std::tuple<std::string_view, std::string_view, std::string_view>;

  static Address address_of(const BaselineEntry& entry) { return {entry.file, entry.rule, entry.address}; }

  void match_in_place() {
    for (std::size_t i = 0; i < baseline_.size(); ++i) entries_[address_of(baseline_[i])].push_back(i);
    std::vector<Indices*> grown;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto at = entries_.find(address_of(found_[i]));
      if (at != entries_.end() && !take(at->second, i)) grown.push_back(&at->second);
    }
    // What is found in more environments is told, and still there: its entry stays, and goes nowhere else.
    for (Indices* entries : grown) {
      if (entries->empty()) continue;
      match_.needed.push_back(baseline_[entries->back()]);
      entries->pop_back();
    }
  }

  void match_moved(const std::function<bool(const std::string&)>& may_have_moved) {
    std::map<std::pair<std::string_view, std::string_view>, Indices> left;
    for (const auto& [address, entries] : entries_) {
      for (const std::size_t each : entries) {
        if (baseline_[each].can_move()) left[{baseline_[each].rule, baseline_[each].address}].push_back(each);
      }
    }
    for (std::size_t i = 0; i < found_.size() && !left.empty(); ++i) {
      const auto at = left.find({found_[i].rule, found_[i].address});
      if (match_.known[i] || at == left.end()) continue;
      std::erase_if(at->second, [&](std::size_t each) { return !may_have_moved(baseline_[each].file); });
      take(at->second, i);
    }
  }

  /// Gives the finding the entry that says least beyond it; false where none covers it.
  bool take(Indices& entries, std::size_t finding) {
    const std::vector<std::string>& environments = found_[finding].environments;
    auto best = entries.end();
    for (auto each = entries.begin(); each != entries.end(); ++each) {
      const std::vector<std::string>& known = baseline_[*each].environments;
      if (!covers(known, environments)) continue;
      if (best == entries.end() || known.size() < baseline_[*best].environments.size()) best = each;
      if (known.size() == environments.size()) break;
    }
    if (best == entries.end()) return false;
    std::swap(*best, entries.back());  // which of them goes does not matter, where it stands does not either
    entries.pop_back();
    match_.known[finding] = true;
    match_.needed.push_back(found_[finding]);
    return true;
  }

  const std::vector<BaselineEntry>& baseline_;
  const std::vector<BaselineEntry>& found_;
  std::map<Address, Indices> entries_;
  BaselineMatch match_;
};

}  // namespace

std::vector<BaselineEntry> baseline_entries(const Joined& fleet, const std::vector<Finding>& findings) {
  std::vector<BaselineEntry> entries;
  std::map<BaselineEntry, std::size_t> seen;
  for (const Finding& finding : findings) {
    BaselineEntry entry;
    entry.file = replace_invalid_utf8(fleet.sources[finding.place.file].path);
    entry.rule = finding.rule;
    entry.secret = finding.secret;
    entry.key = finding.key;
    entry.variable = finding.variable;
    if (!finding.same_everywhere) entry.environments = fleet.names_of(finding.environments);
    entry.address = hex16(fnv1a(finding.rule + '\n' + finding.address));
    const std::size_t index = seen[entry]++;
    entry.index = index;
    entries.push_back(std::move(entry));
  }
  return entries;
}

BaselineMatch match_baseline(const std::vector<BaselineEntry>& baseline, const std::vector<BaselineEntry>& found,
                             const std::function<bool(const std::string& file)>& may_have_moved) {
  return Matcher(baseline, found).match(may_have_moved);
}

}  // namespace keyref
