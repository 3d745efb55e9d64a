// How an event comes before the members, ends early, and is held again.
#pragma once

#include "domain/editing.hpp"

namespace rowan::event_lives {

// Shows a draft to members. Refuses: stale; invalid, naming what is missing; closed, if it is no draft.
result<editing::changed>
publish(storage::transaction&, permissions::desk const&, std::int64_t revision, instant now);

// Cancels a published event: every registration ends, and everybody with a place, an offer or a number in the
// queue is written to, with the organiser's reason. Refuses: stale; closed, if it is not published or over.
result<editing::changed> cancel(
    storage::transaction&,
    permissions::desk const&,
    std::int64_t revision,
    std::string const& reason,
    instant now
);

// One more time that an event is held. What is not given is as the event has it.
struct run {
    instant starts_at; // of its first day; everything else moves with it, by whole days of the event's zone
    std::optional<std::string> title = {}, region = {};
    std::optional<std::string> venue_name = {}, venue_address = {}, venue_town = {}, venue_access = {};
};

// New drafts like this event: its texts, questions and workshops, no people. Gives their slugs, in order.
// Refuses: invalid; not_allowed, if one were outside the organiser's limits.
struct copies {
    std::vector<std::string> slugs;
    std::int64_t seq;
};
result<copies>
duplicate(storage::transaction&, permissions::desk const&, std::vector<run> const&, instant now);

} // namespace rowan::event_lives
