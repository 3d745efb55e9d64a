// Secret addresses: whose they are, what they show, where they leave no trace.
#include "api/calendar_party.hpp"

#include <boost/algorithm/string/predicate.hpp>

#include <fstream>

using namespace rowan;
using namespace rowan::test;
using std::chrono::days;

BOOST_FIXTURE_TEST_SUITE(api_own_calendars, calendar_party)

BOOST_AUTO_TEST_CASE(rules_47_and_48_a_secret_address_is_its_owners_and_ends_with_the_next)
{
    auto sam = guest("sam"), kim = guest("kim");
    auto const mine = reference(book(sam, "summit")), theirs = reference(book(kim, "summit"));
    auto const first = address(sam);
    BOOST_TEST(first.size() + std::string("https://events.union.example").size() < 256u); // rule 36
    auto const a = get(first);
    BOOST_TEST(a.status == 200);
    BOOST_TEST(a.field("Content-Type") == "text/calendar; charset=utf-8");
    BOOST_TEST(a.field("Cache-Control") == "private, no-cache");
    BOOST_TEST(a.field("X-Robots-Tag") == "noindex, nofollow");
    BOOST_TEST(a.field("Referrer-Policy") == "no-referrer");
    BOOST_TEST(a.field("Content-Disposition") == "");
    BOOST_TEST(a.field("Set-Cookie") == "");
    BOOST_TEST(ical(a.body)["NAME"] == "My bookings");
    BOOST_TEST(a.body.find(mine) != a.body.npos);
    for (auto const& hidden : {theirs, std::string("example"), std::string("Guest"), std::string("sam")})
        BOOST_TEST(!boost::icontains(a.body, hidden), hidden); // rule 49
    BOOST_TEST(get(first, "If-None-Match: " + a.field("ETag") + "\r\n").status == 304);

    auto const second = address(sam);
    BOOST_TEST(get(first).status == 404);
    BOOST_TEST(get(first).body == get("/calendar/my/" + std::string(43, 'a') + ".ics").body);
    BOOST_TEST(get(second).status == 200);
    sam.post(
        "/api/me/erase", R"({"code":")" +
                             [this, &sam] {
                                 sam.post("/api/sign-in", R"({"email":"sam@people.example"})");
                                 return code_for("sam@people.example");
                             }() +
                             "\"}"
    );
    BOOST_TEST(get(second).status == 404);
}

BOOST_AUTO_TEST_CASE(a_booking_is_in_its_owners_calendar_at_every_step)
{
    an_event("small", 1, [](events::draft& d) { d.waiting_list = events::waiting_list::offer; });
    auto ann = guest("ann"), bo = guest("bo");
    auto const held = book(ann, "small"), waits = book(bo, "small");
    auto const calendar = address(bo);
    auto last = get(calendar);
    struct {
        std::string_view what;
        std::function<void()> act;
        std::string summary, status;
    } const steps[] = {
        {"waits", [] {}, "Waiting list: Event small", "TENTATIVE"},
        {"is offered a place", [&] { act(ann, held, "cancel"); }, "Offered until ", "TENTATIVE"},
        {"accepts", [&] { act(bo, waits, "accept"); }, "Event small", "CONFIRMED"},
        {"cancels", [&] { act(bo, waits, "cancel"); }, "Cancelled: Event small", "CANCELLED"},
    };
    std::string uid;
    for (auto const& step : steps) {
        BOOST_TEST_CONTEXT(step.what)
        {
            pass(seconds(60));
            step.act();
            auto const e = ical(get(calendar).body).events().at(0);
            BOOST_TEST(e["SUMMARY"].starts_with(step.summary));
            BOOST_TEST(e["STATUS"] == step.status);
            BOOST_TEST((uid.empty() || uid == e["UID"]));
            uid = e["UID"];
        }
    }
    book(bo, "small");
    auto const both = ical(get(calendar).body).events();
    BOOST_TEST(both.size() == 2u);
    BOOST_TEST(both.at(0)["UID"] != both.at(1)["UID"]);
}

BOOST_AUTO_TEST_CASE(discreet_calendars_hold_no_name_at_all)
{
    auto sam = guest("sam");
    auto const mine = reference(book(sam, "summit"));
    BOOST_TEST(sam.patch("/api/me", R"({"discreet_calendar":true})").status == 200);
    an_event("later", 5, [](events::draft& d) { d.opens_at = noon + days(9); });
    auto const made = sam.post("/api/me/calendar");
    for (auto const* of : {"url", "opening_url"}) {
        auto const a = get(text_of(made, of).substr(16));
        BOOST_TEST(ical(a.body).events().size() == 1u);
        BOOST_TEST(ical(a.body).events().at(0)["CLASS"] == "PRIVATE");
        for (auto const& hidden :
             {mine, std::string("Union"), std::string("localhost"), std::string("Event s"),
              std::string("Event l"), std::string("http"), std::string("summit")})
            BOOST_TEST(!boost::icontains(a.body, hidden), hidden);
    }
}

BOOST_AUTO_TEST_CASE(rule_49_one_address_is_asked_for_often_by_all_ones_programs_but_not_endlessly)
{
    auto sam = guest("sam"), kim = guest("kim");
    auto const calendar = address(sam), other = address(kim);
    int refused = 0;
    for (int n = 0; n < 250; ++n) {
        auto const a = get(calendar);
        refused += a.status == 429 ? 1 : 0;
        if (a.status == 429) BOOST_TEST(std::stoi(a.field("Retry-After")) > 0);
    }
    BOOST_TEST(refused == 10);
    BOOST_TEST(get(other).status == 200);
    BOOST_TEST(get("/calendar/events.ics").status == 200);
}

BOOST_AUTO_TEST_CASE(a_secret_address_is_in_no_log_and_no_count)
{
    auto sam = guest("sam");
    auto const calendar = address(sam), opening = address(sam, "opening_url");
    for (auto const& path : {calendar, opening}) get(path);
    auto const metrics = client().get("/metrics").raw.body;
    end();
    std::ifstream in(home.path / "rowan.log");
    std::string const log{std::istreambuf_iterator<char>(in), {}};
    for (auto const& path : {calendar, opening}) {
        auto const token = path.substr(path.rfind('/') + 1, 43);
        BOOST_TEST(log.find(token) == log.npos);
        BOOST_TEST(metrics.find(token) == metrics.npos);
    }
    BOOST_TEST(log.find("/calendar/my/{}.ics") != log.npos);
    BOOST_TEST(log.find("/calendar/opening/{}.ics") != log.npos);
}

BOOST_AUTO_TEST_SUITE_END()
