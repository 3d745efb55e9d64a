// Rate limits: so many acts in so long, counted for each key apart; kept in memory, forgotten at a restart.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace rowan {

// Thread-safe. A token bucket for each key: full at first, refilled evenly.
class rate_limiter {
public:
    using time = std::chrono::steady_clock::time_point;

    // `most` acts at once, and as many again in each `period`.
    rate_limiter(int most, std::chrono::seconds period);

    // Counts one act. Gives 0, or the seconds after which the next may be tried.
    int spend(std::string const& key, time now);

    // The same, but takes nothing.
    int wait(std::string const& key, time now);

    // How often the answer was to wait, since the start.
    std::uint64_t refused() const { return refused_; }

private:
    struct bucket {
        double left;
        time at;
    };

    bucket& refilled(std::string const& key, time now);
    int seconds_short(bucket const&) const;
    void forget_full(time now);

    double const most_;
    std::chrono::duration<double> const each_; // between two acts, in the long run
    std::atomic<std::uint64_t> refused_{0};
    std::mutex mutex_;
    std::unordered_map<std::string, bucket> buckets_; // guarded by mutex_
    std::size_t forget_above_ = 4096;                 // guarded by mutex_
};

} // namespace rowan
