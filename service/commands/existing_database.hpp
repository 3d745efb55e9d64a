// The database that a command works on, which must be there: a slip in its name makes no new one.
#pragma once

#include "domain/ledger_chain.hpp"
#include "storage/sqlite_transaction.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rowan::commands {

// Opens a database that has the schema of this program. Throws config_error with a sentence otherwise.
std::unique_ptr<storage::sqlite_transaction>
open_existing(std::filesystem::path const& file, storage::sqlite_transaction::mode);

struct brought_up {
    std::vector<std::string> migrations; // that were applied
    std::int64_t sealed;                 // entries of the ledger, which have their hashes now
};

// Gives a database of an older version this program's schema, and its ledger its chain.
brought_up bring_up(storage::sqlite_transaction&, instant now);

struct proof {
    std::vector<std::string>
        violations; // of structure, references, and all that is promised; a sentence each
    std::optional<ledger_chain::mark> head; // of the ledger, at the same moment
};

// What is wrong with a database, all of it as of one moment. `earlier`: a head of the ledger that was noted
// before, and must be on its chain.
proof proof_of(
    storage::sqlite_transaction&, instant now, std::optional<ledger_chain::mark> const& earlier = {}
);

} // namespace rowan::commands
