// An entry of a public calendar, and somebody's own of the same day, for tests to change.
#pragma once

#include "documents/calendar.hpp"
#include "support/ical.hpp"

namespace rowan::test {

using namespace std::chrono;
using documents::calendar, documents::calendar_head;

inline constexpr instant day_one = sys_days(year(2026) / November / 23);

inline calendar_head a_head()
{
    return {
        "Union Events", "https://events.union.example", "Europe/London", "Union Events", "All of them.", 4};
}

inline calendar_entry an_entry()
{
    calendar_entry e{};
    e.identity = {
        "5fc53010-1267-4f8e-bc28-1d7ae55a7c99", "0b0e6f8a-0000-4000-8000-000000000001", 0,
        day_one - days(170), day_one - days(110)};
    e.kind = entry_kind::day;
    e.number = e.of_days = 1;
    e.starts_at = day_one + hours(9) + minutes(30);
    e.ends_at = day_one + hours(16) + minutes(30);
    e.event = {
        "summit-2026",
        "Annual Summit 2026",
        "summit",
        "One day of talks.",
        "Doors open **08:45**.",
        "Congress House",
        "23-28 Great Russell Street\nLondon WC1B 3LS",
        "London",
        "51.518054",
        "-0.127758",
        "London",
        false,
        "Europe/London"};
    return e;
}

inline personal_entry somebodys(entry_kind kind)
{
    personal_entry own{an_entry(), "RW-7K4Q2M", "", {}, false};
    own.entry.kind = kind;
    if (kind == entry_kind::offered) own.offered_until = day_one - days(30) + hours(17);
    if (kind == entry_kind::registered) own.online_link = "https://meet.example/summit";
    return own;
}

inline ical_component shown(calendar_entry const& e)
{
    return ical(calendar(a_head(), std::vector{e})).events().at(0);
}
inline ical_component shown(personal_entry const& e)
{
    return ical(calendar(a_head(), std::vector{e})).events().at(0);
}

inline calendar_entry changed(void (*change)(calendar_entry&))
{
    auto e = an_entry();
    change(e);
    return e;
}

} // namespace rowan::test
