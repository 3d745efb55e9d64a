// Restoring: nothing replaces the database that was not proved before; and what it would be like, rehearsed.
#include "commands/copies.hpp"
#include "domain/upkeep.hpp"
#include "support/old_database.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

namespace fs = std::filesystem;

struct shell : test::installation {
    std::string const again = "restore copy --key private.txt";

    // A database with one person, a sealed copy of it, and another person since.
    shell()
    {
        run("migrate");
        auto const made = run("key new private.txt");
        given["ROWAN_BACKUP_KEY"] = made.out.substr(0, made.out.find('\n'));
        run("organiser add ann@people.example");
        run("backup copy");
        run("organiser add bo@people.example");
    }

    std::int64_t people(std::string const& database) const
    {
        storage::sqlite_transaction db(database, storage::sqlite_transaction::mode::read_only);
        return upkeep::count(db).people;
    }
    std::int64_t people() const { return people(file); }

    std::optional<upkeep::done> rehearsed() const
    {
        auto db = open();
        return upkeep::last(db, upkeep::task::rehearsed);
    }

    bool left_at_work() const
    {
        for (auto const& entry : fs::directory_iterator(home.path)) {
            if (entry.path().filename().string().find("at-work") != std::string::npos) return true;
        }
        return false;
    }

    // Refused, with this beginning of what it says, and nothing else happened.
    void refused(std::string const& line, std::string const& beginning)
    {
        BOOST_TEST_CONTEXT("rowan " << line)
        {
            auto const done = run(line);
            BOOST_TEST(done.code == 1);
            BOOST_TEST(done.err.substr(0, beginning.size()) == beginning);
            BOOST_TEST(people() == 2);
            BOOST_TEST(!fs::exists(file + ".before-restore"));
            BOOST_TEST(!rehearsed());
            BOOST_TEST(!left_at_work());
        }
    }

