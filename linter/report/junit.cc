#include <fmt/format.h>

#include <map>

#include "linter/base/text.h"
#include "linter/report/formats.h"
#include "linter/report/markup.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

class JunitWriter {
 public:
  explicit JunitWriter(const Report& report) : report_(report) {}

  std::string write() {
    add_scan();
    for (const std::string& name : report_.summary.unchecked) {
      skip("keyref", "references in " + name, "not checked: there is no inventory");
    }
    for (const UnlistedStore& each : report_.summary.unlisted_stores)
      skip("keyref", "references to " + each.store, "not checked: " + references_to(each));
    for (const ReportFinding& finding : report_.findings) add(finding);
    const std::string counts =
        fmt::format(R"(name="keyref" tests="{}" failures="{}" errors="{}")", tests_, failures_, errors_);
    // The schema of Jenkins' xUnit plugin knows no sum of what was skipped.
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {0}>\n  <testsuite {0} skipped=\"{1}\">\n"
        "{2}  </testsuite>\n</testsuites>\n",
        counts, skipped_, cases_);
  }

 private:
  /// Stands there always: Jenkins takes a report without a test for a mistake.
  void add_scan() {
    if (report_.complete) {
      add_case("keyref", "everything could be checked", {});
    } else {
      ++errors_;
      add_case("keyref", "everything could be checked",
               "<error type=\"unfinished\" message=\"not finished: this is not the whole truth\"/>");
    }
  }

  void skip(std::string_view group, std::string_view name, std::string_view why) {
    ++skipped_;
    add_case(group, name, fmt::format(R"(<skipped message="{}"/>)", escape_markup(why)));
  }

  /// Named without its line, so that a test stays the same test where lines move.
  void add(const ReportFinding& finding) {
    const std::string message = full_message(finding);
    const std::string group = "keyref." + finding.rule;
    std::string name = finding.place.file + ": " + finding.message;
    if (const std::size_t number = ++names_[group + name]; number > 1) name += fmt::format(" ({})", number);
    if (!report_.fails(finding)) return skip(group, name, fmt::format("{}: {}", to_string(finding.severity), message));
    ++failures_;
    std::string text = escape_markup(shown_place(finding.place)) + "\n" + escape_markup(message) + "\n";
    if (!finding.service.empty()) text += "service: " + escape_markup(finding.service) + "\n";
    if (!finding.environments.empty()) text += "environments: " + escape_markup(enumerate(finding.environments)) + "\n";
    text += "`keyref explain " + finding.rule + "` says how to mend it";
    add_case(
        group, name,
        fmt::format(R"(<failure type="{}" message="{}">{}</failure>)", finding.rule, escape_markup(message), text));
  }

  void add_case(std::string_view group, std::string_view name, std::string_view outcome) {
    ++tests_;
    const std::string test =
        fmt::format(R"(    <testcase classname="{}" name="{}")", escape_markup(group), escape_markup(name));
    cases_ += outcome.empty() ? test + "/>\n" : fmt::format("{}>\n      {}\n    </testcase>\n", test, outcome);
  }

  const Report& report_;
  std::map<std::string, std::size_t> names_;
  std::string cases_;
  std::size_t tests_ = 0;
  std::size_t failures_ = 0;
  std::size_t errors_ = 0;
  std::size_t skipped_ = 0;
};

}  // namespace

/// One test for the scan and one for each finding; those that do not fail the scan are skipped ones.
std::string junit_report(const Report& report) { return JunitWriter(report).write(); }

}  // namespace keyref
