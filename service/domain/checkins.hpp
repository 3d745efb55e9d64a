// Check-in: who came in by which door, as devices say it, perhaps later and perhaps twice (K1 to K4).
#pragma once

#include "domain/doors.hpp"

namespace rowan::checkins {

enum class verdict {
    in,
    out,
    already, // somebody with this ticket is in
    cancelled,
    waiting, // on the waiting list
    wrong_event,
    wrong_day,
    unknown,  // not one of our tickets
    not_open, // practice: outside the link's window
    undone,
    kept, // too late to be undone here
};
BOOST_DESCRIBE_ENUM(
    verdict, in, out, already, cancelled, waiting, wrong_event, wrong_day, unknown, not_open, undone, kept
)

enum class direction { in, out };
BOOST_DESCRIBE_ENUM(direction, in, out)

inline constexpr auto undo_within = std::chrono::seconds(10); // K3

struct scan {
    std::string nonce;
    std::string ticket, reference;     // one of them
    std::optional<std::string> undoes; // a nonce: that scan did not happen
    std::optional<std::string> day;    // "2027-03-11"; none: the day it was scanned
    checkins::direction direction = direction::in;
    bool let_in = false; // the device decided so by itself (K4)
    instant at;          // by the device's clock
};

// What the door may know (K8).
struct answer {
    std::string nonce;
    checkins::verdict verdict;
    std::string reference, name, employer, note;
    std::optional<instant> first_at; // already: when, and by which door
    std::string first_door;
    std::string other_event; // wrong_event: which, when
    std::optional<instant> other_starts_at;
};
BOOST_DESCRIBE_STRUCT(
    answer,
    (),
    (nonce, verdict, reference, name, employer, note, first_at, first_door, other_event, other_starts_at)
)

// Records scans in their order and says of each how the service sees it. Nothing is rejected: what happened
// happened, and what should not have is in `conflicts`. The same nonce again gets the same verdict and makes
// no second row. `ahead`: by how much the device's clock was ahead when it sent them.
result<std::vector<answer>> record(
    storage::transaction&,
    doors::door const&,
    std::vector<scan> const&,
    std::chrono::seconds ahead,
    instant now
);

// Whether a scan of this nonce was recorded.
bool known(storage::transaction&, std::string const& nonce);

// Somebody was let in whom the service would not have let in, or twice.
struct conflict {
    std::optional<std::string> reference, name; // none: not one of our tickets
    checkins::verdict verdict;
    std::string door;
    instant at, received_at;
    std::optional<instant> first_at; // when somebody came in by that ticket otherwise
};
BOOST_DESCRIBE_STRUCT(conflict, (), (reference, name, verdict, door, at, received_at, first_at))

std::vector<conflict> conflicts(storage::transaction&, std::int64_t event);

struct count {
    std::string day;
    std::int64_t came, present;
};
BOOST_DESCRIBE_STRUCT(count, (), (day, came, present))

// Of the event's own door; and of one list.
std::vector<count> counts(storage::transaction&, std::int64_t event);
std::vector<count> counts_of_list(storage::transaction&, std::int64_t list);

// Of the event's own door today; none: it has no door.
std::optional<count> today(storage::transaction&, std::int64_t event, std::string const& zone, instant now);

// One coming in, as organisers see it.
struct visit {
    std::string day;
    instant at;
    std::string door;                    // empty: an organiser's correction
    std::optional<std::string> workshop; // its title; none: the event's own door
    bool present;
};
BOOST_DESCRIBE_STRUCT(visit, (), (day, at, door, workshop, present))

std::vector<visit> of_registration(storage::transaction&, std::int64_t registration);

// What an organiser put right.
struct correction {
    std::string day;
    checkins::verdict verdict; // in or already; undone
    std::int64_t seq;          // the ledger's number of the last change
};
BOOST_DESCRIBE_STRUCT(correction, (), (day, verdict, seq))

// An organiser's word that somebody came, or did not, by the event's own door; once more changes nothing.
// `day`: one of the event's; none: today, or the only one. Refuses: not_found, closed (no place),
// not_open_yet (the day has not begun), invalid (no such day).
result<correction> check_in(
    storage::transaction&,
    std::int64_t event,
    std::string const& reference,
    std::optional<std::string> const& day,
    ledger::decision const&,
    instant now
);
result<correction> undo_check_in(
    storage::transaction&,
    std::int64_t event,
    std::string const& reference,
    std::optional<std::string> const& day,
    ledger::decision const&,
    instant now
);

} // namespace rowan::checkins
