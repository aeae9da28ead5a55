#include "linter/literals/formats.h"

#include <algorithm>
#include <array>
#include <string>

#include "linter/base/text.h"

namespace keyref::literals {
namespace {

enum class Match { name, start, end };

struct Format {
  Match match;
  std::string_view text;  ///< in lower case
  ReadPairs read;
};

/// The first that fits.
constexpr std::array kFormats = {
    Format{Match::name, ".env", read_dotenv},
    Format{Match::name, ".envrc", read_dotenv},
    Format{Match::start, ".env.", read_dotenv},
    Format{Match::end, ".env", read_dotenv},
    Format{Match::name, "dockerfile", read_dockerfile},
    Format{Match::name, "containerfile", read_dockerfile},
    Format{Match::start, "dockerfile.", read_dockerfile},
    Format{Match::start, "containerfile.", read_dockerfile},
    Format{Match::end, ".dockerfile", read_dockerfile},
    Format{Match::name, "jenkinsfile", read_jenkinsfile},
    Format{Match::start, "jenkinsfile.", read_jenkinsfile},
    Format{Match::end, ".jenkinsfile", read_jenkinsfile},
    Format{Match::end, ".groovy", read_jenkinsfile},
    Format{Match::name, "makefile", read_shell},
    Format{Match::name, "gnumakefile", read_shell},
    Format{Match::start, "makefile.", read_shell},
    Format{Match::end, ".mk", read_shell},
    Format{Match::end, ".sh", read_shell},
    Format{Match::end, ".bash", read_shell},
    Format{Match::end, ".zsh", read_shell},
    Format{Match::end, ".ksh", read_shell},
    Format{Match::name, ".bashrc", read_shell},
    Format{Match::name, ".bash_profile", read_shell},
    Format{Match::name, ".profile", read_shell},
    Format{Match::name, ".zshrc", read_shell},
    Format{Match::name, ".npmrc", read_ini},
    Format{Match::name, ".yarnrc", read_ini},
    Format{Match::name, ".pypirc", read_ini},
    Format{Match::name, ".netrc", read_ini},
    Format{Match::name, "_netrc", read_ini},
    Format{Match::name, ".pgpass", read_ini},
    Format{Match::name, "pgpass.conf", read_ini},
    Format{Match::name, "pip.conf", read_ini},
    Format{Match::name, ".my.cnf", read_ini},
    Format{Match::name, "credentials", read_ini},
    Format{Match::name, "pipfile", read_ini},
    Format{Match::end, ".cnf", read_ini},
    Format{Match::end, ".ini", read_ini},
    Format{Match::end, ".cfg", read_ini},
    Format{Match::end, ".properties", read_ini},
    Format{Match::end, ".toml", read_ini},
    Format{Match::end, ".tf", read_terraform},
    Format{Match::end, ".tofu", read_terraform},
    Format{Match::end, ".tfvars", read_terraform},
    Format{Match::end, ".sql", read_sql},
    Format{Match::end, ".http", read_http},
    Format{Match::end, ".rest", read_http},
    Format{Match::end, ".yaml", read_yaml},
    Format{Match::end, ".yml", read_yaml},
    Format{Match::end, ".json", read_yaml},
};

bool fits(const Format& format, std::string_view name) {
  const std::string_view text = format.text;
  if (format.match == Match::name) return name == text;
  if (name.size() < text.size()) return false;
  return format.match == Match::start ? name.substr(0, text.size()) == text
                                      : name.substr(name.size() - text.size()) == text;
}

/// What a file is made from, or is kept as: `values.yaml.tmpl`, `app.properties.j2`, `config.yml.example`.
std::string_view without_suffix(std::string_view name) {
  constexpr std::array<std::string_view, 17> kSuffixes = {
      ".bak", ".default", ".dist",  ".erb", ".example", ".golden",   ".gotmpl", ".in", ".j2",
      ".old", ".orig",    ".local", ".out", ".sample",  ".template", ".tmpl",   ".tpl"};
  for (const std::string_view each : kSuffixes) {
    if (name.size() > each.size() && name.ends_with(each)) return name.substr(0, name.size() - each.size());
  }
  return name;
}

const Format* find_format(std::string_view name) {
  const auto* found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& each) { return fits(each, name); });
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace

ReadPairs format_of(std::string_view path) {
  const std::string name = to_lower(name_of(path));
  const Format* found = find_format(name);
  if (found == nullptr) found = find_format(without_suffix(name));
  return found == nullptr ? read_lines : found->read;
}

}  // namespace keyref::literals
