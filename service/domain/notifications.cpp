#include "domain/notifications.hpp"

#include "base/text.hpp"
#include "domain/events.hpp"
#include "domain/messages.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <span>

namespace rowan::notifications {

namespace {

using messages::kind;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr auto told_at = hours(10);
constexpr int earliest_reminder = 60; // days before
constexpr std::size_t most_reminders = 5;
constexpr std::array release_reminders{21, 10}; // days before
constexpr auto latest_thanks = days(31);

// The parts of a change, and changes, as they are kept: characters that no line of text has (ASCII).
constexpr char unit_separator = '\x1f';
constexpr char record_separator = '\x1e';

struct coming_event {
    std::int64_t id;
    instant starts_at;
    std::string zone, reminders;
};
BOOST_DESCRIBE_STRUCT(coming_event, (), (id, starts_at, zone, reminders))

struct coming_course {
    std::int64_t id;
    instant starts_at;
    std::string zone;
};
BOOST_DESCRIBE_STRUCT(coming_course, (), (id, starts_at, zone))

struct past_event {
    std::int64_t id;
    instant ends_at;
    std::string zone;
};
BOOST_DESCRIBE_STRUCT(past_event, (), (id, ends_at, zone))

struct place_holder {
    std::int64_t registration, person;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(place_holder, (), (registration, person, email))

struct standing {
    std::int64_t reached;
    bool done;
};
BOOST_DESCRIBE_STRUCT(standing, (), (reached, done))

struct plan_row {
    std::string reminders;
    bool thanks;
};
BOOST_DESCRIBE_STRUCT(plan_row, (), (reminders, thanks))

// One reminder of an event, or its thanks.
struct round {
    std::int64_t event;
    kind what;
    int days_before; // thanks: 0
    instant due;     // whoever books later is left out
    std::optional<instant> expires_at;
};

std::vector<int> numbers(std::string_view words)
{
    std::vector<int> all;
    while (!words.empty()) {
        auto const word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        int number = 0;
        if (std::from_chars(word.data(), word.data() + word.size(), number).ec == std::errc())
            all.push_back(number);
    }
    return all;
}

// At ten o'clock, so many days after the day of `at`.
instant ten_o_clock(instant at, int after, std::string const& zone)
{
    auto const day = std::chrono::sys_days(local_day(at, zone)) + days(after);
    return local(day, told_at, minutes(0), zone);
}

storage::query const& readers_of(kind what)
{
    if (what == kind::thanks) return sql::notifications::next_who_came;
    if (what == kind::release_reminder) return sql::notifications::next_unreleased;
    return sql::notifications::next;
}

// Tells the next of them; gives how many.
int carry_on(storage::transaction& tx, round const& r, int most, instant now)
{
    tx.run(sql::notifications::begin_round, r.event, r.what, r.days_before);
    auto const s = *tx.one<standing>(sql::notifications::standing, r.event, r.what, r.days_before);
    if (s.done) return 0;
    auto const next = tx.all<place_holder>(readers_of(r.what), r.event, s.reached, most, r.due);
    for (auto const& p : next) {
        auto const days_before = std::to_string(r.days_before);
        messages::put(tx, {r.what, p.email, p.person, p.registration, days_before, r.expires_at}, now);
    }
    bool const done = static_cast<int>(next.size()) < most;
    auto const reached = next.empty() ? s.reached : next.back().registration;
    tx.run(sql::notifications::move_on, r.event, r.what, r.days_before, reached, done);
    return static_cast<int>(next.size());
}

// Reminds the next of those who have a place; gives how many. Of several reminders whose time has come, the
// last: after an outage nobody gets both.
template <class Event>
int remind_of(
    storage::transaction& tx, kind what, Event const& e, std::span<int const> reminders, int most, instant now
)
{
    std::optional<int> least;
    for (int const before : reminders) {
        bool const due = ten_o_clock(e.starts_at, -before, e.zone) <= now;
        if (due && (!least || before < *least)) least = before;
    }
    if (!least) return 0;
    auto const due = ten_o_clock(e.starts_at, -*least, e.zone);
    return carry_on(tx, {e.id, what, *least, due, e.starts_at}, most, now);
}

int tell(storage::transaction& tx, kind what, std::int64_t event, std::string const& detail, instant now)
{
    auto const terms = events::terms_by_id(tx, event);
    if (!terms || terms->ends_at <= now) return 0;
    return static_cast<int>(tx.run(sql::notifications::tell, what, event, detail, now, terms->ends_at));
}

} // namespace

std::string kept(std::vector<change> const& changes)
{
    std::string text;
    for (auto const& c : changes)
        text += c.what + unit_separator + c.before + unit_separator + c.after + record_separator;
    return text;
}

std::vector<change> read(std::string_view text)
{
    auto const take = [&text](char end) {
        auto const part = text.substr(0, text.find(end));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        return std::string(part);
    };
    std::vector<change> changes;
    while (!text.empty()) {
        auto what = take(unit_separator);
        auto before = take(unit_separator);
        changes.push_back({std::move(what), std::move(before), take(record_separator)});
    }
    return changes;
}

int tell_of_changes(
    storage::transaction& tx, std::int64_t event, std::vector<change> const& changes, instant now
)
{
    if (changes.empty()) return 0;
    return tell(tx, kind::changed, event, kept(changes), now);
}

int tell_of_cancellation(storage::transaction& tx, std::int64_t event, std::string const& reason, instant now)
{
    return tell(tx, kind::event_cancelled, event, reason, now);
}

plan plan_of(storage::transaction& tx, std::int64_t event)
{
    auto const row = tx.one<plan_row>(sql::notifications::plan, event);
    if (!row) return {};
    return {numbers(row->reminders), row->thanks};
}

result<plan> set_plan(storage::transaction& tx, std::int64_t event, plan const& wanted)
{
    auto sorted = wanted.reminders;
    std::sort(sorted.begin(), sorted.end(), std::greater());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    bool const sensible = std::all_of(sorted.begin(), sorted.end(), [](int before) {
        return before >= 1 && before <= earliest_reminder;
    });
    if (!sensible || sorted.size() > most_reminders)
        return error{
            errc::invalid,
            "Some fields are wrong.",
            {{"/reminders", "must be up to five, 1 to 60 days before"}}};
    std::string words;
    for (int const before : sorted) words += (words.empty() ? "" : " ") + std::to_string(before);
    tx.run(sql::notifications::set_plan, event, words, wanted.thanks);
    return plan{sorted, wanted.thanks};
}

result<int> remind(storage::transaction& tx, int most, instant now)
{
    int told = 0;
    auto const horizon = now + days(earliest_reminder + 1);
    for (auto const& e : tx.all<coming_event>(sql::notifications::coming, now, horizon)) {
        told += remind_of(tx, kind::reminder, e, numbers(e.reminders), most - told, now);
        if (told >= most) break;
    }
    return told;
}

result<int> chase_releases(storage::transaction& tx, int most, instant now)
{
    int told = 0;
    auto const horizon = now + days(release_reminders.front() + 1);
    for (auto const& e : tx.all<coming_course>(sql::notifications::courses, now, horizon)) {
        told += remind_of(tx, kind::release_reminder, e, release_reminders, most - told, now);
        if (told >= most) break;
    }
    return told;
}

result<int> thank(storage::transaction& tx, int most, instant now)
{
    int told = 0;
    for (auto const& e : tx.all<past_event>(sql::notifications::over, now - latest_thanks, now)) {
        if (ten_o_clock(e.ends_at, 1, e.zone) > now) continue;
        told += carry_on(tx, {e.id, kind::thanks, 0, e.ends_at, std::nullopt}, most - told, now);
        if (told >= most) break;
    }
    return told;
}

} // namespace rowan::notifications
