#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace keyref {

/// An open file or a pipe of any size that holds secrets' values: what stands in its buffer is wiped before that is
/// filled again or freed.
class SecretInput {
 public:
  explicit SecretInput(int descriptor) : descriptor_(descriptor) {}
  SecretInput(const SecretInput&) = delete;
  SecretInput& operator=(const SecretInput&) = delete;
  ~SecretInput();

  /// The next byte; less than 0 at the end, and where nothing more can be read.
  int peek() { return at_ < size_ || fill() ? static_cast<unsigned char>((*buffer_)[at_]) : -1; }
  /// What the buffer holds of what comes next.
  std::string_view ahead() const { return {buffer_->data() + at_, size_ - at_}; }
  void advance(std::size_t bytes = 1) { at_ += bytes; }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }
  /// Nothing more is read.
  void stop();

  std::uint64_t bytes() const { return before_ + at_; }    ///< that have been taken
  const std::string& failure() const { return failure_; }  ///< why it cannot be read; empty: it can

 private:
  static constexpr std::size_t kBuffer = std::size_t{64} << 10;

  bool fill();

  int descriptor_;
  std::unique_ptr<std::array<char, kBuffer>> buffer_ = std::make_unique<std::array<char, kBuffer>>();
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::uint64_t before_ = 0;  ///< bytes that have gone through the buffer
  bool stopped_ = false;
  std::string failure_;
};

}  // namespace keyref
