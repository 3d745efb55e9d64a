// Attendance: what somebody is given to prove that they came, or that they are to be released to come.
#pragma once

#include "domain/people.hpp"
#include "domain/registrations.hpp"

namespace rowan::attendance {

struct particulars {
    std::int64_t registration, event;
    std::string reference;
    registrations::state state;
    std::string name, employer, job_title;
    std::string event_title;
    events::audience audience;
    std::string contact, time_zone, venue_name, venue_town;
};
BOOST_DESCRIBE_STRUCT(
    particulars,
    (),
    (registration,
     event,
     reference,
     state,
     name,
     employer,
     job_title,
     event_title,
     audience,
     contact,
     time_zone,
     venue_name,
     venue_town)
)

struct record {
    attendance::particulars particulars;
    std::vector<events::day> days;
    std::string code = {}; // of the certificate
};

// Gives a certificate its code, unless it has one. Refuses: not_found, unless they were checked in on a day
// that has ended, at an event of which it is not forgotten who came.
result<std::string>
certify(storage::transaction&, people::person const&, std::string const& reference, instant now);

// What somebody's own certificate says: the days they came. Refuses: not_found, also before certify.
result<record>
certificate(storage::transaction&, people::person const&, std::string const& reference, instant now);

// The same for whoever has the code. Refuses: not_found.
result<record> verify(storage::transaction&, std::string const& code, instant now);

// What an employer is asked to release a rep for. Refuses: not_found, unless it is a course for reps at which
// they have a place.
result<record>
release(storage::transaction&, people::person const&, std::string const& reference, instant now);

// "Ann-Marie Bell" -> "A. B."
std::string initials(std::string_view name);

} // namespace rowan::attendance
