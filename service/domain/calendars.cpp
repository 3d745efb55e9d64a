#include "domain/calendars.hpp"

#include "base/calendar_entry.hpp"
#include "base/text.hpp"
#include "base/token.hpp"
#include "domain/events.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <initializer_list>

namespace rowan::calendars {

namespace {

constexpr seconds opening_length = std::chrono::minutes(15); // programs show no entry without one

struct event_row {
    entry_event told;
    events::status status;
    instant opens_at;
    std::optional<std::string> series, series_title;
};
BOOST_DESCRIBE_STRUCT(event_row, (), (told, status, opens_at, series, series_title))

struct membership {
    std::string kind, region, series, region_title, series_title;

    bool operator==(membership const&) const = default;
};
BOOST_DESCRIBE_STRUCT(membership, (), (kind, region, series, region_title, series_title))

struct known_entry {
    std::int64_t id;
    entry_kind kind;
    std::int64_t number;
    instant starts_at, ends_at;
    std::string core_hash, schedule_hash;
    std::int64_t sequence;
    instant changed_at;
};
BOOST_DESCRIBE_STRUCT(
    known_entry, (), (id, kind, number, starts_at, ends_at, core_hash, schedule_hash, sequence, changed_at)
)

// An entry as it should be, and the one it is so far.
struct wanted_entry {
    entry_kind kind;
    std::int64_t number, of_days;
    instant starts_at, ends_at;
    bool cancelled;
    std::optional<known_entry> before = {};
    std::string core = {}, schedule = {}; // hashes

    bool differs() const { return !before || before->core_hash != core; }
};

// Of several values, each in its own bounds.
std::string hash_of(std::initializer_list<std::string> parts)
{
    std::string all;
    for (auto const& p : parts) all += std::to_string(p.size()) + ":" + p;
    return sha256(all);
}

std::string number(std::int64_t n)
{
    return std::to_string(n);
}

void set_hashes(wanted_entry& w, entry_event const& e)
{
    bool const day = w.kind == entry_kind::day;
    auto const place = day ? hash_of({e.venue_name, e.venue_address, e.venue_town, number(e.online)}) : "";
    w.schedule = hash_of(
        {number(w.starts_at.time_since_epoch().count()), number(w.ends_at.time_since_epoch().count()), e.zone,
         number(w.cancelled), place}
    );
    w.core = hash_of(
        {w.schedule, number(w.number), number(w.of_days), e.slug, e.title, e.kind, e.summary,
         day ? e.description : "", e.latitude, e.longitude, e.region}
    );
}

std::vector<wanted_entry> wanted_of(storage::transaction& tx, std::int64_t event, event_row const& e)
{
    bool const cancelled = e.status != events::status::published;
    auto const days = tx.all<events::day>(sql::events::days, event);
    auto const count = static_cast<std::int64_t>(days.size());
    std::vector<wanted_entry> all;
    for (auto const& d : days) {
        auto const at = static_cast<std::int64_t>(all.size()) + 1;
        all.push_back({entry_kind::day, at, count, d.starts_at, d.ends_at, cancelled});
    }
    all.push_back({entry_kind::opening, 1, 1, e.opens_at, e.opens_at + opening_length, cancelled});
    return all;
}

// Gives each wanted entry the one it continues. As many days as before have moved, each the next in order;
// of more or fewer, those that begin as before are themselves, the others the next in order. What is left
// over is wanted too, cancelled.
void match(std::vector<wanted_entry>& wanted, std::vector<known_entry> known)
{
    auto const there = [](known_entry const& k) { return k.number > 0; };
    auto const take = [&](wanted_entry& w, auto const& fits) {
        auto const found = std::find_if(known.begin(), known.end(), [&](known_entry const& k) {
            return k.kind == w.kind && fits(k);
        });
        if (w.before || found == known.end()) return;
        w.before = std::move(*found);
        known.erase(found);
    };
    bool const as_many =
        static_cast<std::size_t>(std::count_if(known.begin(), known.end(), there)) == wanted.size();
    for (auto& w : wanted) {
        if (!as_many) take(w, [&](known_entry const& k) { return k.starts_at == w.starts_at; });
    }
    for (auto& w : wanted) take(w, there);
    for (auto& k : known) wanted.push_back({k.kind, 0, 0, k.starts_at, k.ends_at, true, std::move(k)});
}

membership membership_of(event_row const& e)
{
    return {
        e.told.kind, word_of(e.told.region), e.series.value_or(""), e.told.region,
        e.series_title.value_or("")};
}

struct plan {
    event_row event;
    std::optional<membership> before;
    std::vector<wanted_entry> entries;

