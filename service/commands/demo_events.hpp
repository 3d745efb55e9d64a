// The demo's events, as an organiser would have typed them.
#pragma once

#include "domain/events.hpp"

namespace rowan::commands {

// An event, and how many try to book it: more than its places make a queue.
struct demo_event {
    events::draft draft;
    int bookings;
};

// The same events whenever it is called, only that their dates follow `now`.
std::vector<demo_event> demo_events(instant now);

inline constexpr char const* demo_summit = "members-summit";

} // namespace rowan::commands
