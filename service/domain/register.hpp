// The union's member register: who is a member, by the word of the union's own records.
#pragma once

#include "base/error.hpp"
#include "domain/ledger.hpp"

#include <boost/describe/class.hpp>

namespace rowan::membership {

// One line of the register, as it is written there.
struct entry {
    int line = 0; // of the file, from 1
    std::string membership_number = {}, name = {}, email = {};
    std::optional<std::string> region = {}, employer = {}, job_title = {}; // none: the register does not say
    std::optional<std::string> roles = {}; // rep, link_member, committee; separated by spaces or |
    std::string standing = {};             // current, lapsed; empty: current
};

struct problem {
    int line;
    std::string reason; // holds nothing of the line's own text: it may be shown and logged
};
BOOST_DESCRIBE_STRUCT(problem, (), (line, reason))

// Somebody whom an import adds, changes or lapses, for whoever approves it.
struct difference {
    int line;                                  // 0: they are not in the file
    std::string membership_number, name, what; // added, changed, lapsed
    struct field {
        std::string name, before, after;
    };
    std::vector<field> fields = {}; // that are changed
};

// What an import did, or would do. `changed` counts those whom the register now describes otherwise; `lapsed`
// those who are not in it any more.
struct report {
    int added = 0, changed = 0, unchanged = 0, lapsed = 0;
    std::vector<problem> problems; // in the order of lines
    std::vector<difference> differences = {};
    std::int64_t seq = 0; // the ledger's number; 0: nothing was written
};
BOOST_DESCRIBE_STRUCT(report, (), (added, changed, unchanged, lapsed, problems, seq))

// What import_register would do now; writes nothing. Never refuses.
result<report> examine(storage::transaction&, std::vector<entry> const&, bool lapse_absent);

// Makes people as the register has them: all of it, or, if the report has problems, nothing. A line is the
// person with its membership number, else the one with its e-mail address if they have no number yet, else
// somebody new. What the register does not say of somebody stays. Nobody is deleted; with `lapse_absent`,
// members who are not in it lapse. Whoever waits and may now come is served. Never refuses.
//
// Problems: no lines at all; a missing or ill-formed number, name, address, role or standing; text too long
// or with control characters; a number or address twice; an address that is another person's (so that one
// which passes from member to member takes two imports).
result<report> import_register(
    storage::transaction&, std::vector<entry> const&, bool lapse_absent, instant now, ledger::id actor = {}
);

} // namespace rowan::membership
