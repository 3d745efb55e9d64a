// What tests of the store have in common: a database file of one small table, and jobs that write to it.
#pragma once

#include "storage/sqlite_engine.hpp"
#include "storage/sqlite_files.hpp"
#include "support/server.hpp"

namespace rowan::test {

inline constexpr storage::query add_row{"test/add", "INSERT INTO note (text) VALUES ($1) RETURNING id"};
inline constexpr storage::query count_rows{"test/count", "SELECT count(*) FROM note"};

inline result<std::int64_t> add(storage::transaction& tx, std::string const& text)
{
    return tx.one<std::int64_t>(add_row, text).value();
}

inline result<std::int64_t> count(storage::transaction& tx)
{
    return tx.one<std::int64_t>(count_rows).value();
}

// A file in a directory of its own, with the table `note`.
struct file_database {
    temporary_directory home;
    std::string const path = (home.path / "rowan.db").string();

    file_database()
    {
        storage::sqlite_transaction(path).script(
            "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL CHECK (text <> 'bad')); "
            "CREATE TABLE child (note INTEGER REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)"
        );
    }

    // As another program would see it now.
    std::int64_t rows() const
    {
        storage::sqlite_transaction other(path, storage::sqlite_transaction::mode::read_only);
        return count(other).value();
    }
};

// Holds the writer at work until told to go on, so that what is submitted meanwhile becomes one batch.
struct gate {
    std::promise<void> entered, opened;

    // A job that waits inside the writer. The gate outlives it.
    static result<int> wait(storage::transaction&, gate* const& g)
    {
        g->entered.set_value();
        g->opened.get_future().wait();
        return 0;
    }
};

} // namespace rowan::test
