// Time zones in iCalendar (RFC 5545 3.6.5), in the one shape that every program reads: two rules, open-ended,
// each on one weekday of one month (MS-STANOICAL 2.2.47).
#pragma once

#include "base/time.hpp"

namespace rowan::documents {

class ical_zone {
public:
    // Throws if tzdata does not know the zone.
    explicit ical_zone(std::string name);

    std::string const& name() const { return name_; }

    // Whether the two rules say what tzdata says of this instant, and no clock is set within an hour of it,
    // so that its local time happens once (3.3.5 says how to read one that happens twice; most programs do
    // otherwise).
    bool tells(instant) const;

    // "20270611T093000", as the zone's clocks show it.
    std::string local_time(instant) const;
    // Seconds after local midnight; and the local date, "20270611".
    seconds time_of_day(instant) const;
    std::string date(instant) const;

    // The VTIMEZONE, its lines ended by CRLF. Zones that set no clocks have one rule; so have those whose
    // changes fit no such rule, of whose times tells() is mostly false.
    std::string component() const;

private:
    struct rule {
        clock_change first; // the first change that is as this rule says
        unsigned month;
        int which; // 1 to 4, or -1: the last
        unsigned weekday;
    };

    std::size_t index(instant) const;
    instant shown(instant) const;
    bool find_rules();
    bool fits(rule const&, clock_change const&) const;
    rule rule_of(std::size_t change) const;
    std::string observance(char const* name, clock_change const& first, std::string const& rrule) const;

    std::string name_;
    std::vector<clock_change> changes_;
    std::vector<rule> rules_; // two or none
    instant from_{};          // the rules hold from here on
};

// "20270611T093000Z".
std::string ical_utc(instant);

} // namespace rowan::documents
