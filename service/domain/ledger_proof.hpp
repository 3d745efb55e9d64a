// The ledger's proof: what the ledger tells, folded from its beginning, is what the tables hold.
#pragma once

#include "storage/transaction.hpp"

namespace rowan::ledger_proof {

// One sentence for each registration of which the ledger tells something else, named by its reference: its
// state, its event, its person, when it was asked for and when it ended, and its workshops. Only what the
// ledger tells is compared: names, answers and notes, which erasure and retention take away, are not in it.
// That the ledger itself is as it was written is the chain's to prove.
std::vector<std::string> violations(storage::transaction&);

} // namespace rowan::ledger_proof