    // A sealed copy of this database, whose facts are these.
    void seal(std::string const& database, storage::copy_facts const& facts)
    {
        storage::whole_file to(home.path / "copy");
        storage::seal(database, to, given["ROWAN_BACKUP_KEY"], facts);
        to.publish();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_restore, shell)

BOOST_AUTO_TEST_CASE(a_sealed_copy_takes_the_databases_place)
{
    auto const done = run(again);
    BOOST_TEST(done.code == 0);
    BOOST_TEST(done.out.find("1 people") != done.out.npos);
    BOOST_TEST(people() == 1);
    BOOST_TEST(people(file + ".before-restore") == 2);
    BOOST_TEST(run("verify").code == 0);
    BOOST_TEST(!left_at_work());
}

BOOST_AUTO_TEST_CASE(a_lost_database_comes_back)
{
    for (auto const* suffix : {"", "-wal", "-shm", ".lock"}) fs::remove(file + suffix);
    BOOST_TEST(run(again + " --rehearse").code == 0);
    BOOST_TEST(!fs::exists(file));
    BOOST_TEST(run(again).code == 0);
    BOOST_TEST(people() == 1);
}

BOOST_AUTO_TEST_CASE(a_damaged_database_gives_its_place_too)
{
    auto const whole = test::contents_of(file);
    auto with = [&](std::size_t at, std::size_t size) {
        auto bytes = whole;
        return bytes.replace(at, size, size, 'x');
    };
    struct {
        char const* what;
        std::string bytes;
    } const cases[] = {
        {"its head", with(0, 100)},
        {"its pages", with(4096, 20 * 4096)},
        {"cut off", whole.substr(0, whole.size() / 2)},
        {"a letter", "Dear Ann,\n"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            for (auto const* suffix : {"-wal", "-shm"}) fs::remove(file + suffix);
            write("rowan.db", c.bytes);
            BOOST_TEST(run("verify").code != 0); // the control
            auto const rehearsed = run(again + " --rehearse");
            BOOST_TEST(rehearsed.code == 0);
            BOOST_TEST((test::contents_of(file) == c.bytes));
            BOOST_TEST(run(again).code == 0);
            BOOST_TEST((test::contents_of(file + ".before-restore") == c.bytes));
            BOOST_TEST(people() == 1);
            BOOST_TEST(run("verify").code == 0);
            BOOST_TEST(!fs::exists(file + ".part"));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_rehearsal_changes_nothing_but_that_it_was)
{
    auto const running = start("serve");
    running->port();
    BOOST_TEST(run(again).err == "another program is using the database " + file + "\n");
    auto const done = run(again + " --rehearse");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(done.out.find("1 people") != done.out.npos);
    BOOST_TEST(done.out.find("Rehearsed in ") != done.out.npos);
    BOOST_TEST(people() == 2);
    BOOST_REQUIRE(rehearsed().has_value());
    BOOST_TEST(rehearsed()->detail.find("1 people") != std::string::npos);
    BOOST_TEST(!fs::exists(file + ".before-restore"));
    BOOST_TEST(!left_at_work());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_relied_on_replaces_nothing)
{
    run("key new another.txt");
    auto bytes = test::contents_of(home.path / "copy");
    write("cut", bytes.substr(0, bytes.size() - 10));
    bytes[bytes.size() / 2] ^= 1;
    write("turned", bytes);
    write("letter", "Dear Ann,\n");
    write("empty", "");
    {
        storage::sqlite_transaction((home.path / "others.db").string()).script("CREATE TABLE note (id)");
    }
    for (std::string const more : {"", " --rehearse"}) {
        refused(
            "restore copy" + more, "The copy is sealed: say where its private key is, by --key FILE. Nothing"
        );
        refused("restore copy --key another.txt" + more, "This key does not open the copy");
        refused("restore copy --key absent.txt" + more, "The key's file absent.txt cannot be read.");
        refused("restore copy --key letter" + more, "This is no key");
        refused("restore cut --key private.txt" + more, "The copy is cut off. Nothing was changed.");
        refused(
            "restore turned --key private.txt" + more, "The copy was altered or is damaged, in its frame "
        );
        refused("restore letter" + more, "letter is no copy of a database.");
        refused("restore empty" + more, "empty is no copy of a database.");
        refused("restore absent" + more, "The file absent cannot be read.");
        refused("restore others.db" + more, "This is a database, but none of this program.");
    }
}

BOOST_AUTO_TEST_CASE(a_copy_that_is_not_what_it_says_is_refused)
{
    auto const other = (home.path / "other.db").string();
    run("backup other.db", {{"ROWAN_BACKUP_KEY", ""}});
    storage::copy_facts facts{
        test::noon, static_cast<std::int64_t>(fs::file_size(other)), "", {{"people", 2}}};
    {
        storage::sqlite_transaction db(other, storage::sqlite_transaction::mode::read_only);
        facts.schema = storage::schema_of(db);
    }
    struct {
        char const* what;
        void (*change)(storage::copy_facts&);
        char const* sentence;
    } const cases[] = {
        {"rows", [](auto& f) { f.counts["people"] = 3; }, "the copy has 2 people, not 3\n"},
        {"size", [](auto& f) { ++f.size; }, "the copy is of "},
        {"schema", [](auto& f) { f.schema = "0001_events"; }, "the copy's schema is "},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto told = facts;
            c.change(told);
            seal(other, told);
            refused(again, c.sentence);
        }
    }
    facts.counts["unicorns"] = 5; // a later program counts more
    seal(other, facts);
    BOOST_TEST(run(again).code == 0); // the control
}

BOOST_AUTO_TEST_CASE(a_copy_whose_rows_break_a_promise_is_refused)
{
    given.erase("ROWAN_BACKUP_KEY");
    run("backup plain.db");
    storage::sqlite_transaction((home.path / "plain.db").string())
        .script("INSERT INTO pool (capacity, taken) VALUES (5, 1)");
    refused(
        "restore plain.db",
        "C1: pool 1 counts 1 taken, its rows 0\nThe copy does not hold what is promised. Nothing"
    );
    fs::resize_file(home.path / "plain.db", fs::file_size(home.path / "plain.db") / 2);
    refused("restore plain.db", "");
}

BOOST_AUTO_TEST_CASE(a_copy_of_an_older_schema_is_brought_up)
{
    auto const old = (home.path / "old.db").string();
    {
        storage::sqlite_transaction db(old);
        test::make_as_before(db, "0010");
        test::add_unsealed_entries(db, 3);
        db.script("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    auto const before = test::contents_of(old);
    auto const done = run("restore old.db");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(done.out.find("of an older schema, 0009_paper: it was brought up") != done.out.npos);
    BOOST_TEST((test::contents_of(old) == before));
    BOOST_TEST(people() == 0);
    BOOST_TEST(run("verify").code == 0);
    BOOST_TEST(run("status").out.find("its head is 3:") != std::string::npos); // the ledger has its chain
}

BOOST_AUTO_TEST_CASE(a_copy_of_a_newer_program_is_refused)
{
    given.erase("ROWAN_BACKUP_KEY");
    run("backup newer.db");
    storage::sqlite_transaction((home.path / "newer.db").string())
        .script("INSERT INTO schema_migration VALUES ('9999_later', 0)");
    refused("restore newer.db", "the database was made by a newer version of this program");
}

BOOST_AUTO_TEST_SUITE_END()
