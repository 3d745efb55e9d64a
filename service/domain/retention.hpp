// What is kept too long: who came to an event, once its retention is over, and people who are no members and
// of whom nothing else is left. What remains is numbers.
#pragma once

#include "base/error.hpp"
#include "domain/permissions.hpp"

namespace rowan::retention {

// People who are no members go this long after they were last changed or booked anything.
inline constexpr seconds strangers_stay = std::chrono::days(730);

struct due_event {
    std::string slug, title;
    instant ends_at, due_at;
    std::int64_t people; // whose names and answers will go
};
BOOST_DESCRIBE_STRUCT(due_event, (), (slug, title, ends_at, due_at, people))

struct report {
    std::vector<due_event> events;
    std::int64_t answers = 0, people = 0;
};
BOOST_DESCRIBE_STRUCT(report, (), (events, answers, people))

// What will have gone by a moment, if nothing changes.
result<report> outlook(storage::transaction&, permissions::administrator const&, instant until, instant now);

// Carries out what is due, a few at a time; says how many events and people, fewer than `most` if that was
// all.
result<int> carry_out(storage::transaction&, int most, instant now);

} // namespace rowan::retention
