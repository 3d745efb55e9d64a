// Check-in as organisers put it right, and as they see it.
#include "base/token.hpp"
#include "domain/checkins.hpp"
#include "domain/registration_rows.hpp"
#include "sql/queries.hpp"

namespace rowan::checkins {

using ledger::act;
using registrations::state;

namespace {

error wrong_day(std::string const& why)
{
    return {errc::invalid, "Some fields are wrong.", {{"/day", why}}};
}

// The day that is meant: what is given, today, or the only one there is.
result<std::string> meant(
    storage::transaction& tx, events::terms const& event, std::optional<std::string> const& day, instant now
)
{
    auto const days = doors::days_of(tx, event.id, event.time_zone);
    auto const today = doors::day_name(now, event.time_zone);
    bool const on_a_day = std::find(days.begin(), days.end(), today) != days.end();
    if (!day && !on_a_day && days.size() > 1) return wrong_day("is needed");
    auto const which = day.value_or(on_a_day ? today : days.front());
    if (std::find(days.begin(), days.end(), which) == days.end())
        return wrong_day("must be one of the event's");
    if (which > today) return error{errc::not_open_yet, "This day has not begun."};
    return which;
}

struct subject {
    registrations::row row;
    std::int64_t list;
    std::string day;
};

result<subject> subject_of(
    storage::transaction& tx,
    std::int64_t event,
    std::string const& reference,
    std::optional<std::string> const& day,
    instant now
)
{
    auto r = registrations::row_of(tx, reference);
    if (!r || r->event != event) return error{errc::not_found, "There is no such booking at this event."};
    auto const terms = *events::terms_by_id(tx, event);
    auto which = meant(tx, terms, day, now);
    if (!which) return which.error();
    return subject{std::move(*r), doors::own_list(tx, event), std::move(*which)};
}

std::int64_t
note(storage::transaction& tx, subject const& s, act what, ledger::decision const& by, instant now)
{
    ledger::entry const done{
        .what = what,
        .actor = by.actor,
        .event = s.row.event,
        .registration = s.row.id,
        .person = s.row.person,
        .reason = by.reason,
        .detail = s.day,
    };
    return ledger::note(tx, done, now);
}

std::int64_t last_seq(storage::transaction& tx, subject const& s)
{
    return *tx.one<std::int64_t>(sql::registrations::last_seq, s.row.id);
}

} // namespace

result<correction> check_in(
    storage::transaction& tx,
    std::int64_t event,
    std::string const& reference,
    std::optional<std::string> const& day,
    ledger::decision const& by,
    instant now
)
{
    auto const s = subject_of(tx, event, reference, day, now);
    if (!s) return s.error();
    if (s->row.state != state::registered) return error{errc::closed, "This booking holds no place."};
    auto const made = tx.insert(
        sql::checkins::insert, random_ticket(), s->list, std::optional<std::int64_t>(), s->row.id, s->day,
        direction::in, verdict::in, false, now, now, now, std::optional<instant>(), true
    );
    if (!made) return correction{s->day, verdict::already, last_seq(tx, *s)};
    return correction{s->day, verdict::in, note(tx, *s, act::checked_in, by, now)};
}

result<correction> undo_check_in(
    storage::transaction& tx,
    std::int64_t event,
    std::string const& reference,
    std::optional<std::string> const& day,
    ledger::decision const& by,
    instant now
)
{
    auto const s = subject_of(tx, event, reference, day, now);
    if (!s) return s.error();
    bool const came = tx.run(sql::checkins::undo_day, s->list, s->day, s->row.id, now) > 0;
    return correction{
        s->day, verdict::undone, came ? note(tx, *s, act::check_in_undone, by, now) : last_seq(tx, *s)};
}

std::vector<visit> of_registration(storage::transaction& tx, std::int64_t registration)
{
    return tx.all<visit>(sql::checkins::of_registration, registration);
}

} // namespace rowan::checkins
