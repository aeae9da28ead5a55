#include <algorithm>
#include <string>

#include "linter/base/text.h"
#include "linter/report/report.h"

namespace keyref {

bool is_own_report(std::string_view text) {
  constexpr std::size_t kHead = 1024;  // of SARIF the tool's name stands within the first few lines
  if (!text.starts_with('{')) return false;
  std::string head(text.substr(0, kHead));
  std::erase_if(head, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  const bool json = head.starts_with(R"({"tool":{"name":"keyref",)");
  return json || (head.starts_with(R"({"$schema":)") &&
                  head.find(R"("runs":[{"tool":{"driver":{"name":"keyref",)") != std::string::npos);
}

}  // namespace keyref
