// How full the events to come are, in numbers that anybody may know.
#pragma once

#include "storage/transaction.hpp"

namespace rowan::occupancy {

struct event {
    std::string slug;
    std::optional<std::int64_t> capacity; // none: no limit
    std::int64_t taken, waiting, offers;  // offers: of `taken`, those that nobody has accepted yet
};
BOOST_DESCRIBE_STRUCT(event, (), (slug, capacity, taken, waiting, offers))

// Those that are published and not over, by start.
std::vector<event> to_come(storage::transaction&, instant now);

} // namespace rowan::occupancy
