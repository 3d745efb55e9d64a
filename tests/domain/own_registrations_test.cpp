// What people do with the bookings they have.
#include "domain/house.hpp"

using namespace rowan;
using std::chrono::days;
using test::noon;

BOOST_FIXTURE_TEST_SUITE(domain_own_registrations, test::house)

// C9
BOOST_AUTO_TEST_CASE(cancelling_twice_gives_one_place_back_and_writes_one_mail)
{
    open(2);
    book("ann");
    book("bo");
    BOOST_TEST(cancel("ann") == "cancelled");
    now += seconds(60);
    BOOST_TEST(cancel("ann") == "cancelled");
    BOOST_TEST(places().taken == 1);
    BOOST_TEST(mail("ann") == "booked, cancelled");
    BOOST_TEST(acts("ann") == "booked, cancelled");
    BOOST_TEST((find("ann").summary.cancelled_at == noon));
}

// W9: who only waits, or has an offer, may leave at any time.
BOOST_AUTO_TEST_CASE(a_place_can_be_cancelled_until_the_time_set)
{
    struct {
        char const* what;
        char const* who; // ann has a place, bo an offer, cy waits
        seconds after;   // the time set
        char const* outcome;
    } const cases[] = {
        {"a place, a second before", "ann", seconds(-1), "cancelled"},
        {"a place, at the time", "ann", seconds(0), "closed"},
        {"an offer", "bo", seconds(0), "cancelled"},
        {"waiting", "cy", seconds(0), "cancelled"},
    };
    int n = 0;
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto d = test::an_event("event-" + std::to_string(++n), 2);
            d.waiting_list = events::waiting_list::offer;
            d.offer_hours = 1000;
            now = noon;
            open(d);
            for (auto const* who : {"ann", "di", "bo", "cy"}) book(who, d.slug);
            cancel("di", d.slug);
            now = d.cancel_until + c.after;
            BOOST_TEST(cancel(c.who, d.slug) == c.outcome);
            now = noon;
        }
    }
}

BOOST_AUTO_TEST_CASE(other_peoples_bookings_are_not_to_be_found)
{
    open(1);
    book("ann");
    auto const bo = person("bo");
    auto const reference = this->reference("ann");
    for (auto const act :
         {registrations::find, registrations::cancel, registrations::accept, registrations::decline}) {
        BOOST_TEST(test::word_for(act(tx, bo, reference, now)) == "not_found");
        BOOST_TEST(test::word_for(act(tx, bo, "RW-000000", now)) == "not_found");
    }
    BOOST_TEST(test::word_for(registrations::change(tx, bo, reference, {}, now)) == "not_found");
    BOOST_TEST(test::word_for(registrations::history(tx, bo, reference, now).error().code) == "not_found");
    BOOST_TEST(active() == "ann registered");
}

// C6
BOOST_AUTO_TEST_CASE(correcting_a_name_needs_no_place)
{
    open(1);
    book("ann");
    book("bo");
    now = events::terms_of(tx, "event")->closes_at; // nor that booking is still open
    registrations::form f;
    f.name = "Annabel Lee";
    BOOST_TEST(change("ann", f) == "registered");
    BOOST_TEST(change("bo", f) == "waiting");
    BOOST_TEST(find("ann").summary.name == "Annabel Lee");
    BOOST_TEST(find("ann").summary.employer == ""); // what is not given stays
    BOOST_TEST(places().taken == 1);
    BOOST_TEST(acts("ann") == "booked, booking_changed");
}

BOOST_AUTO_TEST_CASE(a_booking_can_be_changed_until_the_time_set_while_it_is_active)
{
    open(3);
    book("ann");
    book("bo");
    cancel("bo");
    registrations::form f;
    f.name = "Other";
    BOOST_TEST(change("bo", f) == "closed");
    auto const until = events::terms_of(tx, "event")->cancel_until;
    now = until - seconds(1);
    BOOST_TEST(change("ann", f) == "registered");
    now = until;
    BOOST_TEST(change("ann", f) == "closed");
}

// W1
BOOST_AUTO_TEST_CASE(the_history_tells_what_happened_and_through_whom)
{
    open(1);
    book("ann");
    book("bo");
    cancel("ann");
    std::vector<std::string> lines;
    for (auto const& h : registrations::history(tx, person("bo"), reference("bo"), now).value())
        lines.push_back(h.act + " by " + h.actor);
    BOOST_TEST(test::joined(lines) == "joined_queue by owner, place_confirmed by service");
}

BOOST_AUTO_TEST_CASE(ones_bookings_are_told_the_next_to_come_first_and_the_past_last)
{
    struct {
        char const* slug;
        days until;
    } const all[] = {{"later", days(90)}, {"past", days(10)}, {"soon", days(30)}};
    for (auto const& e : all) {
        auto d = test::an_event(e.slug, 5);
        d.days = {{noon + e.until, noon + e.until + std::chrono::hours(7)}};
        d.cancel_until = d.closes_at = noon + e.until;
        open(d);
        book("ann", e.slug);
    }
    std::vector<std::string> slugs;
    for (auto const& r : registrations::of_person(tx, person("ann"), noon + days(20)).value())
        slugs.push_back(r.summary.event.slug);
    BOOST_TEST(test::joined(slugs) == "soon, later, past");
    BOOST_TEST(registrations::of_person(tx, person("bo"), noon)->empty());
}

BOOST_AUTO_TEST_SUITE_END()
