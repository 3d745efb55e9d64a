#include "domain/event_lives.hpp"

#include "base/time_shift.hpp"
#include "domain/event_form.hpp"
#include "domain/notifications.hpp"
#include "domain/programmes.hpp"
#include "sql/queries.hpp"

namespace rowan::event_lives {

using ledger::act;

namespace {

// Moves instants as a whole event moves: by days of its zone, so that clocks show the same although they were
// changed in between; and what happens on its days also by the difference of the clock time.
class shift {
public:
    shift(instant from, instant to, std::string zone) : zone_(std::move(zone))
    {
        auto const day_of = [this](instant t) { return std::chrono::sys_days(local_day(t, zone_)); };
        days_ = day_of(to) - day_of(from);
        rest_ = to - days_later(from, days_, zone_);
    }

    instant day(instant t) const { return days_later(t, days_, zone_) + rest_; }
    instant deadline(instant t) const { return days_later(t, days_, zone_); }

private:
    std::string zone_;
    std::chrono::days days_;
    seconds rest_;
};

void fill_in(editing::form& f, run const& r)
{
    auto const put = [](std::string& to, std::optional<std::string> const& given) {
        if (given) to = *given;
    };
    put(f.title, r.title);
    put(f.region, r.region);
    put(f.venue_name, r.venue_name);
    put(f.venue_address, r.venue_address);
    put(f.venue_town, r.venue_town);
    put(f.venue_access, r.venue_access);
}

std::vector<events::slot_draft>
moved_slots(std::vector<events::slot_with_workshops> const& programme, shift const& by)
{
    std::vector<events::slot_draft> all;
    for (auto const& [s, workshops] : programme) {
        events::slot_draft d{s.label, by.day(s.starts_at), by.day(s.ends_at), {}};
        for (auto const& w : workshops)
            d.workshops.push_back({w.slug, w.title, w.description, w.speaker, w.room, w.places.capacity});
        all.push_back(std::move(d));
    }
    return all;
}

} // namespace

result<editing::changed>
publish(storage::transaction& tx, permissions::desk const& at, std::int64_t revision, instant now)
{
    if (auto e = editing::stale(tx, at, revision)) return *e;
    if (at.status != events::status::draft) return error{errc::closed, "This event is no draft any more."};
    auto const f = tx.one<editing::form>(sql::editing::form, at.event).value();
    auto const days = tx.all<events::day>(sql::events::days, at.event);
    auto lacks = editing::missing(f, days, now);
    if (!days.empty() && days.front().starts_at <= now) lacks.push_back({"/days", "must lie ahead"});
    if (!lacks.empty()) return error{errc::invalid, "Some of it is missing.", std::move(lacks)};
    tx.run(sql::event_lives::set_status, at.event, events::status::published);
    return editing::note(tx, at, act::event_published, "status", now);
}

result<editing::changed> cancel(
    storage::transaction& tx,
    permissions::desk const& at,
    std::int64_t revision,
    std::string const& reason,
    instant now
)
{
    if (auto e = editing::stale(tx, at, revision)) return *e;
    auto const event = *events::terms_by_id(tx, at.event);
    if (event.status != events::status::published || event.ends_at <= now)
        return error{errc::closed, "Only an event that is published and not over can be cancelled."};
    auto const who = at.who.person.id;
    // The queues are not served by this: nobody is called to what will not be held.
    notifications::tell_of_cancellation(tx, at.event, reason, now);
    // One statement for thousands of entries: the one that is noted below puts them on the ledger's chain.
    tx.run(sql::event_lives::note_everybody, at.event, who, reason, now);
    tx.run(sql::event_lives::drop_choices, at.event);
    tx.run(sql::event_lives::close_everybody, at.event, now);
    tx.run(sql::event_lives::empty_pools, at.event);
    tx.run(sql::event_lives::set_status, at.event, events::status::cancelled);
    return editing::note(tx, at, act::event_cancelled, "status", now);
}

result<copies>
duplicate(storage::transaction& tx, permissions::desk const& at, std::vector<run> const& runs, instant now)
{
    auto const original = editing::look(tx, at, now);
    copies made{};
    for (auto const& r : runs) {
        auto f = original->form;
        shift const by(original->days.front().starts_at, r.starts_at, f.time_zone);
        fill_in(f, r);
        f.opens_at = by.deadline(f.opens_at);
        f.closes_at = by.deadline(f.closes_at);
        f.cancel_until = by.deadline(f.cancel_until);
        f.highlights.clear();
        std::vector<events::day> days;
        for (auto const& d : original->days) days.push_back({by.day(d.starts_at), by.day(d.ends_at)});
        if (auto wrong = editing::contradictions(f, days); !wrong.empty())
            return error{errc::invalid, "Some fields are wrong.", std::move(wrong)};
        if (!editing::within(tx, at.who, f))
            return error{errc::not_allowed, "You organise other regions and courses than this."};
        auto const one = editing::insert(
            tx, at.who, f, {std::move(days), moved_slots(original->slots, by), original->questions}, now
        );
        if (!one) return one.error();
        made.slugs.push_back(one->slug);
        made.seq = one->seq;
    }
    return made;
}

} // namespace rowan::event_lives
