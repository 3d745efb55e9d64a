// rowan restore: a copy in the database's place, or the rehearsal of that.
#include "commands/commands.hpp"
#include "commands/copies.hpp"
#include "commands/existing_database.hpp"
#include "storage/sqlite_files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

namespace rowan::commands {

namespace fs = std::filesystem;

namespace {

instant now()
{
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

std::optional<std::string> private_key(arguments const& a)
{
    auto const file = a.option("key");
    if (!file) return std::nullopt;
    std::ifstream in(*file);
    std::string line;
    if (!std::getline(in, line)) throw config_error("The key's file " + *file + " cannot be read.");
    return line;
}

void say(opened_copy const& copy)
{
    if (copy.older_schema)
        fmt::print("The copy is of an older schema, {}: it was brought up.\n", *copy.older_schema);
    if (copy.facts.made_at != instant())
        fmt::print("The copy was made at {}.\n", rfc3339(copy.facts.made_at));
    fmt::print("It holds {}, and all that is promised.\n", in_words(copy.facts));
}

// In the live database, if there is one that is in order: losing it is what is rehearsed.
void note_rehearsal(fs::path const& database, opened_copy const& copy)
try {
    if (!fs::exists(database)) return;
    auto const db = open_existing(database, storage::sqlite_transaction::mode::read_write);
    note_in_turn(*db, upkeep::task::rehearsed, now(), in_words(copy.facts));
} catch (std::exception const& e) {
    std::cerr << "The rehearsal could not be noted in the database: " << e.what() << '\n';
}

int rehearse(arguments const& a, fs::path const& database)
{
    auto const began = std::chrono::steady_clock::now();
    working_place const work(database);
    auto const copy = open_copy(a.words[0], work.path(), private_key(a), now());
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
    say(copy);
    note_rehearsal(database, copy);
    fmt::print("Rehearsed in {:.1f} s; the database is as it was.\n", took.count());
    return 0;
}

} // namespace

int restore(arguments const& a, settings s)
try {
    fs::path const database = s.checked().database;
    if (a.flag("rehearse")) return rehearse(a, database);
    storage::file_lock const lock(database);
    working_place const work(database);
    auto const copy = open_copy(a.words[0], work.path(), private_key(a), now());
    say(copy);
    bool const former = fs::exists(database);
    storage::replace(database, work.path());
    fmt::print(
        "Restored.{}\n", former ? " The former database is beside it, ending in .before-restore." : ""
    );
    return 0;
} catch (storage::unusable const& e) {
    std::cerr << e.what() << " Nothing was changed.\n";
    return 1;
}

} // namespace rowan::commands
