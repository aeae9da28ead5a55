#include "linter/configuration/configuration.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/configuration/schema_reader.h"
#include "linter/syntax/scalar_type.h"
#include "linter/syntax/yaml.h"

namespace keyref {
namespace {

constexpr std::size_t kAccountDigits = 12;
constexpr std::string_view kService = "{service}";
constexpr std::array<std::string_view, 4> kLevels = {"off", "error", "warning", "note"};

class ConfigurationReader {
 public:
  ConfigurationReader(FileId file, const std::vector<std::string_view>& rule_ids, std::vector<SchemaProblem>& problems)
      : reader_(file, problems), rule_ids_(rule_ids) {
    result_.file = file;
  }

  Configuration read(std::string_view text) {
    const YamlStream stream = YamlStream::parse(reader_.file(), text);
    const Node* root = only_document(stream, reader_);
    if (root == nullptr) return std::move(result_);
    reader_.read_fields(*root, "keyref.yaml",
                        {{"version", [&](const Node& node) { read_version(node); }},
                         {"environments", [&](const Node& node) { read_environments(node); }},
                         {"services", [&](const Node& node) { read_services(node); }},
                         {"rules", [&](const Node& node) { read_rules(node); }},
                         {"allow", [&](const Node& node) { read_allow_list(node); }},
                         {"ignore", [&](const Node& node) { read_globs(node, "`ignore`", result_.ignore); }},
                         {"import", [&](const Node& node) { read_import(node); }},
                         {"accounts", [&](const Node& node) { read_accounts(node); }},
                         {"baseline", [&](const Node& node) {
                            if (reader_.path(node, "`baseline`")) result_.baseline = node.text();
                          }}});
    return std::move(result_);
  }

 private:
  void read_version(const Node& node) {
    if (!node.is_scalar() || node.resolved().value != "1")
      reader_.tell(node, "`version` must be 1, the only one that there is");
  }

  void read_environments(const Node& node) {
    reader_.read_entries(node, "`environments`", false, [&](const Node& key, const Node& value) {
      Environment environment;
      if (const auto name = environment_name(key, "an environment's name")) environment.name = *name;
      read_environment(value, environment);
      if (environment.name.empty()) return;
      if (result_.environments.size() == kMaxEnvironments) {
        return reader_.tell(key, "there may be at most " + std::to_string(kMaxEnvironments) + " environments");
      }
      result_.environments.push_back(std::move(environment));
    });
  }

  /// A name or alias that no environment has yet; case does not count.
  std::optional<std::string> environment_name(const Node& node, std::string_view what) {
    auto name = reader_.name(node, what);
    if (!name) return std::nullopt;
    if (std::any_of(taken_names_.begin(), taken_names_.end(),
                    [&](const std::string& each) { return equals_ignoring_case(each, *name); })) {
      reader_.tell(node, "another environment has the name or alias `" + *name + "` already");
      return std::nullopt;
    }
    taken_names_.push_back(*name);
    return name;
  }

  void read_environment(const Node& node, Environment& environment) {
    reader_.read_fields(
        node, "an environment",
        {{"account", [&](const Node& value) { environment.account = read_account(value).value_or(std::string()); }},
         {"inventory",
          [&](const Node& value) {
            if (reader_.path(value, "`inventory`")) environment.inventory = value.text();
          }},
         {"aliases",
          [&](const Node& value) {
            reader_.read_list(value, "`aliases`", [&](const Node& item) {
              if (auto alias = environment_name(item, "an alias")) environment.aliases.push_back(std::move(*alias));
            });
          }},
         {"variables", [&](const Node& value) { read_variables(value, environment); }},
         {"manifests", [&](const Node& value) { read_globs(value, "`manifests`", environment.manifests); }}});
  }

  void read_variables(const Node& node, Environment& environment) {
    reader_.read_entries(node, "`variables`", false, [&](const Node& key, const Node& value) {
      const auto name = reader_.name(key, "a variable's name");
      // What fills a placeholder becomes part of names, which are shown.
      const auto content = reader_.name(value, "a variable's value");
      if (name && content) environment.variables.emplace(*name, *content);
    });
  }

