#include "linter/join/environments.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/fleet.h"

using keyref::Environment;
using keyref::EnvironmentFinder;
using keyref::Glob;
using keyref::names_environment;
using keyref::test::World;

namespace {

/// Where the last document of the world belongs.
std::string last_document(const World& world) {
  return world.names_of(EnvironmentFinder(world.fleet, world.sources).of(world.fleet.documents.back()));
}

/// Where a file belongs of which nothing but the path is known.
std::string by_path(const std::string& path) {
  World world({"dev", "rc", "prod"});
  world.environment("prod").aliases = {"production", "live"};
  world.document(path);
  return last_document(world);
}

}  // namespace

TEST_CASE("a word names an environment by its name or an alias, in any case") {
  Environment environment;
  environment.name = "prod";
  environment.aliases = {"production"};
  CHECK(names_environment(environment, "prod"));
  CHECK(names_environment(environment, "PROD"));
  CHECK(names_environment(environment, "Production"));
  CHECK_FALSE(names_environment(environment, "product"));
  CHECK_FALSE(names_environment(environment, ""));
}

TEST_CASE("folders name environments") {
  CHECK(by_path("overlays/dev/a.yaml") == "dev");
  CHECK(by_path("Prod/services/auth/a.yaml") == "prod");
  CHECK(by_path("overlays/live/a.yaml") == "prod");
  CHECK(by_path("dev/rc/a.yaml") == "dev rc");
  CHECK(by_path("overlays/dev-2/a.yaml") == "dev rc prod");
}

TEST_CASE("a part of the file's name names an environment") {
  CHECK(by_path("chart/values-prod.yaml") == "prod");
  CHECK(by_path("deployment.rc.yml") == "rc");
  CHECK(by_path("chart/values_DEV_eu.yaml") == "dev");
  CHECK(by_path("chart/values-production.yaml") == "prod");
  CHECK(by_path("dev.yaml") == "dev");
  CHECK(by_path("chart/values-devel.yaml") == "dev rc prod");
  CHECK(by_path("src.yaml") == "dev rc prod");
}

TEST_CASE("folders say more than the file's name") { CHECK(by_path("rc/values-prod.yaml") == "rc"); }

TEST_CASE("a file of which nothing says where it belongs is everywhere") {
  CHECK(by_path("services/auth/deployment.yaml") == "dev rc prod");
  CHECK(by_path("a.yaml") == "dev rc prod");
  CHECK(by_path(".env") == "dev rc prod");
}

TEST_CASE("a label says more than the path") {
  World world({"dev", "rc", "prod"});
  world.environment("prod").aliases = {"live"};
  world.document("overlays/dev/a.yaml").label_environment = "rc";
  CHECK(last_document(world) == "rc");
  world.document("overlays/dev/b.yaml").label_environment = "LIVE";
  CHECK(last_document(world) == "prod");
  world.document("overlays/dev/c.yaml").label_environment = "somewhere";
  CHECK(last_document(world) == "dev");
}

TEST_CASE("a label's placeholder is filled in for each environment") {
  World world({"dev", "rc"});
  world.environment("dev").variables = {{"ENV", "dev"}};
  world.environment("rc").variables = {{"ENV", "rc"}};
  world.document("overlays/dev/a.yaml").label_environment = "${ENV}";
  CHECK(last_document(world) == "dev rc");
}

TEST_CASE("keyref.yaml's globs say more than all else") {
  World world({"dev", "rc", "prod"});
  world.environment("rc").manifests = {Glob("overlays/dev/*.yaml")};
  world.environment("prod").manifests = {Glob("**/a.yaml")};
  world.document("overlays/dev/a.yaml").label_environment = "dev";
  CHECK(last_document(world) == "rc prod");
  world.document("overlays/dev/b.yaml").label_environment = "dev";
  CHECK(last_document(world) == "rc");
}

TEST_CASE("standard input belongs to the selected ones") {
  World world({"dev", "rc", "prod"});
  world.fleet.selected = keyref::EnvironmentSet::of(world.id_of("rc"));
  world.document("<stdin>");
  CHECK(last_document(world) == "rc");
}

TEST_CASE("a base belongs where its overlays do") {
  World world({"dev", "rc", "prod"});
  world.kustomization("auth/overlays/dev", {"auth/base"});
  world.kustomization("auth/overlays/prod", {"auth/base", "auth/extra/job.yaml"});
  world.kustomization("auth/base", {"auth/base/deployment.yaml"});
  world.document("auth/base/deployment.yaml");
  CHECK(last_document(world) == "dev prod");
  world.document("auth/extra/job.yaml");
  CHECK(last_document(world) == "prod");
  world.document("auth/extra/other.yaml");
  CHECK(last_document(world) == "dev rc prod");
}

TEST_CASE("bases of bases belong where the last overlays do") {
  World world({"dev", "rc", "prod"});
  world.kustomization("base", {"base/a.yaml"});
  world.kustomization("common", {"base"});
  world.kustomization("overlays/dev", {"common"});
  world.kustomization("overlays/rc", {"common"});
  world.document("base/a.yaml");
  CHECK(last_document(world) == "dev rc");
}

TEST_CASE("kustomizations that use each other come to an end") {
  World world({"dev", "rc"});
  world.kustomization("a", {"b"});
  world.kustomization("b", {"a"});
  world.kustomization("overlays/dev", {"a"});
  world.document("b/x.yaml");
  CHECK(last_document(world) == "dev");
}
