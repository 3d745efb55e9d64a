// What organisers do to one booking: adding somebody, cancelling, correcting.
#include "domain/by_hand.hpp"

#include "domain/house.hpp"

using namespace rowan;
using test::attempt;
using test::joined;
using test::word_for;

namespace {

struct hands : test::house {
    std::string
    add(std::string const& who, by_hand::guest g, std::string const& reason = {}, bool notify = true)
    {
        g.email = who + "@people.example";
        if (!g.form.name) g.form.name = "Name of " + who;
        auto const made = attempt(tx, by_hand::add, decides(reason, notify), std::string("event"), g, now);
        if (made) references[who + " event"] = made->summary.reference;
        return word_for(made);
    }
    std::string add(std::string const& who) { return add(who, by_hand::guest{}); }

    std::string cancel_for(std::string const& who, bool notify = true)
    {
        auto const done = attempt(tx, by_hand::cancel, decides("ill", notify), reference(who), now);
        return done ? "done" : word_for(done.error().code);
    }
    std::string correct(std::string const& who, registrations::form const& f)
    {
        auto const done = attempt(tx, by_hand::change, decides(), reference(who), f, now);
        return done ? "done" : word_for(done.error().code);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_by_hand, hands)

// C5: full is an answer.
BOOST_AUTO_TEST_CASE(who_is_added_has_a_place_or_waits)
{
    open(1);
    BOOST_TEST(add("ann") == "registered");
    BOOST_TEST(add("bo") == "waiting");
    BOOST_TEST(add("ann") == "already_registered"); // C10
    BOOST_TEST(mail("ann") == "booked");
    BOOST_TEST(mail("bo") == "waiting");
    BOOST_TEST(acts("bo") == "joined_queue");
}

// C8
BOOST_AUTO_TEST_CASE(over_the_capacity_takes_a_reason)
{
    open(0);
    by_hand::guest over;
    over.over_capacity = true;
    BOOST_TEST(add("ann", over) == "invalid");
    BOOST_TEST(add("ann", over, "the speaker's guest") == "registered");
    BOOST_TEST(places().taken == 1);
}

BOOST_AUTO_TEST_CASE(adding_needs_neither_an_open_window_nor_an_answer)
{
    auto d = test::an_event("event", 2);
    d.questions = {{"diet", "short_text", "Diet", "", "", true, "catering", 30}};
    open(d);
    now = d.closes_at + seconds(1);
    BOOST_TEST(book("bo") == "closed");
    BOOST_TEST(add("ann") == "registered");
    by_hand::guest g;
    g.form = test::answering("size", std::string("M"));
    BOOST_TEST(add("cy", g) == "invalid"); // there is no such question
    g.form = test::answering("diet", std::string("none"));
    BOOST_TEST(add("cy", g) == "registered");
}

BOOST_AUTO_TEST_CASE(who_may_not_be_added_is_refused)
{
    auto d = test::an_event("event", 2);
    d.audience = events::audience::members;
    open(d);
    BOOST_TEST(add("ann") == "not_eligible");
    test::a_member(tx, "bo");
    BOOST_TEST(add("bo") == "registered");
    auto const nobody = attempt(
        tx, by_hand::add, decides(), std::string("event"), by_hand::guest{.email = "no address"}, now
    );
    BOOST_TEST(test::pointers(nobody) == "/email");
    auto const nowhere = attempt(
        tx, by_hand::add, decides(), std::string("nowhere"), by_hand::guest{.email = "a@b.example"}, now
    );
    BOOST_TEST(word_for(nowhere) == "not_found");
    now = d.days[0].ends_at;
    test::a_member(tx, "cy");
    BOOST_TEST(add("cy") == "closed");
}

// W3: who waits goes first, also before somebody who is added.
BOOST_AUTO_TEST_CASE(nobody_is_added_past_the_queue)
{
    open(1);
    for (auto const* who : {"ann", "bo"}) book(who);
    cancel("ann");
    BOOST_TEST(add("cy") == "waiting");
    BOOST_TEST(active() == "bo registered, cy waiting");
}

// W4, C9
BOOST_AUTO_TEST_CASE(cancelling_for_somebody_serves_the_queue_at_any_time)
{
    open(1);
    for (auto const* who : {"ann", "bo"}) book(who);
    now = events::terms_of(tx, "event")->cancel_until;
    BOOST_TEST(cancel("ann") == "closed"); // too late for her
    BOOST_TEST(cancel_for("ann") == "done");
    BOOST_TEST(cancel_for("ann") == "done"); // once more gives nothing back
    BOOST_TEST(active() == "bo registered");
    BOOST_TEST(mail("ann") == "booked, cancelled");
    constexpr storage::query why{
        "test/why", "SELECT reason FROM ledger WHERE act = 'cancelled' ORDER BY seq DESC LIMIT 1"};
    BOOST_TEST(*tx.one<std::string>(why) == "ill");
    BOOST_TEST(cancel_for("bo", false) == "done");
    BOOST_TEST(mail("bo") == "waiting, promoted");
}

// C6
BOOST_AUTO_TEST_CASE(a_booking_is_corrected_at_any_time_until_it_ends)
{
    open(1);
    book("ann");
    now = events::terms_of(tx, "event")->cancel_until;
    registrations::form f;
    f.name = "Ann of the Trust";
    BOOST_TEST(correct("ann", f) == "done");
    BOOST_TEST(find("ann").summary.name == "Ann of the Trust");
    BOOST_TEST(places().taken == 1);
    BOOST_TEST(correct("ann", test::choosing({"none"})) == "invalid");
    cancel_for("ann");
    BOOST_TEST(correct("ann", f) == "closed");
}

BOOST_AUTO_TEST_SUITE_END()
