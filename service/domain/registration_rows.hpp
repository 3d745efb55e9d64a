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

// What a registration is found by, as its column `search` holds it: a line each, the name first, so that it
// sorts by name.
std::string searchable(std::string const& name, std::string const& employer, std::string const& reference);

// Writes the row under a new reference. Refuses: already_registered (C10).
result<written>
write_row(storage::transaction&, events::terms const&, people::person const&, row_draft const&, instant now);

// A booking that has got its seat.
struct booking {
    events::terms const& event;
    people::person const& who;
    row_draft draft;
    ledger::act what;
    ledger::decision by; // the person's own, or an organiser's
    std::string detail = {};
};

// What every way of booking ends with: the row, its line in the ledger, the mail, answers and workshops. Only
// whoever books for themselves must answer what is required. Refuses: already_registered, invalid, full and
// clash (workshops).
result<registration> write_booking(storage::transaction&, booking const&, form const&, instant now);

// A place, or else a number in the queue. Refuses: full, already_registered.
result<seat> take_seat(storage::transaction&, people::person const&, events::terms const&, instant now);

// What a reader would find of a row just written; `seq` is still to be set.
summary fresh(events::terms const&, written const&, row_draft const&, instant now);

std::optional<row> row_of(storage::transaction&, std::string const& reference);

// Puts the name and employer that a form has on the badge; what is absent stays.
void rename(storage::transaction&, row const&, form const&);

struct ending {
    registrations::state state;
    ledger::act what;
    ledger::id actor;
    std::string reason = {};
};

// Ends a registration: gives back all it held, serves the queues (W4). Gives the ledger's number.
std::int64_t close(storage::transaction&, row const&, ending const&, instant now);

} // namespace rowan::registrations
