// The ticket as a page to print: what the door scans, and what its holder needs on the day.
#pragma once

#include "base/time.hpp"

#include <string>
#include <vector>

namespace rowan::documents {

struct ticket_day {
    instant starts_at, ends_at;
};

struct ticket_workshop {
    std::string title, room; // the room may be empty
    instant starts_at, ends_at;
};

struct ticket {
    std::string organisation;
    std::string event;
    std::vector<ticket_day> days;
    std::string zone;                   // known to tzdata
    std::string venue, address, access; // any may be empty
    bool online;
    std::string name, employer;
    std::string reference, token; // the token is what the code holds (K5)
    std::vector<ticket_workshop> workshops;
};

// One page of A4. Throws if the zone is unknown.
std::string ticket_pdf(ticket const&, instant made_at);

} // namespace rowan::documents
