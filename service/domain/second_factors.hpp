// The second factor of those who organise: an authenticator app (TOTP, RFC 6238), and recovery codes for the
// day it is lost. Members may have one too; nothing asks them for it.
#pragma once

#include "domain/permissions.hpp"

namespace rowan::second_factors {

// Written limits (ASVS 6.1.1): five wrong codes are free, then each makes the next wait twice as long.
inline constexpr int free_failures = 5;
inline constexpr seconds first_wait{60}, longest_wait{3600};
inline constexpr int recovery_codes = 10;

struct state {
    bool set_up;
    std::optional<instant> since; // when it was set up
    std::int64_t recovery_codes_left;
    std::optional<instant> fresh_until; // at this login; none: it was not shown, or too long ago
};
BOOST_DESCRIBE_STRUCT(state, (), (set_up, since, recovery_codes_left, fresh_until))

result<state> look(storage::transaction&, permissions::caller const&, instant now);

// A new secret, in use once confirm has seen a code of it. Refuses: second_factor, if one is in use and was
// not shown a moment ago.
result<std::string> begin(storage::transaction&, permissions::caller const&, instant now);

struct set_up {
    std::vector<std::string> recovery_codes; // shown this once; only their hashes are kept
    std::int64_t seq;
};

// Nothing: the code is wrong, which is committed. Refuses: too_many; not_found, if nothing is being set up.
result<std::optional<set_up>>
confirm(storage::transaction&, permissions::caller const&, std::string const& code, instant now);

// Shows the second factor at this login: a code of the app, or a recovery code. Nothing: it is wrong, which
// is committed. Refuses: too_many; not_found, if none is set up.
result<std::optional<state>>
show(storage::transaction&, permissions::caller const&, std::string const& code, instant now);

// Forgets somebody's second factor and ends their logins, for they have lost it. Refuses: not_found.
result<std::int64_t>
reset(storage::transaction&, permissions::administrator const&, std::string const& reference, instant now);

} // namespace rowan::second_factors
