// By hand: what organisers do to one booking. Whoever it concerns is told, unless they say otherwise;
// the ledger has it with its reason.
#pragma once

#include "domain/registrations.hpp"

namespace rowan::by_hand {

// Somebody who is added by hand.
struct guest {
    std::string email;
    registrations::form form = {};
    bool over_capacity = false;       // and whoever the event is for, for a reason (C8)
    std::string origin = "organiser"; // or walk_in, import
};

// Books somebody, whether booking is open or not, or puts them on the waiting list (C5). Somebody nobody
// knows yet is added. Refuses: not_found, closed (cancelled, or over), not_eligible, already_registered,
// full (no place, no waiting list; or a workshop), clash, invalid.
result<registrations::registration>
add(storage::transaction&, ledger::decision const&, std::string const& slug, guest const&, instant now);

// Gives back what a booking holds, at any time; who waits is served (W4). Once more changes nothing (C9).
// Gives the ledger's number. Refuses: not_found.
result<std::int64_t>
cancel(storage::transaction&, ledger::decision const&, std::string const& reference, instant now);

// Corrects the badge, the answers or the workshops of a booking, at any time; needs no new place for the
// event (C6). Gives the ledger's number. Refuses: not_found, closed (it has ended), invalid, full and clash
// (workshops).
result<std::int64_t> change(
    storage::transaction&,
    ledger::decision const&,
    std::string const& reference,
    registrations::form const&,
    instant now
);

} // namespace rowan::by_hand
