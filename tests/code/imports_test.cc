#include "linter/code/imports.h"

#include <doctest/doctest.h>

using namespace keyref::code;

namespace {

std::string exported(std::string_view text, std::string_view local) {
  return exported_name(text, text.find("./"), local).value_or("none");
}

}  // namespace

TEST_CASE("what an imported name is called where it is exported") {
  CHECK(exported("import { a } from './x'", "a") == "a");
  CHECK(exported("import { b, a as c } from './x'", "c") == "a");
  CHECK(exported("import d, {\n  a,\n  b,\n} from './x'", "b") == "b");
  CHECK(exported("const { a: c, b } = require('./x')", "c") == "a");
  CHECK(exported("const { a: c, b } = require('./x')", "b") == "b");
  CHECK(exported("import a from './x'", "a") == "default");
  CHECK(exported("import a, { b } from './x'", "a") == "default");
  CHECK(exported("import * as a from './x'", "a").empty());
  CHECK(exported("const a = require('./x')", "a").empty());
}

TEST_CASE("what an import does not bring") {
  CHECK(exported("import { a as c } from './x'", "a") == "none");
  CHECK(exported("import a from 'y'; import './x'", "a") == "none");
  CHECK(exported("const ab = require('./x')", "b") == "none");
  CHECK(exported("import { a } from 'y'; import './x'", "a") == "none");
  CHECK(exported("import { a from './x'", "a") == "none");
}
