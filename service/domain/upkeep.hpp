// What is done for the file itself: copies, their verification, rehearsals. When each was last done is what
// an administrator asks first.
#pragma once

#include "storage/transaction.hpp"

namespace rowan::upkeep {

enum class task {
    backed_up, // a copy was written, read back and verified
    followed,  // the follower's copy was brought up to date
    rehearsed, // a copy was opened with the private key and restored beside the database
};
BOOST_DESCRIBE_ENUM(task, backed_up, followed, rehearsed)

struct done {
    instant at;
    std::string detail; // one line: counts and sizes, no personal data, no path
};
BOOST_DESCRIBE_STRUCT(done, (), (at, detail))

void note(storage::transaction&, task, instant now, std::string const& detail = {});

// None: never.
std::optional<done> last(storage::transaction&, task);

// How many rows there are of what matters.
struct counts {
    std::int64_t people, events, registrations, ledger;
};
BOOST_DESCRIBE_STRUCT(counts, (), (people, events, registrations, ledger))

counts count(storage::transaction&);

// What is going on now.
struct standing {
    std::int64_t events_open, registered, waiting, offered;
};
BOOST_DESCRIBE_STRUCT(standing, (), (events_open, registered, waiting, offered))

standing look(storage::transaction&, instant now);

// Mail that waits to go out, and dead letters.
struct mail {
    std::int64_t waiting;
    std::optional<instant> due_since; // of what could go out now
    std::int64_t failed;
};
BOOST_DESCRIBE_STRUCT(mail, (), (waiting, due_since, failed))

mail look_at_mail(storage::transaction&, std::string const& waking_zone, instant now);

} // namespace rowan::upkeep
