#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <string_view>
#include <utility>

namespace keyref {

/// An open file, closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }

  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }
  void take(int number) {
    reset();
    number_ = number;
  }
  int release() { return std::exchange(number_, -1); }
  void reset() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

/// What a file is that is no regular one, for a person: "is a FIFO".
std::string_view special_kind(mode_t mode);

}  // namespace keyref
