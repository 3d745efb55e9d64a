// Values counted by size, as Prometheus has it.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <utility>
#include <vector>

namespace rowan {

// What a histogram held at one moment.
struct distribution {
    std::vector<double> bounds;        // ascending; a value is counted by the first that is not below it
    std::vector<std::uint64_t> counts; // one for each bound, and one for what is above all of them
    double sum = 0;                    // of all values
};

// Thread-safe and free of locks: whoever notes a value waits for nobody who looks.
class histogram {
public:
    explicit histogram(std::vector<double> bounds) : bounds_(std::move(bounds)), counts_(bounds_.size() + 1)
    {
    }

    void note(double value)
    {
        auto const at = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
        counts_[static_cast<std::size_t>(at)].fetch_add(1, std::memory_order_relaxed);
        sum_.fetch_add(value, std::memory_order_relaxed);
    }

    // A value noted meanwhile may be in the counts and not yet in the sum.
    distribution held() const
    {
        distribution d{bounds_, {}, sum_.load(std::memory_order_relaxed)};
        for (auto const& count : counts_) d.counts.push_back(count.load(std::memory_order_relaxed));
        return d;
    }

private:
    std::vector<double> const bounds_;
    std::vector<std::atomic<std::uint64_t>> counts_;
    std::atomic<double> sum_{0};
};

} // namespace rowan
