// Instants, and how the union's people read them: in the event's zone, in words.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rowan {

using instant = std::chrono::sys_seconds;
using std::chrono::seconds;

// RFC 3339 in UTC: "2027-03-11T09:30:00Z".
std::string rfc3339(instant);

// Reads an RFC 3339 instant, without its fraction of a second, or a date alone ("2027-03-11", midnight UTC).
// No value: it is neither.
std::optional<instant> parse_instant(std::string_view);

// "Thu, 11 Mar 2027 09:30:00 GMT" (RFC 9110 5.6.7).
std::string http_date(instant);

// Reads what http_date writes, and the two obsolete forms (RFC 9110 5.6.7). No value: it is none of them.
std::optional<instant> parse_http_date(std::string_view);

// "Thu, 11 Mar 2027 09:30:00 +0000" (RFC 5322 3.3).
std::string mail_date(instant);

// Whether tzdata knows the zone: "Europe/London".
bool zone_known(std::string const& zone);

// "Thursday, 11 March 2027" and "9:30am" as clocks in the zone show them. Throws if the zone is unknown.
std::string day_in_words(instant, std::string const& zone);
std::string time_in_words(instant, std::string const& zone);

// Moments of an event's or the office's own day.
instant local(std::chrono::year_month_day, std::chrono::hours, std::chrono::minutes, std::string const& zone);
std::chrono::year_month_day local_day(instant, std::string const& zone);

// A moment at which the clocks of a zone are set: how far ahead of UTC they are before and after, and what
// the time is called from then on ("BST").
struct clock_change {
    instant at;
    seconds before, after;
    std::string name;
};

// Those from `from` on and before `to`, in order. What the clocks show at `from` comes first, as a change at
// `from` itself. Throws if the zone is unknown.
std::vector<clock_change> clock_changes(std::string const& zone, instant from, instant to);

// What the zone's clocks show at an instant, as if they showed UTC: for programs that know no zones.
instant wall_clock(instant, std::string const& zone);

// The end of `counted` office hours (08:00 to 20:00, Monday to Friday but for bank holidays, in the zone)
// that begin at `from` (W6).
instant after_office_hours(instant from, std::chrono::seconds counted, std::string const& zone);

// Office hours between two instants (W6).
std::chrono::seconds office_hours(instant from, instant to, std::string const& zone);

} // namespace rowan
