// The status: what is well, what is not, and an exit code that says so.
#include "domain/messages.hpp"
#include "domain/upkeep.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

struct served : test::installation {
    std::unique_ptr<test::program> running;
    instant const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());

    served()
    {
        run("migrate");
        running = start("serve");
        given["ROWAN_LISTEN"] = "127.0.0.1:" + std::to_string(running->port());
        done(upkeep::task::backed_up, seconds(60));
    }

    void done(upkeep::task what, seconds ago) const
    {
        auto db = open();
        upkeep::note(db, what, now - ago, "7 people");
    }

    struct seen {
        int code;
        boost::json::object parts;
        bool well;
    };
    seen look()
    {
        auto const made = run("status --json");
        auto const all = boost::json::parse(made.out).as_object();
        return {made.code, all.at("parts").as_object(), all.at("well").as_bool()};
    }
    bool well(char const* part) { return look().parts.at(part).at("well").as_bool(); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_status, served)

BOOST_AUTO_TEST_CASE(all_is_well_where_it_serves_and_a_copy_is_fresh)
{
    auto const told = run("status");
    BOOST_TEST(told.code == 0);
    for (auto const* part :
         {"version", "service", "database", "free disk", "verified backup", "restore rehearsed", "follower",
          "mail", "bookings", "ledger", "All is well."})
        BOOST_TEST(told.out.find(part) != told.out.npos, part);
    BOOST_TEST(told.out.find("UNWELL") == told.out.npos);
    auto const s = look();
    BOOST_TEST(s.code == 0);
    BOOST_TEST(s.well);
    BOOST_TEST(s.parts.at("service").at("status").as_int64() == 200);
    BOOST_TEST(s.parts.at("verified_backup").at("at").as_string() == rfc3339(now - seconds(60)));
}

BOOST_AUTO_TEST_CASE(a_service_that_does_not_answer_is_unwell)
{
    running->signal(SIGTERM);
    running->wait();
    auto const told = run("status");
    BOOST_TEST(told.code == 1);
    BOOST_TEST(told.out.find("nobody listens on " + given["ROWAN_LISTEN"]) != told.out.npos);
    BOOST_TEST(told.out.find("Something is unwell.") != told.out.npos);
    auto const s = look();
    BOOST_TEST(!s.well);
    BOOST_TEST(!s.parts.at("service").at("listens").as_bool());
}

BOOST_AUTO_TEST_CASE(copies_are_judged_by_their_age)
{
    using std::chrono::hours;
    struct {
        upkeep::task what;
        char const* part;
        seconds ago;
        bool well;
    } const cases[] = {
        {upkeep::task::backed_up, "verified_backup", hours(25) + std::chrono::minutes(59), true},
        {upkeep::task::backed_up, "verified_backup", hours(26) + seconds(1), false},
        {upkeep::task::backed_up, "verified_backup", seconds(0), true},
        {upkeep::task::followed, "follower", seconds(240), true},
        {upkeep::task::followed, "follower", seconds(301), false},
        {upkeep::task::rehearsed, "restore_rehearsed", hours(24 * 400), true},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.part << ", " << c.ago.count() << " seconds ago")
        {
            done(c.what, c.ago);
            BOOST_TEST(well(c.part) == c.well);
        }
    }
    BOOST_TEST(run("status").out.find("400 days ago: rehearse it") != std::string::npos);
    done(upkeep::task::rehearsed, hours(24 * 179));
    BOOST_TEST(run("status").out.find("rehearse it") == std::string::npos);
    open().script("DELETE FROM upkeep");
    BOOST_TEST(!well("verified_backup"));
    BOOST_TEST(well("follower")); // nobody need have one
}

BOOST_AUTO_TEST_CASE(an_older_schema_is_named_and_what_it_lacks_is_not_asked)
{
    open().script("DELETE FROM schema_migration WHERE name LIKE '0010%'");
    auto const told = run("status");
    BOOST_TEST(told.code == 1);
    BOOST_TEST(told.out.find("run rowan migrate (1 to apply)") != told.out.npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(domain_upkeep, test::database)

// Noon of a winter's day in London, and of one in the zone where people sleep then.
BOOST_AUTO_TEST_CASE(mail_is_late_by_when_it_could_have_gone_out)
{
    using std::chrono::hours;
    auto const wait = [&](int urgency, seconds ago, char const* state = "waiting") {
        constexpr storage::query put{
            "test/put", "INSERT INTO message (kind, recipient, urgency, send_after, state, created_at) "
                        "VALUES ('reminder', 'a@people.example', $1, $2, $3, $2)"};
        tx.script("DELETE FROM message");
        tx.run(put, urgency, test::noon - ago, state);
    };
    auto const due = [&](char const* zone) { return upkeep::look_at_mail(tx, zone, test::noon).due_since; };
    auto const at = [](seconds ago) { return std::optional(test::noon - ago); };

    BOOST_TEST((due("Europe/London") == std::nullopt));
    wait(1, hours(9));
    BOOST_TEST((due("Europe/London") == at(hours(9))));
    BOOST_TEST((due("Asia/Tokyo") == at(hours(9)))); // 9pm: of one booking, it goes out at night as well
    wait(2, hours(9));
    BOOST_TEST((due("Europe/London") == at(hours(4)))); // since eight in the morning
    BOOST_TEST((due("Asia/Tokyo") == std::nullopt));    // it waits for the morning
    wait(2, hours(1));
    BOOST_TEST((due("Europe/London") == at(hours(1))));
    wait(1, -hours(1));
    BOOST_TEST((due("Europe/London") == std::nullopt));
    BOOST_TEST(upkeep::look_at_mail(tx, "Europe/London", test::noon).waiting == 1);
    wait(1, hours(1), "failed");
    BOOST_TEST((due("Europe/London") == std::nullopt));
    BOOST_TEST(upkeep::look_at_mail(tx, "Europe/London", test::noon).failed == 1);
}

BOOST_AUTO_TEST_SUITE_END()
