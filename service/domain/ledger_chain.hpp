// The ledger's chain: each entry has the hash of its columns and of the hash before it, so that none can be
// changed, put in or taken out without a trace; and one hash, noted elsewhere, vouches for all before it.
#pragma once

#include "storage/transaction.hpp"

namespace rowan::ledger_chain {

// An entry as its hash sees it: every column but the hash.
struct row {
    std::int64_t seq;
    instant at;
    std::optional<std::int64_t> actor;
    std::string act;
    std::optional<std::int64_t> event, registration, person;
    std::string reason, detail;
};
BOOST_DESCRIBE_STRUCT(row, (), (seq, at, actor, act, event, registration, person, reason, detail))

// A place on the chain. Number 0 with no hash: before the first entry.
struct mark {
    std::int64_t seq = 0;
    std::string hash = {}; // 64 hexadecimal digits
};
BOOST_DESCRIBE_STRUCT(mark, (), (seq, hash))

// "5230:3f…", as it is printed, mailed and noted off the machine; and back. None: it is no such text.
std::string text_of(mark const&);
std::optional<mark> mark_of(std::string_view);

// The hash of an entry: BLAKE2b with 256 bits over the previous hash and then each column, in the order of
// row, as "<bytes>:<text>," or, if null, "-,": no two rows are written alike, and anybody can compute it
// (b2sum -l 256).
std::string link(std::string_view previous, row const&);

// Writes an entry at the chain's end, whatever its `seq` says; gives its number. What was written without a
// hash before it is sealed first.
std::int64_t append(storage::transaction&, row);

// Gives hashes to the entries at the end that have none: an older version's, or those one statement wrote.
// Says how many.
std::int64_t seal(storage::transaction&);

// The last entry. None: the ledger is empty, or its end is not sealed.
std::optional<mark> head(storage::transaction&);

// One sentence for each entry that is not as it was written, is missing, or was put in; empty if none.
// Bookings cut off the end are not missed here: the registrations they made tell (ledger_proof). Whoever
// writes the file can compute hashes too, and rewrite all of them: that, only a head kept elsewhere tells.
std::vector<std::string> violations(storage::transaction&);

// Why a head that was noted earlier is not on the chain; none: it is, and together with violations() nothing
// up to it was rewritten.
std::optional<std::string> rewritten(storage::transaction&, mark const&);

} // namespace rowan::ledger_chain
