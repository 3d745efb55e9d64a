// Instants: how they are read, and how they are told in the event's own zone.
#include "base/holidays.hpp"
#include "base/time.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

instant at(char const* text)
{
    return parse_instant(text).value();
}

constexpr char const* london = "Europe/London";

} // namespace

BOOST_AUTO_TEST_SUITE(base_time)

// RFC 3339 5.6
BOOST_AUTO_TEST_CASE(what_is_no_instant_is_not_read_as_one)
{
    struct {
        char const* text;
        char const* read; // "": not at all
    } const cases[] = {
        {"2027-03-11T09:30:00Z", "2027-03-11T09:30:00Z"},
        {"2027-03-11T09:30:00.999Z", "2027-03-11T09:30:00Z"},
        {"2027-03-11T09:30:00.Z", ""},
        {"2027-03-11T09:30:00+01:00", "2027-03-11T08:30:00Z"},
        {"2027-03-11T23:30:00-05:30", "2027-03-12T05:00:00Z"},
        {"2027-03-11", "2027-03-11T00:00:00Z"},
        {"2028-02-29", "2028-02-29T00:00:00Z"},
        {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
        {"2038-01-19T03:14:08Z", "2038-01-19T03:14:08Z"},
        {"2027-02-29", ""},
        {"2027-13-01", ""},
        {"2027-00-10", ""},
        {"2027-03-11T24:00:00Z", ""},
        {"2027-03-11T09:60:00Z", ""},
        {"2027-03-11T09:30Z", ""},
        {"2027-03-11T09:30:00", ""},
        {"2027-03-11T09:30:00+0100", ""},
        {"2027-03-11T09:30:00Z ", ""},
        {" 2027-03-11", ""},
        {"2027-03-11T09:30:00ZZ", ""},
        {"2027-3-1", ""},
        {"27-03-11", ""},
        {"+2027-03-11", ""},
        {"tomorrow", ""},
        {"", ""},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.text)
        {
            auto const read = parse_instant(c.text);
            BOOST_TEST((read ? rfc3339(*read) : "") == c.read);
        }
    }
}

BOOST_AUTO_TEST_CASE(headers_have_their_own_forms)
{
    auto const then = at("2027-03-01T09:05:07Z");
    BOOST_TEST(http_date(then) == "Mon, 01 Mar 2027 09:05:07 GMT");   // RFC 9110 5.6.7
    BOOST_TEST(mail_date(then) == "Mon, 01 Mar 2027 09:05:07 +0000"); // RFC 5322 3.3
    BOOST_TEST(http_date(instant()) == "Thu, 01 Jan 1970 00:00:00 GMT");
}

