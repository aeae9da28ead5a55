#include "linter/join/services.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/fleet.h"

using keyref::Document;
using keyref::Glob;
using keyref::JoinedDocument;
using keyref::service_folder_of;
using keyref::ServiceFinder;
using keyref::test::World;

namespace {

using Names = std::vector<std::string>;

JoinedDocument described(const World& world, std::size_t document) {
  JoinedDocument joined;
  joined.document = &world.fleet.documents.at(document);
  ServiceFinder(world.fleet, world.sources).describe(joined);
  return joined;
}

std::string folder_of(std::string_view path) {
  World world({"dev", "prod"});
  world.environment("prod").aliases = {"live"};
  return std::string(service_folder_of(path, world.fleet.configuration.environments));
}

}  // namespace

TEST_CASE("a service's folder is above its base, overlays, templates and environments") {
  CHECK(folder_of("services/auth/deployment.yaml") == "services/auth");
  CHECK(folder_of("services/auth/base/deployment.yaml") == "services/auth");
  CHECK(folder_of("services/auth/deploy/overlays/prod/patch.yaml") == "services/auth");
  CHECK(folder_of("services/auth/k8s/manifests/LIVE/a.yaml") == "services/auth");
  CHECK(folder_of("services/auth/templates/secret.yaml") == "services/auth");
  CHECK(folder_of("prod/auth/a.yaml") == "prod/auth");
}

TEST_CASE("the root may be a service's folder") {
  CHECK(folder_of("deployment.yaml").empty());
  CHECK(folder_of("deploy/base/a.yaml").empty());
}

TEST_CASE("a workload's label says its service, else its name") {
  World world({"dev"});
  world.workload("services/auth/deployment.yaml", "auth-api").label_name = "auth";
  world.workload("services/auth/worker.yaml", "auth-worker");
  CHECK(described(world, 0).service == "auth");
  CHECK(described(world, 1).service == "auth-worker");
}

TEST_CASE("keyref.yaml's service comes before all other names") {
  World world({"dev"});
  world.fleet.configuration.services.push_back({"identity", {Glob("services/auth/**")}, {}});
  world.workload("services/auth/deployment.yaml", "auth-api").label_name = "auth";
  world.workload("services/mail/deployment.yaml", "mail");
  CHECK(described(world, 0).service == "identity");
  CHECK(described(world, 0).owned == Names{"auth", "auth-api", "identity", "services"});
  CHECK(described(world, 1).service == "mail");
}

TEST_CASE("a document without a workload is of the workload beside it") {
  World world({"dev"});
  world.workload("services/auth/base/deployment.yaml", "auth-api");
  world.document("services/auth/base/ingress.yaml");
  world.document("services/auth/overlays/dev/patch.yaml");
  CHECK(described(world, 1).service == "auth-api");
  CHECK(described(world, 2).service == "auth-api");
}

TEST_CASE("where workloads do not agree, the folder names the service") {
  World world({"dev"});
  world.workload("services/auth/api.yaml", "auth-api");
  world.workload("services/auth/worker.yaml", "auth-worker");
  world.document("services/auth/ingress.yaml");
  CHECK(described(world, 2).service == "auth");
}

TEST_CASE("workloads that share a label agree") {
  World world({"dev"});
  world.workload("services/auth/api.yaml", "auth-api").label_name = "identity";
  world.workload("services/auth/worker.yaml", "auth-worker").label_name = "identity";
  world.document("services/auth/ingress.yaml");
  CHECK(described(world, 2).service == "identity");
}

TEST_CASE("without any workload the folder names the service") {
  World world({"dev"});
  world.document("services/auth/base/ingress.yaml");
  CHECK(described(world, 0).service == "auth");
  CHECK(described(world, 0).service_folder == "services/auth");
}

TEST_CASE("a document's own names, its folders' and its labels are sections it owns") {
  World world({"dev", "prod"});
  Document& workload = world.workload("teams/pay/services/auth/overlays/prod/deployment.yaml", "auth-api");
  workload.label_name = "auth-main";
  workload.label_app = "auth-app";
  const Names owned = described(world, 0).owned;
  CHECK(owned == Names{"auth", "auth-api", "auth-app", "auth-main", "pay", "services", "teams"});
}

TEST_CASE("a workload does not own what its neighbours are named after") {
  World world({"dev"});
  world.workload("services/a/api.yaml", "api").label_app = "front";
  world.workload("services/a/worker.yaml", "worker");
  CHECK(described(world, 0).owned == Names{"a", "api", "front", "services"});
  CHECK(described(world, 1).owned == Names{"a", "services", "worker"});
}

TEST_CASE("a document without a workload owns what the workloads of its folder do") {
  World world({"dev"});
  world.workload("services/a/api.yaml", "api").label_app = "front";
  world.workload("services/a/worker.yaml", "worker");
  world.workload("services/b/other.yaml", "other");
  world.document("services/a/config.yaml");
  CHECK(described(world, 3).owned == Names{"a", "api", "front", "services", "worker"});
}
