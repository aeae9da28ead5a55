#include "linter/join/wiring.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "linter/join/joined.h"
#include "linter/packaging/packaging.h"
#include "tests/fleet.h"

using keyref::CodeFile;
using keyref::ConfigMap;
using keyref::Document;
using keyref::EnvNeed;
using keyref::EnvVar;
using keyref::FileId;
using keyref::Joined;
using keyref::Reference;
using keyref::test::World;

namespace {

/// A repository with code. What is told of it: "service NAME: environments", one a line.
class Code : public World {
 public:
  using World::World;

  CodeFile& code(std::string path, const std::vector<std::string>& reads, std::vector<std::string> imports = {},
                 EnvNeed need = EnvNeed::open) {
    CodeFile file;
    file.file = sources.add({std::move(path), {}, true, true});
    for (const std::string& name : reads) file.env_reads.push_back({{name, {file.file, {}}}, need});
    file.imports = std::move(imports);
    return fleet.code.emplace_back(std::move(file));
  }

  Document& deployment(std::string path, std::string name, const std::vector<std::string>& variables) {
    Document& document = workload(std::move(path), std::move(name));
    document.containers.emplace_back();
    for (const std::string& variable : variables)
      document.containers.back().env.push_back({{variable, {}}, {}, {}, false});
    return document;
  }

  void config_map(std::string path, std::string name, std::vector<std::string> keys) {
    Document& added = document(std::move(path));
    ConfigMap map;
    map.name = std::move(name);
    map.keys.names = std::move(keys);
    added.config_maps.push_back(std::move(map));
  }

  void file(std::string path, std::string_view text) {
    const FileId id = sources.add({path, {}, true, true});
    keyref::read_packaging(id, path, text, fleet.packaging);
  }

  std::string unprovided() const {
    const Joined joined = keyref::join(fleet, sources, 1);
    std::string told;
    for (const auto& each : keyref::unprovided_variables(joined)) {
      told += told.empty() ? "" : "; ";
      told += each.service->name + " " + each.reads.front()->read->name.value;
      if (each.reads.front()->shared) told += " (shared)";
      if (!fleet.configuration.environments.empty()) told += ": " + names_of(each.environments);
    }
    return told;
  }

  std::string unread() const {
    const Joined joined = keyref::join(fleet, sources, 1);
    std::string told;
    for (const auto& each : keyref::unread_variables(joined))
      told += (told.empty() ? "" : "; ") + each.service->name + " " + each.variable->name.value;
    return told;
  }
};

}  // namespace

TEST_CASE("what no workload of the service provides") {
  Code world({"dev", "prod"});
  world.deployment("web/deployment.yaml", "web", {"DB_HOST"});
  world.code("web/src/main.ts", {"DB_HOST", "DB_NAME"});
  CHECK(world.unprovided() == "web DB_NAME: dev prod");
  world.deployment("web/worker.yaml", "web", {"DB_NAME"});
  CHECK(world.unprovided().empty());
}

TEST_CASE("each environment for itself") {
  Code world({"dev", "prod"});
  world.deployment("web/overlays/dev/a.yaml", "web", {"DB_HOST"});
  world.deployment("web/overlays/prod/a.yaml", "web", {"DB_NAME"});
  world.code("web/src/main.ts", {"DB_HOST", "DB_NAME"});
  CHECK(world.unprovided() == "web DB_HOST: prod; web DB_NAME: dev");
}

TEST_CASE("without environments the manifests alone say it") {
  Code world({});
  world.deployment("web/deployment.yaml", "web", {"DB_HOST"});
  world.code("web/src/main.ts", {"DB_HOST", "DB_NAME"});
  CHECK(world.unprovided() == "web DB_NAME");
}

