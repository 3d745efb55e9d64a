// An event in its organisers' hands: its form, what a change makes of it, and who changed what meanwhile.
#pragma once

#include "domain/ledger.hpp"
#include "domain/permissions.hpp"

namespace rowan::editing {

// What organisers fill in, but for days, programme and questions; as it is kept.
struct form {
    std::string title;
    events::kind kind;
    std::string summary, description, highlights; // the last two are Markdown
    std::string venue_name, venue_address, venue_town, venue_access, venue_latitude, venue_longitude;
    std::string online_link, region, contact;
    events::audience audience;
    events::waiting_list waiting_list;
    int offer_hours;
    std::string time_zone;
    instant opens_at, closes_at, cancel_until;
    int retention_days;
    std::string reminders; // so many days before, separated by spaces, as notifications::plan has them
    bool thanks;           // afterwards, once there are highlights
    std::optional<std::int64_t> capacity; // none: no limit
    std::int64_t reserved;
    std::string series, series_title; // slug; empty: of none
};
BOOST_DESCRIBE_STRUCT(
    form,
    (),
    (title,
     kind,
     summary,
     description,
     highlights,
     venue_name,
     venue_address,
     venue_town,
     venue_access,
     venue_latitude,
     venue_longitude,
     online_link,
     region,
     contact,
     audience,
     waiting_list,
     offer_hours,
     time_zone,
     opens_at,
     closes_at,
     cancel_until,
     retention_days,
     reminders,
     thanks,
     capacity,
     reserved,
     series,
     series_title)
)

// The same fields in the same order: those that are given are to be so.
struct changes {
    std::optional<std::string> title;
    std::optional<events::kind> kind;
    std::optional<std::string> summary, description, highlights;
    std::optional<std::string> venue_name, venue_address, venue_town, venue_access, venue_latitude,
        venue_longitude;
    std::optional<std::string> online_link, region, contact;
    std::optional<events::audience> audience;
    std::optional<events::waiting_list> waiting_list;
    std::optional<int> offer_hours;
    std::optional<std::string> time_zone;
    std::optional<instant> opens_at, closes_at, cancel_until;
    std::optional<int> retention_days;
    std::optional<std::string> reminders;
    std::optional<bool> thanks;
    std::optional<std::optional<std::int64_t>> capacity;
    std::optional<std::int64_t> reserved;
    std::optional<std::string> series, series_title;
    std::optional<std::vector<events::day>> days; // at least one, in order
    bool notify = true; // whether those who hold something are written to, if it matters to them
};
BOOST_DESCRIBE_STRUCT(
    changes,
    (),
    (title,
     kind,
     summary,
     description,
     highlights,
     venue_name,
     venue_address,
     venue_town,
     venue_access,
     venue_latitude,
     venue_longitude,
     online_link,
     region,
     contact,
     audience,
     waiting_list,
     offer_hours,
     time_zone,
     opens_at,
     closes_at,
     cancel_until,
     retention_days,
     reminders,
     thanks,
     capacity,
     reserved,
     series,
     series_title)
)

// One entry of an event's history.
struct past_change {
    std::int64_t revision;
    instant at;
    ledger::act act;
    std::string who, fields; // a name; names of fields, separated by commas
};
BOOST_DESCRIBE_STRUCT(past_change, (), (revision, at, act, who, fields))

// Everything an organiser sees of an event.
struct whole {
    std::string slug;
    events::status status;
    std::int64_t revision;
    editing::form form;
    std::vector<events::day> days;
    pools::standing places;
    std::vector<events::slot_with_workshops> slots;
    std::vector<events::question> questions;
    std::vector<past_change> changes;   // the last twenty, the latest first
    std::vector<field_error> checklist; // what is missing before it can be published
};

result<whole> look(storage::transaction&, permissions::desk const&, instant now);

// What came of a change.
struct changed {
    std::int64_t revision, seq;
    std::int64_t over = 0; // how many more have a place than there are places (C7)
};

// Changes what is given, if the event still is of the revision the organiser saw, and serves the queue (W4).
// What changes nothing leaves the revision. Refuses: stale, naming who changed what since; invalid;
// not_allowed, if the event would leave the organiser's own limits; closed, if it was cancelled.
result<changed> change(
    storage::transaction&,
    permissions::desk const&,
    std::int64_t revision,
    editing::changes const&,
    instant now
);

// A new draft of what is given: title, kind and days at least, the rest by default. Gives its slug, made of
// the title. Refuses: invalid; not_allowed, if it were not within the organiser's limits.
struct made {
    std::string slug;
    std::int64_t seq;
};
result<made>
create(storage::transaction&, permissions::organiser const&, editing::changes const&, instant now);

// Refuses: stale, naming who changed what since the revision that was seen.
std::optional<error> stale(storage::transaction&, permissions::desk const&, std::int64_t seen);

// Notes a change in the ledger and makes the next revision. Everything that changes an event ends with it.
changed
note(storage::transaction&, permissions::desk const&, ledger::act, std::string const& fields, instant now);

// What an event lacks before it can be published; nothing: it may be.
std::vector<field_error> missing(form const&, std::vector<events::day> const&, instant now);

} // namespace rowan::editing
