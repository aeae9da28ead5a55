#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/join/joined.h"
#include "linter/lint/finding.h"
#include "linter/source/line_index.h"

namespace keyref {

/// What the rules said before a change, to be held against what they say after it.
class EarlierFindings {
 public:
  /// `path`: what the finding's file is called after the change.
  void add(const Finding& finding, std::string_view path, std::vector<std::string> environments);
  /// Was this said before, of all these environments and no less severely? What accounts for one finding accounts for
  /// no other.
  bool account_for(const Finding& finding, std::string_view path, const std::vector<std::string>& environments);

 private:
  struct Earlier {
    Severity severity;
    std::vector<std::string> environments;
  };

  std::multimap<std::string, Earlier> findings_;  ///< by rule, path and structural address
};

/// Asked for only where something is found beside the changed lines. None: what was before cannot be read.
using AskEarlier = FunctionRef<std::optional<EarlierFindings>()>;

/// Tells whether a change wrote any line of a place.
class TouchedPlaces {
 public:
  explicit TouchedPlaces(const Sources& sources) : sources_(sources) {}

  bool contains(const Place& place);
  bool contains(const Reference& reference);
  bool contains(const StoreReference& reference);
  /// Its place or one that explains it.
  bool contains(const Finding& finding);

 private:
  const Sources& sources_;
  std::unordered_map<FileId, LineIndex> lines_;
};

/// Leaves the findings that a change brought: on a line that it wrote, or not told before it.
void keep_touched(const Joined& fleet, AskEarlier ask_earlier, std::vector<Finding>& findings);

}  // namespace keyref
