// What this process takes of its machine.
#pragma once

#include <cstdint>

namespace rowan {

struct process_figures {
    std::uint64_t resident_bytes;
    std::uint64_t descriptors, most_descriptors; // open ones, and how many may be
    std::uint64_t threads;
    double cpu_seconds; // of all threads since the start, in user and system mode
};

// As Linux tells it (proc_pid_stat(5), getrusage(2)); what cannot be read is 0. It counts every descriptor:
// milliseconds if there are thousands, so not on the loop's thread.
process_figures look_at_process();

} // namespace rowan
