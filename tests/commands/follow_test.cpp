// The follower: a copy that is never far behind, and catches up by itself.
#include "commands/follow.hpp"
#include "domain/people.hpp"
#include "domain/upkeep.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

namespace fs = std::filesystem;
using outcome = commands::follower::outcome;

struct followed : test::installation {
    fs::path const place = home.path / "disk" / "copy.db";

    followed()
    {
        run("migrate");
        fs::create_directory(home.path / "disk");
    }

    void add(std::string const& who) const
    {
        auto db = open();
        people::find_or_add(db, who + "@people.example", test::noon);
    }

    std::int64_t people(fs::path const& database) const
    {
        storage::sqlite_transaction db(database.string(), storage::sqlite_transaction::mode::read_only);
        return upkeep::count(db).people;
    }

    std::optional<instant> noted() const
    {
        auto db = open();
        auto const last = upkeep::last(db, upkeep::task::followed);
        return last ? std::optional(last->at) : std::nullopt;
    }

    template <class F> static void until(F holds)
    {
        auto const latest = std::chrono::steady_clock::now() + std::chrono::seconds(15);
        while (!holds() && std::chrono::steady_clock::now() < latest)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        BOOST_REQUIRE(holds());
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_follow, followed)

BOOST_AUTO_TEST_CASE(the_copy_is_made_anew_only_when_something_changed)
{
    commands::follower follows(file, place, "");
    BOOST_TEST((follows.round(test::noon) == outcome::copied));
    BOOST_TEST((follows.round(test::noon + seconds(60)) == outcome::unchanged));
    BOOST_TEST((noted() == test::noon + seconds(60)));
    add("ann");
    BOOST_TEST((follows.round(test::noon + seconds(120)) == outcome::copied));
    BOOST_TEST(people(place) == 1);
    BOOST_TEST((follows.round(test::noon + seconds(180)) == outcome::unchanged));
    fs::remove(place);
    BOOST_TEST((follows.round(test::noon + seconds(240)) == outcome::copied));
}

BOOST_AUTO_TEST_CASE(a_restored_database_is_followed_too)
{
    commands::follower follows(file, place, "");
    run("backup empty.db");
    add("ann");
    follows.round(test::noon);
    BOOST_TEST(people(place) == 1);
    BOOST_TEST(run("restore empty.db").code == 0);
    auto const served = start("serve");
    served->port();
    auto const log = file + "-wal"; // of the restored one
    BOOST_REQUIRE(fs::exists(log));
    BOOST_TEST((follows.round(test::noon) == outcome::copied));
    BOOST_TEST(people(place) == 0);
    BOOST_TEST(fs::exists(log)); // SQLite removes logs by name; not where the file of that name is another
}

BOOST_AUTO_TEST_CASE(a_disk_that_is_away_is_caught_up_with)
{
    commands::follower follows(file, place, "");
    follows.round(test::noon);
    fs::rename(home.path / "disk", home.path / "unplugged");
    add("ann");
    for (int n = 1; n <= 2; ++n) {
        BOOST_CHECK_THROW(follows.round(test::noon + seconds(n)), std::runtime_error);
        BOOST_TEST((noted() == test::noon));
    }
    fs::rename(home.path / "unplugged", home.path / "disk");
    BOOST_TEST(people(place) == 0);
    BOOST_TEST((follows.round(test::noon + seconds(9)) == outcome::copied)); // though nothing changed since
    BOOST_TEST(people(place) == 1);
    BOOST_TEST((noted() == test::noon + seconds(9)));
}

BOOST_AUTO_TEST_CASE(it_runs_until_told_to_end_and_its_copy_can_be_restored)
{
    auto const made = run("key new private.txt");
    given["ROWAN_BACKUP_KEY"] = made.out.substr(0, made.out.find('\n'));
    auto const running = start("follow disk/copy.db --every 1");
    until([&] { return noted().has_value(); });
    add("ann");
    auto const before = *noted();
    until([&] { return *noted() > before + seconds(1); });
    running->signal(SIGTERM);
    auto const ended = running->wait();
    BOOST_TEST(ended.code == 0);
    BOOST_TEST(ended.out == "The copy at disk/copy.db is up to date.\n");
    BOOST_TEST(ended.err == "");
    BOOST_TEST((storage::form_of(place) == storage::form::sealed));
    BOOST_TEST(run("restore disk/copy.db --key private.txt").code == 0);
    BOOST_TEST(people(file) == 1);
}

BOOST_AUTO_TEST_CASE(it_says_that_the_disk_is_away_and_when_it_is_back)
{
    fs::remove(home.path / "disk");
    auto const running = start("follow disk/copy.db --every 1");
    until([&] { return running->said().find("tried again") != std::string::npos; });
    fs::create_directory(home.path / "disk");
    until([&] { return fs::exists(place); });
    running->signal(SIGTERM);
    auto const ended = running->wait();
    BOOST_TEST(ended.code == 0);
    BOOST_TEST(ended.err == "There is no folder disk. The copy is behind; it is tried again.\n");
    BOOST_TEST(ended.out == "The copy at disk/copy.db is up to date.\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_copys_place_is_refused_at_once)
{
    BOOST_TEST(run("follow disk").code == 1);
    BOOST_TEST(run("follow copy.db --every 0").code == 2);
}

BOOST_AUTO_TEST_SUITE_END()
