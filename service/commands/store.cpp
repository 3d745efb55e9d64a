// rowan migrate, verify, backup, restore: the database as a whole.
#include "commands/commands.hpp"
#include "commands/existing_database.hpp"
#include "domain/ledger_chain.hpp"
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
constexpr storage::query begin_write{"begin", "BEGIN IMMEDIATE"}, commit{"commit", "COMMIT"};

// What is wrong with a database, all of it as of one moment; and its ledger's head at that moment.
struct proof {
    std::vector<std::string> violations;
    std::optional<ledger_chain::mark> head;
};

// `earlier`: a head of the ledger that was noted before, and must be on its chain.
proof prove(storage::sqlite_transaction& db, std::optional<ledger_chain::mark> const& earlier = {})
{
    db.run(begin);
    auto found = storage::integrity_violations(db);
    for (auto& line : verification::violations(db, now())) found.push_back(std::move(line));
    if (earlier) {
        if (auto const why = ledger_chain::rewritten(db, *earlier)) found.push_back(*why);
    }
    auto head = ledger_chain::head(db);
    db.run(end);
    return {std::move(found), std::move(head)};
}

// Gives the entries of an older version their hashes.
std::int64_t seal_ledger(storage::sqlite_transaction& db)
{
    db.run(begin_write);
    auto const sealed = ledger_chain::seal(db);
    db.run(commit);
    return sealed;
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
    auto const sealed = seal_ledger(db);
    if (sealed > 0) std::cout << "sealed " << sealed << " entries of the ledger\n";
    if (applied.empty()) std::cout << "The schema is up to date.\n";
    return 0;
}

int verify(arguments const& a, settings s)
{
    std::optional<ledger_chain::mark> earlier;
    if (a.head && !(earlier = ledger_chain::mark_of(*a.head))) {
        std::cerr << "--head must be a number, a colon and 64 hexadecimal digits, as verify prints it.\n";
        return 2;
    }
    auto const db = open_existing(s.checked().database, storage::sqlite_transaction::mode::read_only);
    auto const [violations, head] = prove(*db, earlier);
    for (auto const& line : violations) std::cout << line << '\n';
    if (violations.empty()) std::cout << "Everything that is promised holds.\n";
    if (head) std::cerr << "The ledger's head is " << ledger_chain::text_of(*head) << '\n';
    return violations.empty() ? 0 : 1;
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
        if (auto const found = prove(*copy).violations; !found.empty()) {
            for (auto const& line : found) std::cerr << line << '\n';
            throw config_error("The copy does not hold what is promised. Nothing was changed.");
        }
    }
    storage::replace(database, a.words[0]);
    std::cout << "Restored. The former database is beside it, ending in .before-restore.\n";
    return 0;
}

} // namespace rowan::commands
