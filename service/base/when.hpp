// Days and hours as people are told them, in the event's zone. Each throws if the zone is unknown.
#pragma once

#include "base/time.hpp"

#include <string>
#include <vector>

namespace rowan {

// "9:30am to 4:30pm"
inline std::string hours_in_words(instant from, instant to, std::string const& zone)
{
    return time_in_words(from, zone) + " to " + time_in_words(to, zone);
}

// "Thursday, 11 March 2027, 9:30am to 4:30pm", a day a line. A day has starts_at and ends_at.
template <class Day> std::string days_in_words(std::vector<Day> const& days, std::string const& zone)
{
    std::string text;
    for (auto const& d : days) {
        text += (text.empty() ? "" : "\n") + day_in_words(d.starts_at, zone) + ", ";
        text += hours_in_words(d.starts_at, d.ends_at, zone);
    }
    return text;
}

} // namespace rowan
