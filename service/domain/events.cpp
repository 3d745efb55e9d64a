#include "domain/events.hpp"

#include "domain/calendars.hpp"
#include "domain/ledger.hpp"
#include "domain/programmes.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::events {

namespace {

listed read_texts(storage::transaction& tx, content c)
{
    auto const id = c.id;
    return {std::move(c), tx.all<day>(sql::events::days, id)};
}

// Few places are left: a tenth, or three.
bool is_few(pools::standing const& places)
{
    return places.capacity && *places.left() <= std::max<std::int64_t>(3, *places.capacity / 10);
}

void create_parts(storage::transaction& tx, std::int64_t id, draft const& d)
{
    for (auto const& on : d.days) tx.run(sql::events::insert_day, id, on.starts_at, on.ends_at);
    for (auto const& s : d.slots) {
        auto const slot = tx.insert(sql::events::insert_slot, id, s.label, s.starts_at, s.ends_at).value();
        for (auto const& w : s.workshops) {
            auto const pool = pools::create(tx, w.capacity);
            tx.run(
                sql::events::insert_workshop, id, slot, pool, w.slug, w.title, w.description, w.speaker,
                w.room
            );
        }
    }
    std::int64_t position = 0;
    for (auto const& q : d.questions) {
        tx.run(
            sql::events::insert_question, id, q.slug, position++, q.kind, q.label, q.hint, q.options,
            q.required, q.purpose, q.retention_days
        );
    }
}

std::vector<field_error> contradictions(draft const& d)
{
    std::vector<field_error> wrong;
    if (d.slug.empty()) wrong.push_back({"/slug", "must not be empty"});
    if (d.title.empty()) wrong.push_back({"/title", "must not be empty"});
    if (d.days.empty()) wrong.push_back({"/days", "must have at least one day"});
    for (auto const& on : d.days) {
        if (on.starts_at >= on.ends_at) wrong.push_back({"/days", "must end after they start"});
    }
    if (d.opens_at >= d.closes_at) wrong.push_back({"/closes_at", "must be after booking opens"});
    if (!zone_known(d.time_zone)) wrong.push_back({"/time_zone", "must be a zone of the IANA database"});
    return wrong;
}

} // namespace

result<list> published(storage::transaction& tx, std::shared_ptr<known_texts const> const& known)
{
    list all;
    for (auto const& n : tx.all<numbers>(sql::events::numbers)) {
        auto const kept = known->find(n.id);
        if (kept != known->end() && kept->second->content.revision == n.revision) {
            all.events.push_back({n, kept->second});
            continue;
        }
        auto text = tx.one<content>(sql::events::content, n.id);
        all.events.push_back({n, std::make_shared<listed const>(read_texts(tx, std::move(*text)))});
        all.read_anew = true;
    }
    return all;
}

result<detail> find(storage::transaction& tx, std::string const& slug)
{
    auto text = tx.one<content>(sql::events::content_by_slug, slug);
    if (!text || text->status == status::draft) return error{errc::not_found, "There is no such event."};
    auto const id = text->id;

    detail found{read_texts(tx, std::move(*text)), *tx.one<pools::standing>(sql::events::places, id), {}, {}};
    found.slots = programmes::of(tx, id);
    found.questions = tx.all<question>(sql::events::questions, id);
    return found;
}

state state_of(content const& c, pools::standing const& places, instant now)
{
    if (c.status == status::cancelled) return state::cancelled;
    if (now >= c.ends_at) return state::past;
    if (now < c.opens_at) return state::not_yet;
    if (now >= c.closes_at) return state::closed;
    if (!places.free() || places.waiting > 0) // who waits goes first (W3)
        return c.waiting_list == waiting_list::none ? state::full : state::waiting_list;
    return is_few(places) ? state::few : state::open;
}

std::optional<instant> next_change(content const& c, instant now)
{
    std::optional<instant> next;
    for (auto const at : {c.opens_at, c.closes_at, c.ends_at}) {
        if (at > now && (!next || at < *next)) next = at;
    }
    return next;
}

std::optional<terms> terms_of(storage::transaction& tx, std::string const& slug)
{
    return tx.one<terms>(sql::events::terms_by_slug, slug);
}

std::optional<terms> terms_by_id(storage::transaction& tx, std::int64_t event)
{
    return tx.one<terms>(sql::events::terms_by_id, event);
}

std::optional<terms> terms_by_pool(storage::transaction& tx, std::int64_t pool)
{
    return tx.one<terms>(sql::events::terms_by_pool, pool);
}

result<std::int64_t>
create(storage::transaction& tx, draft const& d, std::optional<std::int64_t> actor, instant now)
{
    if (auto wrong = contradictions(d); !wrong.empty())
        return error{errc::invalid, "Some fields are wrong.", std::move(wrong)};

    std::optional<std::int64_t> series;
    if (!d.series_slug.empty())
        series = tx.one<std::int64_t>(sql::events::put_series, d.series_slug, d.series_title);
    auto const pool = pools::create(tx, d.capacity, d.reserved);
    auto const id = tx.insert(
        sql::events::insert, d.slug, pool, series, d.title, d.kind, d.summary, d.description, d.highlights,
        d.venue.name, d.venue.address, d.venue.town, d.venue.access, d.venue.latitude, d.venue.longitude,
        d.online_link, d.region, d.contact, d.audience, d.waiting_list, d.offer_hours, d.status, d.time_zone,
        d.days.front().starts_at, d.days.back().ends_at, d.opens_at, d.closes_at, d.cancel_until, now
    );
    if (!id) return error{errc::invalid, "Some fields are wrong.", {{"/slug", "is taken by another event"}}};

    create_parts(tx, *id, d);
    calendars::refresh(tx, *id, now);
    ledger::note(tx, {.what = ledger::act::event_created, .actor = actor, .event = *id}, now);
    return *id;
}

result<std::int64_t> resize(
    storage::transaction& tx,
    std::string const& slug,
    std::optional<std::int64_t> capacity,
    std::int64_t actor,
    instant now
)
{
    auto const event = terms_of(tx, slug);
    if (!event) return error{errc::not_found, "There is no such event."};
    pools::resize(tx, event->pool, capacity);
    ledger::entry const done{
        .what = ledger::act::capacity_changed,
        .actor = actor,
        .event = event->id,
        .detail = capacity ? std::to_string(*capacity) : "no limit",
    };
    auto const seq = ledger::note(tx, done, now);
    waitlist::serve(tx, event->pool, now);
    return seq;
}

} // namespace rowan::events
