// Eligibility: whom an event is for. Asked at the claim and whenever a queue is served, of the facts as they
// are now.
#pragma once

#include "domain/events.hpp"
#include "domain/people.hpp"

namespace rowan::eligibility {

// Why this person may not have a place there, in a sentence to them; none: they may.
std::optional<std::string>
hindrance(storage::transaction&, people::person const&, std::int64_t event, events::audience);

struct answer {
    bool eligible;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(answer, (), (eligible, reason))

// The same, for the event's page. Refuses: not_found.
result<answer> of(storage::transaction&, people::person const&, std::string const& slug, instant now);

} // namespace rowan::eligibility
