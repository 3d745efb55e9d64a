// Walk-ins: people without a booking who are let in at the door, by the same claim as everybody (K7).
#pragma once

#include "domain/checkins.hpp"

namespace rowan::walk_ins {

struct walk_in {
    std::string nonce, name, employer;
    std::optional<std::string> email; // none: nothing will be written to them
    std::string reason;
    instant at; // by the device's clock
};

// Books somebody in the name of whoever made the link, and checks them in. The same nonce again gets the same
// answer and books nobody. Refuses: not_allowed (this link takes no walk-ins), not_open_yet and closed
// (outside the link's window; the event is cancelled), invalid, not_eligible, already_registered, full (every
// place is taken, or promised to who waits, unless the link's maker gave a reason to go over; or a workshop).
result<checkins::answer> let_in(storage::transaction&, doors::door const&, walk_in const&, instant now);

} // namespace rowan::walk_ins
