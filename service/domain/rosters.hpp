// Rosters: who is expected where, for lists on paper.
#pragma once

#include "domain/events.hpp"

namespace rowan::rosters {

struct entry {
    std::int64_t registration;
    std::string reference, name, employer;
};
BOOST_DESCRIBE_STRUCT(entry, (), (registration, reference, name, employer))

// Everybody with a place, by name.
std::vector<entry> of_event(storage::transaction&, std::int64_t event);

// The event's days, in order.
std::vector<events::day> days_of(storage::transaction&, std::int64_t event);

struct workshop {
    std::int64_t id;
    std::string slug, title, room, speaker;
    instant starts_at, ends_at;
};
BOOST_DESCRIBE_STRUCT(workshop, (), (id, slug, title, room, speaker, starts_at, ends_at))

struct room_list {
    rosters::workshop workshop;
    std::vector<entry> people; // with a place in it, by name
};

// Every workshop of the event, in order.
std::vector<room_list> of_workshops(storage::transaction&, std::int64_t event);

} // namespace rowan::rosters
