// Backups: verified, sealed, kept for a while; and nothing half-written where they fail.
#include "commands/copies.hpp"
#include "domain/logins.hpp"
#include "domain/upkeep.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/mount.h>
#include <sys/stat.h>

using namespace rowan;

namespace {

namespace fs = std::filesystem;

struct shell : test::installation {
    std::string key; // the public one

    shell() { run("migrate"); }

    void make_key()
    {
        auto const made = run("key new private.txt");
        key = made.out.substr(0, made.out.find('\n'));
        given["ROWAN_BACKUP_KEY"] = key;
    }

    std::vector<std::string> files_in(std::string const& folder) const
    {
        std::vector<std::string> names;
        for (auto const& entry : fs::directory_iterator(home.path / folder))
            names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        return names;
    }

    // When the copy was noted, if it was.
    std::optional<upkeep::done> noted() const
    {
        auto db = open();
        return upkeep::last(db, upkeep::task::backed_up);
    }

    bool left_at_work() const
    {
        for (auto const& name : files_in(".")) {
            if (name.find("at-work") != name.npos || name.ends_with(".part")) return true;
        }
        return false;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_backup, shell)

BOOST_AUTO_TEST_CASE(a_key_is_made_once_and_its_private_half_is_its_owners)
{
    auto const made = run("key new private.txt");
    BOOST_TEST(made.code == 0);
    BOOST_TEST(made.out.starts_with("rowan-public-"));
    BOOST_TEST(made.out.find('\n') == 13u + 43u);
    auto const kept = test::contents_of(home.path / "private.txt");
    BOOST_TEST(kept.starts_with("rowan-private-"));
    BOOST_TEST(made.out.find(kept.substr(0, 30)) == made.out.npos);
    struct ::stat found {};
    BOOST_REQUIRE(::stat((home.path / "private.txt").c_str(), &found) == 0);
    BOOST_TEST((found.st_mode & 0777) == 0600u);

    BOOST_TEST(run("key new private.txt").code == 1);
    BOOST_TEST(test::contents_of(home.path / "private.txt") == kept);
}

BOOST_AUTO_TEST_CASE(a_copy_without_a_key_is_plain_and_says_so)
{
    auto const done = run("backup copy.db");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(done.out.find("It is not encrypted") != done.out.npos);
    BOOST_TEST((storage::form_of(home.path / "copy.db") == storage::form::plain));
    BOOST_TEST(noted().has_value());
    BOOST_TEST(!left_at_work());
}

BOOST_AUTO_TEST_CASE(a_copy_with_a_key_is_sealed_and_named_by_its_time)
{
    make_key();
    run("organiser add ann@people.example");
    fs::create_directory(home.path / "copies");
    auto const done = run("backup copies");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(done.out.find("sealed") != done.out.npos);
    BOOST_TEST(done.out.find("1 people") != done.out.npos);
    auto const names = files_in("copies");
    BOOST_REQUIRE(names.size() == 1u);
    BOOST_TEST(names[0].starts_with("rowan-2"));
    BOOST_TEST(names[0].ends_with("Z.rowan"));
    auto const bytes = test::contents_of(home.path / "copies" / names[0]);
    BOOST_TEST(bytes.find("ann@people.example") == bytes.npos);
    BOOST_TEST(
        test::contents_of(file).find("person") != std::string::npos
    ); // the control: in the file such words are
}

BOOST_AUTO_TEST_CASE(a_damaged_database_gives_no_copy)
{
    open().script("INSERT INTO pool (capacity, taken) VALUES (5, 1)"); // a place that nobody holds
    auto const done = run("backup copy.db");
    BOOST_TEST(done.code == 1);
    BOOST_TEST(
        done.err == "C1: pool 1 counts 1 taken, its rows 0\n"
                    "The database does not hold what is promised: no copy was made.\n"
    );
    BOOST_TEST(!fs::exists(home.path / "copy.db"));
    BOOST_TEST(!noted());
    BOOST_TEST(!left_at_work());
}

BOOST_AUTO_TEST_CASE(where_a_copy_cannot_be_nothing_is_left)
{
    write("letter", "");
    struct {
        char const* place;
        char const* sentence;
    } const cases[] = {
        {"absent/", "There is no folder absent.\n"},
        {"absent/copy.db", "There is no folder absent.\n"},
        {"letter/copy.db", "There is no folder letter.\n"},
        {"/dev/full", "/dev/full is neither a file nor a folder.\n"},
        {"/proc/copy.db", ""},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.place)
        {
            auto const done = run(std::string("backup ") + c.place);
            BOOST_TEST(done.code == 1);
            BOOST_TEST(done.err.starts_with(c.sentence));
            BOOST_TEST(!noted());
            BOOST_TEST(!left_at_work());
        }
    }
    BOOST_TEST(fs::is_character_file("/dev/full"));
    given["ROWAN_BACKUP_KEY"] = "rowan-public-slip";
    BOOST_TEST(run("backup copy.db").err == "This is no key: it must begin with rowan-public-.\n");
    BOOST_TEST(!fs::exists(home.path / "copy.db"));
}

BOOST_AUTO_TEST_CASE(a_full_disk_keeps_the_former_copy)
{
    auto const disk = home.path / "disk";
    fs::create_directory(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1m") != 0) {
        BOOST_TEST_MESSAGE("no disk can be mounted here: not tested");
        return;
    }
    make_key();
    struct unmount {
        fs::path const& disk;
        ~unmount() { ::umount2(disk.c_str(), MNT_DETACH); }
    } const at_the_end{disk};
    BOOST_TEST(run("backup disk/copy").code == 0); // the control: it fits
    auto const former = test::contents_of(disk / "copy");
    auto const noted_before = noted();
    open().script("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                  "INSERT INTO person (email, name, reference, created_at, changed_at) SELECT 'p' || i || "
                  "'@people.example', 'Somebody', i, 0, 0 FROM n");
    auto const done = run("backup disk/copy");
    BOOST_TEST(done.code == 1);
    BOOST_TEST(done.err == "There is no room for disk/copy.\n");
    BOOST_TEST((test::contents_of(disk / "copy") == former));
    BOOST_TEST(files_in("disk").size() == 1u);
    BOOST_TEST((noted()->at == noted_before->at && noted()->detail == noted_before->detail));
    BOOST_TEST(!left_at_work());
}

BOOST_AUTO_TEST_CASE(what_a_killed_backup_left_is_cleared_by_the_next)
{
    fs::create_directory(file + ".at-work-2147483646"); // of no process
    write("rowan.db.at-work-2147483646-wal", "");
    auto const own = "rowan.db.at-work-" + std::to_string(::getpid()); // of one that lives
    write(own, "");
    BOOST_TEST(run("backup copy.db").code == 0);
    BOOST_TEST(!fs::exists(file + ".at-work-2147483646"));
    BOOST_TEST(!fs::exists(file + ".at-work-2147483646-wal"));
    BOOST_TEST(fs::exists(home.path / own));
}

BOOST_AUTO_TEST_CASE(copies_go_when_their_days_are_over_but_never_the_newest)
{
    using std::chrono::days;
    auto const now = test::noon;
    auto const name = [&](seconds age, bool sealed = true) {
        return commands::name_of_copy(now - age, sealed);
    };
    struct {
        std::string name;
        bool stays;
    } const cases[] = {
        {name(days(35)), true},
        {name(days(35) + seconds(1)), false},
        {name(days(36), false), false},
        {name(days(34), false), true},
        {name(days(1) + seconds(1)) + ".part", false}, // of an interrupted one
        {name(days(1)) + ".part", true},               // it may be written yet
        {name(days(400)) + ".old", true},              // somebody else's
        {"rowan-20200101T000000.db", true},
        {"rowan-20209901T000000Z.db", true},
        {"letter.db", true},
    };
    for (auto const& c : cases) write(c.name, "");
    auto const removed = commands::forget_old_copies(home.path, 35, now);
    BOOST_TEST(removed.size() == 3u);
    for (auto const& c : cases) BOOST_TEST(fs::exists(home.path / c.name) == c.stays, c.name);

    commands::forget_old_copies(home.path, 1, now);
    BOOST_TEST(!fs::exists(home.path / name(days(35))));
    BOOST_TEST(fs::exists(home.path / name(days(34), false))); // old, and the newest
    BOOST_TEST(name(seconds(0)) == "rowan-20270112T120000Z.rowan");
}

BOOST_AUTO_TEST_CASE(copies_are_removed_after_a_new_one_was_made_and_not_before)
{
    fs::create_directory(home.path / "copies");
    write("copies/rowan-20200101T000000Z.db", "");
    write("copies/rowan-20200102T000000Z.db", "");
    open().script("INSERT INTO pool (capacity, taken) VALUES (5, 1)");
    BOOST_TEST(run("backup copies/ --keep 1").code == 1);
    BOOST_TEST(files_in("copies").size() == 2u);
    open().script("DELETE FROM pool");
    BOOST_TEST(run("backup copies/ --keep 1").code == 0);
    BOOST_TEST(files_in("copies").size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
