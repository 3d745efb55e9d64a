// Logins: proving an e-mail address with a code, and being known afterwards. No passwords exist.
#pragma once

#include "domain/people.hpp"

namespace rowan::logins {

// Written limits (ASVS 6.1.1, 7.1.1). A code: ten minutes, five tries, one use, from the browser that asked.
inline constexpr seconds code_lasts{600};
inline constexpr int tries = 5;
inline constexpr int most_codes_a_quarter_hour = 5; // for one address
inline constexpr int most_codes_a_day = 20;         // for one address

// How long a login lasts unused, and at most. Those with a permission are asked again sooner.
struct lifetime {
    seconds idle, whole;
};
inline constexpr lifetime for_members{std::chrono::hours(12), std::chrono::days(30)};
inline constexpr lifetime for_organisers{std::chrono::minutes(30), std::chrono::hours(12)};

// How long after a second factor was shown it need not be shown again, even for what is far-reaching.
inline constexpr seconds factor_is_fresh{600};

// A code goes out to the address, whoever's it is: known and unknown are one path (ASVS 6.3.8).
// Gives the secret that binds the code to the browser. Refuses: too_many, if `limited`.
result<std::string> ask(storage::transaction&, std::string const& email, bool limited, instant now);

struct attempt {
    std::string binding;              // the secret that ask gave
    std::optional<std::string> email; // must be the one asked for, if given
    std::string code;                 // as typed
};

struct signed_in {
    std::string token;
    people::person person;
    people::profile profile;
};

// Uses up the code, or one of its tries: hence a wrong code is no refusal here, but nothing, which is
// committed.
result<std::optional<signed_in>> redeem(storage::transaction&, attempt const&, instant now);

// Whether the code is right, for the person signed in, before something grave; uses it up likewise.
result<bool> confirm(storage::transaction&, people::person const&, attempt const&, instant now);

// A login that lives.
struct known {
    std::int64_t id;
    instant created_at, seen_at;
    std::optional<instant> factor_at; // when a second factor was shown last
    people::person person;

    bool renewal_due(instant now) const; // a login in use is written every five minutes at most
};
BOOST_DESCRIBE_STRUCT(known, (), (id, created_at, seen_at, factor_at, person))

// Whose login a token is. Refuses: not_signed_in.
result<known> identify(storage::transaction&, std::string const& token, instant now);

// Its idle time begins anew. Gives true; one that has ended meanwhile is fine.
result<bool> renew(storage::transaction&, std::int64_t login, instant now);

// Notes that a second factor was shown at this login.
void note_factor(storage::transaction&, std::int64_t login, instant now);

struct login {
    std::string reference;
    instant created_at, seen_at;
    bool current;
};
BOOST_DESCRIBE_STRUCT(login, (), (reference, created_at, seen_at, current))

result<std::vector<login>>
of_person(storage::transaction&, people::person const&, std::string const& token, instant now);

// Ends this login, or all of its person's; nobody's is fine.
result<bool> sign_out(storage::transaction&, std::string const& token, bool everywhere, instant now);
// Ends one of the person's logins by its reference. Refuses: not_found.
result<bool> end_one(storage::transaction&, people::person const&, std::string const& reference, instant now);

// Forgets codes and logins that nobody can use any more; says how many.
result<int> forget_expired(storage::transaction&, instant now);

} // namespace rowan::logins
