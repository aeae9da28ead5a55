#include "rules/rules.h"

#include <array>

#include "rules/list.h"
#include "rules/pages.h"

namespace keyref {
namespace {

constexpr std::array<const Rule*, 37> kRules = {
    &kMissingSecret,    &kMissingKey,         &kForeignSecret,    &kInvalidReference, &kInvalidEnv,
    &kWrongSecretType,  &kShadowedEnv,        &kMissingOptional,  &kUnknownReference, &kMissingStoreSecret,
    &kUnusedSecret,     &kPromotionGap,       &kStaleInventory,   &kRotationOverdue,  &kDuplicateSecret,
    &kInvalidInventory, &kUnprovidedEnv,      &kUnreadEnv,        &kLiteralEnvValue,  &kLiteralInManifest,
    &kCommittedSecret,  &kLiteralInSource,    &kLiteralFallback,  &kSecretToken,      &kPrivateKey,
    &kCredentialUrl,    &kNpmAuthToken,       &kDockerfileSecret, &kJenkinsSecret,    &kDotenvValue,
    &kTerraformSecret,  &kForeignAccount,     &kSyntaxError,      &kDuplicateKey,     &kUnreadableFile,
    &kUnusedAllow,      &kAllowWithoutReason,
};

}  // namespace

std::span<const Rule* const> all_rules() { return kRules; }

const Rule* find_rule(std::string_view id) {
  for (const Rule* rule : kRules) {
    if (rule->id == id) return rule;
  }
  return nullptr;
}

std::string_view page_of(const Rule& rule) {
  for (std::size_t i = 0; i < kRulePageCount; ++i) {
    if (kRulePages[i].id == rule.id) return kRulePages[i].text;
  }
  return {};
}

}  // namespace keyref
