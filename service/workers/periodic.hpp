// Does something again and again on a thread of its own, until destroyed. Whoever waits for an answer goes
// first: these threads take of the processors what is left.
#pragma once

#include "base/log.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rowan::workers {

class periodic {
public:
    // The first round begins at once; `pause` lies between the end of one and the beginning of the next.
    // A round that throws is noted in the log, and the next one comes all the same.
    periodic(std::function<void()> round, std::chrono::milliseconds pause, log&);
    ~periodic(); // waits for the round that runs

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false; // guarded by mutex_
    std::thread thread_;    // last: it uses all of the above
};

} // namespace rowan::workers
