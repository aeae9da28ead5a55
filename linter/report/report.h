#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/lint/checked_references.h"
#include "linter/lint/finding.h"
#include "linter/lint/rule.h"
#include "linter/model/severity.h"
#include "linter/report/masked_line.h"
#include "linter/source/line_index.h"

namespace keyref {

/// Where something stands, as every format tells it: the end is exclusive.
struct ReportPlace {
  std::string file;  ///< relative to the root; may be no UTF-8
  Position begin;
  Position end;
};

struct ReportRelated {
  ReportPlace place;
  std::string message;
};

/// A Finding without the files that it was found in. Fields that do not apply are empty.
struct ReportFinding {
  std::string rule;
  Severity severity = Severity::error;
  std::string message;
  std::string help;  ///< JSON does not carry it, nor the line
  std::string suggestion;
  ReportPlace place;
  std::optional<MaskedLine> line;
  std::string service;
  std::vector<std::string> environments;
  std::string secret;
  std::string key;
  std::string variable;
  std::string provider;
  std::string account;
  std::vector<ReportRelated> related;
  std::string fingerprint;
};

/// A CodeUse.
struct ReportCode {
  ReportPlace place;
  std::string variable;
  std::string key;
  std::vector<std::string> environments;
};

struct ReportReference {
  CheckedReference checked;
  ReportPlace place;
  std::vector<ReportCode> code;
};

/// A store that something asks, in environments whose inventories do not list it.
struct UnlistedStore {
  std::string store;  ///< the word of inventories
  std::vector<std::string> environments;
};

/// A Summary whose environments are names, in the order of promotion.
struct ReportSummary {
  std::size_t files = 0;
  bool inventories = false;  ///< the files are inventories, and nothing else was looked at
  std::size_t services = 0;
  std::vector<std::string> environments;
  std::vector<std::string> unchecked;
  std::vector<UnlistedStore> unlisted_stores;
  std::size_t present = 0;
  std::size_t absent = 0;
  std::size_t unknown = 0;
  SeverityCounts findings;
  std::size_t allowed = 0;
  std::size_t baselined = 0;
  std::optional<std::size_t> fixed;  ///< as in Summary; the next is for who reads the text
  std::size_t outlived = 0;
  Summary::Skipped skipped;
};

/// What a scan told, or several of them: all that a format is made from.
struct Report {
  std::string version;  ///< of Keyref
  ReportSummary summary;
  bool complete = true;                 ///< something was checked, and nothing that should be was left out
  std::vector<ReportFinding> findings;  ///< sorted by path, place, rule
  std::optional<std::vector<ReportReference>> references;  ///< none: not asked for, or not known, as of JSON reports
  std::optional<Severity> fail_on = Severity::error;       ///< findings at or over it fail; none: no finding does
  std::span<const Rule* const> rules;
  std::string_view (*page_of)(const Rule&) = nullptr;

  bool fails(const ReportFinding& finding) const { return fail_on && finding.severity >= *fail_on; }
};

}  // namespace keyref
