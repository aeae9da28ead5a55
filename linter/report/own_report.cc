#include "linter/report/own_report.h"

#include <algorithm>
#include <array>
#include <string>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// How they begin, without blanks: text and github are prose, and need no exception.
constexpr auto kBeginnings = std::to_array<std::string_view>({
    R"({"tool":{"name":"keyref",)",                   // json, jenkins
    R"({"type":"summary","tool":{"name":"keyref",)",  // jsonl without a finding
    R"({"type":"finding","tool":"keyref",)",          // jsonl
    R"([{"type":"issue","engine_name":"keyref",)",    // gitlab
    R"(<!DOCTYPEhtml><htmllang="en"><head><metacharset="utf-8"><metaname="generator"content="keyref)",  // html
    R"(<?xmlversion="1.0"encoding="UTF-8"?><testsuitesname="keyref")",                                  // junit
});

}  // namespace

bool is_own_report(std::string_view text) {
  constexpr std::size_t kHead = 1024;  // of SARIF the tool's name stands within the first few lines
  if (text.empty() || std::string_view("{[<").find(text.front()) == std::string_view::npos) return false;
  std::string head(text.substr(0, kHead));
  std::erase_if(head, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  const bool begins = std::any_of(kBeginnings.begin(), kBeginnings.end(),
                                  [&](std::string_view beginning) { return head.starts_with(beginning); });
  return begins || (head.starts_with(R"({"$schema":)") &&
                    head.find(R"("runs":[{"tool":{"driver":{"name":"keyref",)") != std::string::npos);
}

}  // namespace keyref
