// Tickets: what somebody with a place shows at the door.
#pragma once

#include "domain/events.hpp"
#include "domain/people.hpp"

namespace rowan::tickets {

struct workshop {
    std::string title, room;
    instant starts_at, ends_at;
};
BOOST_DESCRIBE_STRUCT(workshop, (), (title, room, starts_at, ends_at))

// The columns of a ticket.
struct particulars {
    std::int64_t registration, event;
    std::string reference, token; // the token is opaque and names nobody (K5)
    std::string name, employer;
    std::string event_title, time_zone;
    std::string venue_name, venue_address, venue_town, venue_access;
    bool online;
};
BOOST_DESCRIBE_STRUCT(
    particulars,
    (),
    (registration,
     event,
     reference,
     token,
     name,
     employer,
     event_title,
     time_zone,
     venue_name,
     venue_address,
     venue_town,
     venue_access,
     online)
)

struct ticket {
    tickets::particulars particulars;
    std::vector<events::day> days;
    std::vector<tickets::workshop> workshops; // those with a place, in order
};

// The ticket of one of one's own registrations. Refuses: not_found, also of what holds no place (waiting,
// ended).
result<ticket> find(storage::transaction&, people::person const&, std::string const& reference, instant now);

} // namespace rowan::tickets
