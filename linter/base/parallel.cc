#include "linter/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace keyref {

void parallel_for(std::size_t count, unsigned jobs, FunctionRef<void(std::size_t)> work) {
  // Items are taken in small runs, so that neighbours in the results are mostly written by one thread.
  constexpr std::size_t kRun = 8;
  std::atomic<std::size_t> next{0};
  const auto take_runs = [&] {
    for (std::size_t begin = next.fetch_add(kRun); begin < count; begin = next.fetch_add(kRun)) {
      for (std::size_t i = begin; i < std::min(count, begin + kRun); ++i) work(i);
    }
  };
  std::vector<std::thread> helpers;
  const std::size_t runs = (count + kRun - 1) / kRun;
  try {
    while (helpers.size() + 1 < std::min<std::size_t>(jobs, runs)) helpers.emplace_back(take_runs);
  } catch (const std::system_error&) {
    // No more threads to be had: those that stand, and this one, do the work.
  }
  take_runs();
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace keyref
