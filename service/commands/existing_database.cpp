#include "commands/existing_database.hpp"

#include "config.hpp"
#include "domain/verification.hpp"
#include "storage/sqlite_files.hpp"

namespace rowan::commands {

namespace {

constexpr storage::query begin{"begin", "BEGIN"}, end{"end", "ROLLBACK"};
constexpr storage::query begin_write{"begin", "BEGIN IMMEDIATE"}, commit{"commit", "COMMIT"};

} // namespace

std::unique_ptr<storage::sqlite_transaction>
open_existing(std::filesystem::path const& file, storage::sqlite_transaction::mode mode)
{
    if (!std::filesystem::exists(file)) throw config_error("There is no database " + file.string() + ".");
    auto db = std::make_unique<storage::sqlite_transaction>(file.string(), mode);
    if (auto const pending = storage::pending_migrations(*db); !pending.empty())
        throw config_error(
            "The database " + file.string() + " has an older schema. Run `rowan migrate` first."
        );
    return db;
}

brought_up bring_up(storage::sqlite_transaction& db, instant now)
{
    auto applied = storage::migrate(db, now);
    db.run(begin_write);
    auto const sealed = ledger_chain::seal(db);
    db.run(commit);
    return {std::move(applied), sealed};
}

proof proof_of(storage::sqlite_transaction& db, instant now, std::optional<ledger_chain::mark> const& earlier)
{
    db.run(begin);
    auto found = storage::integrity_violations(db);
    for (auto& line : verification::violations(db, now)) found.push_back(std::move(line));
    if (earlier) {
        if (auto const why = ledger_chain::rewritten(db, *earlier)) found.push_back(*why);
    }
    auto head = ledger_chain::head(db);
    db.run(end);
    return {std::move(found), std::move(head)};
}

} // namespace rowan::commands
