// Statistics: how an event fills, in numbers; no names.
#pragma once

#include "domain/attendees.hpp"

namespace rowan::stats {

struct point {
    instant at;         // the beginning of a stretch of time
    std::int64_t count; // of bookings made in it
};
BOOST_DESCRIBE_STRUCT(point, (), (at, count))

struct workshop {
    std::string id, title, slot; // id: its slug
    pools::standing places;
};
BOOST_DESCRIBE_STRUCT(workshop, (), (id, title, slot, places))

// What waits for an organiser.
enum class kind { over_capacity, passed_over, access_needs, mail_refused, bulk_refused };
BOOST_DESCRIBE_ENUM(kind, over_capacity, passed_over, access_needs, mail_refused, bulk_refused)

struct need {
    stats::kind what;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(need, (), (what, count))

// What a dashboard shows, and what changes by the minute.
struct board {
    pools::standing places;
    std::int64_t reserved; // of what is taken, kept back by organisers (C1)
    std::map<registrations::state, std::int64_t> counts;
    seconds step;                // of `bookings`: an hour, or, when they took longer than four days, a day
    std::vector<point> bookings; // stretches without any are left out
    std::vector<workshop> workshops;
    std::vector<need> needs_you;               // those that are not none
    std::optional<std::int64_t> came, present; // today, by the event's own door; none: it has no door
};

result<board> look(storage::transaction&, std::int64_t event, instant now);

struct answered {
    std::string question, label, answer; // question: its slug
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(answered, (), (question, label, answer, count))

// What those who have a place answered to questions that offer a choice, counted; for caterers, who get no
// names.
std::vector<answered> answers(storage::transaction&, std::int64_t event);

struct report {
    stats::board board;
    attendees::values values;
    std::vector<answered> answers;
};
result<report> whole(storage::transaction&, std::int64_t event, instant now);

} // namespace rowan::stats
