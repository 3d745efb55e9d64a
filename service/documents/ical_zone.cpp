#include "documents/ical_zone.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rowan::documents {

using namespace std::chrono;

namespace {

constexpr year first_year{1970}, last_year{2037}; // tzdata tells no changes after it
constexpr char const* weekdays[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

instant begin_of(year y)
{
    return sys_days(y / January / 1);
}

// The wall clock as it shows the moment at which it is set.
instant wall(clock_change const& c)
{
    return c.at + c.before;
}

year year_of(clock_change const& c)
{
    return year_month_day(floor<days>(wall(c))).year();
}

// `number` in so many digits, at `to`; gives where the next goes. Calendars have thousands of times: each is
// written straight into its place.
char* write(char* to, unsigned number, int digits)
{
    for (int at = digits - 1; at >= 0; --at, number /= 10) to[at] = static_cast<char>('0' + number % 10);
    return to + digits;
}

char* write_date(char* to, sys_days day)
{
    year_month_day const d = day;
    to = write(to, static_cast<unsigned>(static_cast<int>(d.year())), 4);
    to = write(to, static_cast<unsigned>(d.month()), 2);
    return write(to, static_cast<unsigned>(d.day()), 2);
}

std::string date_text(sys_days day)
{
    std::string text(8, '0');
    write_date(text.data(), day);
    return text;
}

std::string date_time(instant at)
{
    std::string text(15, 'T');
    auto const midnight = floor<days>(at);
    hh_mm_ss<seconds> const time(at - midnight);
    auto* to = write_date(text.data(), midnight) + 1;
    to = write(to, static_cast<unsigned>(time.hours().count()), 2);
    to = write(to, static_cast<unsigned>(time.minutes().count()), 2);
    write(to, static_cast<unsigned>(time.seconds().count()), 2);
    return text;
}

// "+0100"
std::string offset(seconds ahead)
{
    hh_mm_ss<seconds> const o(ahead);
    auto const text =
        fmt::format("{}{:02}{:02}", o.is_negative() ? '-' : '+', o.hours().count(), o.minutes().count());
    return o.seconds().count() == 0 ? text : text + fmt::format("{:02}", o.seconds().count());
}

// Which of its weekday in its month a day is: 1 to 4 and, or instead, -1 for the last.
std::vector<int> positions(year_month_day const& d)
{
    auto const day = static_cast<unsigned>(d.day());
    auto const last = static_cast<unsigned>((d.year() / d.month() / std::chrono::last).day());
    std::vector<int> all;
    if (day + 7 > last) all.push_back(-1);
    if (day <= 28) all.push_back(static_cast<int>((day + 6) / 7));
    return all;
}

} // namespace

ical_zone::ical_zone(std::string name)
    : name_(std::move(name)),
      changes_(clock_changes(name_, begin_of(first_year), begin_of(last_year + years(1))))
{
    if (!find_rules()) from_ = changes_.back().at;
}

bool ical_zone::tells(instant at) const
{
    if (at < from_ || at >= begin_of(last_year + years(1))) return false;
    auto const i = index(at);
    auto const near = [&](std::size_t change) {
        if (change == 0 || change >= changes_.size()) return false;
        auto const& c = changes_[change];
        return abs(at - c.at) <= abs(c.after - c.before);
    };
    return !near(i) && !near(i + 1);
}

std::string ical_zone::local_time(instant at) const
{
    return date_time(shown(at));
}

seconds ical_zone::time_of_day(instant at) const
{
    return shown(at) - floor<days>(shown(at));
}

std::string ical_zone::date(instant at) const
{
    return date_text(floor<days>(shown(at)));
}

std::string ical_zone::component() const
{
    std::string text = "BEGIN:VTIMEZONE\r\nTZID:" + name_ + "\r\nX-LIC-LOCATION:" + name_ + "\r\n";
    if (rules_.empty()) text += observance("STANDARD", changes_.back(), {});
    for (auto const& r : rules_) {
        auto const rrule =
            fmt::format("RRULE:FREQ=YEARLY;BYMONTH={};BYDAY={}{}\r\n", r.month, r.which, weekdays[r.weekday]);
        text += observance(r.first.after > r.first.before ? "DAYLIGHT" : "STANDARD", r.first, rrule);
    }
    return text + "END:VTIMEZONE\r\n";
}

std::string ical_zone::observance(char const* name, clock_change const& first, std::string const& rrule) const
{
    return fmt::format(
        "BEGIN:{0}\r\nTZNAME:{1}\r\nTZOFFSETFROM:{2}\r\nTZOFFSETTO:{3}\r\nDTSTART:{4}\r\n{5}END:{0}\r\n",
        name, first.name, offset(first.before), offset(first.after), date_time(wall(first)), rrule
    );
}

// The change that decides what the clocks show.
std::size_t ical_zone::index(instant at) const
{
    auto const later =
        std::upper_bound(changes_.begin(), changes_.end(), at, [](instant x, clock_change const& c) {
            return x < c.at;
        });
    return later == changes_.begin() ? 0 : static_cast<std::size_t>(later - changes_.begin()) - 1;
}

instant ical_zone::shown(instant at) const
{
    return at + changes_[index(at)].after;
}

bool ical_zone::fits(rule const& r, clock_change const& c) const
{
    year_month_day const day = floor<days>(wall(c));
    auto const at = positions(day);
    return static_cast<unsigned>(day.month()) == r.month &&
           weekday(sys_days(day)).c_encoding() == r.weekday &&
           std::find(at.begin(), at.end(), r.which) != at.end() && c.before == r.first.before &&
           c.after == r.first.after &&
           wall(c) - floor<days>(wall(c)) == wall(r.first) - floor<days>(wall(r.first));
}

// The rule that this change follows together with most of those of the years before it.
ical_zone::rule ical_zone::rule_of(std::size_t change) const
{
    year_month_day const day = floor<days>(wall(changes_[change]));
    rule best{};
    for (int const which : positions(day)) {
        rule r{
            changes_[change], static_cast<unsigned>(day.month()), which, weekday(sys_days(day)).c_encoding()};
        for (auto at = change; at > 0; --at) {
            auto const& c = changes_[at];
            if (year_of(c) < year_of(r.first) - years(1)) break;
            if (fits(r, c)) r.first = c;
        }
        if (best.month == 0 || r.first.at < best.first.at) best = r;
    }
    return best;
}

// Two rules, if the last year has two changes and both follow one.
bool ical_zone::find_rules()
{
    auto const count = changes_.size();
    if (count < 3 || year_of(changes_[count - 2]) != last_year || year_of(changes_[count - 1]) != last_year)
        return false;
    if (count > 3 && year_of(changes_[count - 3]) == last_year) return false;
    std::vector<rule> two{rule_of(count - 2), rule_of(count - 1)};
    from_ = std::max(two[0].first.at, two[1].first.at);
    // Whatever changed since then must be of one of them, by turns.
    for (auto at = index(from_) + 1; at < count; ++at) {
        auto const& r = two[(count - at) % 2];
        if (!fits(r, changes_[at])) return false;
    }
    if (year_of(changes_[index(from_)]) > last_year - years(2)) return false;
    if (two[0].first.after < two[0].first.before) std::swap(two[0], two[1]);
    rules_ = std::move(two);
    return true;
}

std::string ical_utc(instant at)
{
    return date_time(at) + "Z";
}

} // namespace rowan::documents
