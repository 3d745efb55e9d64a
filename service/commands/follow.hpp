// A copy that is kept up to date.
#pragma once

#include "commands/copies.hpp"

#include <memory>
#include <sys/types.h>

namespace rowan::commands {

// Not thread-safe.
class follower {
public:
    follower(std::filesystem::path database, std::filesystem::path place, std::string public_key);
    ~follower();

    enum class outcome { copied, unchanged };

    // Brings the copy up to date, if the database changed since the last round or the copy is not there, and
    // notes that it is. The first round always copies. Throws std::exception: nothing was copied, the next
    // round will.
    outcome round(instant now);

private:
    bool database_changed();

    std::filesystem::path const database_, place_;
    std::string const public_key_;
    std::unique_ptr<storage::sqlite_transaction>
        db_;                 // kept open: what it counts of others' commits is its own
    ino_t opened_ = 0;       // the file that db_ is of: restoring makes another
    std::int64_t seen_ = -1; // that count at the last copy; -1: there is none
};

} // namespace rowan::commands
