// The rows of registrations: what place, move and the changes afterwards have in common.
#pragma once

#include "domain/ledger.hpp"
#include "domain/registrations.hpp"

namespace rowan::registrations {

// What a claim came to: a place, or a number in the queue.
struct seat {
    registrations::state state;
    pools::position queue;
};

struct row_draft {
    std::string name, employer, origin;
    registrations::seat seat;
};

struct written {
    std::int64_t id;
    std::string reference;
};

struct row {
    std::int64_t id, event, person;
    std::string email, reference, name, employer;
    registrations::state state;
    std::optional<instant> offered_until;
};
BOOST_DESCRIBE_STRUCT(row, (), (id, event, person, email, reference, name, employer, state, offered_until))

error already_registered();

// Writes the row under a new reference. Refuses: already_registered (C10).
result<written>
write_row(storage::transaction&, events::terms const&, people::person const&, row_draft const&, instant now);

// What a reader would find of a row just written; `seq` is still to be set.
summary fresh(events::terms const&, written const&, row_draft const&, instant now);

std::optional<row> row_of(storage::transaction&, std::string const& reference);

struct ending {
    registrations::state state;
    ledger::act what;
    ledger::id actor;
};

// Ends a registration: gives back all it held, serves the queues (W4). Gives the ledger's number.
std::int64_t close(storage::transaction&, row const&, ending const&, instant now);

} // namespace rowan::registrations
