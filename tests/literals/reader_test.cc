#include "linter/literals/reader.h"

#include <doctest/doctest.h>

#include "linter/literals/test_file.h"

namespace keyref::literals {
namespace {

TEST_CASE("whom a file is for, by its path") {
  for (const char* path : {"src/i18n/de.json", "config/locales/en.yml", "lang/fr/auth.php", "messages_fr.properties",
                           "web/locale.constant-da_DK.json", "po/de.po"})
    CHECK(reader_of(path) == Reader::application);
  for (const char* path : {"src/main.ts", "src/locale.ts", "src/docs.service.ts", ".env", "src/language.ts"})
    CHECK(reader_of(path) == Reader::program);
  CHECK(reader_of("test/docs/a.ts") == Reader::tester);
}

TEST_CASE("tests, as languages name them") {
  for (const char* path :
       {"src/a.spec.ts", "src/a.e2e-spec.ts", "e2e/a.ts", "src/a.e2e.ts", "spec/models/a_spec.rb", "a_test.go",
        "test_a.py", "conftest.py", "src/test/java/A.java", "ATest.java", "tests/ATest.php", "phpunit.xml",
        "api/.env.test", "docker-compose.test.yml", "src/__mocks__/a.ts", "integration-tests/build.gradle",
        "src/Button.stories.tsx", "vitest.setup.ts", "cypress/support/a.js"})
    CHECK_MESSAGE(is_test_file(path), path);
  for (const char* path : {"src/contest.ts", "src/latest/a.ts", "attestation.go", "src/testimony.ts", "specs.md",
                           "src/Tester.java", "protest.py"})
    CHECK_MESSAGE(!is_test_file(path), path);
}

}  // namespace
}  // namespace keyref::literals
