#include "linter/cli/option_kinds.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <thread>
#include <utility>

namespace keyref {
namespace {

std::optional<unsigned> parse_jobs(const std::string& word) {
  constexpr unsigned kMost = 1024;
  unsigned jobs = 0;
  const char* const end = word.data() + word.size();
  const auto [last, error] = std::from_chars(word.data(), end, jobs);
  if (error != std::errc() || last != end || jobs == 0 || jobs > kMost) return std::nullopt;
  return jobs;
}

}  // namespace

CLI::Validator check(std::string wanted, std::function<bool(const std::string&)> is_right) {
  return {[wanted = std::move(wanted), is_right = std::move(is_right)](const std::string& given) {
            return is_right(given) ? std::string() : "must be " + wanted;
          },
          ""};
}

CLI::Option* add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& help) {
  return command.add_option(name, values, help)->allow_extra_args(false)->type_size(1)->expected(1)->take_all();
}

CLI::Option* add_environment(CLI::App& command, std::vector<std::string>& environments, const std::string& help) {
  const auto take = [&environments](const std::string& word) { environments = {word}; };
  return command.add_option_function<std::string>("--env", take, help)->type_name("ENV");
}

void add_jobs(CLI::App& command, unsigned& jobs) {
  static const unsigned processors = std::thread::hardware_concurrency();  // which reads a file to know
  jobs = std::max(1U, processors);
  const auto take = [&jobs](const std::string& word) { jobs = *parse_jobs(word); };
  command.add_option_function<std::string>("--jobs", take, "Threads; default: one a core")
      ->type_name("N")
      ->check(check("a number from 1 to 1024", [](const std::string& word) { return parse_jobs(word).has_value(); }));
}

std::optional<ReportFile> parse_report(const std::string& word) {
  const std::size_t equals = word.find('=');
  const ReportFormat* format = find_report_format(word.substr(0, equals));
  if (format == nullptr || equals == std::string::npos || equals + 1 == word.size()) return std::nullopt;
  return ReportFile{format, word.substr(equals + 1)};
}

}  // namespace keyref
