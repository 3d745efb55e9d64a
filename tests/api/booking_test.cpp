// Booking, waiting, cancelling, over HTTP (domain.md, Capacity and Waiting list).
#include "api/guests.hpp"

using namespace rowan;
using namespace rowan::test;
using std::chrono::days, std::chrono::hours;

BOOST_FIXTURE_TEST_SUITE(api_booking, party)

BOOST_AUTO_TEST_CASE(a_member_signs_in_with_a_code_books_and_cancels)
{
    an_event("summit", 2);
    auto sam = guest("sam");
    auto const booked = book(sam, "summit", R"({"name":"Sam Okafor"})");
    BOOST_TEST(booked.status == 201);
    BOOST_TEST(state(booked) == "registered");
    BOOST_TEST(booked.json.at("position").is_null());
    BOOST_TEST(booked.json.at("seq").as_int64() > 0);
    BOOST_TEST(left("summit") == 1);

    auto const mine = sam.get("/api/registrations").json.at("registrations").as_array();
    BOOST_TEST(mine.size() == 1u);
    BOOST_TEST(mine[0] == booked.json);
    BOOST_TEST(state(act(sam, booked, "cancel")) == "cancelled");
    BOOST_TEST(left("summit") == 2);
    BOOST_TEST(messages_of("booked") == 1);
    BOOST_TEST(messages_of("cancelled") == 1);
}

