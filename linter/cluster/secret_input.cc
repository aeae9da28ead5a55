#include "linter/cluster/secret_input.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "linter/base/text.h"

namespace keyref {

SecretInput::~SecretInput() { ::explicit_bzero(buffer_->data(), buffer_->size()); }

void SecretInput::stop() {
  at_ = size_;
  stopped_ = true;
}

bool SecretInput::fill() {
  if (stopped_) return false;
  ::explicit_bzero(buffer_->data(), size_);
  before_ += size_;
  at_ = size_ = 0;
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, buffer_->data(), buffer_->size());
  } while (got < 0 && errno == EINTR);
  if (got < 0) {
    failure_ = "cannot be read: " + to_lower(std::strerror(errno));
    stop();
  }
  if (got > 0) size_ = static_cast<std::size_t>(got);
  return size_ > 0;
}

}  // namespace keyref
