#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace keyref {

/// Seconds since 1970-01-01T00:00:00Z.
using Timestamp = std::int64_t;

inline constexpr Timestamp kSecondsPerDay = 86400;

/// `2026-11-20` (midnight UTC) or RFC 3339 `2026-11-20T10:00:00Z`, `…+02:00`, with fractions; nothing else.
std::optional<Timestamp> parse_timestamp(std::string_view text);
/// `90d` or `2w`, in days.
std::optional<int> parse_days(std::string_view text);
/// SOURCE_DATE_EPOCH where it is set to a number, else the clock.
Timestamp now();

}  // namespace keyref
