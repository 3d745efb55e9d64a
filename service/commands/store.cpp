// rowan migrate, verify: the database as a whole.
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

} // namespace

std::vector<std::string> violations(storage::sqlite_transaction& db, instant as_of)
{
    db.run(begin);
    auto found = storage::integrity_violations(db);
    for (auto& line : verification::violations(db, as_of)) found.push_back(std::move(line));
    db.run(end);
    return found;
}

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
    auto const found = violations(*db, now());
    for (auto const& line : found) std::cout << line << '\n';
    if (found.empty()) std::cout << "Everything that is promised holds.\n";
    return found.empty() ? 0 : 1;
}

} // namespace rowan::commands
