#include "domain/choices.hpp"

#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::workshops {

using ledger::act;

namespace {

constexpr char const* places = "/workshops/";
constexpr char const* queues = "/workshops_waiting/";

std::string in_slot(workshop_row const& w)
{
    return w.title + " (" + w.slot + ")";
}

// Two places at one time, whatever their slots are called. Waiting for one while holding another is fine
// (W10).
std::optional<error> clash(std::vector<aim> const& aims)
{
    std::vector<aim const*> seen;
    for (auto const& a : aims) {
        if (!a.pointer.starts_with(places)) continue;
        for (auto const* b : seen) {
            if (!overlap(a.workshop, b->workshop)) continue;
            auto const why = in_slot(a.workshop) + " is at the same time as " + in_slot(b->workshop) + ".";
            return error{errc::clash, why, {{a.pointer, why}}};
        }
        seen.push_back(&a);
    }
    return std::nullopt;
}

} // namespace

choices::choices(storage::transaction& tx, std::int64_t registration, ledger::id actor, instant now)
    : tx_(tx), registration_(registration), actor_(actor), now_(now),
      owner_(*tx.one<owner_row>(sql::workshops::owner, registration)),
      held_(tx.all<held_row>(sql::workshops::held, registration))
{
}

result<std::vector<aim>> choices::aims_of(wish const& w) const
{
    std::vector<aim> aims;
    std::vector<field_error> wrong;
    read(w.places, places, owner_.has_place ? "registered" : "wanted", aims, wrong);
    read(w.waiting, queues, owner_.has_place ? "waiting" : "wanted", aims, wrong);
    if (!wrong.empty()) return error{errc::invalid, "Some fields are wrong.", std::move(wrong)};
    if (auto refusal = clash(aims)) return *refusal;
    return aims;
}

result<bool> choices::reach(std::vector<aim> aims)
{
    auto const by_pool = [](aim const& a, aim const& b) { return a.workshop.pool < b.workshop.pool; };
    std::sort(aims.begin(), aims.end(), by_pool);
    bool changed = false;
    for (auto const& a : aims) {
        auto const had = find(a.workshop.id);
        auto const before = had == held_.end() ? "" : had->state;
        if (before == a.state) continue;
        if (a.state == "registered" && !pools::claim(tx_, a.workshop.pool)) {
            auto const why = in_slot(a.workshop) + " is full.";
            return error{errc::full, why, {{a.pointer, why}}};
        }
        if (before == "waiting") pools::leave(tx_, a.workshop.pool);
        if (before == "registered") freed_.push_back(a.workshop.pool);
        put(a.workshop, a.state);
        changed = true;
    }
    return changed;
}

bool choices::drop_others(std::vector<aim> const& aims)
{
    bool changed = false;
    for (auto const& h : held_) {
        auto const same = [&](aim const& a) { return a.workshop.id == h.workshop.id; };
        if (std::any_of(aims.begin(), aims.end(), same)) continue;
        drop(h);
        changed = true;
    }
    return changed;
}

void choices::drop(held_row const& h)
{
    tx_.run(sql::workshops::drop, registration_, h.workshop.id);
    if (h.state == "registered") freed_.push_back(h.workshop.pool);
    if (h.state == "waiting") pools::leave(tx_, h.workshop.pool);
    if (h.state != "wanted") note(act::workshop_left, h.workshop.slug);
}

// Of two that were wanted at one time the first gets a place; for the other one may wait, unless it was free
// to be chosen.
void choices::settle()
{
    std::vector<workshop_row> got;
    for (auto const& h : held_) {
        if (h.state != "wanted") continue;
        auto const& w = h.workshop;
        bool const busy = std::any_of(got.begin(), got.end(), [&](auto const& g) { return overlap(g, w); });
        bool const place = !busy && pools::claim(tx_, w.pool);
        if (place) got.push_back(w);
        if (busy && pools::look(tx_, w.pool).free())
            drop(h);
        else
            put(w, place ? "registered" : "waiting");
    }
}

std::vector<std::int64_t> choices::release()
{
    for (auto const pool : freed_) pools::release(tx_, pool);
    auto to_serve = std::exchange(freed_, {});
    to_serve.insert(to_serve.end(), joined_.begin(), joined_.end());
    joined_.clear();
    return to_serve;
}

std::vector<held_row>::const_iterator choices::find(std::int64_t workshop) const
{
    return std::find_if(held_.begin(), held_.end(), [&](held_row const& h) {
        return h.workshop.id == workshop;
    });
}

void choices::read(
    std::vector<std::string> const& slugs,
    std::string const& list,
    std::string const& state,
    std::vector<aim>& aims,
    std::vector<field_error>& wrong
) const
{
    for (std::size_t n = 0; n < slugs.size(); ++n) {
        auto const pointer = list + std::to_string(n);
        auto const found = tx_.one<workshop_row>(sql::workshops::by_slug, owner_.event, slugs[n]);
        if (!found) {
            wrong.push_back({pointer, "is no workshop of this event"});
            continue;
        }
        auto const same = [&](aim const& a) { return a.workshop.id == found->id; };
        if (std::any_of(aims.begin(), aims.end(), same))
            wrong.push_back({pointer, "is named twice"});
        else
            aims.push_back({*found, state, pointer});
    }
}

void choices::put(workshop_row const& w, std::string const& state)
{
    std::optional<std::int64_t> number;
    if (state == "waiting") {
        number = pools::join(tx_, w.pool).number;
        joined_.push_back(w.pool);
    }
    tx_.run(sql::workshops::put, registration_, w.id, state, number);
    if (state != "wanted") note(state == "registered" ? act::workshop_taken : act::workshop_queued, w.slug);
}

void choices::note(act what, std::string const& slug)
{
    ledger::entry const done{
        .what = what,
        .actor = actor_,
        .event = owner_.event,
        .registration = registration_,
        .person = owner_.person,
        .detail = slug,
    };
    ledger::note(tx_, done, now_);
}

} // namespace rowan::workshops
