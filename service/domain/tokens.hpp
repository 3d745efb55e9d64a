// Tokens that organisers give to programs: each has a name, a scope and an end.
#pragma once

#include "domain/permissions.hpp"

namespace rowan::tokens {

// What a token lends: a person's permissions, as they are now, for the scopes it was made for.
struct lent {
    std::string scopes; // separated by spaces
    people::person person;
};
BOOST_DESCRIBE_STRUCT(lent, (), (scopes, person))

// Whether a text looks like a program's token rather than a login's.
bool is_one(std::string const& token);

// Nothing: it is nobody's, or has expired.
std::optional<lent> find(storage::transaction&, std::string const& token, instant now);

inline constexpr int longest_life_days = 366;

struct made {
    std::string token; // shown this once; only its hash is kept
    std::string reference;
    std::int64_t seq;
};

// A new token for a program. `scopes`: words of routes, which the caller has checked. Refuses: too_many, over
// fifty tokens of one person.
result<made> make(
    storage::transaction&,
    permissions::organiser const&,
    std::string const& name,
    std::string const& scopes,
    int days,
    instant now
);

struct token {
    std::string reference, name, scopes;
    instant created_at, expires_at;
    std::optional<instant> used_at; // within a minute
};
BOOST_DESCRIBE_STRUCT(token, (), (reference, name, scopes, created_at, expires_at, used_at))

// One's own, those that have expired too.
result<std::vector<token>> of_person(storage::transaction&, permissions::organiser const&, instant now);

// Ends one of one's own. Gives the ledger's number. Refuses: not_found.
result<std::int64_t>
end(storage::transaction&, permissions::organiser const&, std::string const& reference, instant now);

// Notes that it was used. Gives true.
result<bool> note_use(storage::transaction&, std::string const& token, instant now);

} // namespace rowan::tokens
