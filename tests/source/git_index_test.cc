#include "linter/source/git_index.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using keyref::parse_git_index;

namespace {

struct Made {
  std::string path;
  std::uint32_t mode = 0100644;
  std::uint32_t stage = 0;
  bool extended = false;
};

void append(std::string& text, std::uint32_t number, int size) {
  for (int byte = size - 1; byte >= 0; --byte) text += static_cast<char>(number >> (8 * byte) & 0xFFU);
}

/// As gitformat-index(5) has it, `oid` bytes of a hash long.
std::string index_of(const std::vector<Made>& files, std::uint32_t version = 2, const std::string& extension = {},
                     std::size_t oid = 20) {
  std::string text = "DIRC";
  append(text, version, 4);
  append(text, static_cast<std::uint32_t>(files.size()), 4);
  for (const Made& file : files) {
    const std::size_t begin = text.size();
    text.append(24, '\x01');
    append(text, file.mode, 4);
    text.append(12, '\x02');
    text.append(oid, '\xAB');
    const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(file.path.size(), 0xFFF));
    append(text, length | file.stage << 12U | (file.extended ? 0x4000U : 0U), 2);
    if (file.extended) append(text, 0x4000U, 2);
    text += file.path;
    text.append(8 - (text.size() - begin) % 8, '\0');
  }
  return text + extension + std::string(oid, '\xCD');
}

std::string extension(const std::string& name, std::size_t size) {
  std::string text = name;
  append(text, static_cast<std::uint32_t>(size), 4);
  return text + std::string(size, 'x');
}

std::vector<std::string> paths(const std::optional<std::vector<keyref::TrackedFile>>& files) {
  REQUIRE(files);
  std::vector<std::string> all;
  for (const keyref::TrackedFile& file : *files) all.push_back(file.path);
  return all;
}

}  // namespace

TEST_CASE("an index says what git ls-files says") {
  const auto files = parse_git_index(index_of({{"a"}, {"b/c", 0100755}, {"link", 0120000}}), "", "");
  CHECK(paths(files) == std::vector<std::string>{"a", "b/c", "link"});
  CHECK((*files)[1].mode == 0100755);
  CHECK((*files)[2].is_link());
  CHECK((*files)[0].oid == keyref::ObjectId::from_bytes(std::string(20, '\xAB')));
}

TEST_CASE("paths are of the folder in which git is asked") {
  const std::string index = index_of({{"a"}, {"b/c"}, {"b/d/e"}, {"bb"}});
  CHECK(paths(parse_git_index(index, "b/", "")) == std::vector<std::string>{"c", "d/e"});
  CHECK(paths(parse_git_index(index, "", "top/")) ==
        std::vector<std::string>{"top/a", "top/b/c", "top/b/d/e", "top/bb"});
}

TEST_CASE("names of every length, and files of a conflict") {
  std::vector<Made> files;
  std::vector<std::string> wanted;
  for (std::size_t length : {1U, 2U, 3U, 7U, 8U, 9U, 4094U, 4095U, 5000U}) {
    files.push_back({std::string(length, 'n')});
    wanted.push_back(files.back().path);
  }
  CHECK(paths(parse_git_index(index_of(files), "", "")) == wanted);
  CHECK(paths(parse_git_index(index_of({{"a", 0100644, 1}, {"a", 0100644, 2}, {"b"}}), "", "")) ==
        std::vector<std::string>{"b"});
}

TEST_CASE("what a version 3 and extensions add is passed over") {
  const std::string index = index_of({{"a", 0100644, 0, true}, {"b"}}, 3, extension("TREE", 5) + extension("UNTR", 0));
  CHECK(paths(parse_git_index(index, "", "")) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("git is asked where the index is not as expected") {
  const std::string good = index_of({{"a"}, {"b"}});
  CHECK_FALSE(parse_git_index("", "", ""));
  CHECK_FALSE(parse_git_index("DIRC", "", ""));
  CHECK_FALSE(parse_git_index(index_of({{"a"}, {"b"}}, 4), "", ""));
  CHECK_FALSE(parse_git_index(index_of({{"a", 0100644, 0, true}}, 2), "", ""));
  CHECK_FALSE(parse_git_index(index_of({{"a"}}, 2, extension("link", 20)), "", ""));
  CHECK_FALSE(parse_git_index(index_of({{"a"}}, 2, extension("sdir", 0)), "", ""));
  CHECK_FALSE(parse_git_index(index_of({{"a"}, {"b"}}, 2, {}, 32), "", ""));
  CHECK_FALSE(parse_git_index(index_of({{"b"}, {"a"}}), "", ""));
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(parse_git_index(std::string_view(good).substr(0, size), "", ""));
  }
}
