#include "base/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace rowan {

rate_limiter::rate_limiter(int most, std::chrono::seconds period)
    : most_(most), each_(period / static_cast<double>(most))
{
}

int rate_limiter::spend(std::string const& key, time now)
{
    std::lock_guard const lock(mutex_);
    if (buckets_.size() > forget_above_) forget_full(now);
    auto& b = refilled(key, now);
    int const wait = seconds_short(b);
    if (wait)
        ++refused_;
    else
        b.left -= 1;
    return wait;
}

int rate_limiter::wait(std::string const& key, time now)
{
    std::lock_guard const lock(mutex_);
    int const seconds = seconds_short(refilled(key, now));
    if (seconds) ++refused_;
    return seconds;
}

rate_limiter::bucket& rate_limiter::refilled(std::string const& key, time now)
{
    auto& b = buckets_.try_emplace(key, bucket{most_, now}).first->second;
    b.left = std::min(most_, b.left + (now - b.at) / each_);
    b.at = now;
    return b;
}

int rate_limiter::seconds_short(bucket const& b) const
{
    return b.left >= 1 ? 0 : static_cast<int>(std::ceil(((1 - b.left) * each_).count()));
}

// A full bucket says no more than an absent one.
void rate_limiter::forget_full(time now)
{
    std::erase_if(buckets_, [&](auto const& entry) {
        return entry.second.left + (now - entry.second.at) / each_ >= most_;
    });
    forget_above_ = std::max<std::size_t>(4096, 2 * buckets_.size());
}

} // namespace rowan
