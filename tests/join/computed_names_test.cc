#include "linter/join/computed_names.h"

#include <doctest/doctest.h>

using keyref::may_become;

TEST_CASE("what is written of a computed name stands in what it becomes, in its order") {
  CHECK(may_become("${var.service}-db", "shop-db"));
  CHECK(may_become("{{ .Release.Name }}-redis", "shop-redis"));
  CHECK(may_become("shop-${A}-db-${B}", "shop-x-db-y"));
  CHECK(may_become("shop-${A}", "shop-"));
  CHECK_FALSE(may_become("${var.service}-db", "shop-cache"));
  CHECK_FALSE(may_become("shop-${A}-db-${B}", "shop-x-y"));
  CHECK_FALSE(may_become("ab${A}bc", "abc"));
  CHECK_FALSE(may_become("db-${A}-${B}-db", "db-db"));
}

TEST_CASE("a name of which no word is written says nothing") {
  CHECK_FALSE(may_become("${A}", "db"));
  CHECK_FALSE(may_become("${A}-${B}", "a-b"));
  CHECK_FALSE(may_become("${A}-x", "a-x"));
  CHECK_FALSE(may_become("${A}-secret", "db-secret"));
  CHECK_FALSE(may_become("${A}-credentials", "db-credentials"));
  CHECK(may_become("${A}-db-secret", "shop-db-secret"));
}

TEST_CASE("a name without anything computed is itself, and found elsewhere") { CHECK_FALSE(may_become("db", "db")); }
