#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>

namespace keyref {

/// Tells on standard error how far a long run is, where that is a terminal, from its second second on.
class Progress {
 public:
  explicit Progress(std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// One more is done; may be called by any thread.
  void step();

 private:
  using Clock = std::chrono::steady_clock;

  std::size_t total_;
  bool shown_somewhere_;
  std::atomic<std::size_t> done_{0};
  std::atomic<Clock::rep> next_;
  std::atomic<bool> shown_{false};
};

}  // namespace keyref
