#include "linter/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace keyref {

void parallel_for(std::size_t count, unsigned jobs, FunctionRef<void(std::size_t)> work) {
  // Items are taken in small runs, so that neighbours in the results are mostly written by one thread; a few large
  // ones, as inventories are, one by one.
  constexpr std::size_t kLongestRun = 8;
  const std::size_t run = std::clamp<std::size_t>(count / (kLongestRun * std::max(jobs, 1U)), 1, kLongestRun);
  std::atomic<std::size_t> next{0};
  const auto take_runs = [&] {
    for (std::size_t begin = next.fetch_add(run); begin < count; begin = next.fetch_add(run)) {
      for (std::size_t i = begin; i < std::min(count, begin + run); ++i) work(i);
    }
  };
  std::vector<std::thread> helpers;
  const std::size_t runs = (count + run - 1) / run;
  try {
    while (helpers.size() + 1 < std::min<std::size_t>(jobs, runs)) helpers.emplace_back(take_runs);
  } catch (const std::system_error&) {
    // No more threads to be had: those that stand, and this one, do the work.
  }
  take_runs();
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace keyref
