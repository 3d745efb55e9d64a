// So many a second, evenly: no burst after a pause.
#pragma once

#include <algorithm>
#include <chrono>
#include <mutex>

namespace rowan::workers {

// Thread-safe.
class pace {
public:
    using moment = std::chrono::steady_clock::time_point;

    explicit pace(int a_second) : between_(std::chrono::nanoseconds(std::chrono::seconds(1)) / a_second) {}

    // When whoever asks at `now` may go; each who asks gets a moment of their own.
    moment reserve(moment now)
    {
        std::lock_guard const lock(mutex_);
        auto const mine = std::max(now, free_);
        free_ = mine + between_;
        return mine;
    }

private:
    std::chrono::nanoseconds between_;
    std::mutex mutex_;
    moment free_{}; // guarded by mutex_
};

} // namespace rowan::workers
