#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "linter/cli/options.h"

namespace keyref {

/// CLI11's own checks show what was given; `wanted`: what is told in its place.
CLI::Validator check(std::string wanted, std::function<bool(const std::string&)> is_right);

/// An option takes one value, and may be given several times.
CLI::Option* add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& help);

/// The one environment that a command is about.
CLI::Option* add_environment(CLI::App& command, std::vector<std::string>& environments, const std::string& help);

void add_jobs(CLI::App& command, unsigned& jobs);

/// Of `F=FILE`.
std::optional<ReportFile> parse_report(const std::string& word);

}  // namespace keyref
