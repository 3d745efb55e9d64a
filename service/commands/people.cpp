// rowan members import, rowan organiser add: people, from the command line.
#include "domain/people.hpp"
#include "api/register_file.hpp"
#include "commands/commands.hpp"
#include "commands/existing_database.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <sstream>

namespace rowan::commands {

namespace {

instant now()
{
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

constexpr std::uintmax_t most_bytes = 8 * 1024 * 1024;
constexpr storage::query begin{"begin", "BEGIN IMMEDIATE"}, end{"commit", "COMMIT"},
    abandon{"rollback", "ROLLBACK"};

std::string contents(std::string const& path)
{
    std::error_code ec;
    if (auto const size = std::filesystem::file_size(path, ec); ec || size > most_bytes)
        throw config_error("The file " + path + " cannot be read, or is larger than 8 MiB.");
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

int print(membership::report const& r, bool dry)
{
    for (auto const& p : r.problems) std::cerr << "line " << p.line << ": " << p.reason << '\n';
    if (!r.problems.empty()) {
        std::cerr << r.problems.size() << " problems. Nothing was changed.\n";
        return 1;
    }
    fmt::print(
        "{}: {} added, {} changed, {} unchanged, {} lapsed.\n", dry ? "Would be" : "Done", r.added, r.changed,
        r.unchanged, r.lapsed
    );
    return 0;
}

} // namespace

int import_members(arguments const& a, settings s)
{
    membership::report report;
    auto const entries = api::read_register(contents(a.words[0]), report.problems);
    bool const dry = a.flag("dry-run");
    bool const lapse_absent = a.flag("lapse-absent");
    if (!report.problems.empty()) return print(report, dry);

    auto const opened = open_existing(s.checked().database, storage::sqlite_transaction::mode::read_write);
    auto& db = *opened;
    db.run(begin);
    report = dry ? *membership::examine(db, entries, lapse_absent)
                 : *membership::import_register(db, entries, lapse_absent, now());
    db.run(dry || !report.problems.empty() ? abandon : end);
    return print(report, dry);
}

int add_organiser(arguments const& a, settings s)
{
    auto const opened = open_existing(s.checked().database, storage::sqlite_transaction::mode::read_write);
    auto& db = *opened;
    db.run(begin);
    auto const added = people::permit(db, a.words[0], "organiser", now());
    db.run(added ? end : abandon);
    if (!added) throw config_error(added.error().detail);
    fmt::print("{} is an organiser.\n", a.words[0]);
    return 0;
}

} // namespace rowan::commands
