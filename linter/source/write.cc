#include "linter/source/write.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "linter/base/text.h"
#include "linter/source/descriptor.h"
#include "linter/source/real_path.h"

namespace keyref {
namespace {

constexpr mode_t kNewFileMode = 0666;

std::string last_error() { return to_lower(std::strerror(errno)); }

std::string write_in_place(const std::string& path, std::string_view text) {
  const Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  return out && write_all(out.get(), text) ? std::string() : last_error();
}

/// What will be renamed to `target`. It has no name where the file system can do that, so that a process that is killed
/// leaves nothing behind; else `name` is its path.
int open_beside(const std::string& target, std::string& name) {
  const std::string folder = std::filesystem::path(target).parent_path().string();
  const bool can_be_named = ::access("/proc/self/fd", X_OK) == 0;
  const int unnamed =
      can_be_named ? ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR)
                   : -1;
  if (unnamed >= 0) return unnamed;
  name = target + ".XXXXXX";
  return ::mkostemp(name.data(), O_CLOEXEC);
}

bool give_name(int unnamed, const std::string& target, std::string& name) {
  const std::string link = "/proc/self/fd/" + std::to_string(unnamed);
  for (unsigned attempt = 0;; ++attempt) {
    std::string candidate = target + '.' + std::to_string(::getpid()) + '.' + std::to_string(attempt);
    const bool named = ::linkat(AT_FDCWD, link.c_str(), AT_FDCWD, candidate.c_str(), AT_SYMLINK_FOLLOW) == 0;
    if (named) name = std::move(candidate);
    if (named || errno != EEXIST) return named;
  }
}

/// While a file has a name that is not its own yet, no signal that can wait ends the process: it would leave that name.
class SignalsWait {
 public:
  SignalsWait() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;
  ~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_standard_output(std::string_view text) { return write_all(STDOUT_FILENO, text); }

std::string write_file(const std::string& path, std::string_view text) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return "is a folder";
  if (exists && !S_ISREG(status.st_mode)) return write_in_place(path, text);

  const std::string target = exists ? real_path(path).value_or(path) : path;
  std::string name;
  const Descriptor out(open_beside(target, name));
  if (!out) return last_error();
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const mode_t mode = exists ? status.st_mode & 07777U : kNewFileMode & ~mask;
  // Some file systems say only when the bytes are sent away that there is no room for them.
  const bool sent = ::fchmod(out.get(), mode) == 0 && write_all(out.get(), text) && ::fsync(out.get()) == 0;
  const SignalsWait wait;
  const bool done =
      sent && (!name.empty() || give_name(out.get(), target, name)) && ::rename(name.c_str(), target.c_str()) == 0;
  if (done) return {};
  std::string reason = last_error();
  if (!name.empty()) ::unlink(name.c_str());
  return reason;
}

}  // namespace keyref
