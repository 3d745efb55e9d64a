// Explanations: why somebody is, or is not, eligible for an event, booked there, called from its queue.
#pragma once

#include "domain/attendees.hpp"

namespace rowan::explanation {

struct workshop {
    std::string title, state; // of the choice
    std::optional<std::int64_t> position;
    pools::standing places;
};
BOOST_DESCRIBE_STRUCT(workshop, (), (title, state, position, places))

struct answer {
    std::string name;
    std::optional<std::string> reference; // of their booking, the last they had
    std::optional<registrations::state> state;
    std::optional<std::int64_t> position;
    bool eligible;
    pools::standing places;       // of the event
    std::vector<std::string> why; // sentences, the weightiest first
    std::vector<workshop> workshops;
};
BOOST_DESCRIBE_STRUCT(answer, (), (name, reference, state, position, eligible, places, why, workshops))

// `person`: the reference of a person or of a booking of the event. Refuses: not_found.
result<answer> of(storage::transaction&, std::int64_t event, std::string const& person, instant now);

} // namespace rowan::explanation
