// Registrations: who holds a place at which event, or waits for one.
#pragma once

#include "domain/events.hpp"
#include "domain/ledger.hpp"
#include "domain/people.hpp"
#include "domain/questions.hpp"
#include "domain/workshops.hpp"

namespace rowan::registrations {

enum class state { registered, waiting, offered, cancelled, declined, lapsed, removed };
BOOST_DESCRIBE_ENUM(state, registered, waiting, offered, cancelled, declined, lapsed, removed)

// What the employer said of a place at a course for reps, as its holder tells it.
enum class release { unasked, requested, agreed, refused };
BOOST_DESCRIBE_ENUM(release, unasked, requested, agreed, refused)

// What somebody fills in. What is absent comes from the person, or stays as it is.
struct form {
    std::optional<std::string> name, employer;
    questions::answers answers = {};
    std::optional<workshops::wish> workshops = {};
};

struct booked_event {
    std::string slug, title;
    instant starts_at, ends_at, cancel_until;
    std::string time_zone;
    events::status status;
    std::string venue_name, venue_town;
    std::optional<std::string> online_link; // for those with a place alone
};
BOOST_DESCRIBE_STRUCT(
    booked_event,
    (),
    (slug, title, starts_at, ends_at, cancel_until, time_zone, status, venue_name, venue_town, online_link)
)

// The columns of a registration.
struct summary {
    std::string reference;
    booked_event event;
    registrations::state state;
    std::optional<std::int64_t> position; // in the event's queue, from 1
    std::int64_t queue_length;
    std::optional<instant> offered_until;
    std::string name, employer;
    instant registered_at;
    std::optional<instant> cancelled_at;
    std::optional<registrations::release> release; // of a place at a course for reps
    bool came;                                     // was let in on some day
    std::int64_t seq;                              // the ledger's number of its last change
};
BOOST_DESCRIBE_STRUCT(
    summary,
    (),
    (reference,
     event,
     state,
     position,
     queue_length,
     offered_until,
     name,
     employer,
     registered_at,
     cancelled_at,
     release,
     came,
     seq)
)

// A registration as its owner sees it.
struct registration {
    registrations::summary summary;
    std::vector<questions::answer> answers;
    std::vector<workshops::choice> workshops;
};

// Books a place, or joins the waiting list if there is none (C5). Everything is checked here, at the claim
// (C4). Refuses: not_found, closed, not_open_yet, not_eligible, already_registered, full (no place, no
// waiting list; or a workshop), clash, invalid.
result<registration>
place(storage::transaction&, people::person const&, std::string const& slug, form const&, instant now);

// The same for somebody, by an organiser, over the capacity if need be, for a reason (C8); and whoever the
// event is for, whether it is open or not. Refuses: not_found, closed (cancelled), already_registered, clash,
// full (a workshop), invalid (no reason; or a field).
result<registration> place_over(
    storage::transaction&,
    ledger::decision const&,
    std::int64_t person,
    std::string const& slug,
    form const&,
    instant now
);

// One's own registrations, those still to come first.
result<std::vector<registration>> of_person(storage::transaction&, people::person const&, instant now);

// One of one's own. Refuses: not_found, of others' too.
result<registration>
find(storage::transaction&, people::person const&, std::string const& reference, instant now);

// Changes name, employer, answers or workshops; needs no new place for the event (C6). Refuses: not_found,
// closed, invalid, full and clash (workshops).
result<registration>
change(storage::transaction&, people::person const&, std::string const& reference, form const&, instant now);

// Gives the place, the offer or the queue's number back, and serves who waits (W4). Once more changes nothing
// (C9). Refuses: not_found, closed (after cancel_until, for those with a place).
result<registration>
cancel(storage::transaction&, people::person const&, std::string const& reference, instant now);

// Takes what was offered (W6, W7). Refuses: not_found, closed (no offer, or its time has passed).
result<registration>
accept(storage::transaction&, people::person const&, std::string const& reference, instant now);
result<registration>
decline(storage::transaction&, people::person const&, std::string const& reference, instant now);

// Keeps what the employer said. Refuses: not_found, closed (no place at a course for reps).
result<registration> note_release(
    storage::transaction&, people::person const&, std::string const& reference, release, instant now
);

// Moves somebody to another event: claims the new place before it frees the old (C6). Gives the new
// registration. Refuses: not_found, closed (no place to move, or the other event is cancelled), full,
// already_registered, not_eligible.
result<registration> move(
    storage::transaction&,
    ledger::decision const&,
    std::string const& reference,
    std::string const& to_slug,
    instant now
);

struct happening {
    instant at;
    std::string act;   // of ledger::act
    std::string actor; // owner, organiser or service
};
BOOST_DESCRIBE_STRUCT(happening, (), (at, act, actor))

// What became of one of one's own, in order. Refuses: not_found.
result<std::vector<happening>>
history(storage::transaction&, people::person const&, std::string const& reference, instant now);

} // namespace rowan::registrations