BOOST_AUTO_TEST_CASE(a_full_event_is_an_answer_not_an_error) // C5, W2, W9
{
    an_event("summit", 1);
    auto ada = guest("ada"), ben = guest("ben"), cy = guest("cy");
    auto const first = book(ada, "summit"), second = book(ben, "summit"), third = book(cy, "summit");
    BOOST_TEST(second.status == 201);
    BOOST_TEST(state(second) == "waiting");
    BOOST_TEST(second.json.at("position").as_int64() == 1);
    BOOST_TEST(second.json.at("queue_length").as_int64() == 1);
    BOOST_TEST(third.json.at("position").as_int64() == 2);
    BOOST_TEST(third.json.at("queue_length").as_int64() == 2);
    auto const shown = client().get("/api/events/summit");
    BOOST_TEST(state(shown) == "waiting_list");
    BOOST_TEST(shown.json.at("places").at("waiting").as_int64() == 2);

    act(ada, first, "cancel"); // W4: served in the same transaction
    BOOST_TEST(state(look(ben, second)) == "registered");
    BOOST_TEST(look(cy, third).json.at("position").as_int64() == 1);
    BOOST_TEST(messages_of("promoted") == 1);
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(who_leaves_the_queue_and_joins_again_is_last) // W2, W9
{
    an_event("summit", 0);
    auto ada = guest("ada"), ben = guest("ben");
    auto const first = book(ada, "summit"), second = book(ben, "summit");
    BOOST_TEST(state(act(ada, first, "cancel")) == "cancelled");
    auto const again = book(ada, "summit");
    BOOST_TEST(again.json.at("position").as_int64() == 2);
    BOOST_TEST(look(ben, second).json.at("position").as_int64() == 1);
}

BOOST_AUTO_TEST_CASE(an_event_without_a_waiting_list_is_full)
{
    an_event("course", 1, [](auto& d) { d.waiting_list = events::waiting_list::none; });
    auto ada = guest("ada"), ben = guest("ben");
    BOOST_TEST(book(ada, "course").status == 201);
    auto const refused = book(ben, "course");
    BOOST_TEST(refused.status == 409);
    BOOST_TEST(refused.type() == "/problems/full");
    BOOST_TEST(book(ada, "course").type() == "/problems/already_registered");
    BOOST_TEST(state(client().get("/api/events/course")) == "full");
    BOOST_TEST(ben.get("/api/registrations").json.at("registrations").as_array().empty());
}

BOOST_AUTO_TEST_CASE(booking_opens_and_closes_by_the_clock) // C4
{
    an_event("course", 9, [](auto& d) {
        d.opens_at = noon + hours(1);
        d.closes_at = noon + hours(2);
    });
    struct {
        seconds passed;
        std::string type;
    } const moments[] = {
        {seconds(0), "/problems/not_open_yet"},
        {seconds(3599), "/problems/not_open_yet"},
        {seconds(3600), ""},
        {seconds(7199), ""},
        {seconds(7200), "/problems/closed"},
    };
    int count = 0;
    for (auto const& m : moments) {
        clock = (noon + m.passed).time_since_epoch().count();
        auto c = guest("guest" + std::to_string(count++));
        BOOST_TEST(book(c, "course").type() == m.type, m.passed.count() << " seconds later");
    }
}

BOOST_AUTO_TEST_CASE(an_event_is_for_whom_it_is_for)
{
    write([](storage::transaction& tx) -> result<int> {
        a_member(tx, "member");
        a_member(tx, "rep", "rep committee");
        return 0;
    });
    using events::audience;
    struct {
        std::string slug;
        events::audience audience;
        std::vector<std::string> admitted;
    } const all[] = {
        {"open", audience::anyone, {"visitor", "member", "rep"}},
        {"members", audience::members, {"member", "rep"}},
        {"reps", audience::reps, {"rep"}},
        {"invited", audience::invited, {}},
    };
    std::map<std::string, test::client> people;
    for (std::string const who : {"visitor", "member", "rep"}) people.emplace(who, guest(who));
    for (auto const& e : all) {
        an_event(e.slug, 9, [&](auto& d) { d.audience = e.audience; });
        for (auto& [who, c] : people) {
            bool const may = std::count(e.admitted.begin(), e.admitted.end(), who) > 0;
            auto const told = c.get("/api/events/" + e.slug + "/eligibility").json;
            auto const given = book(c, e.slug);
            BOOST_TEST_CONTEXT(who << " at " << e.slug)
            {
                BOOST_TEST(told.at("eligible").as_bool() == may);
                BOOST_TEST(told.at("reason").is_null() == may);
                BOOST_TEST(given.status == (may ? 201 : 403));
                BOOST_TEST(given.type() == (may ? "" : "/problems/not_eligible"));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(cancelling_twice_gives_one_place_back) // C9
{
    an_event("summit", 3);
    auto ada = guest("ada"), ben = guest("ben");
    auto const booked = book(ada, "summit");
    book(ben, "summit");
    auto const once = act(ada, booked, "cancel"), twice = act(ada, booked, "cancel");
    BOOST_TEST(once.raw.body == twice.raw.body);
    BOOST_TEST(left("summit") == 2);
    BOOST_TEST(messages_of("cancelled") == 1);
    BOOST_TEST(book(ada, "summit").status == 201);
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(a_place_is_given_back_in_time_a_number_whenever)
{
    an_event("summit", 1);
    auto ada = guest("ada"), ben = guest("ben");
    auto const has = book(ada, "summit"), waits = book(ben, "summit");
    clock = (noon + days(59)).time_since_epoch().count();
    ada = guest("ada"), ben = guest("ben");
    BOOST_TEST(act(ada, has, "cancel").type() == "/problems/closed");
    BOOST_TEST(change(ada, has, R"({"name":"Ada"})").type() == "/problems/closed");
    BOOST_TEST(state(act(ben, waits, "cancel")) == "cancelled");
}

BOOST_AUTO_TEST_CASE(correcting_a_name_or_an_answer_needs_no_new_place) // C6
{
    an_event("summit", 1, [](auto& d) {
        d.questions = {
            {"diet", "short_text", "Diet", "", "", true, "catering", 30},
            {"note", "long_text", "Note", "", "", false, "planning", 30}};
    });
    auto ada = guest("ada"), ben = guest("ben");
    auto const booked =
        book(ada, "summit", R"({"name":"Ada","answers":{"diet":"none","note":"line one\nline two"}})");
    book(ben, "summit", R"({"name":"Ben","answers":{"diet":"none"}})");
    clock += 60;
    auto const changed = change(ada, booked, R"({"name":"Ada Lund","answers":{"diet":"vegan"}})");
    BOOST_TEST(changed.status == 200);
    BOOST_TEST(state(changed) == "registered");
    BOOST_TEST(text_of(changed, "name") == "Ada Lund");
    BOOST_TEST(changed.json.at("answers").at("diet").as_string() == "vegan");
    BOOST_TEST(
        changed.json.at("answers").at("note").as_string() == "line one\nline two", "not given, so kept"
    );
    BOOST_TEST(changed.json.at("registered_at") == booked.json.at("registered_at"));
    BOOST_TEST(changed.json.at("seq").as_int64() > booked.json.at("seq").as_int64());
    BOOST_TEST(look(ada, booked).raw.body == changed.raw.body);

    act(ada, booked, "cancel");
    BOOST_TEST(change(ada, booked, R"({"name":"Ada"})").type() == "/problems/closed");
}

BOOST_AUTO_TEST_CASE(the_online_link_is_for_those_with_a_place)
{
    an_event("webinar", 1, [](auto& d) { d.online_link = "https://meet.example/1"; });
    auto ada = guest("ada"), ben = guest("ben");
    auto const has = book(ada, "webinar"), waits = book(ben, "webinar");
    auto const link = [](auto const& a) { return a.json.at("event").at("online_link"); };
    BOOST_TEST(link(has).as_string() == "https://meet.example/1");
    BOOST_TEST(link(waits).is_null());
    BOOST_TEST(link(act(ada, has, "cancel")).is_null());
    BOOST_TEST(link(look(ben, waits)).as_string() == "https://meet.example/1");
    BOOST_TEST(client().get("/api/events/webinar").raw.body.find("meet.example") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_change_has_a_number_and_the_history_has_them_in_order)
{
    an_event("summit", 1);
    auto ada = guest("ada"), ben = guest("ben");
    auto const first = book(ada, "summit"), second = book(ben, "summit");
    auto const freed = act(ada, first, "cancel"), renamed = change(ben, second, R"({"employer":"A Trust"})");
    std::int64_t last = 0;
    for (auto const* a : {&first, &second, &freed, &renamed}) {
        auto const seq = a->json.at("seq").as_int64();
        BOOST_TEST(seq > last);
        last = seq;
    }
    auto const history = ben.get("/api/registrations/" + reference(second) + "/history").json.at("history");
    std::string acts;
    for (auto const& h : history.as_array())
        acts += std::string(h.at("act").as_string()) + " by " + std::string(h.at("actor").as_string()) + "; ";
    BOOST_TEST(acts == "joined_queue by owner; place_confirmed by service; booking_changed by owner; ");
}

BOOST_AUTO_TEST_CASE(whoever_changes_something_sees_it_at_once)
{
    an_event("summit", 9);
    auto sam = guest("sam"), kim = guest("kim");
    for (int n = 0; n < 100; ++n) {
        steady += 2; // below the limit on changes
        auto const booked = book(sam, "summit");
        auto const shown = look(sam, booked), event = sam.get("/api/events/summit");
        auto const cancelled = act(sam, booked, "cancel");
        auto const list = kim.get("/api/events");
        bool const seen = shown.raw.body == booked.raw.body &&
                          event.json.at("places").at("left").as_int64() == 8 &&
                          look(sam, booked).raw.body == cancelled.raw.body &&
                          list.json.at("events").at(0).at("places").at("left").as_int64() == 9;
        BOOST_REQUIRE_MESSAGE(seen, "at the " << n << "th time");
    }
}

BOOST_AUTO_TEST_SUITE_END()
