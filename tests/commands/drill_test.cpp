// The drill: everybody books, in a copy; and what it judges a rush by.
#include "commands/rush.hpp"
#include "domain/upkeep.hpp"
#include "storage/sealed_file.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

struct prepared : test::installation {
    prepared()
    {
        storage::sqlite_transaction db(file);
        auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
        storage::migrate(db, now);
        auto d = test::an_event("summit", 30, now);
        d.status = events::status::draft; // booking opens in the copy alone
        d.questions = {{"access", "one_of", "Which?", "", "First\nSecond", true, "to plan", 30}};
        d.slots = {
            {"Morning",
             d.days[0].starts_at,
             d.days[0].starts_at + std::chrono::hours(1),
             {{"rotas", "Rotas", "", "", "", 5}, {"pay", "Pay", "", "", "", {}}}}};
        events::create(db, d, ledger::id(), now).value();
        test::a_member(db, "ann");
        db.script(
            "INSERT INTO message (kind, recipient, urgency, send_after, state, created_at) "
            "VALUES ('booked', 'ann@people.example', 1, 0, 'waiting', 0); PRAGMA wal_checkpoint(TRUNCATE)"
        );
    }
};

// In milliseconds after some moment.
commands::booked a_booking(int began, int ended, std::int64_t seq, std::int64_t position = 0)
{
    auto const at = [](int n) { return commands::moment(std::chrono::milliseconds(n)); };
    return {at(began), at(ended), seq, position == 0, position, ""};
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_drill, prepared)

BOOST_AUTO_TEST_CASE(members_book_in_a_copy_and_the_original_is_as_it_was)
{
    auto const before = storage::hash_of(file);
    auto const done = run("drill --event summit --members 60 --connections 8");
    BOOST_TEST(done.code == 0, done.out + done.err);
    for (auto const* line :
         {"60 members (59 of them invented)", "booked      60: 30 have a place, 30 wait", "cancelled   3",
          "bookings a second", "p99", "0 oversold", "Everything holds."})
        BOOST_TEST(done.out.find(line) != done.out.npos, line);
    BOOST_TEST(done.out.find("FAILED") == done.out.npos);
    BOOST_TEST(storage::hash_of(file) == before);
    for (auto const& entry : std::filesystem::directory_iterator(home.path))
        BOOST_TEST(entry.path().filename().string().find("at-work") == std::string::npos);
    auto db = open();
    BOOST_TEST(upkeep::count(db).registrations == 0);
    constexpr storage::query waiting{"test/waiting", "SELECT count(*) FROM message WHERE state = 'waiting'"};
    BOOST_TEST(*db.one<int>(waiting) == 1);
}

BOOST_AUTO_TEST_CASE(a_file_that_holds_what_it_must_not_fails_the_drill)
{
    open().script("INSERT INTO pool (capacity, taken) VALUES (5, 9)");
    auto const done = run("drill --event summit --members 5");
    BOOST_TEST(done.code == 1);
    BOOST_TEST(done.out.find("FAILED  1 oversold") != done.out.npos);
    BOOST_TEST(done.out.find("FAILED  all that is promised") != done.out.npos);
}

BOOST_AUTO_TEST_CASE(an_event_must_be_named_that_there_is)
{
    BOOST_TEST(run("drill").code == 2);
    auto const done = run("drill --event absent");
    BOOST_TEST(done.code == 1);
    BOOST_TEST(done.err == "There is no event absent.\n");
}

BOOST_AUTO_TEST_CASE(a_rush_is_judged_by_its_answers)
{
    using commands::out_of_order;
    using commands::overtaken;
    auto const first = a_booking(0, 10, 1);
    auto const second = a_booking(0, 12, 2);
    auto const third = a_booking(11, 20, 3, 1);
    BOOST_TEST(out_of_order({third, first, second}, 2, 0) == 0);
    BOOST_TEST(out_of_order({first, second, a_booking(11, 20, 3, 5)}, 2, 4) == 0);
    BOOST_TEST(out_of_order({first, second}, {}, 0) == 0);
    BOOST_TEST(
        out_of_order({first, second, third}, 1, 0) == 2
    ); // one place too many, and so the first number is late
    BOOST_TEST(out_of_order({first, a_booking(0, 12, 1)}, 2, 0) == 1); // one number for two
    BOOST_TEST(overtaken({first, second, third}) == 0);
    BOOST_TEST(overtaken({a_booking(0, 10, 3), a_booking(11, 20, 2)}) == 1);
    BOOST_TEST(commands::within({first, second, third}, 0.5) == 10.0);
}

BOOST_AUTO_TEST_SUITE_END()
