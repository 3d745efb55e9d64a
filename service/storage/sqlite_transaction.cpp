#include "storage/sqlite_transaction.hpp"

#include <algorithm>
#include <cstdlib>

namespace rowan::storage {

namespace {

class stepped_row final : public row {
public:
    explicit stepped_row(sqlite3_stmt* s) : s_(s) {}
    bool null(int c) const override { return sqlite3_column_type(s_, c) == SQLITE_NULL; }
    std::int64_t integer(int c) const override { return sqlite3_column_int64(s_, c); }
    std::string_view text(int c) const override
    {
        auto const* first = reinterpret_cast<char const*>(sqlite3_column_text(s_, c));
        return {first ? first : "", static_cast<std::size_t>(sqlite3_column_bytes(s_, c))};
    }

private:
    sqlite3_stmt* s_;
};

struct binder {
    sqlite3_stmt* s;
    int at;
    int operator()(std::nullptr_t) const { return sqlite3_bind_null(s, at); }
    int operator()(std::int64_t n) const { return sqlite3_bind_int64(s, at, n); }
    int operator()(std::string_view t) const
    {
        return sqlite3_bind_text(s, at, t.data(), static_cast<int>(t.size()), SQLITE_STATIC);
    }
};

// A full disk shows itself as IOERR_SHMSIZE when it is the log's index that cannot grow. Connections tell
// extended codes, such as IOERR_FSYNC, whose last byte is the kind.
trouble kind_of(sqlite3* db)
{
    int const code = sqlite3_extended_errcode(db);
    if (code == SQLITE_IOERR_SHMSIZE) return trouble::full;
    switch (code & 0xff) {
    case SQLITE_BUSY:
        return trouble::busy;
    case SQLITE_FULL:
        return trouble::full;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return trouble::broken;
    default:
        return trouble::other;
    }
}

// SQLite's messages name tables and columns, never values.
[[noreturn]] void fail(sqlite3* db, std::string_view what)
{
    throw failure(kind_of(db), std::string(what) + ": " + sqlite3_errmsg(db));
}

} // namespace

sqlite_transaction::sqlite_transaction(std::string const& path, mode m)
{
    // SQLite's own account of its memory costs a booking a twentieth of its time, and nobody reads it.
    static int const unaccounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::ignore = unaccounted;
    int const flags =
        m == mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* db = nullptr;
    int const rc =
        sqlite3_open_v2(path.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    db_.reset(db);
    if (rc != SQLITE_OK) fail(db, "opening the database");
    if (m == mode::read_write && sqlite3_db_readonly(db, "main") == 1)
        throw failure(trouble::other, "opening the database: its file may only be read");

    script("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA "
           "cache_size = -8192; PRAGMA temp_store = MEMORY");
    if (m == mode::read_only) return;
    // FULL: a commit is on the disk before anybody hears of it. The engine checkpoints; see
    // sqlite_engine.hpp.
    script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA "
           "secure_delete = ON");
    sqlite3_wal_hook(
        db,
        [](void* pages, sqlite3*, char const*, int count) {
            *static_cast<int*>(pages) = count;
            return SQLITE_OK;
        },
        &wal_pages_
    );
}

void sqlite_transaction::script(std::string const& text)
{
    if (sqlite3_exec(db_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(db_.get(), "script");
}

void sqlite_transaction::watch(std::vector<std::string> tables)
{
    watched_.tables = std::move(tables);
    auto const note = [](void* to, int, char const*, char const* table, sqlite3_int64) {
        auto& w = *static_cast<watched*>(to);
        if (!w.touched) w.touched = std::find(w.tables.begin(), w.tables.end(), table) != w.tables.end();
    };
    sqlite3_update_hook(db_.get(), note, &watched_);
}

bool sqlite_transaction::checkpoint()
{
    int in_log = 0;
    int copied = 0;
    int const rc = sqlite3_wal_checkpoint_v2(db_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &copied);
    if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED) return false;
    if (rc != SQLITE_OK) fail(db_.get(), "checkpoint");
    return in_log == copied;
}

// "$2" is the second argument wherever it stands: SQLite numbers parameters by first appearance, PostgreSQL
// by name.
sqlite_transaction::prepared const& sqlite_transaction::prepare(query const& q)
{
    auto& kept = prepared_[q.text.data()];
    if (kept.statement) return kept;
    sqlite3_stmt* s = nullptr;
    auto const size = static_cast<int>(q.text.size());
    if (sqlite3_prepare_v3(db_.get(), q.text.data(), size, SQLITE_PREPARE_PERSISTENT, &s, nullptr) !=
        SQLITE_OK)
        fail(db_.get(), q.name);
    kept.statement.reset(s);
    for (int at = 1; at <= sqlite3_bind_parameter_count(s); ++at)
        kept.arguments.push_back(std::strtoul(sqlite3_bind_parameter_name(s, at) + 1, nullptr, 10) - 1);
    return kept;
}

transaction::changed sqlite_transaction::execute(
    query const& q, std::span<value const> args, std::function<void(row const&)> const& each
)
{
    auto const& [statement, arguments] = prepare(q);
    auto* const s = statement.get();
    struct rewind {
        sqlite3_stmt* s;
        ~rewind() { sqlite3_reset(s); }
    } const rewind_on_exit{s};

    for (std::size_t at = 0; at < arguments.size(); ++at) {
        if (arguments[at] >= args.size())
            throw std::logic_error(std::string(q.name) + ": an argument is missing");
        if (std::visit(binder{s, static_cast<int>(at) + 1}, args[arguments[at]]) != SQLITE_OK)
            fail(db_.get(), q.name);
    }

    int rc;
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) each(stepped_row(s));
    if (rc != SQLITE_DONE) fail(db_.get(), q.name);
    return {sqlite3_changes64(db_.get()), sqlite3_last_insert_rowid(db_.get())};
}

} // namespace rowan::storage
