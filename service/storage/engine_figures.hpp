// What a store counts of its own work, for whoever watches it.
#pragma once

#include "base/histogram.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace rowan::storage {

struct queue_figures {
    std::size_t waiting;   // jobs, now
    std::uint64_t refused; // jobs, since the start: too many waited
};

struct engine_figures {
    queue_figures writes, reads;
    std::uint64_t refused_for_room; // writes, since the start: the disk was full
    distribution batches;           // jobs to a commit
    distribution commits;           // seconds that one took to be on the disk

    // Since the writer last gave a sign of life. It does between any two jobs, and every second while it has
    // none.
    std::chrono::steady_clock::duration silence;
};

// A writer that was silent for so long hangs: its longest job takes seconds.
constexpr std::chrono::seconds longest_silence{10};

} // namespace rowan::storage
