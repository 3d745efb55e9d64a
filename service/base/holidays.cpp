#include "base/holidays.hpp"

#include <algorithm>

namespace rowan {

using namespace std::chrono;

namespace {

// Gregorian Easter by Oudin's rule of 1940, as the Explanatory Supplement to the Astronomical Almanac gives
// it.
sys_days easter_sunday(year of)
{
    int const y = static_cast<int>(of);
    int const century = y / 100;
    int const golden = y % 19;
    int const leaps = century - century / 4 - (8 * century + 13) / 25;
    int const epact = (19 * golden + leaps + 15) % 30;
    int const moon = epact - (epact > 28 || (epact == 28 && golden > 10) ? 1 : 0); // days from 21 March
    int const to_sunday = (y + y / 4 + moon + 2 - century + century / 4) % 7;
    return sys_days(of / March / 28) + days(moon - to_sunday);
}

bool at_week_end(sys_days day)
{
    weekday const which(day);
    return which == Saturday || which == Sunday;
}

// The first working day from `day` on: the substitute of a holiday at a week-end.
sys_days or_substitute(sys_days day)
{
    while (at_week_end(day)) day += days(1);
    return day;
}

} // namespace

bool bank_holiday(year_month_day given)
{
    auto const y = given.year();
    sys_days const day = given;
    auto const easter = easter_sunday(y);
    auto const christmas = or_substitute(y / December / 25);
    auto const boxing = or_substitute(y / December / 26);
    bool const both_moved = boxing <= christmas; // Saturday and Sunday: Monday and Tuesday in their place
    sys_days const all[] = {
        or_substitute(y / January / 1),
        easter - days(2),
        easter + days(1),
        y / May / Monday[1],
        y / May / Monday[last],
        y / August / Monday[last],
        christmas,
        both_moved ? christmas + days(1) : boxing,
    };
    return std::find(std::begin(all), std::end(all), day) != std::end(all);
}

} // namespace rowan
