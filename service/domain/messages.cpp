#include "domain/messages.hpp"

#include "base/token.hpp"
#include "domain/calendar_feeds.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <charconv>

namespace rowan::messages {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr seconds first_pause{15};
constexpr seconds longest_pause{3600};
constexpr int most_attempts = 100;  // four days (RFC 5321 4.5.4.1)
constexpr int holding_attempts = 7; // half an hour
constexpr seconds remembered = days(7);
constexpr seconds dead_letters_remembered = days(31);
constexpr auto people_wake = hours(8);
constexpr auto people_sleep = hours(21);

int urgency_of(kind what)
{
    if (what == kind::sign_in_code) return 0;
    bool const goes_to_many = what == kind::reminder || what == kind::release_reminder || optional(what);
    return goes_to_many ? 2 : 1;
}

// Messages that failed together do not all come back together.
seconds pause_after(int attempts)
{
    auto const pause = std::min(longest_pause, first_pause * (1 << std::min(attempts, 8)));
    auto const quarter = static_cast<std::uint64_t>(pause.count() / 4 + 1);
    return pause + seconds(random_number() % quarter);
}

// Whether the days go with the letter (calendar.md 1.7): to those who have a place, or had one.
bool days_go_with(due_message const& m)
{
    bool const has_place = m.registration_state == "registered";
    switch (m.what) {
    case kind::booked:
    case kind::promoted:
    case kind::changed:
        return has_place;
    case kind::cancelled:
    case kind::event_cancelled:
        return true;
    default:
        return false;
    }
}

void settle_one(storage::transaction& tx, outcome const& o, instant now)
{
    if (o.sent) {
        tx.run(sql::messages::sent, o.id, now);
        tx.run(sql::messages::clear_address, o.id);
        return;
    }
    if (o.address_refuses) tx.run(sql::messages::mark_address, o.id, now, o.error);
    auto const attempts = tx.one<int>(sql::messages::attempts, o.id).value_or(0);
    if (o.for_good || attempts + 1 >= most_attempts)
        tx.run(sql::messages::give_up, o.id, o.error);
    else
        tx.run(sql::messages::postpone, o.id, now + pause_after(attempts), o.error);
}

} // namespace

std::optional<instant> woke_at(std::string const& zone, instant now)
{
    using std::chrono::minutes;
    auto const today = local_day(now, zone);
    auto const woke = local(today, people_wake, minutes(0), zone);
    bool const awake = now >= woke && now < local(today, people_sleep, minutes(0), zone);
    return awake ? std::optional(woke) : std::nullopt;
}

void put(storage::transaction& tx, draft const& d, instant now)
{
    if (d.to.find('@') == d.to.npos) return;
    if (optional(d.what) && d.person) {
        if (tx.one<int>(sql::messages::wants_optional, *d.person) != 1) return;
        tx.run(sql::messages::give_token, *d.person, random_ticket());
    }
    tx.run(
        sql::messages::insert, d.what, d.to, d.person, d.registration, d.detail, urgency_of(d.what), now,
        d.expires_at
    );
}

std::string reference_of(instant created_at, std::int64_t id)
{
    constexpr std::size_t digits = 8;
    std::string name;
    for (char const c : rfc3339(created_at)) {
        if (c != '-' && c != ':') name += c;
    }
    auto const number = std::to_string(id);
    return name + "-" + std::string(digits - std::min(digits, number.size()), '0') + number;
}

std::optional<std::int64_t> number_in(std::string_view reference)
{
    auto const dash = reference.find('-');
    if (dash == reference.npos) return std::nullopt;
    std::int64_t id = 0;
    auto const* last = reference.data() + reference.size();
    auto const [end, ec] = std::from_chars(reference.data() + dash + 1, last, id);
    if (ec != std::errc() || end != last) return std::nullopt;
    return id;
}

result<std::vector<outgoing>>
due(storage::transaction& tx, int most, std::string const& waking_zone, instant now)
{
    std::vector<outgoing> all;
    for (auto& m : tx.all<due_message>(
             sql::messages::due, now, most, woke_at(waking_zone, now).has_value(), holding_attempts
         )) {
        outgoing o{std::move(m), {}, {}};
        if (o.message.event_id) o.days = tx.all<events::day>(sql::events::days, *o.message.event_id);
        if (days_go_with(o.message) && o.message.registration_id)
            o.entries = calendars::entries_of_registration(tx, *o.message.registration_id);
        all.push_back(std::move(o));
    }
    return all;
}

result<int> settle(storage::transaction& tx, std::vector<outcome> const& outcomes, instant now)
{
    for (auto const& o : outcomes) settle_one(tx, o, now);
    return static_cast<int>(outcomes.size());
}

result<int> expire(storage::transaction& tx, instant now)
{
    return static_cast<int>(tx.all<std::int64_t>(sql::messages::expire, now).size());
}

result<int> forget_old(storage::transaction& tx, instant now)
{
    auto const forgotten =
        tx.all<std::int64_t>(sql::messages::forget_sent, now - remembered, now - dead_letters_remembered);
    return static_cast<int>(forgotten.size());
}

result<std::int64_t> want_optional(storage::transaction& tx, std::string const& token, bool wanted)
{
    auto const person = tx.one<std::int64_t>(sql::messages::set_optional, token, wanted);
    if (!person) return error{errc::not_found, "This link is not known."};
    return *person;
}

} // namespace rowan::messages
