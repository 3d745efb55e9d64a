#include "documents/ical_zone.hpp"

#include "support/ical.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using namespace rowan::documents;
using namespace std::chrono;

namespace {

constexpr instant midnight(int y, unsigned m, unsigned d)
{
    return sys_days(year(y) / month(m) / day(d));
}

// An observance as a program reads it that knows no tzdata.
struct observance {
    seconds to;
    unsigned month;
    int which;
    weekday on;
    seconds at, from; // local time of day of the change; the offset before it

    instant in(int y) const
    {
        sys_days const day =
            which < 0 ? sys_days(year(y) / std::chrono::month(month) / weekday_last(on))
                      : sys_days(year(y) / std::chrono::month(month) / on[static_cast<unsigned>(which)]);
        return day + at - from;
    }
};

seconds offset(std::string const& text)
{
    auto const ahead = hours(std::stoi(text.substr(1, 2))) + minutes(std::stoi(text.substr(3, 2)));
    return text[0] == '-' ? -ahead : ahead;
}

observance read(test::ical_component const& c)
{
    static std::string const days[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    auto const rule = c["RRULE"], start = c["DTSTART"];
    auto const by_month = rule.find("BYMONTH=") + 8, by_day = rule.find("BYDAY=") + 6;
    auto const on = std::find(std::begin(days), std::end(days), rule.substr(rule.size() - 2));
    return {
        offset(c["TZOFFSETTO"]),
        static_cast<unsigned>(std::stoi(rule.substr(by_month))),
        std::stoi(rule.substr(by_day)),
        weekday(static_cast<unsigned>(on - std::begin(days))),
        hours(std::stoi(start.substr(9, 2))) + minutes(std::stoi(start.substr(11, 2))),
        offset(c["TZOFFSETFROM"])};
}

// What the two rules make of an instant: the later of the changes before it decides.
seconds by_rules(std::vector<observance> const& both, instant t)
{
    auto const y = static_cast<int>(year_month_day(floor<days>(t)).year());
    instant last{};
    seconds ahead{};
    for (int const of : {y - 1, y, y + 1}) {
        for (auto const& o : both) {
            if (auto const at = o.in(of); at <= t && at > last) {
                last = at;
                ahead = o.to;
            }
        }
    }
    return ahead;
}

test::ical_component component(std::string const& zone)
{
    return test::ical(ical_zone(zone).component());
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_ical_zone)

BOOST_AUTO_TEST_CASE(rules_12_to_15_london_is_told_as_outlook_and_all_others_read_it)
{
    BOOST_TEST(
        ical_zone("Europe/London").component() ==
        "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nX-LIC-LOCATION:Europe/London\r\n"
        "BEGIN:DAYLIGHT\r\nTZNAME:BST\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nDTSTART:"
        "19810329T010000\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
        "BEGIN:STANDARD\r\nTZNAME:GMT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nDTSTART:"
        "19961027T020000\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    );
}

BOOST_AUTO_TEST_CASE(rule_14_the_rules_say_what_tzdata_says_wherever_they_are_used)
{
    // Of those whose rules have been the same for years, for tzdata follows the news.
    char const* const zones[] = {
        "Europe/London",   "Europe/Dublin",    "Europe/Berlin",    "Atlantic/Azores",     "America/New_York",
        "America/Chicago", "Australia/Sydney", "Pacific/Auckland", "Australia/Lord_Howe", "America/St_Johns"};
    for (std::string const zone : zones) {
        BOOST_TEST_CONTEXT(zone)
        {
            ical_zone const z(zone);
            auto const told = component(zone);
            BOOST_TEST(told.all("DAYLIGHT").size() == 1u);
            BOOST_TEST(told.all("STANDARD").size() == 1u);
            std::vector<observance> const both{
                read(told.all("DAYLIGHT").at(0)), read(told.all("STANDARD").at(0))};
            int told_locally = 0, wrong = 0;
            for (auto t = midnight(2024, 1, 1); t < midnight(2037, 1, 1); t += minutes(30)) {
                if (!z.tells(t)) continue;
                ++told_locally;
                wrong += z.local_time(t) + "Z" == ical_utc(t + by_rules(both, t)) ? 0 : 1;
            }
            BOOST_TEST(wrong == 0);
            BOOST_TEST(told_locally > 13 * 365 * 48 - 13 * 2 * 12);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_zone_without_summer_time_has_one_rule_and_is_told_all_year)
{
    for (std::string const zone : {"Asia/Kolkata", "Africa/Lagos", "Etc/UTC", "Asia/Tokyo"}) {
        BOOST_TEST_CONTEXT(zone)
        {
            auto const told = component(zone);
            BOOST_TEST(told.parts.size() == 1u);
            BOOST_TEST(told.parts.at(0).name == "STANDARD");
            BOOST_TEST(!told.parts.at(0).has("RRULE"));
            BOOST_TEST(ical_zone(zone).tells(midnight(2027, 7, 1)));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_zone_that_two_such_rules_cannot_tell_is_not_told)
{
    for (std::string const zone : {"America/Santiago", "Asia/Gaza"}) {
        for (auto t = midnight(2026, 1, 1); t < midnight(2030, 1, 1); t += days(10))
            BOOST_TEST(!ical_zone(zone).tells(t), zone);
    }
}

BOOST_AUTO_TEST_CASE(rule_16_near_a_change_nothing_is_told_for_ten_years)
{
    ical_zone const london("Europe/London");
    int changes = 0;
    for (auto t = midnight(2026, 1, 1); t < midnight(2036, 1, 1); t += minutes(15)) {
        year_month_day const day = floor<days>(t);
        bool const sunday = weekday(sys_days(day)) == Sunday;
        bool const last = static_cast<unsigned>(day.day()) > 24;
        bool const month_of_change = day.month() == March || day.month() == October;
        auto const time = t - floor<days>(t);
        bool const near = sunday && last && month_of_change && time <= hours(2);
        changes += near && time == hours(1) ? 1 : 0;
        if (london.tells(t) == near) BOOST_ERROR(rfc3339(t));
    }
    BOOST_TEST(changes == 20);
}

BOOST_AUTO_TEST_CASE(local_times_are_those_of_the_zones_clocks)
{
    ical_zone const london("Europe/London");
    BOOST_TEST(london.local_time(midnight(2027, 6, 11) + hours(8) + minutes(30)) == "20270611T093000");
    BOOST_TEST(london.local_time(midnight(2027, 1, 11) + hours(9)) == "20270111T090000");
    BOOST_TEST(london.date(midnight(2027, 6, 10) + hours(23)) == "20270611"); // rule 18: London's date
    BOOST_TEST((london.time_of_day(midnight(2027, 6, 10) + hours(23)) == seconds(0)));
    BOOST_TEST(ical_utc(midnight(2027, 6, 11)) == "20270611T000000Z");
    BOOST_CHECK_THROW(ical_zone("Europe/Nowhere"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