TEST_CASE("defaults, tests, the runtime's own names and the image's need no manifest") {
  Code world({"dev"});
  world.deployment("web/deployment.yaml", "web", {});
  world.code("web/src/a.ts", {"NODE_ENV", "PORT", "SHOP_SERVICE_HOST", "CACHE_DIR", "MODE"});
  world.code("web/src/b.ts", {"MODE"}, {}, EnvNeed::optional);
  world.code("web/src/a.spec.ts", {"TEST_ONLY"}).is_test = true;
  world.file("web/Dockerfile", "FROM node\nENV CACHE_DIR=/tmp\n");
  CHECK(world.unprovided().empty());
}

TEST_CASE("envFrom provides the keys of its ConfigMap; one that is not in the tree provides everything") {
  Code world({"dev"});
  world.deployment("web/deployment.yaml", "web", {})
      .containers[0]
      .env_from.push_back({"APP_", {}, "settings", {}, false});
  world.code("web/src/a.ts", {"APP_HOST", "APP_NAME"});
  CHECK(world.unprovided().empty());
  world.config_map("other/config.yaml", "settings", {"NAME"});
  CHECK(world.unprovided() == "web APP_HOST: dev");
  world.config_map("web/config.yaml", "settings", {"HOST"});
  CHECK(world.unprovided() == "web APP_NAME: dev");
}

TEST_CASE("envFrom provides the keys of its Secret, where they are known") {
  Code world({"dev", "prod"});
  Document& document = world.deployment("web/deployment.yaml", "web", {});
  Reference reference;
  reference.kind = keyref::ReferenceKind::env_from;
  reference.secret.value = "web-secrets";
  document.references.push_back(reference);
  document.containers[0].env_from.push_back({{}, 0, {}, {}, false});
  world.code("web/src/a.ts", {"API_KEY", "JWT_SECRET"});
  world.secret("dev", "web", "web-secrets", {"API_KEY"});
  CHECK(world.unprovided() == "web JWT_SECRET: dev");  // prod has no inventory
  world.secret("prod", "web", "web-secrets", {"JWT_SECRET"}).keys.known = false;
  CHECK(world.unprovided() == "web JWT_SECRET: dev");
}

TEST_CASE("a container whose variables are not all known gets everything") {
  Code world({"dev"});
  world.deployment("web/deployment.yaml", "web", {}).containers[0].open = true;
  world.code("web/src/a.ts", {"API_KEY"});
  CHECK(world.unprovided().empty());
}

TEST_CASE("a service has the code of its folder and what it imports, but not its neighbour's") {
  Code world({"dev"});
  world.deployment("apps/x/k8s/deployment.yaml", "x", {"OWN_X"});
  world.deployment("apps/y/k8s/deployment.yaml", "y", {"OWN_Y"});
  world.code("apps/x/src/main.ts", {"OWN_X"}, {"@acme/log", "./gone"});
  world.code("apps/y/src/main.ts", {"OWN_Y", "ONLY_Y"}, {"../../../libs/db"});
  world.code("packages/log/src/index.ts", {"LOG_TOKEN"}, {"../../../libs/net"});
  world.code("libs/net/index.ts", {"PROXY_HOST"}, {"../../packages/log/src"});
  world.code("libs/db.ts", {"DB_URL"});
  world.file("packages/log/package.json", R"({"name": "@acme/log"})");
  CHECK(world.unprovided() ==
        "x LOG_TOKEN (shared): dev; x PROXY_HOST (shared): dev; y DB_URL (shared): dev; y ONLY_Y: dev");
}

TEST_CASE("services that share a folder count together") {
  Code world({"dev"});
  world.deployment("k8s/a.yaml", "a", {"ONE"});
  world.deployment("k8s/b.yaml", "b", {"TWO"});
  world.code("src/main.ts", {"ONE", "TWO", "THREE"});
  CHECK(world.unprovided() == " THREE: dev");
}

