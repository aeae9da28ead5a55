#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "linter/source/read.h"

namespace keyref {
namespace {

struct Scratch {
  explicit Scratch(const std::string& text)
      : path((std::filesystem::temp_directory_path() / ("keyref-windows-" + std::to_string(::getpid()))).string()) {
    REQUIRE(write_file(path, text).empty());
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::filesystem::remove(path); }

  std::string path;
};

/// What is fresh in each of the windows, put together; and the size of the largest window.
struct Joined {
  std::string text;
  std::size_t windows = 0;
  std::size_t largest = 0;
};

Joined joined(const std::string& text) {
  const Scratch file(text);
  Joined result;
  CHECK(read_in_windows(file.path, [&](const TextWindow& window) {
    result.text += window.text.substr(0, window.fresh);
    ++result.windows;
    result.largest = std::max(result.largest, window.text.size());
  }));
  return result;
}

constexpr std::size_t kSize = 11'000'003;

TEST_CASE("windows hold every byte once, whatever the lines are") {
  std::string lines;
  while (lines.size() < kSize) lines += "line " + std::to_string(lines.size()) + "\n";
  for (const std::string& text : {std::string(), std::string("a\nb"), lines, std::string(kSize, 'x'),
                                  std::string(kSize / 2, 'x') + "\n" + std::string(kSize / 2, '\n')}) {
    const Joined result = joined(text);
    CHECK((result.text == text));
    CHECK(result.largest <= std::size_t{4} << 20);
    CHECK(result.windows <= 8);
  }
}

TEST_CASE("a file that is not there") {
  CHECK(!read_in_windows("/nowhere/at/all", [](const TextWindow&) {}));
}

}  // namespace
}  // namespace keyref
