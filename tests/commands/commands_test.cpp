// The command line: what each command does, and what it says when it will not.
#include "commands/commands.hpp"
#include "domain/people.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != text.npos;
}

struct shell : test::installation {
    // How many people the database knows.
    int people() const
    {
        constexpr storage::query q{"test/people", "SELECT count(*) FROM person"};
        storage::sqlite_transaction db(file);
        return db.one<int>(q).value();
    }
    // A place is counted that nobody holds.
    static void damage(std::string const& database)
    {
        storage::sqlite_transaction(database).script("INSERT INTO pool (capacity, taken) VALUES (5, 1)");
    }
};

constexpr char const* two_members = "number,name,email\n1,Ann,ann@x.example\n2,Bo,bo@x.example\n";

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_alone, shell)

BOOST_AUTO_TEST_CASE(help_tells_every_command_and_every_setting)
{
    auto const done = run("--help");
    BOOST_TEST(done.code == 0);
    for (auto const& c : commands::all()) BOOST_TEST(has(done.out, c.meaning), c.name);
    for (auto const& k : knobs()) BOOST_TEST(has(done.out, k.name), k.name);
}

BOOST_AUTO_TEST_CASE(a_commands_help_is_its_own)
{
    auto const done = run("backup --help");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(has(done.out, "rowan backup PLACE [--keep DAYS]"));
    BOOST_TEST(has(done.out, "--keep DAYS"));
    for (auto const* others : {"--members", "rowan verify", "ROWAN_LISTEN"})
        BOOST_TEST(!has(done.out, others), others);
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_is_answered_with_exit_code_2)
{
    for (auto const* line :
         {"", "dance", "members", "verify --quickly", "backup", "backup a b", "migrate now",
          "verify --keep 3", "backup a --keep", "backup a --keep 3", "backup ./ --keep 0",
          "backup ./ --keep 3x", "backup ./ --keep 4000"}) {
        BOOST_TEST_CONTEXT("rowan " << line)
        {
            auto const done = run(line);
            BOOST_TEST(done.code == 2);
            BOOST_TEST(has(done.out + done.err, "--help"));
        }
    }
    BOOST_TEST(!std::filesystem::exists(file));
}

