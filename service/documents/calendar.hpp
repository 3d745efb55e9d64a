// Calendars: entries told as iCalendar (RFC 5545, 7986), so that every program shows the right hour and
// notices every change.
#pragma once

#include "base/calendar_entry.hpp"

#include <string>
#include <vector>

namespace rowan::documents {

// Who publishes, and what a calendar says of itself. Text may be anything.
struct calendar_head {
    std::string organisation; // empty: a discreet calendar, in which it is named nowhere
    std::string public_url;   // without a slash at its end; empty: nothing links anywhere
    std::string zone;         // its own: known to tzdata
    std::string name, description;
    int refresh_hours; // how often programs should look
};

// A feed or a download: no METHOD, so that DTSTAMP is an entry's last revision and the bytes are a function
// of the data alone; no people, no alarms. A time that its zone's clocks show twice or never, or that the
// zone's two rules do not tell, is in UTC with its other end. Cancelled entries stay, and say so in words
// too, for programs that ignore STATUS.
std::string calendar(calendar_head const&, std::vector<calendar_entry> const&);

// The same of somebody's own.
std::string calendar(calendar_head const&, std::vector<personal_entry> const&);

// One entry as a part of a mail (RFC 5546 3.2.1): METHOD:PUBLISH, which asks for no answer; the mail's own
// Content-Type must say `method=PUBLISH` as well (RFC 6047 2.4).
struct publication {
    std::string organisation, public_url;
    std::string organizer; // a mailbox that somebody reads
    instant sent_at;
};
std::string calendar_part(personal_entry const&, publication const&);

} // namespace rowan::documents
