#include "linter/cli/progress.h"

#include <unistd.h>

#include <iostream>

namespace keyref {
namespace {

constexpr std::chrono::milliseconds kFirst{1000};
constexpr std::chrono::milliseconds kBetween{100};

}  // namespace

Progress::Progress(std::size_t total)
    : total_(total),
      shown_somewhere_(::isatty(STDERR_FILENO) == 1),
      next_((Clock::now() + kFirst).time_since_epoch().count()) {}

Progress::~Progress() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
}

void Progress::step() {
  const std::size_t done = ++done_;
  if (!shown_somewhere_) return;
  const auto now = Clock::now();
  auto due = next_.load();
  if (now.time_since_epoch().count() < due) return;
  if (!next_.compare_exchange_strong(due, (now + kBetween).time_since_epoch().count()))
    return;  // another thread tells it
  shown_ = true;
  std::cerr << "\rkeyref: " << done << " of " << total_ << " files\x1b[K" << std::flush;
}

}  // namespace keyref
