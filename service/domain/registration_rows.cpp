#include "domain/registration_rows.hpp"

#include "base/search_text.hpp"
#include "base/token.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

namespace rowan::registrations {

error already_registered()
{
    return {errc::already_registered, "You have a booking for this event already."};
}

std::string searchable(std::string const& name, std::string const& employer, std::string const& reference)
{
    return search_text(name) + "\n" + search_text(employer) + "\n" + search_text(reference);
}

// No row means that the person has one, or, once in a hundred thousand times, that the reference is taken.
result<written> write_row(
    storage::transaction& tx,
    events::terms const& event,
    people::person const& who,
    row_draft const& d,
    instant now
)
{
    std::optional<std::int64_t> number;
    if (d.seat.state == state::waiting) number = d.seat.queue.number;
    for (;;) {
        auto reference = random_reference();
        auto const id = tx.insert(
            sql::registrations::insert, reference, random_ticket(), event.id, who.id, d.seat.state, d.name,
            d.employer, d.origin, number, now, random_uuid(), searchable(d.name, d.employer, reference)
        );
        if (id) return written{*id, std::move(reference)};
        if (tx.one<std::int64_t>(sql::registrations::active, event.id, who.id)) return already_registered();
    }
}

summary fresh(events::terms const& event, written const& w, row_draft const& d, instant now)
{
    summary s{};
    s.reference = w.reference;
    s.event = {
        event.slug,      event.title,  event.starts_at,  event.ends_at,    event.cancel_until,
        event.time_zone, event.status, event.venue_name, event.venue_town, {},
    };
    s.state = d.seat.state;
    bool const waits = d.seat.state == state::waiting;
    if (waits)
        s.position = d.seat.queue.waiting;
    else if (!event.online_link.empty())
        s.event.online_link = event.online_link;
    s.queue_length = waits ? d.seat.queue.waiting : event.places.waiting;
    s.name = d.name;
    s.employer = d.employer;
    s.registered_at = now;
    if (event.audience == events::audience::reps && s.state == state::registered)
        s.release = release::unasked;
    return s;
}

std::optional<row> row_of(storage::transaction& tx, std::string const& reference)
{
    return tx.one<row>(sql::registrations::by_reference, reference);
}

void rename(storage::transaction& tx, row const& r, form const& f)
{
    if (!f.name && !f.employer) return;
    auto const name = f.name.value_or(r.name);
    auto const employer = f.employer.value_or(r.employer);
    tx.run(sql::registrations::rename, r.id, name, employer, searchable(name, employer, r.reference));
}

std::int64_t close(storage::transaction& tx, row const& r, ending const& e, instant now)
{
    auto const event = *events::terms_by_id(tx, r.event);
    tx.run(sql::registrations::close, r.id, e.state, now);
    auto to_serve = workshops::drop(tx, r.id);
    if (r.state == state::waiting) {
        pools::leave(tx, event.pool);
    } else {
        pools::release(tx, event.pool);
        to_serve.push_back(event.pool);
    }
    ledger::entry const done{
        .what = e.what,
        .actor = e.actor,
        .event = r.event,
        .registration = r.id,
        .person = r.person,
        .reason = e.reason,
    };
    auto const seq = ledger::note(tx, done, now);
    for (auto const pool : to_serve) waitlist::serve(tx, pool, now);
    return seq;
}

} // namespace rowan::registrations
