// A migrated database in memory, for one test.
#pragma once

#include "storage/sqlite_files.hpp"

namespace rowan::test {

inline constexpr instant noon{
    std::chrono::sys_days(std::chrono::year(2027) / 1 / 12) + std::chrono::hours(12)}; // a Tuesday

struct database {
    storage::sqlite_transaction tx{":memory:"};

    database() { storage::migrate(tx, noon); }
};

// Runs a domain function as the engine does: what is refused has undone its writes.
template <class F, class... Args> auto attempt(storage::sqlite_transaction& tx, F f, Args const&... args)
{
    tx.script("SAVEPOINT attempt");
    auto made = f(tx, args...);
    tx.script(made ? "RELEASE attempt" : "ROLLBACK TO attempt; RELEASE attempt");
    return made;
}

} // namespace rowan::test
