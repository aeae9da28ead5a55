#include "linter/source/git_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace keyref {
namespace {

/// The caller's environment without GIT_*: inside a hook GIT_DIR and GIT_INDEX_FILE may speak of another repository.
std::vector<std::string> environment_of(const GitRepository& repository) {
  std::vector<std::string> kept;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with("GIT_")) kept.emplace_back(*entry);
  }
  kept.emplace_back("GIT_OPTIONAL_LOCKS=0");
  kept.emplace_back("GIT_NO_LAZY_FETCH=1");
  if (!repository.index_file.empty()) kept.push_back("GIT_INDEX_FILE=" + repository.index_file);
  return kept;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Pipe {
  Descriptor reading{-1};
  Descriptor writing{-1};

  bool open() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    reading.take(ends[0]);
    writing.take(ends[1]);
    return true;
  }
};

/// `input`: -1 for none.
std::optional<pid_t> spawn(const GitRepository& repository, const std::vector<std::string>& command, int input,
                           int output) {
  // The repository may belong to another user, as in a container; and its configuration may name a program to be run.
  std::vector<std::string> words = {
      "git", "-C", repository.folder, "-c", "safe.directory=*", "-c", "core.fsmonitor=false"};
  words.insert(words.end(), command.begin(), command.end());
  std::vector<std::string> environment = environment_of(repository);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (input < 0) {
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  } else {
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  }
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int error =
      posix_spawnp(&child, "git", &actions, nullptr, pointers_to(words).data(), pointers_to(environment).data());
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

}  // namespace

GitProcess::GitProcess(const GitRepository& repository, const std::vector<std::string>& command, Input input) {
  Pipe to_child;
  Pipe from_child;
  if (!from_child.open() || (input == Input::pipe && !to_child.open())) return;
  child_ = spawn(repository, command, to_child.reading.get(), from_child.writing.get());
  input_.take(to_child.writing.release());
  output_.take(from_child.reading.release());
}

GitProcess::~GitProcess() {
  input_.reset();
  output_.reset();
  wait();
}

bool GitProcess::wait() {
  if (!child_) return false;
  int status = 0;
  while (::waitpid(*child_, &status, 0) < 0 && errno == EINTR) continue;
  child_.reset();
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::optional<std::string> GitProcess::finish() {
  input_.reset();
  std::string text = read_to_end(output_.get());
  if (!wait()) return std::nullopt;
  return text;
}

std::optional<std::string> run_git(const GitRepository& repository, const std::vector<std::string>& command) {
  return GitProcess(repository, command).finish();
}

}  // namespace keyref
