// The database that a command works on, which must be there: a slip in its name makes no new one.
#pragma once

#include "storage/sqlite_transaction.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rowan::commands {

// Opens a database that has the schema of this program. Throws config_error with a sentence otherwise.
std::unique_ptr<storage::sqlite_transaction>
open_existing(std::filesystem::path const& file, storage::sqlite_transaction::mode);

// What is wrong with a database, all of it as of one moment: structure, references, and what is promised.
std::vector<std::string> violations(storage::sqlite_transaction&, instant now);

} // namespace rowan::commands
