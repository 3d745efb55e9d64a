// The schema: migrations, the queries that must fit it, and what every connection is set to.
#include "sql/migrations.hpp"
#include "sql/queries.hpp"
#include "storage/files.hpp"

#include <boost/test/unit_test.hpp>

#include <sqlite3.h>
#include <sys/stat.h>

using namespace rowan;
using storage::sqlite_transaction;
using test::noon;

namespace {

struct empty_file {
    test::temporary_directory home;
    std::string const path = (home.path / "rowan.db").string();
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(storage_schema, empty_file)

BOOST_AUTO_TEST_CASE(migrations_are_applied_once_and_in_order)
{
    sqlite_transaction db(path);
    auto const pending = storage::pending_migrations(db);
    BOOST_TEST(pending.size() == std::size(sql::migrations::sqlite));
    BOOST_TEST(std::is_sorted(pending.begin(), pending.end()));
    BOOST_TEST((storage::migrate(db, noon) == pending));
    BOOST_TEST(storage::pending_migrations(db).empty());
    BOOST_TEST(storage::migrate(db, noon).empty());

    constexpr storage::query first{
        "test/first", "SELECT applied_at FROM schema_migration ORDER BY name LIMIT 1"};
    BOOST_TEST((db.one<instant>(first) == noon));
}

BOOST_AUTO_TEST_CASE(only_what_is_missing_is_applied)
{
    sqlite_transaction db(path);
    storage::migrate(db, noon);
    db.script("DELETE FROM schema_migration WHERE name LIKE '0001%'; PRAGMA foreign_keys = OFF");
    BOOST_TEST(storage::pending_migrations(db).size() == 1u);
    // It does not fit any more: nothing of it stays, and it is not noted as done.
    BOOST_CHECK_THROW(storage::migrate(db, noon), storage::failure);
    BOOST_TEST(storage::pending_migrations(db).size() == 1u);
    BOOST_TEST(!db.open());
}

BOOST_AUTO_TEST_CASE(a_file_of_a_newer_program_is_refused)
{
    sqlite_transaction db(path);
    storage::migrate(db, noon);
    db.script("INSERT INTO schema_migration (name, applied_at) VALUES ('9999_future', 0)");
    BOOST_CHECK_THROW(storage::migrate(db, noon), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(every_query_fits_the_schema)
{
    sqlite_transaction db(path);
    storage::migrate(db, noon);
    sqlite3* raw = nullptr;
    BOOST_REQUIRE(sqlite3_open(path.c_str(), &raw) == SQLITE_OK);
    for (auto const* q : sql::all) {
        BOOST_TEST_CONTEXT(q->name)
        {
            sqlite3_stmt* prepared = nullptr;
            auto const size = static_cast<int>(q->text.size());
            char const* rest = nullptr;
            BOOST_TEST(
                sqlite3_prepare_v2(raw, q->text.data(), size, &prepared, &rest) == SQLITE_OK,
                sqlite3_errmsg(raw)
            );
            auto const left = std::string_view(rest, static_cast<std::size_t>(q->text.data() + size - rest));
            BOOST_TEST(left.find_first_not_of(" \n") == left.npos, "one statement a file");
            BOOST_TEST(q->text.starts_with("-- "), "a file begins with what it is for");
            sqlite3_finalize(prepared);
        }
    }
    sqlite3_close(raw);
}

BOOST_AUTO_TEST_CASE(every_connection_is_set_up_the_same)
{
    sqlite_transaction writer(path);
    storage::migrate(writer, noon);
    sqlite_transaction reader(path, sqlite_transaction::mode::read_only);
    constexpr storage::query foreign_keys{"test/fk", "PRAGMA foreign_keys"},
        patience{"test/busy", "PRAGMA busy_timeout"}, journal{"test/journal", "PRAGMA journal_mode"},
        synchronous{"test/sync", "PRAGMA synchronous"}, erases{"test/erases", "PRAGMA secure_delete"};
    for (auto* db : {&writer, &reader}) {
        BOOST_TEST(*db->one<int>(foreign_keys) == 1);
        BOOST_TEST(*db->one<int>(patience) == 5000);
        BOOST_TEST(*db->one<std::string>(journal) == "wal");
    }
    BOOST_TEST(*writer.one<int>(synchronous) == 2); // FULL: reliability.md D4
    BOOST_TEST(*writer.one<int>(erases) == 1);
    BOOST_CHECK_THROW(reader.script("DELETE FROM pool"), storage::failure);
}

BOOST_AUTO_TEST_CASE(references_are_enforced)
{
    sqlite_transaction db(path);
    storage::migrate(db, noon);
    BOOST_CHECK_THROW(db.script("INSERT INTO invitation VALUES (1, 1)"), storage::failure);
    BOOST_TEST(storage::integrity_violations(db).empty());
    db.script("PRAGMA foreign_keys = OFF; INSERT INTO invitation VALUES (1, 1)");
    BOOST_TEST(storage::integrity_violations(db).size() == 2u); // no such event, no such person
}

BOOST_AUTO_TEST_CASE(arguments_are_bound_by_their_number_wherever_they_stand)
{
    sqlite_transaction db(path);
    constexpr storage::query swapped{"test/swapped", "SELECT $2 || $1 || $2"};
    BOOST_TEST(*db.one<std::string>(swapped, "a", "b") == "bab");
    BOOST_CHECK_THROW(db.one<std::string>(swapped, "a"), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(storage_files, test::file_database)

BOOST_AUTO_TEST_CASE(a_second_program_is_refused_until_the_first_has_ended)
{
    {
        storage::file_lock const first(path);
        BOOST_CHECK_THROW(storage::file_lock second(path), std::runtime_error);
    }
    BOOST_CHECK_NO_THROW(storage::file_lock third(path));
}

BOOST_AUTO_TEST_CASE(a_copy_is_whole_private_and_replaces_an_older_one)
{
    auto const copy = (home.path / "copy.db").string();
    for (int n = 1; n <= 2; ++n) {
        sqlite_transaction db(path);
        test::add(db, "row").value();
        storage::back_up(db, copy);
        sqlite_transaction read(copy, sqlite_transaction::mode::read_only);
        BOOST_TEST(test::count(read).value() == n);
        BOOST_TEST(storage::integrity_violations(read).empty());
    }
    struct ::stat found {};
    BOOST_REQUIRE(::stat(copy.c_str(), &found) == 0);
    BOOST_TEST((found.st_mode & 0777) == 0600u);
    BOOST_TEST(!std::filesystem::exists(copy + ".part"));
}

BOOST_AUTO_TEST_CASE(a_copy_made_while_others_write_is_of_one_moment)
{
    // Each job writes two rows: a copy with an odd number would be of no moment.
    storage::sqlite_engine store({path});
    std::atomic<bool> done = false;
    std::thread writer([&] {
        auto const two = [](storage::transaction& tx) -> result<int> {
            test::add(tx, std::string(2000, 'x')).value();
            test::add(tx, std::string(2000, 'y')).value();
            return 0;
        };
        while (!done) store.write_and_wait(two).value();
    });
    for (int n = 0; n < 5; ++n) {
        auto const copy = (home.path / "copy.db").string();
        sqlite_transaction db(path);
        storage::back_up(db, copy);
        sqlite_transaction read(copy, sqlite_transaction::mode::read_only);
        BOOST_TEST(test::count(read).value() % 2 == 0);
        BOOST_TEST(storage::integrity_violations(read).empty());
    }
    done = true;
    writer.join();
}

BOOST_AUTO_TEST_CASE(a_copy_that_cannot_be_written_leaves_nothing)
{
    sqlite_transaction db(path);
    BOOST_CHECK_THROW(storage::back_up(db, home.path / "no such folder" / "copy.db"), std::runtime_error);
    BOOST_TEST(test::count(db).value() == 0);
}

BOOST_AUTO_TEST_CASE(replacing_keeps_the_former_file_beside_the_new)
{
    auto const copy = home.path / "copy.db";
    {
        sqlite_transaction db(path);
        test::add(db, "in the copy").value();
        storage::back_up(db, copy);
        test::add(db, "after it").value(); // only in the log of the file that is replaced
    }
    storage::replace(path, copy);
    BOOST_TEST(rows() == 1);
    sqlite_transaction former(path + ".before-restore", sqlite_transaction::mode::read_only);
    BOOST_TEST(test::count(former).value() == 2);
    BOOST_TEST(!std::filesystem::exists(copy)); // it was moved: there need not be room for it twice
}

BOOST_AUTO_TEST_SUITE_END()
