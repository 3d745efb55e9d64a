// Guest lists: attendees who come in a file, all of them or none.
#pragma once

#include "domain/by_hand.hpp"
#include "domain/register.hpp"

namespace rowan::guest_list {

inline constexpr std::size_t most_lines = 2000; // one transaction, for which members who book must wait

struct line {
    int number = 0; // of the file, from 1
    std::string email = {}, name = {}, employer = {};
};

// What an import did, or would do.
struct report {
    std::int64_t registered = 0, waiting = 0;
    std::vector<membership::problem> problems; // in the order of lines; if there are any, nothing was written
    std::int64_t seq = 0;                      // the ledger's number; 0: nothing was written
};
BOOST_DESCRIBE_STRUCT(report, (), (registered, waiting, problems, seq))

// What `add` would do now; writes nothing. Refuses: not_found, closed (cancelled, or over).
result<report> examine(storage::transaction&, std::string const& slug, std::vector<line> const&, instant now);

// Books everybody in the order of lines, or, once places are gone, puts them on the waiting list; if any line
// has a problem, nobody. Refuses: not_found, closed.
//
// Problems: no lines, or too many; an ill-formed or missing address; no name, for somebody Rowan does not
// know; text too long or with control characters; an address twice; somebody booked already, or whom the
// event is not for; no place, where there is no waiting list.
result<report>
add(storage::transaction&,
    ledger::decision const&,
    std::string const& slug,
    std::vector<line> const&,
    instant now);

} // namespace rowan::guest_list
