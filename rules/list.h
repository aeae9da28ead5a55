#pragma once

#include "linter/lint/rule.h"

namespace keyref {

// References
extern const Rule kMissingSecret;
extern const Rule kMissingKey;
extern const Rule kForeignSecret;
extern const Rule kInvalidReference;
extern const Rule kInvalidEnv;
extern const Rule kWrongSecretType;
extern const Rule kShadowedEnv;
extern const Rule kMissingOptional;
extern const Rule kUnknownReference;
extern const Rule kMissingStoreSecret;
// Inventories
extern const Rule kUnusedSecret;
extern const Rule kPromotionGap;
extern const Rule kStaleInventory;
extern const Rule kRotationOverdue;
extern const Rule kDuplicateSecret;
extern const Rule kInvalidInventory;
// Wiring
extern const Rule kUnprovidedEnv;
extern const Rule kUnreadEnv;
// Literals
extern const Rule kLiteralEnvValue;
extern const Rule kLiteralInManifest;
extern const Rule kCommittedSecret;
extern const Rule kLiteralInSource;
extern const Rule kLiteralFallback;
extern const Rule kSecretToken;
extern const Rule kPrivateKey;
extern const Rule kCredentialUrl;
extern const Rule kNpmAuthToken;
extern const Rule kDockerfileSecret;
extern const Rule kJenkinsSecret;
extern const Rule kDotenvValue;
extern const Rule kTerraformSecret;
extern const Rule kForeignAccount;
// Input
extern const Rule kSyntaxError;
extern const Rule kDuplicateKey;
extern const Rule kUnreadableFile;
extern const Rule kUnusedAllow;
extern const Rule kAllowWithoutReason;

}  // namespace keyref
