// Whom an event is for.
#include "domain/eligibility.hpp"

#include "domain/house.hpp"
#include "sql/queries.hpp"

using namespace rowan;
using events::audience;

BOOST_FIXTURE_TEST_SUITE(domain_eligibility, test::house)

// C4: asked at the claim.
BOOST_AUTO_TEST_CASE(an_event_is_for_its_audience)
{
    constexpr char const* members_only = "This event is for members of the union.";
    constexpr char const* lapsed = "Your membership has lapsed.";
    constexpr char const* reps_only = "This event is for workplace reps and link members.";
    constexpr char const* by_invitation = "This event is for people who were invited to it.";
    test::a_member(tx, "member");
    test::a_member(tx, "committee", "committee");
    test::a_member(tx, "rep", "committee rep");
    test::a_member(tx, "link", "link_member");
    test::a_member(tx, "lapsed", "rep");
    tx.script("UPDATE person SET standing = 'lapsed' WHERE email = 'lapsed@people.example'");
    struct {
        audience for_whom;
        char const* who;
        char const* hindrance; // "": none
    } const cases[] = {
        {audience::anyone, "visitor", ""},
        {audience::anyone, "lapsed", ""},
        {audience::members, "visitor", members_only},
        {audience::members, "lapsed", lapsed},
        {audience::members, "member", ""},
        {audience::members, "rep", ""},
        {audience::reps, "visitor", members_only},
        {audience::reps, "lapsed", lapsed},
        {audience::reps, "member", reps_only},
        {audience::reps, "committee", reps_only},
        {audience::reps, "rep", ""},
        {audience::reps, "link", ""},
        {audience::invited, "rep", by_invitation},
        {audience::invited, "guest", ""},
    };
    for (auto const a : {audience::anyone, audience::members, audience::reps, audience::invited}) {
        auto d = test::an_event(test::word_for(a), 20);
        d.audience = a;
        open(d);
    }
    tx.run(sql::events::invite, events::terms_of(tx, "invited")->id, person("guest").id);

    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(test::word_for(c.for_whom) << ", " << c.who)
        {
            auto const slug = test::word_for(c.for_whom);
            auto const asked = eligibility::of(tx, person(c.who), slug, now).value();
            BOOST_TEST(asked.reason.value_or("") == c.hindrance);
            BOOST_TEST(asked.eligible == !asked.reason.has_value());
            BOOST_TEST(book(c.who, slug) == (asked.eligible ? "registered" : "not_eligible"));
        }
    }
}

BOOST_AUTO_TEST_CASE(nobody_learns_of_a_draft)
{
    auto d = test::an_event("event", 5);
    d.status = events::status::draft;
    open(d);
    for (auto const* slug : {"event", "nothing"})
        BOOST_TEST(test::word_for(eligibility::of(tx, person("ann"), slug, now).error().code) == "not_found");
}

BOOST_AUTO_TEST_SUITE_END()
