// Does what organisers asked for many, piece by piece.
#pragma once

#include "base/time.hpp"
#include "storage/engine.hpp"

#include <functional>

namespace rowan::workers {

class bulk_runner {
public:
    bulk_runner(storage::engine&, std::function<instant()> now);

    // Works at what is due until nothing is, in pieces that let bookings through; does less while the store
    // is busy or cannot write.
    void run();

private:
    bool step(std::int64_t bulk);

    storage::engine& store_;
    std::function<instant()> now_;
};

} // namespace rowan::workers
