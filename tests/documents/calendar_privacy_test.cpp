// What calendars do not say, and what no text can make them say.
#include "documents/calendar_samples.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rowan;
using namespace rowan::documents;
using namespace rowan::test;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(documents_calendar_privacy)

BOOST_AUTO_TEST_CASE(rules_31_and_32_no_entry_rings_or_names_people)
{
    for (auto const kind : {entry_kind::registered, entry_kind::waiting, entry_kind::offered}) {
        auto const e = shown(somebodys(kind));
        for (auto const* property : {"ATTENDEE", "ORGANIZER", "RRULE", "RDATE", "DURATION"})
            BOOST_TEST(!e.has(property), property);
        BOOST_TEST(e.parts.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_discreet_entry_names_neither_union_nor_event)
{
    auto const head = calendar_head{"", "", "Europe/London", "My bookings", "What you have booked.", 1};
    for (auto const kind : {entry_kind::registered, entry_kind::waiting, entry_kind::offered}) {
        auto own = somebodys(kind);
        own.discreet = true;
        own.entry.of_days = 2;
        auto const text = calendar(head, std::vector{own});
        for (std::string const told :
             {"Union", "union", "Summit", "summit", "Congress", "London WC1B", "RW-", "meet.example", "http",
              "URL", "GEO", "One day"})
            BOOST_TEST(text.find(told) == text.npos, told);
        auto const e = ical(text).events().at(0);
        BOOST_TEST(e["CLASS"] == "PRIVATE");
        BOOST_TEST(e["SUMMARY"].find("Appointment (day 1 of 2)") != std::string::npos);
        BOOST_TEST(!e.has("DESCRIPTION"));
    }
}

BOOST_AUTO_TEST_CASE(rules_50_to_53_a_part_of_a_mail_is_published_and_asks_nothing)
{
    publication const p{"Union Events", "https://events.union.example", "reps@union.example", day_one};
    auto const c = ical(calendar_part(somebodys(entry_kind::registered), p));
    BOOST_TEST(c["METHOD"] == "PUBLISH");
    BOOST_TEST(!c.has("NAME"));
    BOOST_TEST(!c.has("X-WR-CALNAME")); // Outlook would make a calendar of it
    auto const e = c.events().at(0);
    BOOST_TEST(c.events().size() == 1u);
    BOOST_TEST(e["ORGANIZER"] == "mailto:reps@union.example");
    BOOST_TEST(!e.has("ATTENDEE"));
    BOOST_TEST(e["DTSTAMP"] == "20261123T000000Z"); // when it was sent (RFC 5545 3.8.7.2)
    BOOST_TEST(e["LAST-MODIFIED"] == "20260805T000000Z");
    auto cancelled = somebodys(entry_kind::registered);
    cancelled.entry.cancelled = true;
    BOOST_TEST(ical(calendar_part(cancelled, p)).events().at(0)["STATUS"] == "CANCELLED");
    cancelled.discreet = true;
    auto const discreet = calendar_part(cancelled, p);
    BOOST_TEST(discreet.find("nion") == discreet.npos);
}

BOOST_AUTO_TEST_CASE(rules_24_to_27_nothing_in_any_text_begins_another_property)
{
    std::string const nasty =
        "x\r\nATTENDEE:mailto:a@b.example\rATTENDEE:y\nBEGIN:VALARM\xe2\x80\xa8Z\0\xff;,\\\""s;
    auto own = somebodys(entry_kind::registered);
    for (auto* text :
         {&own.entry.event.title, &own.entry.event.summary, &own.entry.event.description,
          &own.entry.event.venue_name, &own.entry.event.venue_address, &own.entry.event.venue_town,
          &own.entry.event.latitude, &own.entry.event.region, &own.entry.event.kind, &own.entry.event.slug,
          &own.online_link, &own.reference})
        *text = nasty;
    auto head = a_head();
    head.organisation = head.name = head.description = nasty;
    for (auto const& text : {calendar(head, std::vector{own}), calendar(head, std::vector{own.entry})}) {
        auto const c = ical(text);
        BOOST_TEST(c.events().size() == 1u);
        BOOST_TEST(!c.events().at(0).has("ATTENDEE"));
        BOOST_TEST(c.events().at(0).parts.empty());
        BOOST_TEST(c["NAME"].find('\\') != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