TEST_CASE("manifests apart from the code: a project of the service's name") {
  Code world({"dev"});
  world.deployment("deploy/a/deployment.yaml", "a", {"ONE"});
  world.deployment("deploy/b/deployment.yaml", "b", {"TWO"});
  world.code("apps/a/src/main.ts", {"ONE", "TWO"});
  world.code("apps/b/src/main.ts", {"TWO"});
  CHECK(world.unprovided().empty());
  world.file("nest-cli.json", R"({"projects": {"a": {"root": "apps/a"}, "b": {"root": "apps/b"}}})");
  CHECK(world.unprovided() == "a TWO: dev");
}

TEST_CASE("manifests apart from the code: a folder of the service's name with a Dockerfile") {
  Code world({"dev"});
  world.deployment("deploy/a.yaml", "a", {"ONE"});
  world.code("services/a/src/main.ts", {"ONE", "TWO"});
  world.code("services/b/src/main.ts", {"THREE"});
  world.file("services/a/Dockerfile", "FROM node\n");
  CHECK(world.unprovided() == "a TWO: dev");
}

TEST_CASE("keyref.yaml says where the source is") {
  Code world({"dev"});
  world.fleet.configuration.services.push_back({"a", {keyref::Glob("deploy/a/**")}, {"apps/a", "./libs/"}});
  world.deployment("deploy/a/deployment.yaml", "any", {});
  world.code("apps/a/main.ts", {"ONE"});
  world.code("libs/b.ts", {"TWO"});
  world.code("other/c.ts", {"THREE"});
  CHECK(world.unprovided() == "a ONE: dev; a TWO: dev");
}

TEST_CASE("what deploys or builds the service runs elsewhere, unless the service imports it") {
  Code world({"dev"});
  world.deployment("web/deployment.yaml", "web", {});
  world.code("web/src/main.ts", {}, {"../tools/used"});
  world.code("web/infra/app.ts", {"STACK_NAME"});
  world.code("web/jest.config.ts", {"JEST_SPEED"});
  world.code("web/src/app.config.ts", {"APP_NAME"});
  world.code("web/tools/used.ts", {"USED"});
  CHECK(world.unprovided() == "web APP_NAME: dev; web USED: dev");
}

TEST_CASE("workloads of other people's images do not run the code beside them") {
  Code world({"dev"});
  world.deployment("k8s/redis.yaml", "redis", {"REDIS_ARGS"}).containers[0].image = "redis:7";
  world.code("src/main.ts", {"API_KEY"});
  CHECK(world.unprovided().empty());
  world.fleet.documents[0].containers[0].image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
  CHECK(world.unprovided() == "redis API_KEY: dev");
}

TEST_CASE("what no code reads") {
  Code world({"dev"});
  world.deployment("web/deployment.yaml", "web", {"API_KEY", "OLD_KEY", "SCRIPTED", "ARGUMENT", "AWS_PROFILE"});
  world.fleet.documents[0].containers[0].uses = {"ARGUMENT"};
  CHECK(world.unread().empty());  // it has no source
  CodeFile& code = world.code("web/src/main.ts", {"API_KEY"});
  world.file("web/entrypoint.sh", "echo $SCRIPTED\n");
  CHECK(world.unread() == "web OLD_KEY");
  code.reads_anything = true;
  CHECK(world.unread().empty());
}

TEST_CASE("a package of the own scope that is not here may read anything") {
  Code world({"dev"});
  world.deployment("web/deployment.yaml", "web", {"API_KEY", "OLD_KEY"});
  world.code("web/src/main.ts", {"API_KEY"}, {"@acme/gone", "express"});
  CHECK(world.unread() == "web OLD_KEY");
  world.file("web/package.json", R"({"name": "@acme/web"})");
  CHECK(world.unread().empty());
}

TEST_CASE("a container of another program's variables is none of the code's") {
  Code world({"dev"});
  Document& document = world.deployment("web/deployment.yaml", "web", {"API_KEY"});
  document.containers.emplace_back().name = "proxy";
  document.containers.back().env.push_back({{"PROXY_ADMIN_PORT", {}}, {}, {}, false});
  world.code("web/src/main.ts", {"API_KEY"});
  CHECK(world.unread().empty());
}
