#include "linter/packaging/packaging.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using keyref::Packaging;

namespace {

using Names = std::vector<std::string>;

Packaging read(std::string_view path, std::string_view text) {
  Packaging packaging;
  keyref::read_packaging(0, path, text, packaging);
  return packaging;
}

}  // namespace

TEST_CASE("projects of nest-cli.json have their folders") {
  const Packaging packaging = read("mono/nest-cli.json", R"({"monorepo": true, "projects": {
    "api": {"type": "application", "root": "apps/api", "sourceRoot": "apps/api/src"},
    "jobs": {"sourceRoot": "apps/jobs/src"}}})");
  REQUIRE(packaging.projects.size() == 2);
  CHECK(packaging.projects[0].name == "api");
  CHECK(packaging.projects[0].folder == "mono/apps/api");
  CHECK(packaging.projects[1].folder == "mono/apps/jobs/src");
}

TEST_CASE("an image's ENV sets variables; other instructions may use some") {
  const Packaging packaging = read("svc/Dockerfile",
                                   "FROM node:20\n"
                                   "ENV LOG_LEVEL=info \\\n    CACHE_DIR=/tmp\n"
                                   "ENV OLD_STYLE some words\n"
                                   "# ENV COMMENTED=1\n"
                                   "CMD [\"sh\", \"-c\", \"exec node main.js --name $APP_NAME\"]\n");
  REQUIRE(packaging.uses.size() == 1);
  CHECK(packaging.uses[0].sets == Names{"LOG_LEVEL", "CACHE_DIR", "OLD_STYLE"});
  CHECK(packaging.uses[0].uses == Names{"APP_NAME"});
}

TEST_CASE("scripts, schemas and other languages use words in capitals") {
  CHECK(read("entrypoint.sh", "exec app --db \"${DB_URL:-none}\" # Ab\n").uses.at(0).uses == Names{"DB_URL"});
  CHECK(read("prisma/schema.prisma", "url = env(\"DATABASE_URL\")\n").uses.at(0).uses == Names{"DATABASE_URL"});
  CHECK(read("A.java", "System.getenv(\"API_KEY\"); int X1 = 2;").uses.at(0).uses == Names{"API_KEY"});
  CHECK(read("main.ts", "process.env.API_KEY").uses.at(0).uses == Names{"API_KEY"});
  CHECK(read("main.spec.ts", "process.env.API_KEY").uses.empty());
}

TEST_CASE("the script that a container starts with exports variables") {
  const Packaging packaging =
      read("web/docker-entrypoint.sh", "export DB_URL=\"$(cat /run/url)\"\nexec node main.js\n");
  CHECK(packaging.uses.at(0).sets == Names{"DB_URL"});
}

TEST_CASE("what does not parse says nothing") {
  CHECK(read("package.json", "{\"name\": ").packages.empty());
  CHECK(read("tsconfig.json", "/* never closed").aliases.empty());
  CHECK(read("nest-cli.json", "[]").projects.empty());
  CHECK(read("nest-cli.json", R"({"projects": {"x": {"root": "../../out"}}})").projects.empty());
}
