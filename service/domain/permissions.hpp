// Who may do what. A route says what it needs (api/routes.cpp); it is checked here and nowhere else, in the
// transaction of what is done, so a permission withdrawn a moment ago is gone (ASVS 8.3.2).
#pragma once

#include "domain/events.hpp"
#include "domain/people.hpp"

namespace rowan::permissions {

// Levels, each with the rights of those before it. Beyond signed_in they are words of person.permissions.
// door_link is none of them: it is for whoever brings the token of a door's link, which doors::enter checks,
// and for nobody else, whatever they may do otherwise.
enum class access { anyone, door_link, signed_in, door, organiser, admin };
BOOST_DESCRIBE_ENUM(access, anyone, door_link, signed_in, door, organiser, admin)

struct need {
    access least = access::signed_in;
    std::string scope = {}; // what a program's token must be good for; empty: no program may
    bool fresh = false;     // the second factor was shown within logins::factor_is_fresh
};

// Whoever asks, who has what the route needs.
struct caller {
    people::person person;
    bool fresh;             // may do what needs a fresh second factor; programs may, by their token's scope
    std::int64_t login = 0; // 0: a program's token
    std::optional<instant> factor_at = {};
    bool renewal_due = false; // of the login
};

// The caller as domain functions are told of them: the second parameter's type says what was checked.
struct organiser {
    people::person person;
    bool everywhere; // no limits: every event is theirs
    bool fresh;
};

struct administrator {
    people::person person;
};

// An event before one who may organise it.
struct desk {
    organiser who;
    std::int64_t event, pool, revision;
    events::status status;
    std::string slug;
};

// Who a login's or a program's token stands for. Refuses: not_signed_in; not_allowed, to those without the
// permission and to programs whose token is for something else; second_factor, if it has to be shown (again).
result<caller> admit(storage::transaction&, std::string const& token, need const&, instant now);

// What admit found, in the words of who asks. Throws std::logic_error if the route's need promised less.
organiser as_organiser(storage::transaction&, caller const&);
administrator as_administrator(caller const&);

// Refuses: not_found, what there is not and others' drafts; not_allowed, others' events that everybody knows.
result<desk> at_desk(storage::transaction&, organiser const&, std::string const& slug);

// What somebody may do in Rowan. Limits matter to organisers alone; none: every event.
struct grants {
    std::string permissions = {};                       // words separated by spaces: organiser door admin
    std::vector<std::string> regions = {}, series = {}; // names; slugs
};

grants of(storage::transaction&, people::person const&);

// Sets all that a person may do, and gives the ledger's number. Refuses: not_found (nobody has this
// reference), invalid (an unknown word; the last admin would be none).
result<std::int64_t>
grant(storage::transaction&, administrator const&, std::string const& reference, grants const&, instant now);

// Whether a person has this permission, or one above it.
bool has(people::person const&, access);

// The refusal of what needs a fresh second factor, for functions that need it now and then.
error needs_fresh_factor();

} // namespace rowan::permissions
