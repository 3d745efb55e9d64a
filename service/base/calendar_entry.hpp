// One entry of a calendar, as facts: read by domain/calendars, told by documents/calendar.
#pragma once

#include "base/time.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>

namespace rowan {

// What an entry tells its reader: that there is a day of an event, what they have of it, or that its booking
// opens.
enum class entry_kind { day, registered, waiting, offered, opening };
BOOST_DESCRIBE_ENUM(entry_kind, day, registered, waiting, offered, opening)

// The texts of the event, as its organisers wrote them.
struct entry_event {
    std::string slug, title, kind, summary, description; // the last is Markdown
    std::string venue_name, venue_address, venue_town, latitude, longitude, region;
    bool online;
    std::string zone; // of the IANA database
};
BOOST_DESCRIBE_STRUCT(
    entry_event,
    (),
    (slug,
     title,
     kind,
     summary,
     description,
     venue_name,
     venue_address,
     venue_town,
     latitude,
     longitude,
     region,
     online,
     zone)
)

// Names and revisions: what a calendar program knows an entry by (RFC 5545 3.8.7).
struct entry_identity {
    std::string uid, group;         // UUIDs; all days of one event or booking have one group
    std::int64_t sequence;          // grows with every change of time, place or status
    instant created_at, changed_at; // the last change of anything that is told
};
BOOST_DESCRIBE_STRUCT(entry_identity, (), (uid, group, sequence, created_at, changed_at))

struct calendar_entry {
    entry_identity identity;
    entry_kind kind;
    bool cancelled;
    std::int64_t number, of_days; // day 2 of 3
    instant starts_at, ends_at;
    entry_event event;
};
BOOST_DESCRIBE_STRUCT(
    calendar_entry, (), (identity, kind, cancelled, number, of_days, starts_at, ends_at, event)
)

// A calendar_entry of somebody's own, with what only they may know.
struct personal_entry {
    calendar_entry entry;
    std::string reference;   // of the booking; empty for an opening
    std::string online_link; // empty without a place
    std::optional<instant> offered_until;
    bool discreet; // whoever looks over their shoulder learns that they are busy, and no more
};
BOOST_DESCRIBE_STRUCT(personal_entry, (), (entry, reference, online_link, offered_until, discreet))

} // namespace rowan
