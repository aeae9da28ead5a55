#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "linter/base/text.h"
#include "linter/report/promotion.h"
#include "linter/report/regions.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

std::string_view word_of(PromotionState state) {
  switch (state) {
    case PromotionState::missing:
      return "missing";
    case PromotionState::unknown:
      return "unknown";
    case PromotionState::planned:
      return "planned";
    case PromotionState::optional:
      return "optional";
    case PromotionState::allowed:
      return "allowed";
    case PromotionState::fewer_keys:
      return "fewer keys";
    case PromotionState::from_only:
      break;
  }
  return "elsewhere";
}

/// What is common to both ways of writing it down.
class Writer {
 public:
  explicit Writer(const PromotionInput& input) : input_(input), regions_(input.sources) {}

 protected:
  using Group = std::vector<const PromotedSecret*>;  ///< of the same services

  std::vector<Group> groups() const {
    std::vector<Group> groups;
    for (const PromotedSecret& secret : input_.promotion.secrets) {
      const auto same = std::find_if(groups.begin(), groups.end(),
                                     [&](const Group& group) { return group.front()->services == secret.services; });
      if (same == groups.end()) {
        groups.push_back({&secret});
      } else {
        same->push_back(&secret);
      }
    }
    return groups;
  }

  static std::string title_of(const Group& group) {
    const auto& services = group.front()->services;
    return services.empty() ? "no service" : escape_controls(enumerate(services));
  }

  static std::string section_of(std::string_view service) {
    return service.empty() ? "global" : "section " + std::string(service);
  }

  static std::string section_of(const PromotedSecret& secret) {
    return secret.store ? std::string(keyref::title_of(*secret.store)) : section_of(secret.scope);
  }

  static std::string name_of(const PromotedSecret& secret) {
    return secret.secret + (secret.key.empty() ? "" : "/" + secret.key);
  }

  std::string reason_of(const PromotedSecret& secret) const {
    switch (secret.state) {
      case PromotionState::missing:
        return reason_for_missing(secret);
      case PromotionState::optional:
        return reason_for_missing(secret) + ", and it runs without";
      case PromotionState::allowed:
        return reason_for_missing(secret) + ", which an allow accepts";
      case PromotionState::unknown:
        return std::string(reason_for_unknown(secret.cause));
      case PromotionState::planned:
        return "is planned; create it before";
      case PromotionState::fewer_keys:
        return fmt::format("{} has it, and the secret is taken whole", input_.from);
      case PromotionState::from_only:
        break;
    }
    return fmt::format("only manifests of {} alone use it", input_.from);
  }

  std::string reason_for_missing(const PromotedSecret& secret) const {
    switch (secret.cause) {
      case Cause::missing_key:
        return "the secret has no such key";
      case Cause::foreign:
        return "the secret is another service's";
      case Cause::other_namespace:
        return "the secret is in another namespace";
      default:
        return "there is no such secret" +
               (secret.keys.empty() ? "" : fmt::format("; {} has it with {}", input_.from, enumerate(secret.keys)));
    }
  }

  static std::string_view reason_for_unknown(Cause cause) {
    switch (cause) {
      case Cause::unknown_keys:
        return "the secret's keys are not known";
      case Cause::computed_declaration:
        return "a declaration whose name stays computed may make it";
      case Cause::unlisted_store:
        return "the inventory does not list what the store has";
      default:
        return "its name stays computed";
    }
  }

  std::string place_of(const PromotionUse& use) { return regions_.shown(use.place); }

  /// "env KEY of web/app", "Jenkins credential".
  static std::string what_uses(const PromotedSecret& secret, const PromotionUse& use) {
    if (secret.store) return std::string(secret_of(*secret.store));
    std::string text(to_string(use.kind));
    if (!use.variable.empty()) text += " " + use.variable;
    const std::string owner = use.workload + (use.container.empty() ? "" : "/" + use.container);
    return escape_controls(owner.empty() ? text : text + " of " + owner);
  }

  /// What nothing uses there, and how much there is of each.
  std::string ending() const {
    std::string text = unused();
    text += fmt::format("From {} to {}: {} present", input_.from, input_.to,
                        count_of(input_.promotion.present, "reference"));
    for (const PromotionState state : kPromotionStates) {
      const auto count = std::count_if(input_.promotion.secrets.begin(), input_.promotion.secrets.end(),
                                       [&](const PromotedSecret& each) { return each.state == state; });
      if (count > 0 || state == PromotionState::missing) text += fmt::format(", {} {}", count, word_of(state));
    }
    text += ".\n";
    if (!input_.complete) text += "Not finished: not everything could be read, so this may not be all.\n";
    return text;
  }

  const PromotionInput& input() const { return input_; }

 private:
  std::string unused() const {
    if (!input_.promotion.unused)
      return fmt::format("What {} has that nothing uses is not known, since something stays open.\n\n", input_.to);
    if (input_.promotion.unused->empty()) return {};
    std::vector<std::string> names;
    for (const UnusedSecret& each : *input_.promotion.unused)
      names.push_back(each.secret->name + " (" + section_of(each.service) + ")");
    return fmt::format("Nothing will use in {}: {}.\n\n", input_.to, enumerate(names));
  }

  const PromotionInput& input_;
  Regions regions_;
};

class TextWriter : Writer {
 public:
  using Writer::Writer;

  std::string write() {
    std::string text;
    for (const Group& group : groups()) {
      text += title_of(group) + ":\n";
      for (const PromotedSecret* secret : group) {
        text += fmt::format("  {} {} ({}): {}\n", word_of(secret->state), name_of(*secret), section_of(*secret),
                            reason_of(*secret));
        for (const PromotionUse& use : secret->uses)
          text += fmt::format("    {}  {}\n", place_of(use), what_uses(*secret, use));
      }
      text += "\n";
    }
    return text + ending();
  }
};

class MarkdownWriter : Writer {
 public:
  using Writer::Writer;

  std::string write() {
    std::string text = fmt::format("### Secrets for the promotion from {} to {}\n\n", input().from, input().to);
    for (const Group& group : groups()) {
      text += fmt::format("**{}**\n\n", title_of(group));
      for (const PromotedSecret* secret : group) text += item_of(*secret);
      text += "\n";
    }
    return text + ending();
  }

 private:
  std::string item_of(const PromotedSecret& secret) {
    const bool to_do = secret.state == PromotionState::missing || secret.state == PromotionState::planned;
    std::string item = fmt::format("- {}{} `{}` ({}): {}\n", to_do ? "[ ] " : "", word_of(secret.state),
                                   name_of(secret), section_of(secret), reason_of(secret));
    for (const PromotionUse& use : secret.uses)
      item += fmt::format("  - `{}` {}\n", place_of(use), what_uses(secret, use));
    return item;
  }
};

}  // namespace

std::string promotion_as_text(const PromotionInput& input) { return TextWriter(input).write(); }

std::string promotion_as_markdown(const PromotionInput& input) { return MarkdownWriter(input).write(); }

}  // namespace keyref
