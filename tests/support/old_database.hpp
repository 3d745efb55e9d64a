// A database as an older version of the program left it.
#pragma once

#include "sql/migrations.hpp"
#include "storage/sqlite_files.hpp"

namespace rowan::test {

// Gives an empty file the schema that it had before a migration: "0011".
inline void make_as_before(storage::sqlite_transaction& db, std::string_view migration)
{
    db.script("CREATE TABLE schema_migration (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT");
    constexpr storage::query note{"test/note", "INSERT INTO schema_migration VALUES ($1, 0)"};
    for (auto const& m : sql::migrations::sqlite) {
        if (m.name >= migration) break;
        db.script(std::string(m.text));
        db.run(note, m.name);
    }
}

// So many entries of a ledger that had no hashes yet.
inline void add_unsealed_entries(storage::sqlite_transaction& db, int count)
{
    for (int n = 0; n < count; ++n)
        db.script("INSERT INTO ledger (at, act, detail) VALUES (0, 'data_exported', 'an old one')");
}

// What whoever writes the file must do first.
inline constexpr char const* unguard_ledger =
    "DROP TRIGGER ledger_is_not_rewritten; DROP TRIGGER ledger_is_not_shortened; PRAGMA foreign_keys = OFF";

} // namespace rowan::test
