#include "domain/programmes.hpp"

#include "domain/event_form.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <set>

namespace rowan::programmes {

using ledger::act;

namespace {

struct workshop_row {
    std::int64_t slot;
    events::workshop workshop;
};
BOOST_DESCRIBE_STRUCT(workshop_row, (), (slot, workshop))

struct kept_row {
    std::int64_t id, pool;
    std::string slug;
};
BOOST_DESCRIBE_STRUCT(kept_row, (), (id, pool, slug))

struct chooser_row {
    std::int64_t registration, person;
};
BOOST_DESCRIBE_STRUCT(chooser_row, (), (registration, person))

std::string place_of(std::size_t slot, std::size_t workshop)
{
    return "/slots/" + std::to_string(slot) + "/workshops/" + std::to_string(workshop);
}

// A programme on its way from what it was to what it is to be.
class renewal {
public:
    renewal(storage::transaction& tx, permissions::desk const& at, instant now)
        : tx_(tx), at_(at), now_(now), kept_(tx.all<kept_row>(sql::programmes::workshops, at.event)),
          slots_(tx.all<std::int64_t>(sql::programmes::slots, at.event))
    {
    }

    std::vector<field_error> wrong(slots const& wanted) const
    {
        std::vector<field_error> all;
        std::set<std::string> seen;
        for (std::size_t s = 0; s < wanted.size(); ++s) {
            if (wanted[s].starts_at >= wanted[s].ends_at)
                all.push_back({"/slots/" + std::to_string(s), "must end after it starts"});
            for (std::size_t w = 0; w < wanted[s].workshops.size(); ++w) {
                auto const& slug = wanted[s].workshops[w].slug;
                if (slug.empty()) continue;
                if (!find(slug)) all.push_back({place_of(s, w) + "/id", "is no workshop of this event"});
                if (!seen.insert(slug).second) all.push_back({place_of(s, w) + "/id", "stands there twice"});
            }
        }
        for (auto const& k : kept_) {
            if (!seen.contains(k.slug) && tx_.one<std::int64_t>(sql::programmes::has_door, k.id))
                all.push_back({"/slots", "must have the workshop " + k.slug + ", for it has a door"});
        }
        return all;
    }

    void make(slots const& wanted)
    {
        std::set<std::string> named;
        for (auto const& s : wanted)
            for (auto const& w : s.workshops) named.insert(w.slug);
        for (std::size_t n = 0; n < wanted.size(); ++n) {
            auto const slot = put_slot(n, wanted[n]);
            for (auto const& w : wanted[n].workshops) put_workshop(slot, w);
        }
        for (auto const& k : kept_) {
            if (!named.contains(k.slug)) drop(k);
        }
        for (auto n = wanted.size(); n < slots_.size(); ++n) tx_.run(sql::programmes::drop_slot, slots_[n]);
    }

    void serve()
    {
        std::sort(pools_.begin(), pools_.end());
        for (auto const pool : pools_) waitlist::serve(tx_, pool, now_);
    }

private:
    kept_row const* find(std::string const& slug) const
    {
        auto const at =
            std::find_if(kept_.begin(), kept_.end(), [&](auto const& k) { return k.slug == slug; });
        return at == kept_.end() ? nullptr : &*at;
    }

    std::int64_t put_slot(std::size_t n, events::slot_draft const& s)
    {
        if (n >= slots_.size())
            return tx_.insert(sql::events::insert_slot, at_.event, s.label, s.starts_at, s.ends_at).value();
        tx_.run(sql::programmes::change_slot, slots_[n], s.label, s.starts_at, s.ends_at);
        return slots_[n];
    }

    void put_workshop(std::int64_t slot, events::workshop_draft const& w)
    {
        if (auto const* k = find(w.slug)) {
            tx_.run(sql::programmes::change_workshop, k->id, slot, w.title, w.description, w.speaker, w.room);
            pools::resize(tx_, k->pool, w.capacity);
            pools_.push_back(k->pool);
            return;
        }
        auto const slug = editing::free_word(w.title, [&](std::string const& word) {
            return tx_.one<std::int64_t>(sql::programmes::slug_taken, at_.event, word).has_value();
        });
        auto const pool = pools::create(tx_, w.capacity);
        tx_.run(
            sql::events::insert_workshop, at_.event, slot, pool, slug, w.title, w.description, w.speaker,
            w.room
        );
    }

    // Whoever had chosen it is told by the ledger, their history.
    void drop(kept_row const& k)
    {
        for (auto const& c : tx_.all<chooser_row>(sql::programmes::choosers, k.id)) {
            ledger::entry const left{
                .what = act::workshop_left,
                .actor = at_.who.person.id,
                .event = at_.event,
                .registration = c.registration,
                .person = c.person,
                .detail = k.slug,
            };
            ledger::note(tx_, left, now_);
        }
        tx_.run(sql::programmes::drop_choices, k.id);
        tx_.run(sql::programmes::drop_workshop, k.id);
        tx_.run(sql::programmes::drop_pool, k.pool);
    }

    storage::transaction& tx_;
    permissions::desk const& at_;
    instant const now_;
    std::vector<kept_row> const kept_;
    std::vector<std::int64_t> const slots_;
    std::vector<std::int64_t> pools_; // that may have free places now
};

} // namespace

std::vector<events::slot_with_workshops> of(storage::transaction& tx, std::int64_t event)
{
    std::vector<events::slot_with_workshops> all;
    for (auto& s : tx.all<events::slot>(sql::events::slots, event)) all.push_back({std::move(s), {}});
    for (auto& w : tx.all<workshop_row>(sql::events::workshops, event)) {
        auto const in =
            std::find_if(all.begin(), all.end(), [&](auto const& s) { return s.slot.id == w.slot; });
        in->workshops.push_back(std::move(w.workshop));
    }
    return all;
}

result<editing::changed>
put(storage::transaction& tx,
    permissions::desk const& at,
    std::int64_t revision,
    slots const& wanted,
    instant now)
{
    if (auto e = editing::stale(tx, at, revision)) return *e;
    if (at.status == events::status::cancelled) return error{errc::closed, "This event was cancelled."};
    renewal change(tx, at, now);
    if (auto wrong = change.wrong(wanted); !wrong.empty())
        return error{errc::invalid, "Some fields are wrong.", std::move(wrong)};
    change.make(wanted);
    if (auto const torn = *tx.one<std::int64_t>(sql::programmes::clashes, at.event))
        return error{
            errc::clash, std::to_string(torn) + " people would have two workshops at one time: " +
                             "they chose them when they were apart."};
    change.serve();
    return editing::note(tx, at, act::event_changed, "workshops", now);
}

} // namespace rowan::programmes
