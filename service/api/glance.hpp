// What was looked at a moment ago need not be looked at again: whoever asks often costs no more than who asks
// once.
#pragma once

#include <chrono>
#include <memory>
#include <utility>

namespace rowan::api {

// Loop thread only.
template <class Seen> class glance {
public:
    using moment = std::chrono::steady_clock::time_point;

    // What was seen less than `age` ago; null: look again, then keep.
    std::shared_ptr<Seen const> recent(moment now, std::chrono::milliseconds age) const
    {
        return seen_ && now - at_ < age ? seen_ : nullptr;
    }

    std::shared_ptr<Seen const> keep(Seen seen, moment now)
    {
        at_ = now;
        return seen_ = std::make_shared<Seen const>(std::move(seen));
    }

private:
    std::shared_ptr<Seen const> seen_;
    moment at_{};
};

} // namespace rowan::api
