// What organisers do to bookings: over the capacity, and from one event to another.
#include "domain/house.hpp"

using namespace rowan;
using test::attempt;
using test::word_for;

namespace {

struct office : test::house {
    std::string
    book_over(std::string const& who, std::string const& reason, std::string const& slug = "event")
    {
        auto const id = person(who).id;
        registrations::form f;
        f.name = "Guest";
        auto const made = attempt(tx, registrations::place_over, decides(reason), id, slug, f, now);
        if (made) references[who + " " + slug] = made->summary.reference;
        return word_for(made);
    }
    std::string move(std::string const& who, std::string const& to)
    {
        auto const made = attempt(tx, registrations::move, decides(), reference(who), to, now);
        if (made) references[who + " " + to] = made->summary.reference;
        return word_for(made);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_organisers, office)

// C8: counted (C1), with its reason.
BOOST_AUTO_TEST_CASE(organisers_book_over_the_capacity_for_a_reason)
{
    open(1);
    book("ann");
    BOOST_TEST(book_over("bo", "") == "invalid");
    BOOST_TEST(book_over("bo", "the speaker's guest") == "registered");
    BOOST_TEST(book_over("bo", "once more") == "already_registered"); // C10
    BOOST_TEST(book_over("cy", "reason", "nothing") == "not_found");
    BOOST_TEST(places().taken == 2);
    BOOST_TEST(mail("bo") == "booked");
    constexpr storage::query reason{
        "test/reason", "SELECT reason FROM ledger WHERE act = 'booked' ORDER BY seq DESC LIMIT 1"};
    BOOST_TEST(*tx.one<std::string>(reason) == "the speaker's guest");
}

// C7, C8
BOOST_AUTO_TEST_CASE(nobody_is_called_while_the_event_is_over_its_capacity)
{
    open(1);
    book("ann");
    book_over("bo", "a reason");
    book("cy");
    cancel("ann");
    BOOST_TEST(active() == "bo registered, cy waiting");
    cancel("bo");
    BOOST_TEST(active() == "cy registered");
}

BOOST_AUTO_TEST_CASE(nobody_is_booked_over_a_cancelled_event)
{
    auto d = test::an_event("event", 1);
    d.status = events::status::cancelled;
    open(d);
    BOOST_TEST(book_over("ann", "a reason") == "closed");
}

// C6: the new place is claimed first; the old one goes to who waits.
BOOST_AUTO_TEST_CASE(moving_takes_the_new_place_and_frees_the_old_one_together)
{
    open(1);
    open(test::an_event("north", 1));
    book("ann");
    book("bo");
    BOOST_TEST(move("ann", "north") == "registered");
    BOOST_TEST(active("north") == "ann registered");
    BOOST_TEST(active() == "bo registered");
    BOOST_TEST(mail("bo") == "waiting, promoted");
    BOOST_TEST(mail("ann") == "booked, booked");
    BOOST_TEST(acts("ann") == "booked, moved, moved");
}

BOOST_AUTO_TEST_CASE(who_cannot_be_moved_keeps_the_place)
{
    open(1);
    for (auto const* who : {"ann", "bo"}) book(who); // ann has the place, bo waits

    open(test::an_event("full", 0));
    open(test::an_event("booked", 5));
    book("ann", "booked");
    auto members = test::an_event("members", 5);
    members.audience = events::audience::members;
    open(members);
    auto cancelled = test::an_event("cancelled", 5);
    cancelled.status = events::status::cancelled;
    open(cancelled);

    struct {
        char const* who;
        char const* to;
        char const* outcome;
    } const cases[] = {
        {"ann", "full", "full"},
        {"ann", "booked", "already_registered"},
        {"ann", "event", "full"}, // where she is: no second place
        {"ann", "members", "not_eligible"},
        {"ann", "cancelled", "closed"},
        {"ann", "nothing", "not_found"},
        {"bo", "booked", "closed"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.who << " to " << c.to)
        {
            BOOST_TEST(move(c.who, c.to) == c.outcome);
            BOOST_TEST(active() == "ann registered, bo waiting");
        }
    }
}

// W3: who waits there goes first, also before somebody who is moved there.
BOOST_AUTO_TEST_CASE(nobody_is_moved_past_a_queue)
{
    open(1);
    open(test::an_event("north", 1));
    book("ann");
    book("bo", "north");
    book("cy", "north");
    BOOST_TEST(move("ann", "north") == "full");
    cancel("bo", "north");
    BOOST_TEST(move("ann", "north") == "full");
    BOOST_TEST(active("north") == "cy registered");
}

BOOST_AUTO_TEST_SUITE_END()
