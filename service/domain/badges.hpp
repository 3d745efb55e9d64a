// Badges: what each says, and which of them were printed as they are now.
#pragma once

#include "domain/attendees.hpp"

#include <set>

namespace rowan::badges {

// What a badge may say beside the name. pronouns: the answer to a question called so; role: see band.
enum class field { pronouns, employer, role, workshops, code, event };
BOOST_DESCRIBE_ENUM(field, pronouns, employer, role, workshops, code, event)

// Whose badges: everybody's with a place, those never printed, those who changed since; or, to look at the
// design before printing, a few.
enum class choice { all, unprinted, changed, sample };
BOOST_DESCRIBE_ENUM(choice, all, unprinted, changed, sample)

// What somebody is there as: by a tag of the booking (speaker, staff), or by a role in the union.
enum class band { none, speaker, staff, committee, rep, link_member };
BOOST_DESCRIBE_ENUM(band, none, speaker, staff, committee, rep, link_member)

struct workshop {
    std::string title, room;
    instant starts_at;
};

// A badge; what its fields leave out is empty.
struct badge {
    std::int64_t registration;
    std::string reference, name, pronouns, employer;
    badges::band band;
    std::vector<workshop> workshops;
    std::string token; // of the ticket
    std::string hash;  // of all that it says
};

struct wish {
    attendees::filter filter;
    attendees::order order = attendees::order::name;
    bool backwards = false;
    std::set<field> fields = {};
    badges::choice only = badges::choice::all;
};

struct run {
    std::string event, zone; // the title is empty if the fields leave it out
    std::vector<badge> badges;

    // Names what these badges say: whoever prints them and marks them as printed means the same.
    std::string tag() const;
};

// Those that are wished for, in order.
run of_event(storage::transaction&, std::int64_t event, wish const&);

struct marked {
    std::int64_t count, seq;
};

// Marks these as printed, as they were when the run had this tag. Refuses: stale (they have changed since:
// some paper says what is not so any more), invalid (a sample is no run).
result<marked> mark_printed(
    storage::transaction&,
    std::int64_t event,
    std::int64_t actor,
    wish const&,
    std::string const& tag,
    instant now
);

} // namespace rowan::badges
