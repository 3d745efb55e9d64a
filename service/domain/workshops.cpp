#include "domain/workshops.hpp"

#include "domain/choices.hpp"
#include "domain/eligibility.hpp"
#include "domain/ledger.hpp"
#include "domain/messages.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::workshops {

namespace {

using ledger::act;

struct served_row {
    std::int64_t id;
    std::string slug, title;
    instant starts_at, ends_at;
    std::int64_t event;
};
BOOST_DESCRIBE_STRUCT(served_row, (), (id, slug, title, starts_at, ends_at, event))

struct waiting_row {
    std::int64_t registration, number;
    people::person person;
};
BOOST_DESCRIBE_STRUCT(waiting_row, (), (registration, number, person))

// The place comes up: the swap gives up whatever is held at the same time (W10).
std::vector<std::int64_t>
give(storage::transaction& tx, served_row const& w, waiting_row const& to, std::int64_t pool, instant now)
{
    if (!pools::claim(tx, pool)) throw std::logic_error("a workshop's queue was served without a free place");
    pools::leave(tx, pool);
    choices swap(tx, to.registration, {}, now);
    for (auto const& h : swap.held()) {
        if (h.state == "registered" && overlap(h.workshop, w)) swap.drop(h);
    }
    tx.run(sql::workshops::put, to.registration, w.id, "registered", nullptr);
    ledger::entry const done{
        .what = act::workshop_promoted,
        .event = w.event,
        .registration = to.registration,
        .person = to.person.id,
        .detail = w.slug,
    };
    ledger::note(tx, done, now);
    messages::put(
        tx, {messages::kind::workshop_registered, to.person.email, to.person.id, to.registration, w.title},
        now
    );
    return swap.release();
}

} // namespace

std::vector<choice> of(storage::transaction& tx, std::int64_t registration)
{
    return tx.all<choice>(sql::workshops::of_registration, registration);
}

result<bool>
choose(storage::transaction& tx, std::int64_t registration, wish const& w, ledger::id actor, instant now)
{
    choices to(tx, registration, actor, now);
    auto const aims = to.aims_of(w);
    if (!aims) return aims.error();
    auto const reached = to.reach(*aims);
    if (!reached) return reached.error();
    bool const dropped = to.drop_others(*aims);
    for (auto const pool : to.release()) waitlist::serve(tx, pool, now);
    return *reached || dropped;
}

void settle(storage::transaction& tx, std::int64_t registration, instant now)
{
    choices mine(tx, registration, {}, now);
    mine.settle();
    for (auto const pool : mine.release()) waitlist::serve(tx, pool, now);
}

std::vector<std::int64_t> drop(storage::transaction& tx, std::int64_t registration)
{
    auto const pools_of = tx.all<held_row>(sql::workshops::held, registration);
    std::vector<std::int64_t> freed;
    for (auto const& h : pools_of) {
        if (h.state == "waiting") pools::leave(tx, h.workshop.pool);
        if (h.state != "registered") continue;
        pools::release(tx, h.workshop.pool);
        freed.push_back(h.workshop.pool);
    }
    tx.run(sql::workshops::drop_all, registration);
    return freed;
}

std::vector<std::int64_t> serve(storage::transaction& tx, std::int64_t pool, instant now)
{
    std::vector<std::int64_t> freed;
    auto const workshop = tx.one<served_row>(sql::workshops::by_pool, pool);
    if (!workshop) return freed;
    auto const event = *events::terms_by_id(tx, workshop->event);
    if (event.status != events::status::published || now >= workshop->starts_at) return freed;

    std::int64_t after = 0;
    for (auto places = pools::look(tx, pool); places.free() && places.waiting > 0;
         places = pools::look(tx, pool)) {
        auto const next = tx.one<waiting_row>(sql::workshops::next, workshop->id, after);
        if (!next) break;
        after = next->number;
        if (eligibility::hindrance(tx, next->person, event.id, event.audience)) continue;
        for (auto const other : give(tx, *workshop, *next, pool, now)) freed.push_back(other);
    }
    return freed;
}

} // namespace rowan::workshops
