// People as organisers find them, and what admins do to what is kept of them.
#pragma once

#include "domain/outbox.hpp"
#include "domain/personal_data.hpp"

namespace rowan::directory {

inline constexpr std::size_t shortest_search = 2; // characters: no list to browse
inline constexpr int most_found = 20;

struct found {
    std::string reference, name, email;
    std::optional<std::string> membership_number;
    people::standing standing;
    std::string region, employer, permissions;
};
BOOST_DESCRIBE_STRUCT(
    found, (), (reference, name, email, membership_number, standing, region, employer, permissions)
)

// Whose name, address, membership number or employer has the text in it; the best known first, twenty at
// most. Refuses: invalid, if the text is too short.
result<std::vector<found>>
search(storage::transaction&, permissions::organiser const&, std::string const& text, instant now);

struct booking {
    std::string reference, event, title;
    instant starts_at;
    std::string state;
    instant registered_at;
};
BOOST_DESCRIBE_STRUCT(booking, (), (reference, event, title, starts_at, state, registered_at))

struct card {
    std::string reference;
    people::profile person;
    permissions::grants may;
    bool second_factor; // is set up
    std::optional<outbox::refusal> mail_refused;
    std::vector<booking> bookings; // of events within the limits of who asks, the latest first
};

// Refuses: not_found.
result<card>
look(storage::transaction&, permissions::organiser const&, std::string const& reference, instant now);

// Two rows are one person: what `other` has booked becomes theirs, and their membership, if they have none;
// then `other` is erased. Gives the ledger's number. Refuses: not_found; invalid, if both are one or both are
// members; already_registered, if both hold something of one event.
result<std::int64_t> merge(
    storage::transaction&,
    permissions::administrator const&,
    std::string const& reference,
    std::string const& other,
    instant now
);

// Everything that is kept about somebody, for them. Refuses: not_found.
result<personal_data::everything>
collect(storage::transaction&, permissions::administrator const&, std::string const& reference, instant now);

// Erases somebody, as they could themselves. Refuses: not_found; not_allowed, if it is the admin who asks.
result<std::int64_t>
erase(storage::transaction&, permissions::administrator const&, std::string const& reference, instant now);

} // namespace rowan::directory
