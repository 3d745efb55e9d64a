// Places that are offered to whoever waits, for a time (W6, W7).
#include "api/guests.hpp"

using namespace rowan;
using namespace rowan::test;

namespace {

// Ada has the only place; Ben and Cy wait. Tuesday, noon; an offer lasts three office hours.
struct queue : party {
    test::client ada = guest("ada"), ben = guest("ben"), cy = guest("cy");
    answer first, second, third;

    queue()
    {
        an_event("course", 1, [](auto& d) {
            d.waiting_list = events::waiting_list::offer;
            d.offer_hours = 3;
        });
        first = book(ada, "course");
        second = book(ben, "course");
        third = book(cy, "course");
    }

    void lapse() { lapse_offers(); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_offers, queue)

BOOST_AUTO_TEST_CASE(a_place_that_comes_free_is_offered_to_the_first_who_waits)
{
    act(ada, first, "cancel");
    auto const offered = look(ben, second);
    BOOST_TEST(state(offered) == "offered");
    BOOST_TEST(text_of(offered, "offered_until") == rfc3339(noon + std::chrono::hours(3)));
    BOOST_TEST(state(look(cy, third)) == "waiting");
    BOOST_TEST(left("course") == 0, "it is held");
    BOOST_TEST(messages_of("offered") == 1);
}

BOOST_AUTO_TEST_CASE(an_offer_is_accepted_once)
{
    act(ada, first, "cancel");
    auto const accepted = act(ben, second, "accept");
    BOOST_TEST(state(accepted) == "registered");
    BOOST_TEST(accepted.json.at("offered_until").is_null());
    BOOST_TEST(act(ben, second, "accept").raw.body == accepted.raw.body);
    BOOST_TEST(act(ben, second, "decline").type() == "/problems/closed");
    BOOST_TEST(messages_of("booked") == 2);
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(an_offer_that_is_declined_goes_to_the_next)
{
    act(ada, first, "cancel");
    auto const declined = act(ben, second, "decline");
    BOOST_TEST(state(declined) == "declined");
    BOOST_TEST(act(ben, second, "decline").raw.body == declined.raw.body);
    BOOST_TEST(act(ben, second, "accept").type() == "/problems/closed");
    BOOST_TEST(state(look(cy, third)) == "offered");
    BOOST_TEST(messages_of("declined") == 1);
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(an_offer_dies_with_a_cancellation_and_goes_to_the_next) // W7
{
    act(ada, first, "cancel");
    BOOST_TEST(state(act(ben, second, "cancel")) == "cancelled");
    BOOST_TEST(act(ben, second, "accept").type() == "/problems/closed");
    BOOST_TEST(state(look(cy, third)) == "offered");
}

BOOST_AUTO_TEST_CASE(who_accepts_and_then_cancels_makes_room_for_the_next) // W7
{
    act(ada, first, "cancel");
    act(ben, second, "accept");
    act(ben, second, "cancel");
    BOOST_TEST(state(look(cy, third)) == "offered");
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(an_offer_lapses_by_the_clock)
{
    act(ada, first, "cancel");
    pass(std::chrono::hours(3) - seconds(1));
    lapse();
    BOOST_TEST(state(look(ben, second)) == "offered");
    pass(seconds(1));
    BOOST_TEST(act(ben, second, "accept").type() == "/problems/closed", "whether or not it was noticed yet");
    lapse();
    BOOST_TEST(state(look(ben, second)) == "lapsed");
    BOOST_TEST(state(look(cy, third)) == "offered");
    BOOST_TEST(act(ben, second, "accept").type() == "/problems/closed");
    BOOST_TEST(messages_of("offer_lapsed") == 1);
    BOOST_TEST(book(ben, "course").json.at("position").as_int64() == 1, "joining again, with a new number");
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(an_offer_is_personal)
{
    act(ada, first, "cancel");
    for (auto const* what : {"accept", "decline", "cancel"})
        BOOST_TEST(act(cy, second, what).type() == "/problems/not_found");
    BOOST_TEST(state(look(ben, second)) == "offered");
}

BOOST_AUTO_TEST_CASE(nothing_is_accepted_or_declined_that_was_not_offered)
{
    BOOST_TEST(act(ben, second, "accept").type() == "/problems/closed");
    BOOST_TEST(act(ben, second, "decline").type() == "/problems/closed");
    BOOST_TEST(act(ada, first, "decline").type() == "/problems/closed");
    BOOST_TEST(state(look(ada, first)) == "registered");
}

BOOST_AUTO_TEST_SUITE_END()
