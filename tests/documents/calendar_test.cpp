// Rules of calendars, by their numbers; what other people's programs make of them is tests/calendars' affair.
#include "documents/calendar_samples.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rowan;
using namespace rowan::documents;
using namespace rowan::test;

BOOST_AUTO_TEST_SUITE(documents_calendar)

BOOST_AUTO_TEST_CASE(rules_2_9_and_10_a_feed_says_what_it_is_and_has_no_method)
{
    auto const text = calendar(a_head(), std::vector{an_entry()});
    BOOST_TEST(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    auto const c = ical(text);
    BOOST_TEST(c["PRODID"] == "-//Union Events//Events 1.0//EN");
    BOOST_TEST(c["CALSCALE"] == "GREGORIAN");
    BOOST_TEST(!c.has("METHOD"));
    BOOST_TEST(c["NAME"] == "Union Events");
    BOOST_TEST(c["X-WR-CALNAME"] == c["NAME"]);
    BOOST_TEST(c["X-WR-CALDESC"] == c["DESCRIPTION"]);
    BOOST_TEST(c["X-WR-TIMEZONE"] == "Europe/London");
    BOOST_TEST(c.line("REFRESH-INTERVAL") == "REFRESH-INTERVAL;VALUE=DURATION:PT4H");
    BOOST_TEST(c["X-PUBLISHED-TTL"] == "PT4H");
    BOOST_TEST(c["URL"] == "https://events.union.example/");
}

BOOST_AUTO_TEST_CASE(the_same_data_make_the_same_bytes)
{
    BOOST_TEST(calendar(a_head(), std::vector{an_entry()}) == calendar(a_head(), std::vector{an_entry()}));
}

BOOST_AUTO_TEST_CASE(an_empty_calendar_still_has_its_zone)
{
    auto const c = ical(calendar(a_head(), std::vector<calendar_entry>{}));
    BOOST_TEST(c.parts.size() == 1u);
    BOOST_TEST(c.parts.at(0)["TZID"] == "Europe/London");
}

BOOST_AUTO_TEST_CASE(rules_1_3_and_4_an_entry_has_its_name_and_its_revision)
{
    auto const e = shown(changed([](calendar_entry& x) { x.identity.sequence = 7; }));
    BOOST_TEST(e["UID"] == "5fc53010-1267-4f8e-bc28-1d7ae55a7c99");
    BOOST_TEST(e["SEQUENCE"] == "7");
    BOOST_TEST(e["DTSTAMP"] == "20260805T000000Z");
    BOOST_TEST(e["LAST-MODIFIED"] == e["DTSTAMP"]);
    BOOST_TEST(e["CREATED"] == "20260606T000000Z");
}

BOOST_AUTO_TEST_CASE(rules_12_and_16_to_19_times_are_local_or_utc_with_both_ends_alike)
{
    struct {
        std::string_view what;
        std::string zone;
        instant starts, ends;
        std::string start, end;
    } const table[] = {
        {"winter", "Europe/London", day_one + hours(9), day_one + hours(10),
         "DTSTART;TZID=Europe/London:20261123T090000", "DTEND;TZID=Europe/London:20261123T100000"},
        {"summer", "Europe/London", sys_days(year(2027) / 6 / 11) + hours(9),
         sys_days(year(2027) / 6 / 11) + hours(10), "DTSTART;TZID=Europe/London:20270611T100000",
         "DTEND;TZID=Europe/London:20270611T110000"},
        {"overnight (rule 21)", "Europe/London", day_one + hours(22), day_one + hours(30),
         "DTSTART;TZID=Europe/London:20261123T220000", "DTEND;TZID=Europe/London:20261124T060000"},
        {"over the change", "Europe/London", sys_days(year(2027) / 10 / 30) + hours(20),
         sys_days(year(2027) / 10 / 31) + hours(10), "DTSTART;TZID=Europe/London:20271030T210000",
         "DTEND;TZID=Europe/London:20271031T100000"},
        {"the repeated hour", "Europe/London", sys_days(year(2027) / 10 / 31) + minutes(30),
         sys_days(year(2027) / 10 / 31) + hours(9), "DTSTART:20271031T003000Z", "DTEND:20271031T090000Z"},
        {"ends in the repeated hour", "Europe/London", sys_days(year(2027) / 10 / 30) + hours(20),
         sys_days(year(2027) / 10 / 31) + minutes(90), "DTSTART:20271030T200000Z", "DTEND:20271031T013000Z"},
        {"the edge of it", "Europe/London", sys_days(year(2027) / 10 / 31) + hours(2),
         sys_days(year(2027) / 10 / 31) + hours(9), "DTSTART:20271031T020000Z", "DTEND:20271031T090000Z"},
        {"the missing hour", "Europe/London", sys_days(year(2027) / 3 / 28) + hours(1),
         sys_days(year(2027) / 3 / 28) + hours(9), "DTSTART:20270328T010000Z", "DTEND:20270328T090000Z"},
        {"New York", "America/New_York", day_one + hours(15), day_one + hours(16),
         "DTSTART;TZID=America/New_York:20261123T100000", "DTEND;TZID=America/New_York:20261123T110000"},
        {"before its rules began", "Europe/London", sys_days(year(1990) / 6 / 11) + hours(9),
         sys_days(year(1990) / 6 / 11) + hours(10), "DTSTART:19900611T090000Z", "DTEND:19900611T100000Z"},
        {"all day (rule 18)", "Europe/London", day_one, day_one + days(1), "DTSTART;VALUE=DATE:20261123",
         "DTEND;VALUE=DATE:20261124"},
        {"all day in summer", "Europe/London", sys_days(year(2027) / 6 / 10) + hours(23),
         sys_days(year(2027) / 6 / 12) + hours(23), "DTSTART;VALUE=DATE:20270611",
         "DTEND;VALUE=DATE:20270613"},
    };
    for (auto const& row : table) {
        BOOST_TEST_CONTEXT(row.what)
        {
            auto e = an_entry();
            e.event.zone = row.zone;
            e.starts_at = row.starts;
            e.ends_at = row.ends;
            auto const c = ical(calendar(a_head(), std::vector{e}));
            BOOST_TEST(c.events().at(0).line("DTSTART") == row.start);
            BOOST_TEST(c.events().at(0).line("DTEND") == row.end);
            std::vector<std::string> zones;
            for (auto const& z : c.all("VTIMEZONE")) zones.push_back(z["TZID"]);
            BOOST_TEST(zones.size() == (row.zone == "America/New_York" ? 2u : 1u));
            BOOST_TEST((std::find(zones.begin(), zones.end(), "Europe/London") != zones.end()));
        }
    }
}

BOOST_AUTO_TEST_CASE(rules_6_and_7_what_has_become_of_it_is_said_in_words_too)
{
    struct {
        entry_kind kind;
        bool cancelled;
        std::string status, transparent, summary;
    } const table[] = {
        {entry_kind::day, false, "CONFIRMED", "OPAQUE", "Annual Summit 2026"},
        {entry_kind::day, true, "CANCELLED", "TRANSPARENT", "Cancelled: Annual Summit 2026"},
        {entry_kind::registered, false, "CONFIRMED", "OPAQUE", "Annual Summit 2026"},
        {entry_kind::waiting, false, "TENTATIVE", "OPAQUE", "Waiting list: Annual Summit 2026"},
        {entry_kind::offered, false, "TENTATIVE", "OPAQUE",
         "Offered until Saturday, 24 October 2026, 6pm: Annual Summit 2026"},
        {entry_kind::waiting, true, "CANCELLED", "TRANSPARENT", "Cancelled: Annual Summit 2026"},
        {entry_kind::opening, false, "CONFIRMED", "TRANSPARENT", "Booking opens: Annual Summit 2026"},
        {entry_kind::opening, true, "CANCELLED", "TRANSPARENT",
         "Cancelled: Booking opens: Annual Summit 2026"},
    };
    for (auto const& row : table) {
        auto own = somebodys(row.kind);
        own.entry.cancelled = row.cancelled;
        auto const e = row.kind == entry_kind::day ? shown(own.entry) : shown(own);
        BOOST_TEST(e["STATUS"] == row.status);
        BOOST_TEST(e["TRANSP"] == row.transparent);
        BOOST_TEST(ical_unescaped(e["SUMMARY"]) == row.summary);
    }
}

BOOST_AUTO_TEST_CASE(rule_20_days_of_one_event_are_entries_of_one_group)
{
    auto const e = shown(changed([](calendar_entry& x) { x.number = 2, x.of_days = 3; }));
    BOOST_TEST(e["SUMMARY"] == "Annual Summit 2026 (day 2 of 3)");
    BOOST_TEST(e["REFID"] == an_entry().identity.group);
    BOOST_TEST(!shown(an_entry()).has("REFID"));
}

BOOST_AUTO_TEST_CASE(rules_27_to_30_an_entry_is_complete_in_itself)
{
    auto const e = shown(an_entry());
    BOOST_TEST(
        ical_unescaped(e["LOCATION"]) == "Congress House, 23-28 Great Russell Street, London WC1B 3LS"
    );
    BOOST_TEST(e["GEO"] == "51.518054;-0.127758");
    BOOST_TEST(e["URL"] == "https://events.union.example/events/summit-2026");
    BOOST_TEST(e["CATEGORIES"] == "Summit,London");
    BOOST_TEST(
        ical_unescaped(e["DESCRIPTION"]) ==
        "One day of talks.\n\nDoors open 08:45.\n\nhttps://events.union.example/events/summit-2026"
    );
    BOOST_TEST(shown(changed([](calendar_entry& x) { x.event.title = " \n "; }))["SUMMARY"] == "Event");
}

BOOST_AUTO_TEST_CASE(rule_29_where_to_join_is_for_those_with_a_place)
{
    auto online = changed([](calendar_entry& x) {
        x.event.online = true;
        x.event.venue_name = x.event.venue_address = x.event.venue_town = "";
    });
    BOOST_TEST(shown(online)["LOCATION"] == "Online");
    BOOST_TEST(!shown(online).has("CONFERENCE"));
    auto const mine = shown(somebodys(entry_kind::registered));
    BOOST_TEST(
        mine.line("CONFERENCE") == "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"Take part online\":"
                                   "https://meet.example/summit"
    );
    BOOST_TEST(mine["DESCRIPTION"].find("meet.example") != std::string::npos);
    BOOST_TEST(mine["URL"] == "https://events.union.example/bookings/RW-7K4Q2M");
}

BOOST_AUTO_TEST_SUITE_END()
