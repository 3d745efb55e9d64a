// rowan migrate, verify: the database as a whole.
#include "commands/commands.hpp"
#include "commands/existing_database.hpp"
#include "storage/sqlite_files.hpp"

#include <iostream>

namespace rowan::commands {

namespace {

instant now()
{
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

} // namespace

int migrate(arguments const&, settings s)
{
    auto const c = s.checked();
    storage::file_lock const lock(c.database);
    storage::sqlite_transaction db(c.database);
    auto const done = bring_up(db, now());
    for (auto const& name : done.migrations) std::cout << "applied " << name << '\n';
    if (done.sealed > 0) std::cout << "sealed " << done.sealed << " entries of the ledger\n";
    if (done.migrations.empty()) std::cout << "The schema is up to date.\n";
    return 0;
}

int verify(arguments const& a, settings s)
{
    std::optional<ledger_chain::mark> earlier;
    if (auto const given = a.option("head"); given && !(earlier = ledger_chain::mark_of(*given))) {
        std::cerr << "--head must be a number, a colon and 64 hexadecimal digits, as verify prints it.\n";
        return 2;
    }
    auto const db = open_existing(s.checked().database, storage::sqlite_transaction::mode::read_only);
    auto const [violations, head] = proof_of(*db, now(), earlier);
    for (auto const& line : violations) std::cout << line << '\n';
    if (violations.empty()) std::cout << "Everything that is promised holds.\n";
    if (head) std::cerr << "The ledger's head is " << ledger_chain::text_of(*head) << '\n';
    return violations.empty() ? 0 : 1;
}

} // namespace rowan::commands
