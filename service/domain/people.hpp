// People: who somebody is, to Rowan and to the union.
#pragma once

#include "base/error.hpp"
#include "storage/transaction.hpp"

namespace rowan::people {

enum class standing { none, current, lapsed };
BOOST_DESCRIBE_ENUM(standing, none, current, lapsed)

// What every decision needs to know of a person.
struct person {
    std::int64_t id;
    std::string email, name, employer;
    people::standing standing;
    std::string roles;       // union roles: rep link_member committee, separated by spaces
    std::string permissions; // in Rowan: organiser door admin, separated by spaces
};
BOOST_DESCRIBE_STRUCT(person, (), (id, email, name, employer, standing, roles, permissions))

// What a person may see and change of themselves.
struct profile {
    std::string name, email, language;
    std::optional<std::string> membership_number;
    people::standing standing;
    std::string region, employer, job_title, roles, access_needs;
    bool discreet_calendar;
};
BOOST_DESCRIBE_STRUCT(
    profile,
    (),
    (name,
     email,
     language,
     membership_number,
     standing,
     region,
     employer,
     job_title,
     roles,
     access_needs,
     discreet_calendar)
)

struct changes {
    std::optional<std::string> name, language, access_needs;
    std::optional<bool> discreet_calendar;
};

struct changed {
    people::profile profile;
    std::int64_t seq;
};

std::optional<person> find(storage::transaction&, std::int64_t id);

// Whoever has this address, made if nobody has: the address was proved by a code.
person find_or_add(storage::transaction&, std::string const& email, instant now);

result<profile> look(storage::transaction&, person const&);
result<changed> change(storage::transaction&, person const&, changes const&, instant now);

// A new token for the personal calendar feed; the one before is void from this commit on.
struct calendar_token {
    std::string token;
    std::int64_t seq;
};
result<calendar_token> renew_calendar(storage::transaction&, person const&, instant now);

// Gives a permission; the person is added if nobody has the address. Refuses: invalid.
result<std::int64_t>
permit(storage::transaction&, std::string const& email, std::string const& permission, instant now);

} // namespace rowan::people
