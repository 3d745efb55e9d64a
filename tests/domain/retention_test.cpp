// What is kept too long goes by itself, and what is left is numbers.
#include "domain/house.hpp"
#include "domain/retention.hpp"
#include "sql/queries.hpp"

using namespace rowan;
using std::chrono::days;
using test::attempt;

namespace {

struct archive : test::house {
    retention::report outlook(instant until)
    {
        return *retention::outlook(tx, permissions::administrator{person("boss")}, until, now);
    }
    int carry_out(int most = 50) { return attempt(tx, retention::carry_out, most, now).value(); }

    std::int64_t mentions(std::string const& text)
    {
        constexpr storage::query q{
            "test/mentions", "SELECT (SELECT COUNT(*) FROM registration WHERE name LIKE '%' || $1 || '%') + "
                             "(SELECT COUNT(*) FROM person WHERE name || email LIKE '%' || $1 || '%') + "
                             "(SELECT COUNT(*) FROM message WHERE recipient LIKE '%' || $1 || '%')"};
        return *tx.one<std::int64_t>(q, text);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_retention, archive)

// The event is in sixty days and is kept for 730 after it; so are strangers after their last change.
BOOST_AUTO_TEST_CASE(who_came_is_forgotten_when_the_events_retention_is_over_and_counts_stay)
{
    auto d = test::an_event("event", 5);
    d.questions = {{"diet", "short_text", "Diet", "", "", false, "catering", 3000}};
    open(d);
    auto const ann = test::a_member(tx, "ann");
    attempt(tx, registrations::place, ann, "event", test::answering("diet", std::string("none")), now)
        .value();
    auto const due = d.days.back().ends_at + days(730);

    BOOST_TEST(outlook(due - seconds(1)).events.empty());
    auto const will_go = outlook(due);
    BOOST_TEST(will_go.events.at(0).people == 1);
    BOOST_TEST(will_go.answers == 1);

    constexpr storage::query names{"test/names", "SELECT COUNT(*) FROM registration WHERE name <> ''"};
    now = due - seconds(1);
    carry_out(); // whoever opened the event is a stranger, and past it
    BOOST_TEST(number(names) == 1);
    now = due;
    BOOST_TEST(carry_out() == 1);
    BOOST_TEST(carry_out() == 0);
    BOOST_TEST(places().taken == 1);
    constexpr storage::query answers{"test/answers", "SELECT COUNT(*) FROM answer"};
    BOOST_TEST(number(names) == 0);
    BOOST_TEST(number(answers) == 0);
    BOOST_TEST(people::find(tx, ann.id)->name == "Name of ann"); // a member stays
}

BOOST_AUTO_TEST_CASE(people_who_are_no_members_go_with_the_last_of_what_they_booked)
{
    open(5);
    auto const zed = person("zed");
    book("zed");
    auto const end = events::terms_of(tx, "event")->ends_at;
    now = end + days(729);
    BOOST_TEST(carry_out() == 0);
    BOOST_TEST(mentions("zed") > 0);
    now = end + days(730);
    BOOST_TEST(outlook(now).people >= 1);
    BOOST_TEST(carry_out() >= 2); // the event, and whoever was there
    BOOST_TEST(mentions("zed") == 0);
    BOOST_TEST(people::find(tx, zed.id)->permissions == "");
}

BOOST_AUTO_TEST_CASE(those_with_permissions_and_members_stay)
{
    auto const boss = person("boss");
    tx.run(sql::people::set_permissions, boss.id, "admin", now);
    test::a_member(tx, "ann");
    now += days(3000);
    BOOST_TEST(carry_out() == 0);
    BOOST_TEST(mentions("boss") == 1);
    BOOST_TEST(mentions("ann") == 1);
}

// A piece at a time, so that bookings do not wait.
BOOST_AUTO_TEST_CASE(many_go_in_pieces)
{
    for (char c = 'a'; c <= 'e'; ++c) person(std::string(3, c));
    now += days(731);
    BOOST_TEST(carry_out(2) == 2);
    BOOST_TEST(carry_out(2) == 2);
    BOOST_TEST(carry_out(2) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
