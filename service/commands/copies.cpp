#include "commands/copies.hpp"

#include "commands/existing_database.hpp"
#include "storage/sqlite_files.hpp"

#include <fmt/format.h>

#include <charconv>
#include <csignal>
#include <unistd.h>

namespace rowan::commands {

namespace fs = std::filesystem;
using storage::sqlite_transaction;

namespace {

constexpr char const* at_work = ".at-work-";
constexpr std::chrono::minutes longest_wait_for_a_turn{1};

// Whether a file is what another process worked with, which is no more.
bool left_behind(std::string const& name, std::string const& database)
{
    auto const beginning = database + at_work;
    if (!name.starts_with(beginning)) return false;
    int process = 0;
    std::from_chars(name.data() + beginning.size(), name.data() + name.size(), process);
    return process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
}

void remove_with_logs(fs::path const& path)
{
    std::error_code ignored;
    for (auto const* suffix : {"", "-wal", "-shm", "-journal", ".part"}) {
        auto each = path;
        fs::remove_all(each += suffix, ignored);
    }
}

// The facts of a copy that holds what is promised.
storage::copy_facts proved(fs::path const& file, instant now)
{
    sqlite_transaction db(file.string(), sqlite_transaction::mode::read_only);
    if (auto const found = proof_of(db, now).violations; !found.empty())
        throw std::runtime_error(
            lines(found, "The database does not hold what is promised: no copy was made.")
        );
    return {now, static_cast<std::int64_t>(fs::file_size(file)), storage::schema_of(db), counts_of(db)};
}

void copy_consistently(sqlite_transaction& db, fs::path const& to)
{
    try {
        storage::back_up(db, to);
    } catch (storage::failure const& e) {
        if (e.kind != storage::trouble::full) throw;
        throw std::runtime_error("There is no room beside the database for a copy of it.");
    }
}

} // namespace

void note_in_turn(storage::transaction& db, upkeep::task what, instant at, std::string const& detail)
{
    auto const latest = std::chrono::steady_clock::now() + longest_wait_for_a_turn;
    for (;;) {
        try {
            return upkeep::note(db, what, at, detail);
        } catch (storage::failure const& e) { // after a wait of SQLite's own
            if (e.kind != storage::trouble::busy || std::chrono::steady_clock::now() > latest) throw;
        }
    }
}

std::map<std::string, std::int64_t> counts_of(storage::transaction& db)
{
    auto const counted = upkeep::count(db);
    std::map<std::string, std::int64_t> counts;
    using members = boost::describe::describe_members<upkeep::counts, boost::describe::mod_public>;
    boost::mp11::mp_for_each<members>([&](auto m) { counts[m.name] = counted.*m.pointer; });
    return counts;
}

std::string lines(std::vector<std::string> const& found, std::string const& end)
{
    std::string text;
    for (auto const& line : found) text += line + "\n";
    return text + end;
}

working_place::working_place(fs::path const& database)
    : path_(fs::path(database) += at_work + std::to_string(::getpid()))
{
    std::error_code ignored;
    for (auto const& entry : fs::directory_iterator(storage::folder_of(database))) {
        if (left_behind(entry.path().filename().string(), database.filename().string()))
            fs::remove_all(entry.path(), ignored);
    }
    remove_with_logs(path_);
}

working_place::~working_place()
{
    remove_with_logs(path_);
}

copy make_copy(
    sqlite_transaction& database,
    fs::path const& file,
    fs::path const& place,
    std::string const& public_key,
    instant now
)
{
    storage::whole_file out(place); // first: whether it can be written at all
    working_place const work(file);
    copy_consistently(database, work.path());
    auto const facts = proved(work.path(), now);
    bool const sealed = !public_key.empty();
    auto const written =
        sealed ? storage::seal(work.path(), out, public_key, facts) : storage::pour(work.path(), out);
    out.sync();
    if (storage::hash_of(out.draft()) != written)
        throw std::runtime_error(
            "The disk of " + place.string() + " gives back something else than was written."
        );
    out.publish();
    return {facts, fs::file_size(place), sealed};
}

std::string megabytes(std::uintmax_t bytes)
{
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string in_words(storage::copy_facts const& f)
{
    std::string text;
    for (auto const& [noun, count] : f.counts)
        text += fmt::format("{} {}, ", count, noun == "ledger" ? "ledger entries" : noun);
    return text + megabytes(static_cast<std::uintmax_t>(f.size));
}

} // namespace rowan::commands
