#pragma once

#include <cstdint>
#include <string>

#include "linter/source/span.h"

namespace keyref {

/// A cloud account's id, written in a file.
struct AccountUse {
  enum class Form : std::uint8_t {
    arn,       ///< `arn:aws:iam::123456789012:role/x`
    registry,  ///< `123456789012.dkr.ecr.eu-west-1.amazonaws.com`
    id,        ///< `AWS_ACCOUNT_ID: "123456789012"`
    number,    ///< of its length, and anywhere else: it is one only if somebody says so
  };

  Place place;  ///< of the 12 digits
  std::string account;
  Form form = Form::number;
};

}  // namespace keyref
