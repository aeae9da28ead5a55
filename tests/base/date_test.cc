#include "linter/base/date.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

using keyref::kSecondsPerDay;
using keyref::now;
using keyref::parse_days;
using keyref::parse_timestamp;

namespace {

/// Sets SOURCE_DATE_EPOCH for one test and puts back what stood there.
class FixedClock {
 public:
  explicit FixedClock(const char* value) {
    if (const char* before = std::getenv(kName)) before_ = before;
    setenv(kName, value, 1);
  }
  FixedClock(const FixedClock&) = delete;
  FixedClock& operator=(const FixedClock&) = delete;
  ~FixedClock() {
    if (before_.empty()) {
      unsetenv(kName);
    } else {
      setenv(kName, before_.c_str(), 1);
    }
  }

 private:
  static constexpr const char* kName = "SOURCE_DATE_EPOCH";
  std::string before_;
};

}  // namespace

TEST_CASE("a day is its midnight in UTC") {
  CHECK(parse_timestamp("1970-01-01") == 0);
  CHECK(parse_timestamp("1970-01-02") == kSecondsPerDay);
  CHECK(parse_timestamp("1969-12-31") == -kSecondsPerDay);
  CHECK(parse_timestamp("2001-09-09T01:46:40Z") == 1'000'000'000);
}

TEST_CASE("an offset tells the same moment in other words") {
  const auto moment = parse_timestamp("2026-11-20T10:00:00Z");
  REQUIRE(moment);
  CHECK(parse_timestamp("2026-11-20T12:00:00+02:00") == moment);
  CHECK(parse_timestamp("2026-11-20T04:30:00-05:30") == moment);
  CHECK(parse_timestamp("2026-11-21T00:00:00+14:00") == moment);
  CHECK(parse_timestamp("2026-11-20T10:00:00+00:00") == moment);
}

TEST_CASE("fractions of a second are read and cut off") {
  const auto moment = parse_timestamp("2026-11-20T10:00:07Z");
  REQUIRE(moment);
  CHECK(parse_timestamp("2026-11-20T10:00:07.5Z") == moment);
  CHECK(parse_timestamp("2026-11-20T10:00:07.999999999+00:00") == moment);
}

TEST_CASE("days that the calendar does not have are no dates") {
  CHECK(parse_timestamp("2024-02-29"));
  CHECK_FALSE(parse_timestamp("2026-02-29"));
  CHECK_FALSE(parse_timestamp("1900-02-29"));
  CHECK_FALSE(parse_timestamp("2026-13-01"));
  CHECK_FALSE(parse_timestamp("2026-00-10"));
  CHECK_FALSE(parse_timestamp("2026-04-31"));
}

TEST_CASE("times that the clock does not have are none") {
  CHECK(parse_timestamp("2026-11-20T23:59:59Z"));
  CHECK(parse_timestamp("2016-12-31T23:59:60Z"));
  CHECK_FALSE(parse_timestamp("2026-11-20T24:00:00Z"));
  CHECK_FALSE(parse_timestamp("2026-11-20T10:60:00Z"));
  CHECK_FALSE(parse_timestamp("2026-11-20T10:00:61Z"));
  CHECK_FALSE(parse_timestamp("2026-11-20T10:00:00+24:00"));
}

TEST_CASE("only the two written forms are dates") {
  for (const char* text :
       {"", "2026", "2026-11", "26-11-20", "2026-1-20", "20.11.2026", "2026/11/20", " 2026-11-20", "2026-11-20 ",
        "2026-11-20T", "2026-11-20T10:00Z", "2026-11-20T10:00:00", "2026-11-20T10:00:00+0200",
        "2026-11-20T10:00:00Zulu", "2026-11-20T10:00:00.Z", "-026-11-20", "+026-11-20", "2026-11--1", "soon"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(parse_timestamp(text));
  }
}

TEST_CASE("days and weeks") {
  CHECK(parse_days("1d") == 1);
  CHECK(parse_days("90d") == 90);
  CHECK(parse_days("2w") == 14);
}

TEST_CASE("what is no positive number of days or weeks is none") {
  for (const char* text :
       {"", "d", "90", "0d", "-3d", "+3d", "1.5d", "3 d", "3d ", "3D", "3m", "3dd", "99999999999999d"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(parse_days(text));
  }
}

TEST_CASE("SOURCE_DATE_EPOCH is the present, where it is a number") {
  {
    const FixedClock clock("86400");
    CHECK(now() == kSecondsPerDay);
  }
  const auto years_later = parse_timestamp("2020-01-01");
  for (const char* text : {"", "yesterday", "86400s"}) {
    CAPTURE(std::string(text));
    const FixedClock clock(text);
    CHECK(now() > *years_later);
  }
}
