// Doors: the lists that people are checked in against, and the links that open one on one device (K8).
#pragma once

#include "domain/events.hpp"
#include "domain/ledger.hpp"
#include "domain/people.hpp"

namespace rowan::doors {

inline constexpr auto late_uploads =
    std::chrono::hours(24); // after a link's end, what it recorded is welcome

// A list as one device sees it.
struct door {
    std::int64_t link, list;
    std::string name; // "Door A"
    instant valid_from, valid_until;
    bool walk_ins;                     // may let people in who have not booked (K7)
    std::optional<std::int64_t> maker; // in whose name
    std::string over_capacity;         // why it may although every place is taken; empty: it may not (C8)
    std::int64_t event;
    std::optional<std::int64_t> workshop; // none: the event's own door
    std::string event_slug, event_title;
    std::optional<std::string> workshop_slug, workshop_title;
    std::string time_zone;

    // Outside its window a link is for practice: nothing is recorded.
    bool open_at(instant at) const { return valid_from <= at && at < valid_until; }
};
BOOST_DESCRIBE_STRUCT(
    door,
    (),
    (link,
     list,
     name,
     valid_from,
     valid_until,
     walk_ins,
     maker,
     over_capacity,
     event,
     workshop,
     event_slug,
     event_title,
     workshop_slug,
     workshop_title,
     time_zone)
)

struct link_draft {
    std::string name;
    std::optional<std::string> workshop; // a slug; none: the event's own door
    instant valid_from, valid_until;
    bool walk_ins;
    std::string over_capacity = {}; // why walk-ins may come although every place is taken
};

// A link just made. The token is told once and kept as its hash.
struct made_link {
    std::string reference, list, token;
    std::int64_t seq;
};

// Makes a link, and its list if that has none yet. Refuses: invalid (no such workshop; a window that ends
// before it begins; over capacity without walk-ins).
result<made_link>
open(storage::transaction&, std::int64_t event, link_draft const&, std::int64_t actor, instant now);

// Revokes a link at once; once more changes nothing. Gives the ledger's number. Refuses: not_found.
result<std::int64_t> revoke(
    storage::transaction&, std::int64_t event, std::string const& reference, std::int64_t actor, instant now
);

struct link {
    std::string reference, list, name;
    std::optional<std::string> workshop; // its title
    instant valid_from, valid_until;
    bool walk_ins;
    std::string over_capacity;
    instant created_at;
    std::optional<instant> revoked_at, seen_at;
    std::int64_t clock_ahead; // seconds
};
BOOST_DESCRIBE_STRUCT(
    link,
    (),
    (reference,
     list,
     name,
     workshop,
     valid_from,
     valid_until,
     walk_ins,
     over_capacity,
     created_at,
     revoked_at,
     seen_at,
     clock_ahead)
)

std::vector<link> of_event(storage::transaction&, std::int64_t event);

// Sets what the door is told about somebody with a booking; empty: nothing. Gives the ledger's number.
// Refuses: not_found.
result<std::int64_t> tell(
    storage::transaction&,
    std::int64_t event,
    std::string const& reference,
    std::string const& note,
    std::int64_t actor,
    instant now
);

// What the door is told about a registration.
std::string note_of(storage::transaction&, std::int64_t registration);

// The list of the event's own door, made if there is none; and whether there is one.
std::int64_t own_list(storage::transaction&, std::int64_t event);
bool has_own_list(storage::transaction&, std::int64_t event);

// The door that a token opens. Refuses: not_signed_in (unknown, revoked, another list's, or long ended).
result<door> enter(storage::transaction&, std::string const& token, std::string const& list, instant now);

// What a device needs to know of one ticket to decide by itself (K4).
struct entry {
    std::string hash; // of the ticket's token: the first 32 hexadecimal digits of its SHA-256 (K5)
    std::string reference, state, name, employer;
    std::vector<std::string> workshops; // "Pensions, Room 2"
    std::string note;
    std::optional<instant> in_since;
};

struct pack {
    doors::door door;
    std::vector<std::string> days; // "2027-03-11", in the event's zone
    std::vector<entry> entries;
};

// Everybody with a booking for what is behind the door. Refuses: closed, after the link's end.
result<pack> pack_of(storage::transaction&, door const&, instant now);

inline constexpr std::size_t shortest_search = 2, most_found = 8; // K6: no list to browse

struct found {
    std::string reference, name, employer, state;
    std::optional<instant> in_since; // today
};
BOOST_DESCRIBE_STRUCT(found, (), (reference, name, employer, state, in_since))

// Those behind this door who have a name with words that begin as the text's do, whatever their diacritics
// and case; or whose reference it is. Refuses: invalid (too short).
result<std::vector<found>> find(storage::transaction&, door const&, std::string const& text, instant now);

// The local days of an event, in order.
std::vector<std::string> days_of(storage::transaction&, std::int64_t event, std::string const& zone);

// "2027-03-11": the day of an instant in a zone.
std::string day_name(instant, std::string const& zone);

} // namespace rowan::doors