BOOST_AUTO_TEST_CASE(a_setting_that_cannot_be_is_refused_with_a_sentence)
{
    write("page.txt", "");
    struct {
        char const* name;
        char const* value;
        char const* sentence; // its beginning
    } const cases[] = {
        {"ROWAN_LISTEN", "nowhere", "ROWAN_LISTEN must be an address and a port"},
        {"ROWAN_LISTEN", "127.0.0.256:1", "127.0.0.256 is not an address to listen on"},
        {"ROWAN_LIMITS", "perhaps", "ROWAN_LIMITS must be on or off"},
        {"ROWAN_MAIL", "imap://mail.example", "ROWAN_MAIL must be smtp://HOST:PORT, smtps://"},
        {"ROWAN_MAIL", "dir:page.txt/mail", "The mail folder page.txt/mail cannot be written"},
        {"ROWAN_TIME_ZONE", "Europe/Atlantis", "ROWAN_TIME_ZONE must be a zone"},
        {"ROWAN_WEB", "no such folder", "The folder of pages, ROWAN_WEB=no such folder,"},
        {"ROWAN_DATABASE", "no such folder/db", "cannot write beside the database no such folder/db"},
        {"ROWAN_LISTENN", "127.0.0.1:0", "There is no setting ROWAN_LISTENN"},
        {"ROWAN_TRUSTED_PROXY", "the one outside", "ROWAN_TRUSTED_PROXY must be addresses"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.name << "=" << c.value)
        {
            test::program::settings change;
            change[c.name] = c.value;
            auto const done = run("serve", change);
            BOOST_TEST(done.code == 1);
            BOOST_TEST(done.err.substr(0, std::string_view(c.sentence).size()) == c.sentence);
            BOOST_TEST(std::count(done.err.begin(), done.err.end(), '\n') == 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(migrate_makes_the_schema_once)
{
    auto const first = run("migrate");
    BOOST_TEST(first.code == 0);
    BOOST_TEST(has(first.out, "applied 0001"));
    auto const second = run("migrate");
    BOOST_TEST(second.code == 0);
    BOOST_TEST(second.out == "The schema is up to date.\n");
}

BOOST_AUTO_TEST_CASE(commands_that_need_a_database_make_none)
{
    write("members.csv", two_members);
    for (auto const* line :
         {"verify", "backup copy.db", "status", "follow copy.db", "drill --event x",
          "organiser add ann@x.example", "members import members.csv"}) {
        BOOST_TEST_CONTEXT("rowan " << line)
        {
            auto const done = run(line);
            BOOST_TEST(done.code == 1);
            BOOST_TEST(has(done.err, "database"));
            BOOST_TEST(!std::filesystem::exists(file));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_import_is_tried_first_and_then_done)
{
    run("migrate");
    write("members.csv", two_members);
    auto const dry = run("members import members.csv --dry-run");
    BOOST_TEST(dry.code == 0);
    BOOST_TEST(dry.out == "Would be: 2 added, 0 changed, 0 unchanged, 0 lapsed.\n");
    BOOST_TEST(people() == 0);
    auto const done = run("members import members.csv");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(done.out == "Done: 2 added, 0 changed, 0 unchanged, 0 lapsed.\n");
    BOOST_TEST(people() == 2);
    write("fewer.csv", "number,name,email\n1,Ann,ann@x.example\n");
    BOOST_TEST(has(run("members import fewer.csv --lapse-absent").out, "1 unchanged, 1 lapsed"));
}

BOOST_AUTO_TEST_CASE(an_import_with_bad_lines_names_them_and_changes_nothing)
{
    run("migrate");
    struct {
        char const* what;
        char const* text;
        char const* line;
    } const cases[] = {
        {"a bad address", "number,name,email\n1,Ann,ann\n", "line 2: the e-mail address is not one"},
        {"no such column", "name,email\nAnn,ann@x.example\n", "line 1: has no column membership_number"},
        {"an unclosed cell", "number,name,email\n1,\"Ann,ann\n", "line 2: "},
        {"nothing at all", "", "line "},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            write("members.csv", c.text);
            auto const done = run("members import members.csv");
            BOOST_TEST(done.code == 1);
            BOOST_TEST(has(done.err, c.line));
            BOOST_TEST(has(done.err, "Nothing was changed."));
            BOOST_TEST(people() == 0);
        }
    }
    BOOST_TEST(has(run("members import absent.csv").err, "The file absent.csv cannot be read"));
}

BOOST_AUTO_TEST_CASE(an_organiser_is_added_by_address)
{
    run("migrate");
    BOOST_TEST(run("organiser add Ann@x.example").code == 0);
    auto db = open();
    BOOST_TEST(people::find_or_add(db, "ann@x.example", test::noon).permissions == "organiser");
    auto const refused = run("organiser add nobody");
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(refused.err == "This is not an e-mail address.\n");
    BOOST_TEST(people() == 1);
}

BOOST_AUTO_TEST_CASE(verify_tells_what_is_broken)
{
    run("migrate");
    auto const whole = run("verify");
    BOOST_TEST(whole.code == 0);
    BOOST_TEST(whole.out == "Everything that is promised holds.\n");
    damage(file);
    auto const broken = run("verify");
    BOOST_TEST(broken.code == 1);
    BOOST_TEST(broken.out == "C1: pool 1 counts 1 taken, its rows 0\n");
}

BOOST_AUTO_TEST_CASE(a_copy_is_verified_before_it_is_restored)
{
    run("migrate");
    run("organiser add ann@x.example");
    BOOST_TEST(run("backup copy.db").code == 0);
    run("organiser add bo@x.example");

    run("backup broken.db");
    damage((home.path / "broken.db").string());
    write(
        "no-database.db", "something else, and long enough to be looked at as if it were the head of a file"
    );
    for (auto const* copy : {"broken.db", "no-database.db", "absent.db"}) {
        BOOST_TEST_CONTEXT(copy)
        {
            BOOST_TEST(run(std::string("restore ") + copy).code != 0);
            BOOST_TEST(people() == 2);
        }
    }

    auto const done = run("restore copy.db");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(people() == 1);
    BOOST_TEST(run("verify").code == 0);
    BOOST_TEST(std::filesystem::exists(file + ".before-restore"));
}

BOOST_AUTO_TEST_SUITE_END()
