#include "storage/sqlite_files.hpp"

#include "sql/migrations.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <unistd.h>

namespace rowan::storage {

namespace {

constexpr query table_of_migrations{
    "migrations/table",
    "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT",
};
constexpr query has_table{
    "migrations/exist", "SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'"};
constexpr query applied{"migrations/applied", "SELECT name FROM schema_migration ORDER BY name"};
constexpr query note{"migrations/note", "INSERT INTO schema_migration (name, applied_at) VALUES ($1, $2)"};
constexpr query begin{"begin", "BEGIN IMMEDIATE"}, end{"commit", "COMMIT"}, abandon{"rollback", "ROLLBACK"};
constexpr query structure{"integrity/structure", "SELECT integrity_check FROM pragma_integrity_check"};
constexpr query references{
    "integrity/references",
    R"(SELECT 'a row of ' || "table" || ' refers to no ' || parent FROM pragma_foreign_key_check)",
};
constexpr query copy_into{"backup", "VACUUM INTO $1"};

void sync(std::filesystem::path const& path)
{
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    bool const synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced)
        throw std::filesystem::filesystem_error(
            "cannot sync", path, std::error_code(errno, std::generic_category())
        );
}

// Renames so that a crash leaves either the old or the new, never neither.
void move_into_place(std::filesystem::path const& from, std::filesystem::path const& to)
{
    sync(from);
    std::filesystem::rename(from, to);
    sync(to.has_parent_path() ? to.parent_path() : std::filesystem::path("."));
}

std::filesystem::path beside(std::filesystem::path path, char const* suffix)
{
    return path += suffix;
}

// The same file under another name, where there is no room for a second; a copy on disks without such names.
void keep_as(std::filesystem::path const& file, std::filesystem::path const& name)
{
    std::filesystem::remove(name);
    std::error_code no_links;
    std::filesystem::create_hard_link(file, name, no_links);
    if (no_links) std::filesystem::copy_file(file, name);
}

// A damaged database, or one that others still read, keeps its log.
void set_aside(std::filesystem::path const& database)
{
    if (!std::filesystem::exists(database)) return;
    try {
        sqlite_transaction(database.string()).script("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (failure const&) { // it is as it is
    }
    auto const aside = beside(database, ".before-restore");
    for (auto const* log : {"-wal", "-shm"}) std::filesystem::remove(beside(aside, log));
    keep_as(database, aside);
    if (auto const log = beside(database, "-wal"); std::filesystem::exists(log))
        keep_as(log, beside(aside, "-wal"));
}

} // namespace

file_lock::file_lock(std::filesystem::path const& database)
{
    auto const path = beside(database, ".lock");
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0) throw std::runtime_error("cannot write beside the database " + database.string());
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(descriptor_);
    throw std::runtime_error("another program is using the database " + database.string());
}

file_lock::~file_lock()
{
    ::close(descriptor_);
}

std::vector<std::string> pending_migrations(sqlite_transaction& db)
{
    std::vector<std::string> done;
    if (*db.one<int>(has_table) == 1) done = db.all<std::string>(applied);
    std::vector<std::string> pending;
    std::size_t known = 0;
    for (auto const& m : sql::migrations::sqlite) {
        if (std::find(done.begin(), done.end(), m.name) == done.end())
            pending.emplace_back(m.name);
        else
            ++known;
    }
    if (known < done.size())
        throw std::runtime_error("the database was made by a newer version of this program");
    return pending;
}

std::vector<std::string> migrate(sqlite_transaction& db, instant now)
{
    auto const pending = pending_migrations(db);
    db.run(table_of_migrations);
    for (auto const& m : sql::migrations::sqlite) {
        if (std::find(pending.begin(), pending.end(), m.name) == pending.end()) continue;
        db.run(begin);
        try {
            db.script(std::string(m.text));
            db.run(note, m.name, now);
            db.run(end);
        } catch (failure const&) {
            if (db.open()) db.run(abandon);
            throw;
        }
    }
    return pending;
}

std::string schema_of(sqlite_transaction& db)
{
    if (*db.one<int>(has_table) == 0) return {};
    auto const done = db.all<std::string>(applied);
    return done.empty() ? std::string() : done.back();
}

std::vector<std::string> integrity_violations(sqlite_transaction& db)
{
    auto found = db.all<std::string>(structure);
    if (found == std::vector<std::string>{"ok"}) found.clear();
    for (auto& broken : db.all<std::string>(references)) found.push_back(std::move(broken));
    return found;
}

// SQLite may write at the same time: what is appended begins where the file ends at that moment, behind every
// page of the log.
void reserve_log(std::filesystem::path const& database, std::uintmax_t bytes)
{
    auto const path = beside(database, "-wal");
    if (std::filesystem::space(path).available < 8 * bytes) return;
    std::ofstream log(path, std::ios::binary | std::ios::app);
    log.exceptions(std::ios::failbit | std::ios::badbit);
    std::string const zeros(65536, '\0');
    while (std::filesystem::file_size(path) < bytes) log << zeros << std::flush;
    sync(path);
}

void back_up(sqlite_transaction& db, std::filesystem::path const& to)
{
    auto const draft = beside(to, ".part");
    std::filesystem::remove(draft);
    ::close(::open(draft.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    db.run(copy_into, draft.string());
    move_into_place(draft, to);
}

void replace(std::filesystem::path const& database, std::filesystem::path const& copy)
{
    set_aside(database);
    for (auto const* log : {"-wal", "-shm"}) std::filesystem::remove(beside(database, log));
    move_into_place(copy, database);
}

} // namespace rowan::storage
