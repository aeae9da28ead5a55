#include "linter/base/edit_distance.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

using keyref::edit_distance;

namespace {

/// No pair of these tests is farther apart.
constexpr std::size_t kFar = 100;

constexpr std::array<std::string_view, 7> kWords = {"",           "a",          "db-url",       "db-uri",
                                                    "docdb-auth", "dodcb-auth", "payments-auth"};

}  // namespace

TEST_CASE("equal texts have no distance") {
  for (const std::string_view word : kWords) CHECK(edit_distance(word, word, kFar) == 0);
}

TEST_CASE("each typing mistake counts once") {
  CHECK(edit_distance("password", "pasword", kFar) == 1);
  CHECK(edit_distance("password", "passwoord", kFar) == 1);
  CHECK(edit_distance("password", "passw0rd", kFar) == 1);
  CHECK(edit_distance("password", "passwrod", kFar) == 1);
  CHECK(edit_distance("password", "apssword", kFar) == 1);
}

TEST_CASE("mistakes add up") {
  CHECK(edit_distance("kitten", "sitting", kFar) == 3);
  CHECK(edit_distance("docdb-auth", "dodcb-atuh", kFar) == 2);
  CHECK(edit_distance("abcdef", "badcfe", kFar) == 3);
  CHECK(edit_distance("", "abc", kFar) == 3);
  CHECK(edit_distance("abc", "", kFar) == 3);
}

TEST_CASE("case counts as a mistake") { CHECK(edit_distance("URL", "url", kFar) == 3); }

TEST_CASE("the order of the two texts does not matter") {
  for (const std::string_view a : kWords) {
    for (const std::string_view b : kWords) {
      CAPTURE(std::string(a));
      CAPTURE(std::string(b));
      CHECK(edit_distance(a, b, kFar) == edit_distance(b, a, kFar));
    }
  }
}

TEST_CASE("beyond the limit only that is told") {
  for (const std::string_view a : kWords) {
    for (const std::string_view b : kWords) {
      const std::size_t whole = edit_distance(a, b, kFar);
      for (std::size_t limit = 0; limit < 6; ++limit) {
        CAPTURE(std::string(a));
        CAPTURE(std::string(b));
        CAPTURE(limit);
        CHECK(edit_distance(a, b, limit) == (whole <= limit ? whole : limit + 1));
      }
    }
  }
}

TEST_CASE("a limit is kept for long texts too") {
  const std::string a(5000, 'a');
  const std::string b(5000, 'b');
  CHECK(edit_distance(a, b, 3) == 4);
  CHECK(edit_distance(a, a + "b", 3) == 1);
  CHECK(edit_distance(a, a + b, 3) == 4);
}
