// Messages: the outbox, in what order it is sent, and what is forgotten of it.
#include "domain/house.hpp"

using namespace rowan;
using messages::kind;
using std::chrono::days;
using std::chrono::minutes;
using test::noon;

namespace {

struct outbox : test::house {
    void put(kind what, std::string const& to, std::string const& detail = "", seconds lasts = days(1))
    {
        messages::put(tx, {what, to + "@people.example", {}, {}, detail, now + lasts}, now);
    }
    // Whom the messages that are due go to.
    std::string due(int most = 10)
    {
        std::vector<std::string> all;
        for (auto const& m : messages::due(tx, most, "Europe/London", now).value())
            all.push_back(m.message.recipient.substr(0, m.message.recipient.find('@')));
        return test::joined(all);
    }
    std::int64_t next() { return messages::due(tx, 1, "Europe/London", now).value().at(0).message.id; }
    std::string row(std::int64_t id)
    {
        constexpr storage::query q{
            "test/row", "SELECT state || ' ' || attempts || ' [' || replace(recipient, '@people.example', "
                        "'') || '] [' || "
                        "detail || ']' FROM message WHERE id = $1"};
        return tx.one<std::string>(q, id).value();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_messages, outbox)

BOOST_AUTO_TEST_CASE(sign_in_codes_go_first_then_the_oldest)
{
    put(kind::booked, "a");
    now += seconds(1);
    put(kind::cancelled, "b");
    put(kind::sign_in_code, "c", "CODE");
    BOOST_TEST(due() == "c, a, b");
    BOOST_TEST(due(2) == "c, a");
}

BOOST_AUTO_TEST_CASE(a_message_tells_of_its_event_and_its_days)
{
    open(1);
    book("ann");
    auto const due = messages::due(tx, 10, "Europe/London", now).value();
    BOOST_REQUIRE(due.size() == 1u);
    BOOST_TEST(*due[0].message.event_title == "Event event");
    BOOST_TEST(*due[0].message.reference == reference("ann"));
    BOOST_TEST(due[0].days.size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_was_sent_is_not_due_and_its_code_is_forgotten)
{
    put(kind::sign_in_code, "a", "CODE");
    put(kind::waiting, "b", "3");
    for (std::int64_t const id : {1, 2}) messages::settle(tx, {{id, true}}, now).value();
    BOOST_TEST(due() == "");
    BOOST_TEST(row(1) == "sent 1 [a] []");
    BOOST_TEST(row(2) == "sent 1 [b] [3]");
}

BOOST_AUTO_TEST_CASE(
    what_could_not_be_sent_is_due_again_after_a_pause_that_doubles_up_to_an_hour_and_a_quarter_by_chance
)
{
    put(kind::booked, "a", "", days(30));
    for (int const pause : {15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600}) {
        messages::settle(tx, {{next(), false, "no room"}}, now).value();
        now += seconds(pause - 1);
        BOOST_TEST(due() == "");
        now += seconds(1 + pause / 4);
        BOOST_TEST(due() == "a");
    }
}

BOOST_AUTO_TEST_CASE(what_has_expired_is_not_sent_and_its_code_is_forgotten)
{
    put(kind::sign_in_code, "a", "CODE", minutes(10));
    put(kind::booked, "b");
    now += minutes(10) - seconds(1);
    BOOST_TEST(*messages::expire(tx, now) == 0);
    BOOST_TEST(due() == "a, b");
    now += seconds(1);
    BOOST_TEST(due() == "b"); // also if nobody has tidied up yet
    BOOST_TEST(*messages::expire(tx, now) == 1);
    BOOST_TEST(row(1) == "expired 0 [a] []");
}

BOOST_AUTO_TEST_CASE(after_a_week_it_is_forgotten_to_whom_messages_went)
{
    put(kind::waiting, "a", "3");
    put(kind::waiting, "b", "4", days(30));
    messages::settle(tx, {{1, true}}, now).value();
    BOOST_TEST(*messages::forget_old(tx, noon + days(7) - seconds(1)) == 0);
    BOOST_TEST(*messages::forget_old(tx, noon + days(7)) == 1);
    BOOST_TEST(row(1) == "sent 1 [] []");
    BOOST_TEST(row(2) == "waiting 0 [b] [4]"); // what was not sent yet is not forgotten
    BOOST_TEST(*messages::forget_old(tx, noon + days(7)) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
