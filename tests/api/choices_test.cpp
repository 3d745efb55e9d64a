// Workshops, chosen at booking or later (domain.md, Workshops; C3, W10).
#include "api/guests.hpp"

using namespace rowan;
using namespace rowan::test;
using std::chrono::minutes;

namespace {

// Pay and Law are in one slot, Tax overlaps them by half an hour under another name, Art is in the afternoon.
// Each has one place.
struct programme : party {
    test::client ada = guest("ada"), ben = guest("ben"), cy = guest("cy");

    programme()
    {
        an_event("summit", 9, [](auto& d) {
            auto const at = d.days[0].starts_at;
            auto const one = [](std::string const& slug, std::string const& title) {
                return events::workshop_draft{slug, title, "", "", "", 1};
            };
            d.slots = {
                {"Morning", at, at + minutes(60), {one("pay", "Pay"), one("law", "Law")}},
                {"Brunch", at + minutes(30), at + minutes(90), {one("tax", "Tax")}},
                {"Afternoon", at + minutes(90), at + minutes(180), {one("art", "Art")}},
            };
        });
    }

    static std::string wishing(std::string const& places, std::string const& waiting = "")
    {
        return R"({"name":"Guest","workshops":[)" + places + R"(],"workshops_waiting":[)" + waiting + "]}";
    }

    // "pay registered, law waiting 1"
    static std::string choices(answer const& a)
    {
        std::string line;
        for (auto const& w : a.json.at("workshops").as_array()) {
            line += (line.empty() ? "" : ", ") + std::string(w.at("id").as_string()) + " " +
                    std::string(w.at("state").as_string());
            if (!w.at("position").is_null()) line += " " + std::to_string(w.at("position").as_int64());
        }
        return line;
    }

    ~programme() { BOOST_TEST(violations().empty()); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_choices, programme)

BOOST_AUTO_TEST_CASE(workshops_are_chosen_at_booking)
{
    auto const booked = book(ada, "summit", wishing(R"("pay","art")"));
    BOOST_TEST(choices(booked) == "pay registered, art registered");
    BOOST_TEST(choices(look(ada, booked)) == choices(booked));
    auto const slots = client().get("/api/events/summit").json.at("slots");
    BOOST_TEST(slots.at(0).at("workshops").at(0).at("places").at("left").as_int64() == 0);
    BOOST_TEST(slots.at(0).at("workshops").at(1).at("places").at("left").as_int64() == 1);
}

BOOST_AUTO_TEST_CASE(choosing_is_everything_or_nothing) // C3
{
    book(ada, "summit", wishing(R"("pay")"));
    auto const before = rows_of(file());
    auto const refused = book(ben, "summit", wishing(R"("art","pay")"));
    BOOST_TEST(refused.type() == "/problems/full");
    BOOST_TEST(text_of(refused, "detail") == "Pay (Morning) is full.");
    BOOST_TEST(refused.json.at("errors").at(0).at("pointer").as_string() == "/workshops/1");
    BOOST_TEST(rows_of(file()) == before);
}

BOOST_AUTO_TEST_CASE(two_at_one_time_cannot_both_be_held_whatever_their_slots_are_called)
{
    for (std::string const both : {R"("pay","law")", R"("law","tax")", R"("tax","pay")"}) {
        auto const refused = book(ada, "summit", wishing(both));
        BOOST_TEST(refused.type() == "/problems/clash", both);
        BOOST_TEST(refused.json.at("errors").at(0).at("pointer").as_string() == "/workshops/1");
    }
    BOOST_TEST(book(ada, "summit", wishing(R"("tax","art")")).status == 201, "one begins as the other ends");
}

BOOST_AUTO_TEST_CASE(a_change_of_mind_makes_room_for_who_waits) // W4
{
    auto const hers = book(ada, "summit", wishing(R"("pay")"));
    auto const his = book(ben, "summit", wishing("", R"("pay")"));
    BOOST_TEST(choices(his) == "pay waiting 1");
    auto const swapped = change(ada, hers, wishing(R"("law")"));
    BOOST_TEST(choices(swapped) == "law registered");
    BOOST_TEST(choices(look(ben, his)) == "pay registered");
    BOOST_TEST(messages_of("workshop_registered") == 1);
}

BOOST_AUTO_TEST_CASE(a_swap_that_fails_leaves_what_was_held)
{
    auto const hers = book(ada, "summit", wishing(R"("pay","art")"));
    book(ben, "summit", wishing(R"("law")"));
    BOOST_TEST(change(ada, hers, wishing(R"("law","art")")).type() == "/problems/full");
    BOOST_TEST(choices(look(ada, hers)) == "pay registered, art registered");
}

BOOST_AUTO_TEST_CASE(who_holds_one_may_wait_for_another_and_swaps_in_one_step) // W10
{
    auto const hers = book(ada, "summit", wishing(R"("pay")"));
    auto const his = book(ben, "summit", wishing(R"("law")", R"("pay")"));
    auto const theirs = book(cy, "summit", wishing("", R"("law")"));
    BOOST_TEST(choices(his) == "pay waiting 1, law registered");
    act(ada, hers, "cancel");
    BOOST_TEST(choices(look(ben, his)) == "pay registered");
    BOOST_TEST(choices(look(cy, theirs)) == "law registered", "what the swap freed is served too");
}

BOOST_AUTO_TEST_CASE(what_is_wanted_while_waiting_is_had_with_the_place)
{
    an_event("small", 1, [](auto& d) {
        d.slots = {{"Day", d.days[0].starts_at, d.days[0].ends_at, {{"pay", "Pay", "", "", "", 1}}}};
    });
    auto const hers = book(ada, "small", wishing(R"("pay")"));
    auto const his = book(ben, "small", wishing(R"("pay")"));
    BOOST_TEST(state(his) == "waiting");
    BOOST_TEST(choices(his) == "pay wanted");
    act(ada, hers, "cancel");
    BOOST_TEST(choices(look(ben, his)) == "pay registered");
}

BOOST_AUTO_TEST_CASE(an_empty_list_gives_all_up_and_no_list_nothing)
{
    auto const hers = book(ada, "summit", wishing(R"("pay","art")"));
    BOOST_TEST(choices(change(ada, hers, R"({"name":"Ada"})")) == "pay registered, art registered");
    BOOST_TEST(choices(change(ada, hers, R"({"workshops":[]})")) == "");
    BOOST_TEST(choices(book(ben, "summit", wishing(R"("pay","art")"))) == "pay registered, art registered");
}

BOOST_AUTO_TEST_SUITE_END()
