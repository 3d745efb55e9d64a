// Verification: proves from the rows alone what Rowan promises.
#pragma once

#include "base/error.hpp"
#include "storage/transaction.hpp"

namespace rowan::verification {

// One sentence for each promise that the rows break; empty if none. C1 and C10, W12 in both its halves (no
// place free while somebody eligible waits; nobody served before an earlier number that was eligible),
// capacities, that the ledger is as it was written and tells what the registrations are (I11), and that
// calendars tell of every event as it is. References between rows: storage::integrity_violations.
std::vector<std::string> violations(storage::transaction&, instant now);

} // namespace rowan::verification
