// Notifications: what many are told at once. That their event changed or was cancelled, by whoever does it;
// that it is near, and how it was, by the clock.
#pragma once

#include "storage/transaction.hpp"

#include "base/error.hpp"

namespace rowan::notifications {

// One thing that changed, in words for people: {"Venue", "Old Hall, Leeds", "New Hall, Leeds"}. Empty: there
// was, or is, none. Those who wait read it too: of an online link say that it changed, never what it is; the
// letter shows it to those who have a place.
struct change {
    std::string what, before, after;
};

// How a message keeps changes in its detail, and what it kept.
std::string kept(std::vector<change> const&);
std::vector<change> read(std::string_view kept);

// Tell all who have a place, an offer or a number in the queue; give how many. Once for each call: whoever
// changes an event calls it in the same transaction, with all changes together, after they were made. Whoever
// cancels one calls it before registrations are closed. Nobody is told of an event that is over.
int tell_of_changes(storage::transaction&, std::int64_t event, std::vector<change> const&, instant now);
int tell_of_cancellation(storage::transaction&, std::int64_t event, std::string const& reason, instant now);

// What an event has people told by the clock.
struct plan {
    std::vector<int> reminders; // so many days before, each 1 to 60; at most five
    bool thanks;                // afterwards, once the event has highlights
};

plan plan_of(storage::transaction&, std::int64_t event);

// Refuses: invalid.
result<plan> set_plan(storage::transaction&, std::int64_t event, plan const&);

// Puts what is due by the clock into the outbox, to at most `most` people; gives how many, fewer than `most`
// if that was all. Whoever has a place is reminded at 10:00 in the event's zone, so many days before, until
// it begins; whoever books later is not. Thanks go at 10:00 on the day after the last, or within a month,
// when the highlights are written; to those who came, if anybody was checked in.
result<int> remind(storage::transaction&, int most, instant now);
result<int> thank(storage::transaction&, int most, instant now);

// Reminds, in the same way, whoever has a place at a course for reps and no answer of their employer yet: 21
// and 10 days before.
result<int> chase_releases(storage::transaction&, int most, instant now);

} // namespace rowan::notifications