  std::optional<std::string> read_account(const Node& node) {
    if (node.is_scalar()) {
      const Node& scalar = node.resolved();
      const bool digits =
          std::all_of(scalar.value.begin(), scalar.value.end(), [](char c) { return c >= '0' && c <= '9'; });
      const bool octal = scalar.style == ScalarStyle::plain && scalar.value.starts_with('0');
      if (digits && !octal && scalar.value.size() == kAccountDigits) return std::string(scalar.value);
    }
    reader_.tell(node, "an account is written as 12 digits in quotes");
    return std::nullopt;
  }

  void read_globs(const Node& node, std::string_view what, std::vector<Glob>& globs) {
    reader_.read_list(node, what, [&](const Node& item) {
      if (auto pattern = reader_.path(item, what)) globs.emplace_back(std::move(*pattern));
    });
  }

  void read_services(const Node& node) {
    reader_.read_entries(node, "`services`", false, [&](const Node& key, const Node& value) {
      ServiceSetting service;
      service.name = reader_.name(key, "a service's name").value_or(std::string());
      reader_.read_fields(value, "a service",
                          {{"manifests", [&](const Node& list) { read_globs(list, "`manifests`", service.manifests); }},
                           {"source", [&](const Node& list) {
                              reader_.read_list(list, "`source`", [&](const Node& item) {
                                if (auto folder = reader_.path(item, "`source`"))
                                  service.source.push_back(std::move(*folder));
                              });
                            }}});
      if (!service.name.empty()) result_.services.push_back(std::move(service));
    });
  }

  /// The id of a rule that exists.
  std::optional<std::string> rule_id(const Node& node) {
    const std::string_view word = node.is_scalar() ? node.resolved().value : std::string_view();
    if (std::find(rule_ids_.begin(), rule_ids_.end(), word) != rule_ids_.end()) return std::string(word);
    reader_.tell(node, "there is no such rule" + did_you_mean(word, rule_ids_), "`keyref rules` lists the rules");
    return std::nullopt;
  }

  void read_rules(const Node& node) {
    reader_.read_entries(node, "`rules`", false, [&](const Node& key, const Node& value) {
      const auto id = rule_id(key);
      RuleSetting setting;
      if (value.is_mapping()) {
        reader_.read_fields(value, "a rule",
                            {{"severity", [&](const Node& level) { read_level(level, setting); }},
                             {"after", [&](const Node& days) { setting.after = read_days(days); }}});
      } else {
        read_level(value, setting);
      }
      if (id) result_.rules.emplace(*id, setting);
    });
  }

  void read_level(const Node& node, RuleSetting& setting) {
    const std::string_view word = node.is_scalar() ? node.resolved().value : std::string_view();
    // Other YAML parsers, and with them the JSON Schema, see a plain `off` as false.
    setting.off = word == "off" || word == "false";
    setting.severity = parse_severity(word);
    if (!setting.off && !setting.severity) {
      reader_.tell(node, "no severity" + did_you_mean(word, kLevels), "known are " + quoted_list(kLevels));
    }
  }

  std::optional<int> read_days(const Node& node) {
    const auto days = node.is_scalar() ? parse_days(node.resolved().value) : std::nullopt;
    if (!days) reader_.tell(node, "`after` is written in days or weeks, as `30d` or `4w`");
    return days;
  }

  void read_allow_list(const Node& node) {
    if (!node.is_sequence()) return reader_.tell(node, "`allow` must be a list");
    node.for_each_item([&](const Node& item) {
      if (!item.is_mapping()) return reader_.tell(item, "an allow must be a mapping");
      read_allow(item);
    });
  }