    bool changes() const
    {
        bool const moved = before && *before != membership_of(event);
        return moved ||
               std::any_of(entries.begin(), entries.end(), [](auto const& w) { return w.differs(); });
    }
};

// No plan: there is nothing to tell of this event, and never was.
std::optional<plan> plan_for(storage::transaction& tx, std::int64_t event)
{
    plan p{
        tx.one<event_row>(sql::calendars::event, event).value(),
        tx.one<membership>(sql::calendars::membership, event),
        {}};
    if (!p.before && p.event.status == events::status::draft) return std::nullopt;
    p.entries = wanted_of(tx, event, p.event);
    match(p.entries, tx.all<known_entry>(sql::calendars::known, event));
    for (auto& w : p.entries) set_hashes(w, p.event.told);
    return p;
}

void write_entries(storage::transaction& tx, std::int64_t event, plan const& p, instant now)
{
    std::optional<instant> own; // looked for once, and only if it is needed: it takes a while
    for (auto const& w : p.entries) {
        if (!w.differs()) continue;
        if (!w.before) {
            tx.run(
                sql::calendars::insert, event, random_uuid(), w.kind, w.number, w.of_days, w.starts_at,
                w.ends_at, w.cancelled, w.core, w.schedule, now
            );
            continue;
        }
        // Later than whatever the entry, or a booking's part of it, said before.
        if (!own)
            own = tx.one<std::optional<instant>>(sql::calendars::last_own_change, event)->value_or(instant());
        auto const changed_at = std::max({now, w.before->changed_at + seconds(1), *own + seconds(1)});
        auto const sequence = w.before->sequence + (w.before->schedule_hash == w.schedule ? 0 : 1);
        tx.run(
            sql::calendars::revise, w.before->id, w.number, w.of_days, w.starts_at, w.ends_at, w.cancelled,
            w.core, w.schedule, sequence, changed_at
        );
    }
}

void touch(storage::transaction& tx, membership const& m, instant now)
{
    tx.run(sql::calendars::touch_feed, feed_names::kind(m.kind), "", now);
    if (!m.region.empty())
        tx.run(sql::calendars::touch_feed, feed_names::region(m.region), m.region_title, now);
    if (!m.series.empty())
        tx.run(sql::calendars::touch_feed, feed_names::series(m.series), m.series_title, now);
}

bool apply(storage::transaction& tx, std::int64_t event, instant now)
{
    auto const p = plan_for(tx, event);
    if (!p || !p->changes()) return false;
    auto const m = membership_of(p->event);
    tx.run(
        sql::calendars::put_membership, event, random_uuid(), m.kind, m.region, m.series, m.region_title,
        m.series_title
    );
    write_entries(tx, event, *p, now);
    if (p->before && *p->before != m) touch(tx, *p->before, now);
    touch(tx, m, now);
    tx.run(sql::calendars::touch_feed, feed_names::event(event), p->event.told.title, now);
    tx.run(sql::calendars::touch_feed, feed_names::all, "", now);
    return true;
}

struct own_stamp {
    std::int64_t registration;
    instant own, of_event;
};
BOOST_DESCRIBE_STRUCT(own_stamp, (), (registration, own, of_event))

} // namespace

void refresh(storage::transaction& tx, std::int64_t event, instant now)
{
    apply(tx, event, now);
}

result<int> refresh_all(storage::transaction& tx, std::string const& form, instant now)
{
    int changed = 0;
    for (auto const event : tx.all<std::int64_t>(sql::calendars::everything))
        changed += apply(tx, event, now) ? 1 : 0;
    auto const before = tx.one<std::string>(sql::calendars::form);
    if (before == form) return changed;
    if (before) {
        tx.run(sql::calendars::revise_all, now);
        tx.run(sql::calendars::touch_all, now);
    }
    tx.run(sql::calendars::forget_form);
    tx.run(sql::calendars::set_form, form);
    return changed;
}

std::vector<std::string> stale(storage::transaction& tx)
{
    std::vector<std::string> found;
    for (auto const event : tx.all<std::int64_t>(sql::calendars::everything)) {
        auto const p = plan_for(tx, event);
        if (p && p->changes()) found.push_back(p->event.told.slug);
    }
    return found;
}

void revise_own(storage::transaction& tx, std::int64_t person, instant now)
{
    for (auto const& s : tx.all<own_stamp>(sql::calendars::own_stamps, person)) {
        auto const changed_at = std::max({now, s.own + seconds(1), s.of_event + seconds(1)});
        tx.run(sql::calendars::stamp_own, s.registration, changed_at);
    }
}

std::string word_of(std::string_view title)
{
    std::string word;
    for (char const c : folded(title)) {
        bool const kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
        if (kept)
            word += c;
        else if (!word.empty() && word.back() != '-')
            word += '-';
    }
    while (word.ends_with('-')) word.pop_back();
    return word;
}

} // namespace rowan::calendars
