// Copies of a database: made, proved, kept, and opened again. What rowan backup, restore and follow share.
#pragma once

#include "domain/upkeep.hpp"
#include "storage/sealed_file.hpp"
#include "storage/sqlite_transaction.hpp"

#include <optional>
#include <vector>

namespace rowan::commands {

// A file, or a folder, beside the database, for as long as a command works: DATABASE.at-work-1234, of this
// process, which has one at a time. What processes left behind that are no more is removed.
class working_place {
public:
    explicit working_place(std::filesystem::path const& database);
    ~working_place(); // with all that is in it, and SQLite's logs
    working_place(working_place const&) = delete;
    working_place& operator=(working_place const&) = delete;

    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct copy {
    storage::copy_facts facts;
    std::uintmax_t bytes; // as written
    bool sealed;
};

// Writes a consistent copy of the database to `place`, sealed to the key if there is one, while others read
// and write. Before it appears, whole, its rows were proved and its bytes were read back. Throws
// std::runtime_error with a sentence; then `place` is as it was.
copy make_copy(
    storage::sqlite_transaction& database,
    std::filesystem::path const& file, // of the database
    std::filesystem::path const& place,
    std::string const& public_key,
    instant now
);

// "6002 people, 14 events, 1203 registrations, 2511 ledger entries; 3.1 MB": for people, and for
// upkeep::note.
std::string in_words(storage::copy_facts const&);
std::string megabytes(std::uintmax_t bytes);

// upkeep::note in a database that the service writes all the time: SQLite queues nobody, so that a turn is a
// matter of luck, and this tries its luck for a minute. Throws storage::failure.
void note_in_turn(storage::transaction&, upkeep::task, instant now, std::string const& detail);

// How many rows there are of what matters, by noun.
std::map<std::string, std::int64_t> counts_of(storage::transaction&);

// Each on a line, and a last one that says what follows from them.
std::string lines(std::vector<std::string> const&, std::string const& end);

struct opened_copy {
    storage::copy_facts facts;
    std::optional<std::string> older_schema; // it was brought up to this program's
};

// Opens a copy, sealed or plain, into the file `work`, and proves it: its structure, references, all that is
// promised, and that it holds what its facts say. One of an older schema is migrated there. Throws
// storage::unusable with a sentence, or as many as there are violations.
opened_copy open_copy(
    std::filesystem::path const& from,
    std::filesystem::path const& work,
    std::optional<std::string> const& private_key,
    instant now
);

// "rowan-20261201T063000Z.db", or .rowan: what a copy in a folder is called, so that order of name is order
// of time.
std::string name_of_copy(instant, bool sealed);

// Removes the copies of a folder that are of more than so many days ago by their names, and what an
// interrupted one left, after a day; never the newest. Gives the names.
std::vector<std::string> forget_old_copies(std::filesystem::path const& folder, int days, instant now);

} // namespace rowan::commands
