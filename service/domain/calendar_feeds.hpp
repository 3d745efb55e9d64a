// What calendar programs fetch: the entries of a feed as they stand, with the time at which the feed last
// changed.
#pragma once

#include "base/calendar_entry.hpp"
#include "domain/people.hpp"

namespace rowan::calendars {

// Which entries: of everything, a kind, a region, a series or one event. Those that have passed stay for a
// year, cancelled ones until the midnight (UTC) after their end; one event's own stay for good.
struct public_feed {
    enum class scope { all, kind, region, series, event } of;
    std::string word; // a kind, a region in its address's spelling, a series' or an event's slug
};

// When a feed's bytes last changed: never earlier than it was, and another whenever they differ. No value:
// there is no such feed.
struct feed_state {
    std::string title; // of the region, series or event; else empty
    instant changed_at;
};
std::optional<feed_state> state_of(storage::transaction&, public_feed const&, instant now);
std::vector<calendar_entry> entries_of(storage::transaction&, public_feed const&, instant now);

// What a secret address shows of its owner.
struct own_feed {
    bool discreet;
    instant changed_at;
    std::vector<personal_entry> entries;
};

// Somebody's bookings; and when booking opens for them, as they are now (past openings stay for a month).
// Refuses: not_found, as for an address that never was.
result<own_feed> own_bookings(storage::transaction&, std::string const& token, instant now);
result<own_feed> own_openings(storage::transaction&, std::string const& token, instant now);

// The entries of one booking, one for each of its days, by start: what goes with mail. Empty: there is no
// such booking.
std::vector<personal_entry> entries_of_registration(storage::transaction&, std::int64_t registration);

} // namespace rowan::calendars
