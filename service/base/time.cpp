#include "base/time.hpp"

#include "base/holidays.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>

namespace rowan {

using namespace std::chrono;

namespace {

constexpr char const* weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                    "Thursday", "Friday", "Saturday"};
constexpr char const* months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};
constexpr auto office_opens = hours(8);
constexpr auto office_closes = hours(20);

// An instant taken apart, as a clock shows it that is `ahead` of UTC.
struct clock_face {
    year_month_day day;
    weekday which;
    hh_mm_ss<seconds> time;

    explicit clock_face(instant at, seconds ahead = {}) : clock_face(floor<days>(at + ahead), at + ahead) {}
    clock_face(sys_days midnight, instant shown) : day(midnight), which(midnight), time(shown - midnight) {}

    int y() const { return static_cast<int>(day.year()); }
    unsigned m() const { return static_cast<unsigned>(day.month()); }
    unsigned d() const { return static_cast<unsigned>(day.day()); }
    std::string weekday_name() const { return weekdays[which.c_encoding()]; }
    std::string month_name() const { return months[m() - 1]; }
};

clock_face in_zone(instant at, std::string const& zone)
{
    return clock_face(at, date::locate_zone(zone)->get_info(at).offset);
}

std::string header_date(instant at, char const* zone)
{
    clock_face const c(at);
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} {}", c.weekday_name().substr(0, 3), c.d(),
        c.month_name().substr(0, 3), c.y(), c.time.hours().count(), c.time.minutes().count(),
        c.time.seconds().count(), zone
    );
}

bool begins_with_date(std::string_view text)
{
    constexpr std::string_view form = "0000-00-00";
    auto const fits = [](char f, char c) { return f == '0' ? c >= '0' && c <= '9' : c == f; };
    return text.size() >= form.size() && std::equal(form.begin(), form.end(), text.begin(), fits);
}

// "2027-03-11T09:30:00.250Z" without the ".250", be it well-formed.
std::string without_fraction(std::string_view text)
{
    constexpr std::size_t at = std::string_view("0000-00-00T00:00:00").size();
    if (text.size() <= at || text[at] != '.') return std::string(text);
    auto const rest = text.find_first_not_of("0123456789", at + 1);
    if (rest == text.npos || rest == at + 1) return std::string(text);
    return std::string(text.substr(0, at)).append(text.substr(rest));
}

// The office hours of the local day that `at` falls on; both ends equal at week-ends and
// on bank holidays.
std::pair<instant, instant> office_day(year_month_day day, std::string const& zone)
{
    auto const opens = local(day, office_opens, minutes(0), zone);
    weekday const which{sys_days(day)};
    bool const works = which != Saturday && which != Sunday && !bank_holiday(day);
    return {opens, works ? local(day, office_closes, minutes(0), zone) : opens};
}

} // namespace

// By hand: five of them are in every booking's answer, and fmt takes ten times as long.
std::string rfc3339(instant at)
{
    clock_face const c(at);
    std::string text = "0000-00-00T00:00:00Z";
    auto const put = [&text](std::size_t last, std::size_t digits, auto number) {
        for (; digits > 0; --digits, number /= 10) text[last--] = static_cast<char>('0' + number % 10);
    };
    put(3, 4, static_cast<unsigned>(c.y()));
    put(6, 2, c.m());
    put(9, 2, c.d());
    put(12, 2, c.time.hours().count());
    put(15, 2, c.time.minutes().count());
    put(18, 2, c.time.seconds().count());
    return text;
}

std::optional<instant> parse_instant(std::string_view text)
{
    if (!begins_with_date(text)) return std::nullopt; // date::parse takes fewer digits, and signs
    auto const given = without_fraction(text);
    for (auto const* form : {"%FT%TZ", "%FT%T%Ez", "%F"}) {
        std::istringstream in(given);
        instant at;
        in >> date::parse(form, at);
        if (!in.fail() && in.peek() == std::istringstream::traits_type::eof()) return at;
    }
    return std::nullopt;
}

std::string http_date(instant at)
{
    return header_date(at, "GMT");
}

std::optional<instant> parse_http_date(std::string_view text)
{
    for (auto const* form : {"%a, %d %b %Y %T GMT", "%A, %d-%b-%y %T GMT", "%a %b %e %T %Y"}) {
        std::istringstream in{std::string(text)};
        instant at;
        in >> date::parse(form, at);
        if (!in.fail() && in.peek() == std::istringstream::traits_type::eof()) return at;
    }
    return std::nullopt;
}

std::string mail_date(instant at)
{
    return header_date(at, "+0000");
}

bool zone_known(std::string const& zone)
{
    try {
        date::locate_zone(zone);
    } catch (std::runtime_error const&) {
        return false;
    }
    return true;
}

std::string day_in_words(instant at, std::string const& zone)
{
    auto const c = in_zone(at, zone);
    return fmt::format("{}, {} {} {}", c.weekday_name(), c.d(), c.month_name(), c.y());
}

std::string time_in_words(instant at, std::string const& zone)
{
    auto const c = in_zone(at, zone);
    auto const hour = c.time.hours().count();
    auto const minute = c.time.minutes().count();
    auto const* half = hour < 12 ? "am" : "pm";
    auto const shown = hour % 12 == 0 ? 12 : hour % 12;
    return minute == 0 ? fmt::format("{}{}", shown, half) : fmt::format("{}:{:02}{}", shown, minute, half);
}

instant local(year_month_day day, hours hour, minutes minute, std::string const& zone)
{
    auto const wall = date::local_days(
                          date::year(static_cast<int>(day.year())) / static_cast<unsigned>(day.month()) /
                          static_cast<unsigned>(day.day())
                      ) +
                      hour + minute;
    return date::locate_zone(zone)->to_sys(date::local_seconds(wall), date::choose::earliest);
}

year_month_day local_day(instant at, std::string const& zone)
{
    return in_zone(at, zone).day;
}

std::vector<clock_change> clock_changes(std::string const& zone, instant from, instant to)
{
    std::vector<clock_change> all;
    auto const* const z = date::locate_zone(zone);
    for (auto at = from; at < to;) {
        auto const info = z->get_info(at);
        auto const before = all.empty() ? info.offset : all.back().after;
        if (all.empty() || info.offset != before) all.push_back({at, before, info.offset, info.abbrev});
        at = info.end;
    }
    return all;
}

instant wall_clock(instant at, std::string const& zone)
{
    return at + date::locate_zone(zone)->get_info(at).offset;
}

instant after_office_hours(instant from, seconds counted, std::string const& zone)
{
    auto day = local_day(from, zone);
    for (;;) {
        auto const [opens, closes] = office_day(day, zone);
        auto const begin = std::max(from, opens);
        if (begin < closes) {
            if (counted <= closes - begin) return begin + counted;
            counted -= closes - begin;
        }
        day = year_month_day(sys_days(day) + days(1));
    }
}

seconds office_hours(instant from, instant to, std::string const& zone)
{
    seconds sum{0};
    auto const last = sys_days(local_day(to, zone));
    for (auto day = sys_days(local_day(from, zone)); day <= last; day += days(1)) {
        auto const [opens, closes] = office_day(day, zone);
        auto const begin = std::max(from, opens);
        auto const end = std::min(to, closes);
        if (begin < end) sum += end - begin;
    }
    return sum;
}

} // namespace rowan
