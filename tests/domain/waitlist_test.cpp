// Waiting lists: whose turn it is when a place comes free.
#include "domain/house.hpp"
#include "domain/personal_data.hpp"

using namespace rowan;
using test::attempt;

namespace {

// A members' event; who is not current waits, but is passed over.
struct with_members : test::house {
    void open_for_members(std::optional<std::int64_t> capacity)
    {
        auto d = test::an_event("event", capacity);
        d.audience = events::audience::members;
        open(d);
        for (auto const* who : {"ann", "bo", "cy", "di"}) test::a_member(tx, who);
    }

    // Behind the service's back: nobody is served by it.
    void set_standing(std::string const& who, std::string const& standing)
    {
        constexpr storage::query q{"test/standing", "UPDATE person SET standing = $2 WHERE id = $1"};
        tx.run(q, person(who).id, standing);
    }

    std::string call(std::string const& who, std::string const& reason)
    {
        auto const called = attempt(tx, waitlist::call, reference(who), decides(reason), now);
        return called ? "called" : test::word_for(called.error().code);
    }
};

// Ways in which the place that ann holds comes free.
void ann_cancels(with_members& h)
{
    h.cancel("ann");
}
void ann_is_moved(with_members& h)
{
    h.open(test::an_event("north", 1));
    attempt(h.tx, registrations::move, h.decides(), h.reference("ann"), "north", h.now).value();
}
void ann_is_erased(with_members& h)
{
    attempt(h.tx, personal_data::erase, h.person("ann"), h.now).value();
}
void two_places(with_members& h)
{
    h.resize(2);
}
void no_limit(with_members& h)
{
    h.resize(std::nullopt);
}
void bo_declines(with_members& h)
{
    h.cancel("ann");
    h.decline("bo");
}
void bo_cancels(with_members& h)
{
    h.cancel("ann");
    h.cancel("bo");
}
void bo_lets_it_lapse(with_members& h)
{
    h.cancel("ann");
    h.now += std::chrono::days(7);
    attempt(h.tx, waitlist::lapse, 10, h.now).value();
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_waitlist, with_members)

// W1, W2
BOOST_AUTO_TEST_CASE(a_free_place_goes_to_who_has_waited_longest)
{
    open(1);
    for (auto const* who : {"ann", "bo", "cy"}) book(who);
    cancel("ann");
    BOOST_TEST(active() == "bo registered, cy waiting");
    BOOST_TEST(mail("bo") == "waiting, promoted");
    BOOST_TEST(acts("bo") == "joined_queue, place_confirmed");
    BOOST_TEST(mail("cy") == "waiting");
}

// W2, W9
BOOST_AUTO_TEST_CASE(who_leaves_the_queue_and_joins_again_stands_at_its_end)
{
    open(1);
    for (auto const* who : {"ann", "bo", "cy", "di"}) book(who);
    BOOST_TEST(*find("cy").summary.position == 2);
    cancel("bo");
    BOOST_TEST(*find("cy").summary.position == 1);
    BOOST_TEST(find("cy").summary.queue_length == 2);
    BOOST_TEST(book("bo") == "waiting");
    BOOST_TEST(*find("bo").summary.position == 3);
    cancel("ann");
    BOOST_TEST(active() == "cy registered, di waiting, bo waiting");
}

// W3: a place that is free for the queue is not for the public.
BOOST_AUTO_TEST_CASE(newcomers_stand_behind_those_who_wait)
{
    open_for_members(1);
    book("ann");
    book("bo");
    set_standing("bo", "lapsed");
    cancel("ann");
    BOOST_TEST(active() == "bo waiting"); // the place is free, bo may not have it
    set_standing("bo", "current");
    BOOST_TEST(book("cy") == "waiting");
    BOOST_TEST(active() == "bo registered, cy waiting");
}

BOOST_AUTO_TEST_CASE(newcomers_do_not_wait_for_those_who_may_not_come)
{
    open_for_members(1);
    book("ann");
    book("bo");
    set_standing("bo", "lapsed");
    cancel("ann");
    BOOST_TEST(book("cy") == "registered");
}

// W4: in the same transaction as whatever frees or adds places.
BOOST_AUTO_TEST_CASE(whatever_frees_a_place_serves_the_queue)
{
    auto const confirm = events::waiting_list::confirm, offer = events::waiting_list::offer;
    struct {
        char const* what;
        events::waiting_list mode;
        void (*free)(with_members&);
        char const* then;
    } const cases[] = {
        {"a cancellation", confirm, ann_cancels, "bo registered, cy waiting"},
        {"a move", confirm, ann_is_moved, "bo registered, cy waiting"},
        {"an erasure", confirm, ann_is_erased, "bo registered, cy waiting"},
        {"a raised capacity", confirm, two_places, "ann registered, bo registered, cy waiting"},
        {"no limit any more", confirm, no_limit, "ann registered, bo registered, cy registered"},
        {"a declined offer", offer, bo_declines, "cy offered"},
        {"a cancelled offer", offer, bo_cancels, "cy offered"},
        {"a lapsed offer", offer, bo_lets_it_lapse, "cy offered"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            with_members h;
            h.open(1, c.mode);
            for (auto const* who : {"ann", "bo", "cy"}) h.book(who);
            c.free(h);
            BOOST_TEST(h.active() == c.then);
            h.teardown();
        }
    }
}

// W4, W5: the register says who may come.
BOOST_AUTO_TEST_CASE(who_becomes_a_member_again_is_served_by_the_import)
{
    open_for_members(1);
    book("ann");
    book("bo");
    set_standing("bo", "lapsed");
    cancel("ann");
    test::a_member(tx, "bo");
    BOOST_TEST(active() == "bo registered");
}

// W5
BOOST_AUTO_TEST_CASE(who_may_not_come_now_is_passed_over_with_the_reason_and_keeps_the_number)
{
    open_for_members(2);
    for (auto const* who : {"ann", "di", "bo", "cy"}) book(who);
    set_standing("bo", "lapsed");
    cancel("ann");
    BOOST_TEST(active() == "di registered, bo waiting, cy registered");
    constexpr storage::query why{"test/why", "SELECT passed_over FROM registration WHERE reference = $1"};
    BOOST_TEST(*tx.one<std::string>(why, reference("bo")) == "Your membership has lapsed.");

    cancel("di"); // a second look at the same reason is no news
    BOOST_TEST(acts("bo") == "joined_queue, passed_over");

    book("ann"); // in time: the place is hers, and bo is served next
    set_standing("bo", "current");
    cancel("cy");
    BOOST_TEST(active() == "bo registered, ann registered");
    BOOST_TEST(*tx.one<std::string>(why, reference("bo")) == "");
}

// C7
BOOST_AUTO_TEST_CASE(a_lowered_capacity_removes_nobody_and_calls_nobody_until_there_is_room)
{
    open(3);
    for (auto const* who : {"ann", "bo", "cy", "di"}) book(who);
    resize(1);
    BOOST_TEST(active() == "ann registered, bo registered, cy registered, di waiting");
    cancel("ann");
    cancel("bo");
    BOOST_TEST(active() == "cy registered, di waiting");
    cancel("cy");
    BOOST_TEST(active() == "di registered");
}

// W11
BOOST_AUTO_TEST_CASE(an_organiser_calls_somebody_out_of_order_for_a_reason)
{
    open_for_members(1);
    for (auto const* who : {"ann", "bo", "cy"}) book(who);
    set_standing("bo", "lapsed");
    set_standing("cy", "lapsed");
    cancel("ann");
    set_standing("cy", "current");
    struct {
        char const* who;
        char const* reason;
        char const* outcome;
    } const cases[] = {
        {"cy", "", "invalid"},
        {"ann", "a reason", "closed"}, // she does not wait
        {"bo", "a reason", "not_eligible"},
        {"cy", "a reason", "called"},
        {"cy", "a reason", "closed"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.who << " is " << c.outcome) BOOST_TEST(call(c.who, c.reason) == c.outcome);
    }
    set_standing("bo", "current");
    BOOST_TEST(call("bo", "a reason") == "full");
    constexpr storage::query last{
        "test/last",
        "SELECT act || ': ' || reason FROM ledger WHERE actor_id = $1 ORDER BY seq DESC LIMIT 1"};
    BOOST_TEST(*tx.one<std::string>(last, person("organiser").id) == "place_confirmed: a reason");
    auto const nobody = waitlist::call(tx, "RW-000000", decides("a reason"), now);
    BOOST_TEST(test::word_for(nobody.error().code) == "not_found");
}

BOOST_AUTO_TEST_CASE(a_queue_ends_when_the_event_begins)
{
    open(1);
    book("ann");
    book("bo");
    struct {
        seconds since_start;
        char const* then;
    } const cases[] = {
        {seconds(0), "ann registered, bo waiting"},
        {seconds(-1), "ann registered, bo registered"},
    };
    for (auto const& c : cases) {
        now = events::terms_of(tx, "event")->starts_at + c.since_start;
        resize(2);
        BOOST_TEST(active() == c.then);
    }
}

BOOST_AUTO_TEST_SUITE_END()
