// One SQLite connection, with its prepared statements.
#pragma once

#include "storage/transaction.hpp"

#include <sqlite3.h>

#include <memory>
#include <unordered_map>

namespace rowan::storage {

// Not thread-safe.
class sqlite_transaction final : public transaction {
public:
    enum class mode { read_write, read_only };

    // Opens (and in read_write mode creates) the file and sets every pragma. Throws failure.
    explicit sqlite_transaction(std::string const& path, mode = mode::read_write);
    sqlite_transaction(sqlite_transaction const&) = delete;
    sqlite_transaction& operator=(sqlite_transaction const&) = delete;

    // Runs statements that take no arguments and give no rows.
    void script(std::string const& text);

    // Whether a statement changed a table of this name since forget_touched(); rolled-back changes count too.
    void watch(std::vector<std::string> tables);
    bool touched() const { return watched_.touched; }
    void forget_touched() { watched_.touched = false; }

    // Whether SQLite holds a transaction open; it ends one by itself after some failures.
    bool open() const { return sqlite3_get_autocommit(db_.get()) == 0; }

    // Rows inserted, updated and deleted since the connection was opened; undone ones count too.
    std::int64_t rows_changed() const { return sqlite3_total_changes64(db_.get()); }

    // Pages in the write-ahead log after the last commit of this connection.
    int wal_pages() const { return wal_pages_; }

    // Copies what it can of the log into the file, in nobody's way. True: all of it was copied.
    bool checkpoint();

private:
    struct close {
        void operator()(sqlite3* db) const { sqlite3_close(db); }
    };
    struct finalize {
        void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
    };
    struct prepared {
        std::unique_ptr<sqlite3_stmt, finalize> statement;
        std::vector<std::size_t>
            arguments; // which of the query's arguments each of its parameters is, from 0
    };
    struct watched {
        std::vector<std::string> tables;
        bool touched = false;
    };

    changed execute(query const&, std::span<value const>, std::function<void(row const&)> const&) override;
    prepared const& prepare(query const&);

    watched watched_;
    int wal_pages_ = 0;
    std::unique_ptr<sqlite3, close> db_;
    std::unordered_map<char const*, prepared> prepared_; // by the address of the text
};

} // namespace rowan::storage
