// What is done to a SQLite file as a whole: who may use it, its schema, copies of it.
#pragma once

#include "storage/sqlite_transaction.hpp"

#include <filesystem>
#include <vector>

namespace rowan::storage {

// Holds a file for one program, by a lock on FILE.lock. Throws std::runtime_error if another program holds
// it.
class file_lock {
public:
    explicit file_lock(std::filesystem::path const& database);
    ~file_lock();
    file_lock(file_lock const&) = delete;
    file_lock& operator=(file_lock const&) = delete;

private:
    int descriptor_;
};

// Brings the schema up to this program's: each migration of sql/migrations/sqlite once, in order, in a
// transaction with its row in schema_migration. Returns the names of those applied now. Throws failure;
// std::runtime_error if the file is newer.
std::vector<std::string> migrate(sqlite_transaction&, instant now);

// The migrations that migrate would apply.
std::vector<std::string> pending_migrations(sqlite_transaction&);

// The last migration applied; empty: none, so that this is no database of this program.
std::string schema_of(sqlite_transaction&);

// What SQLite finds wrong in the file's structure and references; empty if nothing.
std::vector<std::string> integrity_violations(sqlite_transaction&);

// Makes the write-ahead log of an open database at least this long, with zeros behind its end, which SQLite
// reads as no commit; nothing where the disk has not many times the room. A commit that lengthens the log
// waits for the file system's journal as well, three to five times as long as one that finds its room. Throws
// std::filesystem::filesystem_error, std::ios::failure.
void reserve_log(std::filesystem::path const& database, std::uintmax_t bytes);

// Writes a consistent copy of the database to `to`, while others read and write; `to` appears whole or not at
// all, mode 0600.
void back_up(sqlite_transaction&, std::filesystem::path const& to);

// Moves a copy, a file in the same folder, into the database's place; nobody may serve it meanwhile
// (file_lock). The former file, be it damaged, stays beside it as DATABASE.before-restore, with its log if it
// could not be brought in.
void replace(std::filesystem::path const& database, std::filesystem::path const& copy);

} // namespace rowan::storage
