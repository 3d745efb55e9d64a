#include "base/time_shift.hpp"

#include <date/tz.h>

namespace rowan {

instant days_later(instant at, std::chrono::days days, std::string const& zone)
{
    auto const* const there = date::locate_zone(zone);
    return there->to_sys(there->to_local(at) + days, date::choose::earliest);
}

} // namespace rowan
