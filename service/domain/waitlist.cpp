#include "domain/waitlist.hpp"

#include "domain/eligibility.hpp"
#include "domain/ledger.hpp"
#include "domain/messages.hpp"
#include "domain/workshops.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::waitlist {

namespace {

using ledger::act;
using messages::kind;

struct waiting_row {
    std::int64_t registration, number;
    people::person person;
};
BOOST_DESCRIBE_STRUCT(waiting_row, (), (registration, number, person))

struct offer_row {
    std::int64_t registration, event, person;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(offer_row, (), (registration, event, person, email))

struct why_called {
    ledger::id actor = {};
    std::string reason = {};
    bool notify = true;
};

// Whether the event's queue still moves.
bool alive(events::terms const& event, instant now)
{
    return event.status == events::status::published && now < event.starts_at;
}

// Turns waiting into a place, held or given. The place must be free.
std::int64_t give(
    storage::transaction& tx,
    events::terms const& event,
    waiting_row const& w,
    why_called const& why,
    instant now
)
{
    if (!pools::claim(tx, event.pool)) throw std::logic_error("a queue was served without a free place");
    pools::leave(tx, event.pool);
    auto const until =
        event.waiting_list == events::waiting_list::offer ? offer_deadline(event, now) : std::nullopt;
    tx.run(sql::registrations::call, w.registration, until, now);
    ledger::entry const done{
        .what = until ? act::place_offered : act::place_confirmed,
        .actor = why.actor,
        .event = event.id,
        .registration = w.registration,
        .person = w.person.id,
        .reason = why.reason,
    };
    auto const seq = ledger::note(tx, done, now);
    auto const letter = until ? kind::offered : kind::promoted;
    if (why.notify) messages::put(tx, {letter, w.person.email, w.person.id, w.registration, "", until}, now);
    if (!until) workshops::settle(tx, w.registration, now);
    return seq;
}

// Kept once for each reason, not once for each time.
void pass_over(
    storage::transaction& tx, std::int64_t event, waiting_row const& w, std::string const& why, instant now
)
{
    if (!tx.one<std::int64_t>(sql::waitlist::pass_over, w.registration, why)) return;
    ledger::entry const done{
        .what = act::passed_over,
        .event = event,
        .registration = w.registration,
        .person = w.person.id,
        .reason = why,
    };
    ledger::note(tx, done, now);
}

void serve_event(storage::transaction& tx, events::terms const& event, instant now)
{
    if (!alive(event, now)) return;
    std::int64_t after = 0;
    for (auto places = event.places; places.free() && places.waiting > 0;
         places = pools::look(tx, event.pool)) {
        auto const next = tx.one<waiting_row>(sql::waitlist::next_of_event, event.id, after);
        if (!next) return;
        after = next->number;
        if (auto const why = eligibility::hindrance(tx, next->person, event.id, event.audience))
            pass_over(tx, event.id, *next, *why, now);
        else
            give(tx, event, *next, {}, now);
    }
}

} // namespace

std::optional<instant> offer_deadline(events::terms const& event, instant now)
{
    if (event.starts_at - now <= no_offers_before_start) return std::nullopt;
    auto const whole = after_office_hours(now, std::chrono::hours(event.offer_hours), event.time_zone);
    auto const until = std::min({whole, event.closes_at, event.starts_at});
    if (until <= now || office_hours(now, until, event.time_zone) < shortest_offer) return std::nullopt;
    return until;
}

void serve(storage::transaction& tx, std::int64_t pool, instant now)
{
    std::vector<std::int64_t> pools{pool};
    while (!pools.empty()) {
        auto const next = pools.back();
        pools.pop_back();
        if (auto const event = events::terms_by_pool(tx, next)) {
            serve_event(tx, *event, now);
            continue;
        }
        auto const freed = workshops::serve(tx, next, now);
        pools.insert(pools.end(), freed.begin(), freed.end());
    }
}

void serve_all(storage::transaction& tx, instant now)
{
    for (auto const pool : tx.all<std::int64_t>(sql::waitlist::servable_pools)) serve(tx, pool, now);
}

result<std::int64_t>
call(storage::transaction& tx, std::string const& reference, ledger::decision const& by, instant now)
{
    if (by.reason.empty())
        return error{errc::invalid, "A reason is needed.", {{"/reason", "must not be empty"}}};
    auto const event_id = tx.one<std::int64_t>(sql::registrations::event_of, reference);
    if (!event_id) return error{errc::not_found, "There is no such booking."};
    auto const event = *events::terms_by_id(tx, *event_id);
    auto const who = tx.one<waiting_row>(sql::waitlist::by_reference, reference);
    if (!who || !alive(event, now)) return error{errc::closed, "This person is not on the waiting list."};
    if (auto const why = eligibility::hindrance(tx, who->person, event.id, event.audience))
        return error{errc::not_eligible, *why};
    if (!event.places.free()) return error{errc::full, "There is no free place to call them to."};
    return give(tx, event, *who, {by.actor, by.reason, by.notify}, now);
}

result<int> lapse(storage::transaction& tx, int most, instant now)
{
    auto const over = tx.all<offer_row>(sql::waitlist::lapsed, now, most);
    for (auto const& o : over) {
        auto const event = *events::terms_by_id(tx, o.event);
        tx.run(sql::registrations::close, o.registration, "lapsed", now);
        tx.run(sql::workshops::drop_all, o.registration);
        pools::release(tx, event.pool);
        ledger::entry const done{
            .what = act::offer_lapsed, .event = o.event, .registration = o.registration, .person = o.person};
        ledger::note(tx, done, now);
        messages::put(tx, {kind::offer_lapsed, o.email, o.person, o.registration}, now);
        serve(tx, event.pool, now);
    }
    return static_cast<int>(over.size());
}

} // namespace rowan::waitlist