  void read_allow(const Node& item) {
    Allow allow;
    allow.place = item.place();
    reader_.read_fields(item, "an allow",
                        {{"rule",
                          [&](const Node& value) {
                            allow.rule = rule_id(value).value_or(std::string());
                            allow.place = value.place();
                          }},
                         {"path",
                          [&](const Node& value) {
                            if (auto pattern = reader_.path(value, "`path`")) allow.path.emplace(std::move(*pattern));
                          }},
                         {"reason", [&](const Node& value) { allow.reason = read_reason(value); }},
                         {"until", [&](const Node& value) { allow.until = read_until(value); }}});
    if (item.find("rule") == nullptr) reader_.tell(item, "an allow needs a `rule`");
    if (item.find("path") == nullptr)
      reader_.tell(item, "an allow needs a `path`", "`path: \"**\"` stands for every file");
    if (!allow.rule.empty() && allow.path) result_.allow.push_back(std::move(allow));
  }

  std::string read_reason(const Node& node) {
    return std::string(trim(reader_.text(node, "`reason`").value_or(std::string())));
  }

  /// The day itself still counts.
  std::optional<Timestamp> read_until(const Node& node) {
    constexpr std::size_t kDay = std::string_view("2027-01-31").size();
    const auto day = node.is_scalar() && node.resolved().value.size() == kDay ? parse_timestamp(node.resolved().value)
                                                                              : std::nullopt;
    if (!day) reader_.tell(node, "`until` is a date, as 2027-01-31");
    return day ? std::optional(*day + kSecondsPerDay) : std::nullopt;
  }

  void read_import(const Node& node) {
    ImportSetting& setting = result_.import;
    reader_.read_fields(
        node, "`import`",
        {{"labels", [&](const Node& value) { read_labels(value, setting.labels); }},
         {"namespaces", [&](const Node& value) { read_patterns(value, "`namespaces`", setting.namespaces); }},
         {"names", [&](const Node& value) { read_patterns(value, "`names`", setting.names); }},
         {"ignore", [&](const Node& value) { read_globs(value, "`ignore`", setting.ignore); }}});
  }

  void read_labels(const Node& node, std::vector<std::string>& labels) {
    reader_.read_list(node, "`labels`", [&](const Node& item) {
      auto label = reader_.text(item, "`labels`");
      if (!label) return;
      const std::size_t slash = label->find('/');
      const std::string_view prefix = std::string_view(*label).substr(0, slash == std::string::npos ? 0 : slash);
      const std::string_view name = std::string_view(*label).substr(slash == std::string::npos ? 0 : slash + 1);
      if (is_plain_name(name) && (slash == std::string::npos || is_plain_name(prefix)))
        labels.push_back(std::move(*label));
      else
        reader_.tell(item, "this is no label's name", "as app.kubernetes.io/name");
    });
  }

  void read_patterns(const Node& node, std::string_view what, std::vector<std::string>& patterns) {
    reader_.read_list(node, what, [&](const Node& item) {
      auto pattern = reader_.path(item, what);
      if (!pattern) return;
      const std::size_t service = pattern->find(kService);
      if (service != std::string::npos && pattern->find(kService, service + 1) == std::string::npos)
        patterns.push_back(std::move(*pattern));
      else
        reader_.tell(item, "a pattern of " + std::string(what) + " holds `{service}` once", "as `{service}-*`");
    });
  }

  void read_accounts(const Node& node) {
    reader_.read_fields(node, "`accounts`", {{"shared", [&](const Node& list) {
                                                reader_.read_list(list, "`shared`", [&](const Node& item) {
                                                  if (auto account = read_account(item))
                                                    result_.shared_accounts.push_back(*account);
                                                });
                                              }}});
  }

  SchemaReader reader_;
  const std::vector<std::string_view>& rule_ids_;
  std::vector<std::string> taken_names_;
  Configuration result_;
};

}  // namespace

Configuration parse_configuration(FileId file, std::string_view text, const std::vector<std::string_view>& rule_ids,
                                  std::vector<SchemaProblem>& problems) {
  return ConfigurationReader(file, rule_ids, problems).read(text);
}

}  // namespace keyref
