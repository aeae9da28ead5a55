#include "linter/packaging/javascript.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using keyref::names_of_object;
using keyref::without_comments;

TEST_CASE("comments become blanks, and every place stays") {
  CHECK(without_comments("/* a */\"b\": \"//c\" // d\n, 'e*/'") == "       \"b\": \"//c\"     \n, 'e*/'");
  CHECK(without_comments("a /* b\nc") == "a     \n ");
  CHECK(without_comments("a // b") == "a     ");
  CHECK(without_comments(R"("a\"//b" // c)") == R"("a\"//b"     )");
  CHECK(without_comments("'a // b") == "'a // b");
}

TEST_CASE("names of an object are those of its own entries") {
  using Names = std::vector<std::string>;
  CHECK(names_of_object("{a: 1, 'b': {c: 2}, \"d\": f({e: 3}), ...g}, h: 4") == Names{"a", "b", "d"});
  CHECK(names_of_object("{a: x ? 'y:' : `z,`, b: [c, {d: 1}]}") == Names{"a", "b"});
  CHECK(names_of_object("{}").empty());
  CHECK(names_of_object("{a: 'open").size() == 1);
}
