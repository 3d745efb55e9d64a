// People and events for tests: small, named, in as many words as the test needs.
#pragma once

#include "domain/events.hpp"
#include "domain/people.hpp"
#include "domain/register.hpp"
#include "support/database.hpp"

namespace rowan::test {

// An event for anyone, open now, in two months, with so many places.
inline events::draft
an_event(std::string const& slug, std::optional<std::int64_t> capacity, instant now = noon)
{
    using std::chrono::days;
    using std::chrono::hours;
    events::draft d{};
    d.slug = slug;
    d.title = "Event " + slug;
    d.kind = events::kind::meeting;
    d.audience = events::audience::anyone;
    d.waiting_list = events::waiting_list::confirm;
    d.status = events::status::published;
    d.capacity = capacity;
    d.days = {{now + days(60), now + days(60) + hours(7)}};
    d.opens_at = now - days(30);
    d.closes_at = now + days(58);
    d.cancel_until = now + days(59);
    return d;
}

// Somebody with this address at people.example, known to the register.
inline people::person
a_member(storage::transaction& tx, std::string const& who, std::string const& roles = "")
{
    auto const email = who + "@people.example";
    membership::entry e{.line = 1, .membership_number = "M-" + who, .name = "Name of " + who, .email = email};
    e.roles = roles;
    auto const done = membership::import_register(tx, {e}, false, noon);
    if (!done->problems.empty()) throw std::logic_error(done->problems.front().reason);
    return people::find_or_add(tx, email, noon);
}

// Somebody of whom nothing but the address is known.
inline people::person a_visitor(storage::transaction& tx, std::string const& who)
{
    return people::find_or_add(tx, who + "@people.example", noon);
}

} // namespace rowan::test
