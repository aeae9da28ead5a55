#include "linter/source/git.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "linter/base/text.h"
#include "linter/source/descriptor.h"

namespace keyref {
namespace {

/// The caller's environment without GIT_*: inside a hook GIT_DIR and GIT_INDEX_FILE speak of another folder.
std::vector<char*> environment_without_git() {
  std::vector<char*> kept;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with("GIT_")) kept.push_back(*entry);
  }
  kept.push_back(nullptr);
  return kept;
}

std::optional<pid_t> spawn(std::vector<std::string>& words, int output) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<char*> environment = environment_without_git();

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int error = posix_spawnp(&child, "git", &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return std::nullopt;
  return child;
}

std::string read_to_end(int descriptor) {
  std::string text;
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    text.append(buffer, static_cast<std::size_t>(got));
  }
}

/// What git prints; none where it is not there or fails.
std::optional<std::string> run_git(const std::string& folder, std::initializer_list<std::string> command) {
  // The repository may belong to another user, as in a container; and its configuration may name a program to be run.
  std::vector<std::string> words = {"git", "-C", folder, "-c", "safe.directory=*", "-c", "core.fsmonitor=false"};
  words.insert(words.end(), command);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  const Descriptor output(ends[0]);
  Descriptor input(ends[1]);
  const auto child = spawn(words, input.get());
  input.reset();
  if (!child) return std::nullopt;
  std::string text = read_to_end(output.get());
  int status = 0;
  while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return text;
}

}  // namespace

std::optional<std::string> git_work_tree(const std::string& folder) {
  for (std::string at = folder;; at.erase(at.rfind('/'))) {
    struct stat status {};
    // A folder in a plain clone, a file in a linked work tree or a submodule.
    if (::stat((at + "/.git").c_str(), &status) == 0) return at.empty() ? "/" : at;
    if (at.find('/') == std::string::npos) return std::nullopt;
  }
}

std::vector<std::string> git_ignored(const std::string& folder) {
  std::vector<std::string> paths;
  const auto output = run_git(folder, {"ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"});
  if (!output) return paths;
  for (const std::string_view path : split(*output, '\0')) {
    if (!path.empty()) paths.emplace_back(path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace keyref
