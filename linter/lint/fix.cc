#include "linter/lint/fix.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/lint/suggest.h"
#include "linter/model/names.h"

namespace keyref {
namespace {

/// Does YAML read the text as a string where it stands without quotes?
bool is_plain_string(std::string_view text) {
  constexpr auto kOtherTypes =
      std::to_array<std::string_view>({"y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", ".nan"});
  const bool letter =
      std::isalpha(static_cast<unsigned char>(text[text.starts_with('.') && text.size() > 1 ? 1 : 0])) != 0;
  return letter && std::find(kOtherTypes.begin(), kOtherTypes.end(), to_lower(text)) == kOtherTypes.end();
}

bool is_generated(std::string_view text) {
  constexpr std::size_t kHeader = 1024;
  const std::string_view header = text.substr(0, kHeader);
  return header.find("@generated") != std::string_view::npos || header.find("DO NOT EDIT") != std::string_view::npos;
}

bool is_manifests_name(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".json");
}

bool is_name_as_written(const Name& name) {
  return name.variants.empty() && name.written.empty() && !name.hashed && !has_placeholder(name.value);
}

/// A reference, and which of its names a place holds.
struct Use {
  const JoinedDocument* document = nullptr;
  std::size_t index = 0;
  bool of_key = false;

  const Reference& reference() const { return document->document->references[index]; }
  const Name& name() const { return of_key ? *reference().key : reference().secret; }
  /// Where the name is to be changed: in the values file, if a template takes it from there.
  const Place& place() const { return name().origin ? *name().origin : name().place; }
};

class FixFinder {
 public:
  FixFinder(const Joined& fleet, const std::vector<Finding>& findings) : fleet_(fleet) {
    for (const Finding& finding : findings) {
      if (finding.rule == "missing-secret" || finding.rule == "missing-key") ++told_[finding.place];
    }
  }

  std::vector<Fix> find() {
    for_each_use([&](const Use& use) {
      if (const auto told = told_.find(use.name().place); told != told_.end()) places_[use.place()].told.insert(*told);
    });
    for_each_use([&](const Use& use) {
      if (const auto at = places_.find(use.place()); at != places_.end()) at->second.uses.push_back(use);
    });
    std::vector<Fix> fixes;
    for (const auto& [place, at] : places_) {
      if (auto fix = fix_of(place, at)) fixes.push_back(std::move(*fix));
    }
    std::sort(fixes.begin(), fixes.end(), [&](const Fix& a, const Fix& b) {
      return std::tie(fleet_.sources[a.place.file].path, a.place) <
             std::tie(fleet_.sources[b.place.file].path, b.place);
    });
    return fixes;
  }

 private:
  struct At {
    std::map<Place, std::size_t> told;  ///< the findings, by their places
    std::vector<Use> uses;              ///< all of the fleet: a base, an anchor and a values file serve many
  };

  template <typename Visit>
  void for_each_use(Visit visit) const {
    for (const JoinedDocument& document : fleet_.documents) {
      for (std::size_t i = 0; i < document.document->references.size(); ++i) {
        visit(Use{&document, i, false});
        if (document.document->references[i].key) visit(Use{&document, i, true});
      }
    }
  }

  std::optional<Fix> fix_of(const Place& place, const At& at) const {
    Fix fix{place, at.uses.front().name().value, {}, {}, 0};
    if (!may_be_changed(place, fix.before)) return std::nullopt;
    for (const Use& use : at.uses) {
      std::string meant = use.name().value == fix.before ? meant_by(use) : std::string();
      if (meant.empty() || (!fix.after.empty() && meant != fix.after)) return std::nullopt;
      fix.after = std::move(meant);
      if (use.of_key) fix.secret = use.reference().secret.value;
    }
    if (!is_quoted(place) && !is_plain_string(fix.after)) return std::nullopt;
    for (const auto& [finding, count] : at.told) fix.findings += count;
    return fix;
  }

  bool may_be_changed(const Place& place, const std::string& name) const {
    const SourceFile& file = fleet_.sources[place.file];
    const auto& templates = fleet_.fleet.templates;
    return file.reported && file.inside_root && is_manifests_name(file.path) && !is_generated(file.text) &&
           std::find(templates.begin(), templates.end(), place.file) == templates.end() &&
           fleet_.sources.text(place) == name && !is_anchored(place);
  }

  std::string_view before(const Place& place) const {
    return std::string_view(fleet_.sources[place.file].text).substr(0, place.span.begin);
  }

  bool is_quoted(const Place& place) const { return before(place).ends_with('"') || before(place).ends_with('\''); }

  /// Aliases of it stand elsewhere, perhaps for something else.
  bool is_anchored(const Place& place) const {
    std::string_view text = before(place);
    if (is_quoted(place)) text.remove_suffix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    const std::size_t word = text.find_last_of(" \t\n");
    return word != std::string_view::npos && text.substr(word + 1).starts_with('&');
  }

  /// The name that mends a use in all environments in which it is made, selected or not; empty: that is not certain.
  std::string meant_by(const Use& use) const {
    const Reference& reference = use.reference();
    if (!is_name_as_written(reference.secret) || (reference.key && !is_name_as_written(*reference.key))) return {};
    const EnvironmentSet made = reference.only ? use.document->own & *reference.only : use.document->own;
    const Cause missing = use.of_key ? Cause::missing_key : Cause::missing_secret;
    const auto is_missing = [&](EnvironmentId id) {
      return fleet_.answer(*use.document, use.index, id).cause == missing;
    };
    const std::vector<EnvironmentId> environments = made.members();
    if (environments.empty() || !std::all_of(environments.begin(), environments.end(), is_missing)) return {};
    std::string meant = use.of_key ? only_key(fleet_, *use.document, reference, made)
                                   : only_secret(fleet_, *use.document, reference, made);
    if (use.of_key ? !is_secret_key(meant) : !is_secret_name(meant)) return {};
    Reference mended = reference;
    (use.of_key ? *mended.key : mended.secret).value = meant;
    const auto is_present = [&](EnvironmentId id) {
      return answer_reference(fleet_.fleet, fleet_.secrets, *use.document, mended, id).cause == Cause::present;
    };
    return std::all_of(environments.begin(), environments.end(), is_present) ? meant : std::string();
  }

  const Joined& fleet_;
  std::map<Place, std::size_t> told_;
  std::map<Place, At> places_;
};

}  // namespace

std::vector<Fix> find_fixes(const Joined& fleet, const std::vector<Finding>& findings) {
  return FixFinder(fleet, findings).find();
}

}  // namespace keyref