BOOST_AUTO_TEST_CASE(people_read_days_and_hours_as_clocks_there_show_them)
{
    struct {
        char const* at;
        char const* zone;
        char const* day;
        char const* time;
    } const cases[] = {
        {"2027-03-11T09:30:00Z", london, "Thursday, 11 March 2027", "9:30am"},
        {"2027-03-11T12:00:00Z", london, "Thursday, 11 March 2027", "12pm"},
        {"2027-03-11T00:00:00Z", london, "Thursday, 11 March 2027", "12am"},
        {"2027-03-11T17:05:00Z", london, "Thursday, 11 March 2027", "5:05pm"},
        {"2027-07-01T09:00:00Z", london, "Thursday, 1 July 2027", "10am"}, // summer time
        {"2027-07-01T23:30:00Z", london, "Friday, 2 July 2027", "12:30am"},
        {"2027-12-31T23:30:00Z", "Asia/Kathmandu", "Saturday, 1 January 2028", "5:15am"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.at << " " << c.zone)
        {
            BOOST_TEST(day_in_words(at(c.at), c.zone) == c.day);
            BOOST_TEST(time_in_words(at(c.at), c.zone) == c.time);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_zone_is_one_of_the_database)
{
    for (auto const* zone : {london, "UTC", "America/Argentina/Buenos_Aires"}) BOOST_TEST(zone_known(zone));
    for (auto const* zone : {"", "Europe/Atlantis", "europe/london", "GMT+25"}) BOOST_TEST(!zone_known(zone));
}

BOOST_AUTO_TEST_CASE(wall_clocks_and_instants_agree_also_when_clocks_change)
{
    using namespace std::chrono;
    struct {
        year_month_day day;
        int hour, minute;
        char const* at;
    } const cases[] = {
        {2027y / January / 12, 9, 30, "2027-01-12T09:30:00Z"},
        {2027y / July / 6, 9, 30, "2027-07-06T08:30:00Z"},
        {2027y / March / 28, 1, 30, "2027-03-28T01:00:00Z"}, // skipped that night: the moment of the leap
        {2027y / March / 28, 2, 30, "2027-03-28T01:30:00Z"},
        {2027y / October / 31, 1, 30, "2027-10-31T00:30:00Z"}, // shown twice: the first
        {2027y / October / 31, 2, 30, "2027-10-31T02:30:00Z"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.at)
        BOOST_TEST(rfc3339(local(c.day, hours(c.hour), minutes(c.minute), london)) == c.at);
    }
    BOOST_TEST((local_day(at("2027-07-01T23:30:00Z"), london) == 2027y / July / 2));
}

// As proclaimed and published by the government for England and Wales.
BOOST_AUTO_TEST_CASE(bank_holidays_are_those_of_england_and_wales)
{
    using namespace std::chrono;
    struct {
        year which;
        std::vector<month_day> all;
    } const cases[] = {
        {2021y,
         {January / 1, April / 2, April / 5, May / 3, May / 31, August / 30, December / 27, December / 28}},
        {2024y,
         {January / 1, March / 29, April / 1, May / 6, May / 27, August / 26, December / 25, December / 26}},
        {2026y,
         {January / 1, April / 3, April / 6, May / 4, May / 25, August / 31, December / 25, December / 28}},
        {2027y,
         {January / 1, March / 26, March / 29, May / 3, May / 31, August / 30, December / 27, December / 28}},
        {2028y,
         {January / 3, April / 14, April / 17, May / 1, May / 29, August / 28, December / 25, December / 26}},
    };
    for (auto const& c : cases) {
        std::vector<month_day> found;
        for (sys_days day = c.which / January / 1; day < sys_days((c.which + years(1)) / January / 1);
             day += days(1)) {
            year_month_day const d(day);
            if (bank_holiday(d)) found.push_back(d.month() / d.day());
        }
        BOOST_TEST_CONTEXT("in " << static_cast<int>(c.which))
        BOOST_TEST((found == c.all));
    }
}

// W6; where an offer ends is in domain/offers_test.cpp.
BOOST_AUTO_TEST_CASE(office_hours_between_two_instants)
{
    struct {
        char const* what;
        char const* from;
        char const* to;
        seconds counted;
    } const cases[] = {
        {"a working day", "2027-01-12T00:00:00Z", "2027-01-13T00:00:00Z", hours(12)},
        {"a part of one", "2027-01-12T19:30:00Z", "2027-01-12T23:00:00Z", minutes(30)},
        {"a night", "2027-01-12T20:00:00Z", "2027-01-13T08:00:00Z", hours(0)},
        {"a week-end", "2027-01-15T20:00:00Z", "2027-01-18T08:00:00Z", hours(0)},
        {"a week", "2027-01-11T00:00:00Z", "2027-01-18T00:00:00Z", hours(60)},
        {"clocks go forward", "2026-03-27T19:00:00Z", "2026-03-30T08:00:00Z", hours(1) + hours(1)},
        {"clocks go back", "2027-10-29T18:00:00Z", "2027-11-01T09:00:00Z", hours(1) + hours(1)},
        {"Easter", "2027-03-25T20:00:00Z", "2027-03-30T08:00:00Z", hours(1)},
        {"nothing", "2027-01-12T09:00:00Z", "2027-01-12T09:00:00Z", hours(0)},
        {"backwards", "2027-01-12T10:00:00Z", "2027-01-12T09:00:00Z", hours(0)},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            BOOST_TEST(office_hours(at(c.from), at(c.to), london).count() == c.counted.count());
            if (c.counted.count() == 0) continue;
            auto const ends = after_office_hours(at(c.from), c.counted, london); // one is the other's inverse
            BOOST_TEST(office_hours(at(c.from), ends, london).count() == c.counted.count());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
