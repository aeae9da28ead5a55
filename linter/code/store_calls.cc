#include "linter/code/store_calls.h"

#include <array>

namespace keyref::code {
namespace {

/// A word of each is in `secret/prefilter_literals.h`.
constexpr auto kStoreCalls = std::to_array<StoreCall>({
    {"GetSecretValueCommand", "SecretId", Store::aws_secrets_manager},
    {"getSecretValue", "SecretId", Store::aws_secrets_manager},
    {"get_secret_value", "SecretId", Store::aws_secrets_manager},
    {"GetParameterCommand", "Name", Store::aws_ssm},
    {"getParameter", "Name", Store::aws_ssm},
    {"get_parameter", "Name", Store::aws_ssm},
    {"GetParametersCommand", "Names", Store::aws_ssm, true},
    {"getParameters", "Names", Store::aws_ssm, true},
    {"get_parameters", "Names", Store::aws_ssm, true},
});

}  // namespace

std::span<const StoreCall> store_calls() { return kStoreCalls; }

}  // namespace keyref::code
