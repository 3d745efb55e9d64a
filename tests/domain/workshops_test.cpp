// Workshops: choosing what to do within an event, slot by slot.
#include "domain/house.hpp"

using namespace rowan;
using std::chrono::hours;
using std::chrono::minutes;
using test::choosing;

namespace {

// Law and Pay in the morning, one place each; Rights across both; Health in the afternoon, Safety after it.
events::draft a_day_of_workshops(std::int64_t capacity)
{
    auto d = test::an_event("event", capacity);
    auto const nine = d.days.front().starts_at;
    using test::a_workshop;
    auto const slot = [&](char const* label, int from, int to,
                          std::vector<events::workshop_draft> const& all) {
        d.slots.push_back({label, nine + hours(from), nine + hours(to), all});
    };
    slot("Morning", 0, 2, {a_workshop("law", 1), a_workshop("pay", 1)});
    slot("Long", 1, 4, {a_workshop("rights", 5)});
    slot("Afternoon", 4, 5, {a_workshop("health", 1)});
    slot("Late", 5, 6, {a_workshop("safety", std::nullopt)});
    return d;
}

struct with_workshops : test::house {
    explicit with_workshops(std::int64_t capacity = 10) { open(a_day_of_workshops(capacity)); }

    // "law registered, pay waiting 1"
    std::string choices(std::string const& who)
    {
        std::vector<std::string> all;
        for (auto const& c : find(who).workshops)
            all.push_back(c.id + " " + c.state + (c.position ? " " + std::to_string(*c.position) : ""));
        return test::joined(all);
    }
    std::int64_t taken(std::string const& workshop)
    {
        constexpr storage::query q{
            "test/taken", "SELECT p.taken FROM workshop w JOIN pool p ON p.id = w.pool_id WHERE w.slug = $1"};
        return tx.one<std::int64_t>(q, workshop).value();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_workshops, with_workshops)

BOOST_AUTO_TEST_CASE(workshops_are_chosen_at_booking_or_later)
{
    BOOST_TEST(book("ann", "event", choosing({"law"})) == "registered");
    BOOST_TEST(choices("ann") == "law registered");
    BOOST_TEST(change("ann", choosing({"law", "health"})) == "registered");
    BOOST_TEST(choices("ann") == "law registered, health registered");
    BOOST_TEST(change("ann", choosing({"health"})) == "registered");
    BOOST_TEST(choices("ann") == "health registered");
    BOOST_TEST(taken("law") == 0);
    BOOST_TEST(change("ann", choosing({})) == "registered");
    BOOST_TEST(choices("ann") == "");
    now = events::terms_of(tx, "event")->cancel_until;
    BOOST_TEST(change("ann", choosing({"law"})) == "closed");
}

BOOST_AUTO_TEST_CASE(a_form_without_workshops_leaves_them_as_they_are)
{
    book("ann", "event", choosing({"law"}));
    BOOST_TEST(change("ann", {}) == "registered");
    BOOST_TEST(choices("ann") == "law registered");
}

BOOST_AUTO_TEST_CASE(two_places_may_touch_but_not_overlap_whatever_their_slots_are_called)
{
    struct {
        std::vector<std::string> chosen;
        char const* outcome;
        char const* pointer;
    } const cases[] = {
        {{"law", "pay"}, "clash", "/workshops/1"},
        {{"law", "rights"}, "clash", "/workshops/1"},
        {{"health", "rights", "pay"}, "clash", "/workshops/2"},
        {{"rights", "health"}, "registered", ""}, // one ends as the other begins
        {{"law", "health", "safety"}, "registered", ""},
    };
    book("ann");
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(test::joined(c.chosen))
        {
            auto const made = test::attempt(
                tx, registrations::change, person("ann"), reference("ann"), choosing(c.chosen), now
            );
            BOOST_TEST(test::word_for(made) == c.outcome);
            BOOST_TEST(test::pointers(made) == c.pointer);
        }
    }
}

// C3, and the answer says which slot failed.
BOOST_AUTO_TEST_CASE(choosing_is_everything_or_nothing)
{
    book("ann", "event", choosing({"health"}));
    book("bo", "event", choosing({"law"}));
    auto const refused = test::attempt(
        tx, registrations::change, person("bo"), reference("bo"), choosing({"pay", "health", "safety"}), now
    );
    BOOST_TEST(test::word_for(refused) == "full");
    BOOST_TEST(refused.error().detail == "Health (Afternoon) is full.");
    BOOST_TEST(test::pointers(refused) == "/workshops/1");
    BOOST_TEST(choices("bo") == "law registered");
    BOOST_TEST(taken("pay") == 0);
    BOOST_TEST(taken("safety") == 0);
}

BOOST_AUTO_TEST_CASE(every_workshop_that_is_none_is_named)
{
    registrations::form const f = choosing({"law", "art", "law"}, {"law", "music", "pay"});
    auto const refused = test::attempt(tx, registrations::place, person("ann"), "event", f, now);
    BOOST_TEST(test::word_for(refused) == "invalid");
    BOOST_TEST(
        test::pointers(refused) == "/workshops/1, /workshops/2, /workshops_waiting/0, /workshops_waiting/1"
    );
}

// A full workshop stays to be asked for.
BOOST_AUTO_TEST_CASE(who_waits_for_a_workshop_gets_the_place_that_comes_up)
{
    for (auto const* who : {"ann", "bo", "cy"}) book(who);
    change("ann", choosing({"law"}));
    BOOST_TEST(change("bo", choosing({}, {"law"})) == "registered");
    BOOST_TEST(change("cy", choosing({"health"}, {"law"})) == "registered");
    BOOST_TEST(choices("cy") == "law waiting 2, health registered");

    cancel("ann");
    BOOST_TEST(choices("bo") == "law registered");
    BOOST_TEST(mail("bo") == "booked, workshop_registered");
    BOOST_TEST(acts("bo") == "booked, workshop_queued, booking_changed, workshop_promoted");
    BOOST_TEST(choices("cy") == "law waiting 1, health registered");

    BOOST_TEST(change("bo", choosing({"pay"})) == "registered"); // what is given up is served too (W4)
    BOOST_TEST(choices("cy") == "law registered, health registered");
}

// W12: no place is free while somebody waits for it.
BOOST_AUTO_TEST_CASE(who_asks_to_wait_for_a_free_workshop_has_it_at_once)
{
    book("ann");
    BOOST_TEST(change("ann", choosing({}, {"law"})) == "registered");
    BOOST_TEST(choices("ann") == "law registered");
}

BOOST_AUTO_TEST_CASE(who_gives_a_place_up_to_wait_for_it_stands_behind_those_who_wait)
{
    book("ann", "event", choosing({"law"}));
    book("bo", "event", choosing({}, {"law"}));
    BOOST_TEST(change("ann", choosing({}, {"law"})) == "registered");
    BOOST_TEST(choices("bo") == "law registered");
    BOOST_TEST(choices("ann") == "law waiting 1");
}

// W10: all of it in one transaction.
BOOST_AUTO_TEST_CASE(a_place_that_comes_up_is_swapped_for_the_one_held_at_that_time)
{
    book("ann", "event", choosing({"law"}));
    book("bo", "event", choosing({"pay", "health"}, {"law"}));
    book("cy", "event", choosing({"rights"}, {"pay"}));
    BOOST_TEST(choices("bo") == "law waiting 1, pay registered, health registered");
    cancel("ann");
    BOOST_TEST(choices("bo") == "law registered, health registered");
    BOOST_TEST(choices("cy") == "pay registered"); // and so on: rights overlaps
    BOOST_TEST(taken("rights") == 0);
}

BOOST_AUTO_TEST_CASE(who_leaves_the_event_leaves_its_workshops)
{
    book("ann", "event", choosing({"law", "health"}));
    book("bo", "event", choosing({}, {"law", "health"}));
    cancel("ann");
    BOOST_TEST(choices("ann") == "");
    BOOST_TEST(choices("bo") == "law registered, health registered");
    cancel("bo");
    BOOST_TEST(taken("law") == 0);
}

BOOST_AUTO_TEST_CASE(a_workshops_queue_ends_when_it_begins)
{
    book("ann", "event", choosing({"law"}));
    book("bo", "event", choosing({}, {"law"}));
    constexpr storage::query pool{"test/pool", "SELECT pool_id FROM workshop WHERE slug = 'law'"};
    now = events::terms_of(tx, "event")->starts_at;
    pools::resize(tx, number(pool), 2);
    waitlist::serve(tx, number(pool), now);
    BOOST_TEST(choices("bo") == "law waiting 1");
    now -= seconds(1);
    waitlist::serve(tx, number(pool), now);
    BOOST_TEST(choices("bo") == "law registered");
}

// W5
BOOST_AUTO_TEST_CASE(who_may_not_come_now_is_passed_over_in_a_workshops_queue_too)
{
    auto d = a_day_of_workshops(10);
    d.slug = "members";
    d.audience = events::audience::members;
    open(d);
    for (auto const* who : {"ann", "bo", "cy"}) test::a_member(tx, who);
    book("ann", "members", choosing({"law"}));
    for (auto const* who : {"bo", "cy"}) book(who, "members", choosing({}, {"law"}));
    tx.script("UPDATE person SET standing = 'lapsed' WHERE email = 'bo@people.example'");
    cancel("ann", "members");
    BOOST_TEST(find("bo", "members").workshops.front().state == "waiting");
    BOOST_TEST(find("cy", "members").workshops.front().state == "registered");
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

struct with_one_place : with_workshops {
    with_one_place() : with_workshops(1) {}
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_workshops_of_who_waits, with_one_place)

BOOST_AUTO_TEST_CASE(wishes_are_kept_and_hold_nothing)
{
    book("ann", "event", choosing({"law"}));
    BOOST_TEST(book("bo", "event", choosing({"law", "health"})) == "waiting");
    BOOST_TEST(choices("bo") == "law wanted, health wanted");
    BOOST_TEST(taken("law") == 1);
    BOOST_TEST(taken("health") == 0);
    BOOST_TEST(change("bo", choosing({"pay"})) == "waiting");
    BOOST_TEST(choices("bo") == "pay wanted");
}

BOOST_AUTO_TEST_CASE(with_the_place_a_wish_becomes_a_place_or_a_place_in_the_queue)
{
    resize(2);
    book("ann");
    book("bo", "event", choosing({"health"}));
    book("cy", "event", choosing({"law", "health"}));
    cancel("ann");
    BOOST_TEST(choices("cy") == "law registered, health waiting 1");
    cancel("bo");
    BOOST_TEST(choices("cy") == "law registered, health registered");
}

// Whatever was wished for, two places at one time are never held.
BOOST_AUTO_TEST_CASE(of_two_wishes_for_one_time_one_becomes_a_place)
{
    book("ann");
    book("bo", "event", choosing({"law"}, {"pay"}));
    cancel("ann");
    BOOST_TEST(taken("law") + taken("pay") == 1);
}

BOOST_AUTO_TEST_CASE(an_accepted_offer_settles_the_wishes)
{
    auto d = a_day_of_workshops(1);
    d.slug = "offering";
    d.waiting_list = events::waiting_list::offer;
    open(d);
    book("ann", "offering");
    book("bo", "offering", choosing({"law"}));
    cancel("ann", "offering");
    BOOST_TEST(find("bo", "offering").workshops.front().state == "wanted");
    accept("bo", "offering");
    BOOST_TEST(find("bo", "offering").workshops.front().state == "registered");
}

BOOST_AUTO_TEST_SUITE_END()
