// The outbox as organisers see it, and what they do about it.
#include "domain/outbox.hpp"

#include "domain/house.hpp"

using namespace rowan;
using messages::kind;
using outbox::state;
using std::chrono::days;
using std::chrono::minutes;
using test::noon;

namespace {

struct desk : test::house {
    permissions::organiser const organiser{person("org"), true, true};

    void put(kind what, std::string const& who, seconds lasts = days(30))
    {
        auto const p = person(who);
        messages::put(tx, {what, p.email, p.id, {}, "7", now + lasts}, now);
    }
    void fail(std::int64_t id, bool for_good = true)
    {
        messages::settle(tx, {{id, false, "550 5.1.1 not known", for_good, for_good}}, now).value();
    }
    // "1 failed a, 2 waiting b"
    std::string listed(state which)
    {
        std::vector<std::string> all;
        for (auto const& e : outbox::list(tx, which, {}, 10))
            all.push_back(std::to_string(e.id) + " " + e.recipient.substr(0, e.recipient.find('@')));
        return test::joined(all);
    }
    std::string retry(std::int64_t id)
    {
        auto const done = outbox::retry(tx, organiser, messages::reference_of(noon, id), now);
        return done ? "done" : test::word_for(done.error().code);
    }
    std::string cancel(std::int64_t id)
    {
        auto const done = outbox::cancel(tx, organiser, messages::reference_of(noon, id), now);
        return done ? "done" : test::word_for(done.error().code);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_outbox, desk)

BOOST_AUTO_TEST_CASE(what_waits_and_what_failed_is_counted_and_listed_the_latest_first)
{
    for (auto const* who : {"a", "b", "c"}) put(kind::booked, who);
    fail(1);
    fail(2, false);
    now += minutes(5);
    auto const o = outbox::look(tx, now);
    BOOST_TEST(o.counts.at(state::failed) == 1);
    BOOST_TEST(o.counts.at(state::waiting) == 2);
    BOOST_TEST(!o.counts.contains(state::sent));
    BOOST_TEST((o.waiting_since == noon));
    BOOST_TEST(!o.trouble.has_value());
    BOOST_TEST(listed(state::failed) == "1 a");
    BOOST_TEST(listed(state::waiting) == "3 c, 2 b");
    BOOST_TEST(outbox::list(tx, state::waiting, 3, 10).size() == 1u);
    BOOST_TEST(outbox::list(tx, state::waiting, {}, 1).size() == 1u);
    BOOST_TEST(outbox::list(tx, state::failed, {}, 1).at(0).last_error == "550 5.1.1 not known");
}

BOOST_AUTO_TEST_CASE(a_dead_letter_is_tried_again_where_the_person_has_mail_now)
{
    put(kind::booked, "a");
    fail(1);
    tx.script("UPDATE person SET email = 'new@people.example' WHERE email = 'a@people.example'");
    BOOST_TEST(retry(1) == "done");
    BOOST_TEST(retry(1) == "not_found");
    auto const due = messages::due(tx, 10, "Europe/London", now).value();
    BOOST_REQUIRE(due.size() == 1u);
    BOOST_TEST(due[0].message.recipient == "new@people.example");
    BOOST_TEST(number({"test/l", "SELECT count(*) FROM ledger WHERE act = 'mail_retried'"}) == 1);
}

BOOST_AUTO_TEST_CASE(what_is_not_worth_it_is_not_tried_again)
{
    put(kind::sign_in_code, "a");
    put(kind::booked, "b", minutes(1));
    put(kind::booked, "c");
    fail(1);
    fail(2);
    now += minutes(2);
    for (int const id : {1, 2, 3, 99}) BOOST_TEST(retry(id) == "not_found");
}

BOOST_AUTO_TEST_CASE(all_dead_letters_are_tried_again_at_once)
{
    for (auto const* who : {"a", "b", "c"}) put(kind::booked, who);
    fail(1);
    fail(3);
    BOOST_TEST(outbox::retry_all(tx, organiser, now)->count == 2);
    BOOST_TEST(outbox::retry_all(tx, organiser, now)->count == 0);
    BOOST_TEST(listed(state::waiting) == "3 c, 2 b, 1 a");
}

BOOST_AUTO_TEST_CASE(what_waits_can_be_called_off)
{
    put(kind::booked, "a");
    put(kind::booked, "b");
    fail(2);
    for (int const id : {1, 2}) BOOST_TEST(cancel(id) == "done");
    for (int const id : {1, 2, 99}) BOOST_TEST(cancel(id) == "not_found");
    BOOST_TEST(messages::due(tx, 10, "Europe/London", now)->empty());
    BOOST_TEST(listed(state::cancelled) == "2 b, 1 a");
    BOOST_TEST(number({"test/l", "SELECT count(*) FROM ledger WHERE act = 'mail_cancelled'"}) == 2);
    fail(1, false); // it was in hand meanwhile
    BOOST_TEST(listed(state::cancelled) == "2 b, 1 a");
}

BOOST_AUTO_TEST_CASE(an_address_that_refuses_is_marked_until_it_takes_mail)
{
    put(kind::booked, "a");
    put(kind::booked, "a");
    fail(1);
    auto const marked = outbox::refusal_of(tx, "a@people.example");
    BOOST_REQUIRE(marked.has_value());
    BOOST_TEST(marked->reason == "550 5.1.1 not known");
    BOOST_TEST((marked->at == noon));
    messages::settle(tx, {{2, true}}, now).value();
    BOOST_TEST(!outbox::refusal_of(tx, "a@people.example").has_value());
}

BOOST_AUTO_TEST_CASE(after_four_days_in_vain_a_message_is_a_dead_letter)
{
    put(kind::booked, "a");
    int attempts = 0;
    while (listed(state::failed).empty() && attempts < 1000) {
        now += std::chrono::hours(2);
        fail(1, false);
        ++attempts;
    }
    BOOST_TEST(attempts == 100); // of which all but the first few are an hour apart, or more
    BOOST_TEST(!outbox::refusal_of(tx, "a@people.example").has_value());
}

BOOST_AUTO_TEST_CASE(dead_letters_are_kept_a_month)
{
    put(kind::booked, "a");
    fail(1);
    BOOST_TEST(*messages::forget_old(tx, noon + days(31) - seconds(1)) == 0);
    BOOST_TEST(*messages::forget_old(tx, noon + days(31)) == 1);
    BOOST_TEST(retry(1) == "not_found");
}

BOOST_AUTO_TEST_CASE(while_the_line_is_down_it_is_known_since_when_and_why)
{
    outbox::note_trouble(tx, "421 busy", now + seconds(10), now).value();
    now += minutes(3);
    outbox::note_trouble(tx, "could not connect", now + seconds(60), now).value();
    auto const t = outbox::look(tx, now).trouble;
    BOOST_REQUIRE(t.has_value());
    BOOST_TEST((t->since == noon));
    BOOST_TEST((t->again == now + seconds(60)));
    BOOST_TEST(t->reason == "could not connect");
    outbox::clear_trouble(tx).value();
    BOOST_TEST(!outbox::look(tx, now).trouble.has_value());
}

BOOST_AUTO_TEST_CASE(the_outbox_has_everybodys_mail_and_is_not_for_those_whose_events_are_limited)
{
    permissions::organiser const limited{organiser.person, false, true};
    put(kind::booked, "a");
    fail(1);
    auto const reference = messages::reference_of(noon, 1);
    BOOST_TEST(outbox::show(tx, organiser, state::failed, 0, now)->messages.size() == 1u);
    BOOST_TEST((outbox::show(tx, limited, state::failed, 0, now).error().code == errc::not_allowed));
    BOOST_TEST((outbox::retry(tx, limited, reference, now).error().code == errc::not_allowed));
    BOOST_TEST((outbox::retry_all(tx, limited, now).error().code == errc::not_allowed));
    BOOST_TEST((outbox::cancel(tx, limited, reference, now).error().code == errc::not_allowed));
    BOOST_TEST(listed(state::failed) == "1 a");
}

BOOST_AUTO_TEST_CASE(a_message_is_called_by_its_time_and_number)
{
    BOOST_TEST(messages::reference_of(noon, 42) == "20270112T120000Z-00000042");
    BOOST_TEST(messages::reference_of(noon, 1'234'567'890) == "20270112T120000Z-1234567890");
    BOOST_TEST(messages::number_in("20270112T120000Z-00000042").value() == 42);
    for (auto const* wrong : {"", "42", "x-", "x-4y", "20270112T120000Z-99999999999999999999"})
        BOOST_TEST(!messages::number_in(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_SUITE_END()
