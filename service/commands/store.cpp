// rowan migrate, verify, backup, restore: the database as a whole.
#include "commands/commands.hpp"
#include "commands/existing_database.hpp"
#include "domain/verification.hpp"
#include "storage/sqlite_files.hpp"

#include <iostream>

namespace rowan::commands {

namespace {

instant now()
{
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

constexpr storage::query begin{"begin", "BEGIN"}, end{"end", "ROLLBACK"};

// What is wrong with a database, all of it as of one moment.
std::vector<std::string> violations(storage::sqlite_transaction& db)
{
    db.run(begin);
    auto found = storage::integrity_violations(db);
    for (auto& line : verification::violations(db, now())) found.push_back(std::move(line));
    db.run(end);
    return found;
}

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

int migrate(arguments const&, settings s)
{
    auto const c = s.checked();
    storage::file_lock const lock(c.database);
    storage::sqlite_transaction db(c.database);
    auto const applied = storage::migrate(db, now());
    for (auto const& name : applied) std::cout << "applied " << name << '\n';
    if (applied.empty()) std::cout << "The schema is up to date.\n";
    return 0;
}

int verify(arguments const&, settings s)
{
    auto const db = open_existing(s.checked().database, storage::sqlite_transaction::mode::read_only);
    auto const found = violations(*db);
    for (auto const& line : found) std::cout << line << '\n';
    if (found.empty()) std::cout << "Everything that is promised holds.\n";
    return found.empty() ? 0 : 1;
}

int back_up(arguments const& a, settings s)
{
    auto const db = open_existing(s.checked().database, storage::sqlite_transaction::mode::read_only);
    storage::back_up(*db, a.words[0]);
    std::cout << "Wrote " << a.words[0] << ".\n";
    return 0;
}

int restore(arguments const& a, settings s)
{
    auto const database = s.checked().database;
    storage::file_lock const lock(database);
    {
        auto const copy = open_existing(a.words[0], storage::sqlite_transaction::mode::read_only);
        if (auto const found = violations(*copy); !found.empty()) {
            for (auto const& line : found) std::cerr << line << '\n';
            throw config_error("The copy does not hold what is promised. Nothing was changed.");
        }
    }
    storage::replace(database, a.words[0]);
    std::cout << "Restored. The former database is beside it, ending in .before-restore.\n";
    return 0;
}

} // namespace rowan::commands
