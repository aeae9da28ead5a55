#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace keyref {

/// Where services have secrets beside Kubernetes, and refer to them by name.
enum class Store : std::uint8_t { jenkins, aws_secrets_manager, aws_ssm, github_actions, sst };

inline constexpr std::array kStores = {Store::jenkins, Store::aws_secrets_manager, Store::aws_ssm,
                                       Store::github_actions, Store::sst};

/// What an inventory calls it: "aws-ssm".
std::string_view word_of(Store store);
/// What people call it: "GitHub Actions".
std::string_view title_of(Store store);
/// What one of its secrets is called: "Jenkins credential".
std::string_view secret_of(Store store);

}  // namespace keyref
