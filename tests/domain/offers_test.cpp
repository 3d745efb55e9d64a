// Offers: how long a place is held for somebody, and what becomes of it (W6, W7).
#include "domain/house.hpp"

using namespace rowan;
using std::chrono::hours;
using test::attempt;
using test::noon;
using test::word_for;

namespace {

// Ann gives up the only place, bo is offered it, cy waits.
struct with_offer : test::house {
    with_offer()
    {
        auto d = test::an_event("event", 1);
        d.waiting_list = events::waiting_list::offer;
        d.offer_hours = 4;
        open(d);
        for (auto const* who : {"ann", "bo", "cy"}) book(who);
        cancel("ann");
    }

    instant deadline(std::string const& who) { return find(who).summary.offered_until.value(); }
    int lapse(int most = 10) { return attempt(tx, waitlist::lapse, most, now).value(); }
};

instant at(char const* text)
{
    return parse_instant(text).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(domain_offer_deadlines)

// W6: 08:00 to 20:00 on working days in London; 12 January 2027 is a Tuesday.
BOOST_AUTO_TEST_CASE(an_offer_counts_office_hours_alone)
{
    struct {
        char const* what;
        char const* now;
        int hours;
        char const* until;
    } const cases[] = {
        {"within a day", "2027-01-12T09:00:00Z", 4, "2027-01-12T13:00:00Z"},
        {"up to the evening", "2027-01-12T16:00:00Z", 4, "2027-01-12T20:00:00Z"},
        {"over a night", "2027-01-12T18:00:00Z", 4, "2027-01-13T10:00:00Z"},
        {"begun at night", "2027-01-12T23:00:00Z", 4, "2027-01-13T12:00:00Z"},
        {"begun before the morning", "2027-01-12T05:00:00Z", 4, "2027-01-12T12:00:00Z"},
        {"over a week-end", "2027-01-15T18:00:00Z", 4, "2027-01-18T10:00:00Z"},
        {"begun at a week-end", "2027-01-16T12:00:00Z", 4, "2027-01-18T12:00:00Z"},
        {"several days", "2027-01-12T12:00:00Z", 24, "2027-01-14T12:00:00Z"},
        {"in summer time", "2027-07-06T06:00:00Z", 4, "2027-07-06T11:00:00Z"},
        {"while clocks go forward", "2026-03-27T18:00:00Z", 4, "2026-03-30T09:00:00Z"},
        {"while clocks go back", "2027-10-29T17:00:00Z", 4, "2027-11-01T10:00:00Z"},
        {"over New Year, moved", "2027-12-31T19:00:00Z", 3, "2028-01-04T10:00:00Z"},
        {"over the 29th of February", "2028-02-28T19:00:00Z", 13, "2028-02-29T20:00:00Z"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            events::terms e{};
            e.time_zone = "Europe/London";
            e.offer_hours = c.hours;
            e.starts_at = e.closes_at = at("2029-01-01");
            auto const until = waitlist::offer_deadline(e, at(c.now));
            BOOST_REQUIRE(until.has_value());
            BOOST_TEST(rfc3339(*until) == c.until);
        }
    }
}

// W6: never past the closing or the start; at least two office hours; none within 48 hours of the start.
// It is 09:00 on Tuesday, 12 January 2027.
BOOST_AUTO_TEST_CASE(an_offer_ends_with_the_booking_and_is_none_if_too_short)
{
    struct {
        char const* what;
        char const* closes;
        char const* starts;
        int hours;
        char const* until; // "": given at once
    } const cases[] = {
        {"cut by the closing", "2027-01-12T12:00:00Z", "2027-03-01", 4, "2027-01-12T12:00:00Z"},
        {"two hours left", "2027-01-12T11:00:00Z", "2027-03-01", 4, "2027-01-12T11:00:00Z"},
        {"a second less", "2027-01-12T10:59:59Z", "2027-03-01", 4, ""},
        {"booking is closed", "2027-01-12T09:00:00Z", "2027-03-01", 4, ""},
        {"closed long ago", "2027-01-01T09:00:00Z", "2027-03-01", 4, ""},
        {"48 hours to the start", "2027-01-14T09:00:00Z", "2027-01-14T09:00:00Z", 4, ""},
        {"a second more", "2027-01-14T09:00:00Z", "2027-01-14T09:00:01Z", 4, "2027-01-12T13:00:00Z"},
        {"cut by the start", "2027-02-01", "2027-01-15T09:00:00Z", 60, "2027-01-15T09:00:00Z"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            events::terms e{};
            e.time_zone = "Europe/London";
            e.offer_hours = c.hours;
            e.closes_at = at(c.closes);
            e.starts_at = at(c.starts);
            auto const until = waitlist::offer_deadline(e, at("2027-01-12T09:00:00Z"));
            BOOST_TEST((until ? rfc3339(*until) : "") == c.until);
        }
    }
}

BOOST_AUTO_TEST_CASE(two_hours_must_be_office_hours)
{
    events::terms e{};
    e.time_zone = "Europe/London";
    e.offer_hours = 4;
    e.closes_at = at("2027-01-13T08:30:00Z"); // one hour this evening, half an hour in the morning
    e.starts_at = at("2027-03-01");
    BOOST_TEST(!waitlist::offer_deadline(e, at("2027-01-12T19:00:00Z")).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(domain_offers, with_offer)

// W6, C1
BOOST_AUTO_TEST_CASE(an_offer_holds_the_place)
{
    BOOST_TEST(active() == "bo offered, cy waiting");
    BOOST_TEST(places().taken == 1);
    BOOST_TEST(book("di") == "waiting");
    BOOST_TEST(rfc3339(deadline("bo")) == "2027-01-12T16:00:00Z");
    BOOST_TEST(mail("bo") == "waiting, offered");
    BOOST_TEST(acts("bo") == "joined_queue, place_offered");
}

// I7: accepting and lapsing exclude each other, to the second.
BOOST_AUTO_TEST_CASE(an_offer_can_be_accepted_until_its_time)
{
    now = deadline("bo") - seconds(1);
    BOOST_TEST(lapse() == 0);
    BOOST_TEST(accept("bo") == "registered");
    BOOST_TEST(accept("bo") == "registered"); // once more changes nothing
    BOOST_TEST(mail("bo") == "waiting, offered, booked");
    now += seconds(1);
    BOOST_TEST(lapse() == 0);
    BOOST_TEST(active() == "bo registered, cy waiting");
}

BOOST_AUTO_TEST_CASE(at_its_time_an_offer_lapses_and_the_next_is_served)
{
    now = deadline("bo");
    BOOST_TEST(accept("bo") == "closed");
    BOOST_TEST(lapse() == 1);
    BOOST_TEST(lapse() == 0);
    BOOST_TEST(active() == "cy offered");
    BOOST_TEST(word_for(find("bo").summary.state) == "lapsed");
    BOOST_TEST(accept("bo") == "closed");
    BOOST_TEST(decline("bo") == "closed");
    BOOST_TEST(mail("bo") == "waiting, offered, offer_lapsed");
    BOOST_TEST(mail("cy") == "waiting, offered");
}

BOOST_AUTO_TEST_CASE(a_declined_offer_goes_to_the_next)
{
    BOOST_TEST(decline("cy") == "closed"); // not offered anything
    BOOST_TEST(decline("bo") == "declined");
    BOOST_TEST(decline("bo") == "declined");
    BOOST_TEST(active() == "cy offered");
    BOOST_TEST(mail("bo") == "waiting, offered, declined");
    BOOST_TEST(accept("bo") == "closed");
    BOOST_TEST(places().taken == 1);
}

// W7
BOOST_AUTO_TEST_CASE(an_offer_dies_with_a_cancellation)
{
    BOOST_TEST(cancel("bo") == "cancelled");
    BOOST_TEST(accept("bo") == "closed");
    BOOST_TEST(active() == "cy offered");
}

// W7
BOOST_AUTO_TEST_CASE(who_accepts_and_then_cancels_frees_the_place_for_the_next)
{
    accept("bo");
    BOOST_TEST(cancel("bo") == "cancelled");
    BOOST_TEST(accept("bo") == "closed");
    BOOST_TEST(active() == "cy offered");
}

// W7: personal; those without an offer cannot accept.
BOOST_AUTO_TEST_CASE(nobody_accepts_what_was_not_offered_to_them)
{
    BOOST_TEST(accept("cy") == "closed");
    BOOST_TEST(accept("ann") == "closed");
    auto const stolen = registrations::accept(tx, person("cy"), reference("bo"), now);
    BOOST_TEST(word_for(stolen) == "not_found");
    BOOST_TEST(active() == "bo offered, cy waiting");
}

// W6: within 48 hours of the start the place is given at once.
BOOST_AUTO_TEST_CASE(close_to_the_start_an_offer_becomes_a_place)
{
    now = events::terms_of(tx, "event")->starts_at - hours(48);
    BOOST_TEST(lapse() == 1);
    BOOST_TEST(active() == "cy registered");
    BOOST_TEST(mail("cy") == "waiting, promoted");
}

BOOST_AUTO_TEST_CASE(offers_lapse_a_piece_at_a_time)
{
    resize(3); // bo and cy have offers, one place is free
    for (auto const* who : {"di", "ed"}) book(who);
    now = noon + hours(24 * 7);
    BOOST_TEST(active() == "bo offered, cy offered, di registered, ed waiting");
    BOOST_TEST(lapse(1) == 1);
    BOOST_TEST(active() == "cy offered, di registered, ed offered");
    BOOST_TEST(lapse(1) == 1);
    BOOST_TEST(active() == "di registered, ed offered");
    BOOST_TEST(lapse(1) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
