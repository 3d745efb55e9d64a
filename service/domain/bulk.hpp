// Bulk: one thing done to many bookings, in pieces, so that members who book meanwhile do not wait for it
// (rule 2 of the writer). What cannot be taken back begins half a minute after it was asked for: till then
// nothing has happened, and undoing is exact. Tags are given at once and taken back likewise.
#pragma once

#include "domain/attendees.hpp"
#include "domain/ledger.hpp"

namespace rowan::bulk {

inline constexpr seconds undo_for{30};
inline constexpr int most_refusals_told = 200;
inline constexpr std::size_t most_chosen = 1000; // one by one, rather than by a filter

enum class action { cancel, call, move, message, tag, untag };
BOOST_DESCRIBE_ENUM(action, cancel, call, move, message, tag, untag)
enum class state { waiting, done, undone };
BOOST_DESCRIBE_ENUM(state, waiting, done, undone)

struct wish {
    bulk::action action;
    attendees::filter filter = {};
    std::vector<std::string> chosen = {};    // references, in the filter's stead
    std::string target = {};                 // move: the other event's slug; tag, untag: the tag
    std::optional<std::int64_t> letter = {}; // message
    std::optional<std::int64_t> count = {};  // how many the organiser saw; others are not touched unseen
    std::optional<instant> starts_at = {};   // message: not before
};

struct row {
    std::int64_t id;
    std::string reference;
    std::int64_t event, actor;
    bulk::action action;
    std::string target;
    std::optional<std::string> letter; // its reference
    std::string reason;
    bool notify;
    bulk::state state;
    std::int64_t count;
    instant asked_at, starts_at;
    std::optional<instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(
    row,
    (),
    (id,
     reference,
     event,
     actor,
     action,
     target,
     letter,
     reason,
     notify,
     state,
     count,
     asked_at,
     starts_at,
     ended_at)
)

struct refusal {
    std::string reference, name, reason;
};
BOOST_DESCRIBE_STRUCT(refusal, (), (reference, name, reason))

struct progress {
    bulk::row row;
    std::int64_t done, refused;
    instant undo_until;
    std::vector<refusal> refusals; // the first 200
    std::int64_t seq;              // of what was asked for just now; else 0
};

// Until when it can be undone.
instant undo_until(row const&);

// Notes what is to be done, and to whom: those who match now, as they are now. Refuses: invalid (nobody
// matches; no target, letter or reason where one is needed), stale (others match than were seen), not_found
// (one of those chosen, or the event to move to).
result<progress>
ask(storage::transaction&, std::int64_t event, ledger::decision const&, wish const&, instant now);

// Refuses: not_found.
result<progress> find(storage::transaction&, std::int64_t event, std::string const& reference);

// The last twenty of an event, the newest first.
std::vector<progress> recent(storage::transaction&, std::int64_t event);

// Takes it back, whole. Refuses: not_found, closed (too late).
result<progress> undo(
    storage::transaction&, std::int64_t event, std::int64_t actor, std::string const& reference, instant now
);

// What is to be worked at now, if anything is.
result<std::optional<std::int64_t>> due(storage::transaction&, instant now);

// Does the next `most` of one; gives how many there were, and ends it when there were fewer. Refuses as soon
// as one of them is refused, whatever that is: then none was done.
result<int> work(storage::transaction&, std::int64_t bulk, int most, instant now);

// The next one cannot be done, for this reason: goes on without.
result<bool> pass_over(storage::transaction&, std::int64_t bulk, std::string const& why, instant now);

} // namespace rowan::bulk
