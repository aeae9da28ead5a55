#include "linter/lint/suggest.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/fleet.h"

using keyref::Document;
using keyref::EnvironmentSet;
using keyref::Joined;
using keyref::Reference;
using keyref::test::World;

namespace {

Reference reference_to(std::string secret, std::string key = "") {
  Reference reference;
  reference.secret.value = std::move(secret);
  if (!key.empty()) reference.key.emplace().value = std::move(key);
  return reference;
}

/// A world whose first document is a workload of the service `auth`.
World auth_world() {
  World world({"dev", "rc"});
  world.workload("services/auth/deployment.yaml", "auth");
  return world;
}

std::string suggested_secret(World world, const Reference& reference) {
  world.fleet.documents.front().references.push_back(reference);
  const Joined joined = keyref::join(world.fleet, world.sources, 1);
  return keyref::suggest_secret(joined, joined.documents.front(), reference, world.fleet.selected);
}

std::string suggested_key(World world, const Reference& reference) {
  world.fleet.documents.front().references.push_back(reference);
  const Joined joined = keyref::join(world.fleet, world.sources, 1);
  return keyref::suggest_key(joined, joined.documents.front(), reference, world.fleet.selected);
}

}  // namespace

TEST_CASE("a name with a typing mistake is recognised") {
  World world = auth_world();
  world.secret("dev", "", "docdb-credentials");
  CHECK(suggested_secret(world, reference_to("docdb-credentails")) == "docdb-credentials");
  CHECK(suggested_secret(world, reference_to("dcodb-credential")) == "docdb-credentials");
}

TEST_CASE("case and separators do not matter") {
  World world = auth_world();
  world.secret("dev", "", "docdb.auth-url");
  CHECK(suggested_secret(world, reference_to("DocDB_Auth_URL")) == "docdb.auth-url");
}

TEST_CASE("what is far away is not suggested") {
  World world = auth_world();
  world.secret("dev", "", "stripe");
  world.secret("dev", "", "docdb-credentials");
  CHECK(suggested_secret(world, reference_to("smtp-login")).empty());
}

TEST_CASE("a third of the written length may differ, no more") {
  World world = auth_world();
  world.secret("dev", "", "abcxyz");
  CHECK(suggested_secret(world, reference_to("abcdyz")) == "abcxyz");
  CHECK(suggested_secret(world, reference_to("abcdez")) == "abcxyz");
  CHECK(suggested_secret(world, reference_to("abcdef")).empty());
}

TEST_CASE("another service's secret is never suggested") {
  World world = auth_world();
  world.secret("dev", "payments", "docdb-auth");
  CHECK(suggested_secret(world, reference_to("docdb-auht")).empty());
  world.secret("dev", "auth", "docdb-auth");
  CHECK(suggested_secret(world, reference_to("docdb-auht")) == "docdb-auth");
}

TEST_CASE("a secret of another namespace is not suggested") {
  World world = auth_world();
  world.fleet.documents.front().name_space.value = "auth";
  world.secret("dev", "", "docdb-auth").namespaces = {"payments"};
  CHECK(suggested_secret(world, reference_to("docdb-auht")).empty());
  world.secret("dev", "", "docdb-auth").namespaces = {"payments", "auth"};
  CHECK(suggested_secret(world, reference_to("docdb-auht")) == "docdb-auth");
}

TEST_CASE("the one that holds the key comes first, though another is nearer") {
  World world = auth_world();
  world.secret("dev", "", "docdb-auth-1", {"PASSWORD"});
  world.secret("dev", "", "docdb-auth-22", {"URL"});
  CHECK(suggested_secret(world, reference_to("docdb-auth-2", "URL")) == "docdb-auth-22");
  CHECK(suggested_secret(world, reference_to("docdb-auth-2")) == "docdb-auth-1");
}

TEST_CASE("the service's only secret with the key is suggested, whatever its name") {
  World world = auth_world();
  world.secret("dev", "auth", "something-else", {"DB_URL"});
  CHECK(suggested_secret(world, reference_to("docdb", "DB_URL")) == "something-else");
  CHECK(suggested_secret(world, reference_to("docdb", "OTHER")).empty());
  world.secret("dev", "auth", "one-more", {"DB_URL"});
  CHECK(suggested_secret(world, reference_to("docdb", "DB_URL")).empty());
}

TEST_CASE("a global secret far away is not suggested for its key") {
  World world = auth_world();
  world.secret("dev", "", "something-else", {"DB_URL"});
  CHECK(suggested_secret(world, reference_to("docdb", "DB_URL")).empty());
}

TEST_CASE("one that begins as the service is named comes before others") {
  World world = auth_world();
  world.secret("dev", "", "auth-docdb");
  world.secret("dev", "", "acth-docdb");
  CHECK(suggested_secret(world, reference_to("aath-docdb")) == "auth-docdb");
}

TEST_CASE("one that is not used yet comes before one that is") {
  World world = auth_world();
  world.secret("dev", "", "docdb-1");
  world.secret("dev", "", "docdb-2");
  world.fleet.documents.front().references.push_back(reference_to("docdb-1"));
  CHECK(suggested_secret(world, reference_to("docdb-3")) == "docdb-2");
}

TEST_CASE("one that all environments have comes before one that some have") {
  World world = auth_world();
  world.secret("dev", "", "docdb-1");
  world.secret("dev", "", "docdb-2");
  world.secret("rc", "", "docdb-2");
  CHECK(suggested_secret(world, reference_to("docdb-0")) == "docdb-2");
}

TEST_CASE("a key of the secret with a typing mistake is recognised") {
  World world = auth_world();
  world.secret("dev", "", "docdb", {"DB_URL", "PASSWORD"});
  world.secret("dev", "", "other", {"DB_URI"});
  CHECK(suggested_key(world, reference_to("docdb", "DB_URI")) == "DB_URL");
  CHECK(suggested_key(world, reference_to("docdb", "db-url")) == "DB_URL");
  CHECK(suggested_key(world, reference_to("docdb", "PASWSORD")) == "PASSWORD");
  CHECK(suggested_key(world, reference_to("docdb", "TOKEN")).empty());
}

TEST_CASE("of two near keys the nearer one is suggested") {
  World world = auth_world();
  world.secret("dev", "", "docdb", {"API_KEY_OLD", "API_KEYS"});
  CHECK(suggested_key(world, reference_to("docdb", "API_KEY")) == "API_KEYS");
}

TEST_CASE("a key equal but for case and separators comes before a nearer one") {
  World world = auth_world();
  world.secret("dev", "", "docdb", {"db_url", "DB-URI"});
  CHECK(suggested_key(world, reference_to("docdb", "DB-URL")) == "db_url");
}
