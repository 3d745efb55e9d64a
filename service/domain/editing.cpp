#include "domain/editing.hpp"

#include "domain/calendars.hpp"
#include "domain/event_form.hpp"
#include "domain/event_news.hpp"
#include "domain/programmes.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <sstream>

namespace rowan::editing {

using ledger::act;

namespace {

constexpr int changes_shown = 20;

// Keeps a day's row while there is one in its place, for entries of calendars and check-ins belong to it.
void put_days(storage::transaction& tx, std::int64_t event, std::vector<events::day> const& days)
{
    auto const rows = tx.all<std::int64_t>(sql::editing::day_ids, event);
    for (std::size_t n = 0; n < days.size(); ++n) {
        if (n < rows.size())
            tx.run(sql::editing::change_day, rows[n], days[n].starts_at, days[n].ends_at);
        else
            tx.run(sql::events::insert_day, event, days[n].starts_at, days[n].ends_at);
    }
    for (auto n = days.size(); n < rows.size(); ++n) tx.run(sql::editing::drop_day, rows[n]);
    tx.run(sql::editing::change_span, event, days.front().starts_at, days.back().ends_at);
}

void put_form(storage::transaction& tx, permissions::desk const& at, form const& f)
{
    tx.run(
        sql::editing::change, at.event, series_of(tx, f), f.title, f.kind, f.summary, f.description,
        f.highlights, f.venue_name, f.venue_address, f.venue_town, f.venue_access, f.venue_latitude,
        f.venue_longitude, f.online_link, f.region, f.contact, f.audience, f.waiting_list, f.offer_hours,
        f.time_zone, f.opens_at, f.closes_at, f.cancel_until, f.retention_days, f.reminders, f.thanks
    );
    tx.run(sql::editing::resize_pool, at.pool, f.capacity, f.reserved);
}

// Of what is missing, what was not missing before: an older event is not held to a longer list.
std::vector<field_error> newly(std::vector<field_error> lacks, std::vector<field_error> const& before)
{
    std::erase_if(lacks, [&](field_error const& l) {
        return std::any_of(before.begin(), before.end(), [&](auto const& b) {
            return b.pointer == l.pointer;
        });
    });
    return lacks;
}

std::string names(std::vector<std::string> const& fields)
{
    std::string line;
    for (auto const& f : fields) line += (line.empty() ? "" : ", ") + f;
    return line;
}

} // namespace

result<whole> look(storage::transaction& tx, permissions::desk const& at, instant now)
{
    auto f = tx.one<form>(sql::editing::form, at.event).value();
    auto days = tx.all<events::day>(sql::events::days, at.event);
    auto lacks = missing(f, days, now);
    return whole{
        at.slug,
        at.status,
        at.revision,
        std::move(f),
        std::move(days),
        pools::look(tx, at.pool),
        programmes::of(tx, at.event),
        tx.all<events::question>(sql::events::questions, at.event),
        tx.all<past_change>(sql::editing::history, at.event, 0, changes_shown),
        std::move(lacks),
    };
}

std::optional<error> stale(storage::transaction& tx, permissions::desk const& at, std::int64_t seen)
{
    if (seen == at.revision) return std::nullopt;
    error e{errc::stale, "Somebody else has changed this event meanwhile."};
    for (auto const& c : tx.all<past_change>(sql::editing::history, at.event, seen, changes_shown)) {
        std::istringstream in(c.fields);
        for (std::string field; std::getline(in >> std::ws, field, ',');)
            e.fields.push_back({"/" + field, c.who + ", " + rfc3339(c.at)});
    }
    return e;
}

changed
note(storage::transaction& tx, permissions::desk const& at, act what, std::string const& fields, instant now)
{
    tx.run(sql::editing::revise, at.event, now);
    calendars::refresh(tx, at.event, now);
    auto const revision = at.revision + 1;
    auto const seq =
        ledger::note(tx, {.what = what, .actor = at.who.person.id, .event = at.event, .detail = fields}, now);
    tx.run(sql::editing::note_change, at.event, revision, seq);
    auto const places = pools::look(tx, at.pool);
    auto const over = places.capacity ? std::max<std::int64_t>(0, places.taken - *places.capacity) : 0;
    return {revision, seq, over};
}

result<changed> change(
    storage::transaction& tx,
    permissions::desk const& at,
    std::int64_t revision,
    editing::changes const& wanted,
    instant now
)
{
    if (auto e = stale(tx, at, revision)) return *e;
    if (at.status == events::status::cancelled) return error{errc::closed, "This event was cancelled."};
    auto f = tx.one<form>(sql::editing::form, at.event).value();
    auto days = tx.all<events::day>(sql::events::days, at.event);
    auto const lacked_before = missing(f, days, now);
    auto const form_before = f;
    auto const days_before = days;
    auto fields = apply(wanted, f);
    if (wanted.days && !same(*wanted.days, days)) {
        days = *wanted.days;
        fields.push_back("days");
    }
    if (fields.empty()) return changed{revision, *tx.one<std::int64_t>(sql::editing::last_seq, at.event)};
    auto wrong = contradictions(f, days);
    if (at.status == events::status::published && wrong.empty())
        wrong = newly(missing(f, days, now), lacked_before);
    if (!wrong.empty()) return error{errc::invalid, "Some fields are wrong.", std::move(wrong)};
    if (!within(tx, at.who, f)) return error{errc::not_allowed, "That would make it an event of others."};

    put_form(tx, at, f);
    put_days(tx, at.event, days);
    waitlist::serve(tx, at.pool, now);
    if (wanted.notify && at.status == events::status::published)
        notifications::tell_of_changes(tx, at.event, news(form_before, days_before, f, days), now);
    return note(tx, at, act::event_changed, names(fields), now);
}

result<made> create(
    storage::transaction& tx, permissions::organiser const& who, editing::changes const& wanted, instant now
)
{
    if (!wanted.days || wanted.days->empty())
        return error{errc::invalid, "Some fields are wrong.", {{"/days", "must have at least one day"}}};
    auto f = blank(*wanted.days, now);
    apply(wanted, f);
    if (auto wrong = contradictions(f, *wanted.days); !wrong.empty())
        return error{errc::invalid, "Some fields are wrong.", std::move(wrong)};
    if (!within(tx, who, f))
        return error{errc::not_allowed, "You organise other regions and courses than this."};
    return insert(tx, who, f, {*wanted.days, {}, {}}, now);
}

} // namespace rowan::editing
