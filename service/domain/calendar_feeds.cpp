#include "domain/calendar_feeds.hpp"

#include "base/token.hpp"
#include "domain/calendars.hpp"
#include "domain/eligibility.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::calendars {

using std::chrono::ceil;
using std::chrono::days;
using std::chrono::floor;

namespace {

constexpr days kept_when_past{365};
constexpr days openings_kept{30};

// What is shown changes with time alone at midnight, so that a feed's bytes do not change all day long.
struct window {
    instant past, cancelled; // shown if ended after

    explicit window(instant now) : past(floor<days>(now) - kept_when_past), cancelled(floor<days>(now)) {}
    bool shows(calendar_entry const& e) const { return e.ends_at > (e.cancelled ? cancelled : past); }
};

// The midnight at which an entry left that was kept for so long after its end.
instant left_at(instant ended, days kept)
{
    return ceil<days>(ended) + kept;
}

struct dropped {
    std::optional<instant> past, cancelled;
};
BOOST_DESCRIBE_STRUCT(dropped, (), (past, cancelled))

struct feed_row {
    std::string title;
    instant changed_at;
};
BOOST_DESCRIBE_STRUCT(feed_row, (), (title, changed_at))

// What a public feed is narrowed to.
struct filter {
    std::optional<std::string> kind, region, series;
    std::optional<std::int64_t> event;
    std::string name;
};

// No value: there is no such event.
std::optional<filter> filter_of(storage::transaction& tx, public_feed const& f)
{
    using enum public_feed::scope;
    switch (f.of) {
    case all:
        break;
    case kind:
        return filter{f.word, {}, {}, {}, feed_names::kind(f.word)};
    case region: {
        auto const word = word_of(f.word);
        return filter{{}, word, {}, {}, feed_names::region(word)};
    }
    case series:
        return filter{{}, {}, f.word, {}, feed_names::series(f.word)};
    case event: {
        auto const found = events::terms_of(tx, f.word);
        if (!found) return std::nullopt;
        return filter{{}, {}, {}, found->id, feed_names::event(found->id)};
    }
    }
    return filter{{}, {}, {}, {}, feed_names::all};
}

bool always_there(public_feed const& f)
{
    events::kind k{};
    return f.of == public_feed::scope::all ||
           (f.of == public_feed::scope::kind && boost::describe::enum_from_string(f.word.c_str(), k));
}

struct owner {
    people::person person;
    bool discreet;
    instant changed_at;
};
BOOST_DESCRIBE_STRUCT(owner, (), (person, discreet, changed_at))

result<owner> owner_of(storage::transaction& tx, std::string const& token)
{
    auto found = tx.one<owner>(sql::calendars::owner, sha256(token));
    if (!found) return error{errc::not_found, "There is nothing at this address."};
    return *found;
}

// A booking's name and a day's make the name of the booking's day.
void name_own(std::vector<personal_entry>& entries)
{
    for (auto& own : entries) {
        own.entry.identity.uid = uuid_from(own.entry.identity.uid);
        own.entry.identity.group = uuid_from(own.entry.identity.group);
    }
}

struct opening_row {
    std::int64_t event;
    events::audience audience;
    personal_entry told;
};
BOOST_DESCRIBE_STRUCT(opening_row, (), (event, audience, told))

struct opening_stamps {
    std::optional<instant> changed_at, ended;
};
BOOST_DESCRIBE_STRUCT(opening_stamps, (), (changed_at, ended))

} // namespace

std::optional<feed_state> state_of(storage::transaction& tx, public_feed const& f, instant now)
{
    auto const narrowed = filter_of(tx, f);
    if (!narrowed) return std::nullopt;
    auto const row = tx.one<feed_row>(sql::calendars::feed, narrowed->name);
    if (!row && !always_there(f)) return std::nullopt;
    feed_state state{row ? row->title : "", row ? row->changed_at : instant()};
    if (f.of == public_feed::scope::event) return state;
    window const w(now);
    auto const gone = tx.one<dropped>(
        sql::calendars::last_dropped, narrowed->kind, narrowed->region, narrowed->series, w.past, w.cancelled
    );
    if (gone->past) state.changed_at = std::max(state.changed_at, left_at(*gone->past, kept_when_past));
    if (gone->cancelled) state.changed_at = std::max(state.changed_at, left_at(*gone->cancelled, days(0)));
    return state;
}

std::vector<calendar_entry> entries_of(storage::transaction& tx, public_feed const& f, instant now)
{
    auto const narrowed = filter_of(tx, f);
    if (!narrowed) return {};
    window w(now);
    if (f.of == public_feed::scope::event) w.past = w.cancelled = instant();
    return tx.all<calendar_entry>(
        sql::calendars::entries, narrowed->kind, narrowed->region, narrowed->series, narrowed->event, w.past,
        w.cancelled
    );
}

result<own_feed> own_bookings(storage::transaction& tx, std::string const& token, instant now)
{
    auto const who = owner_of(tx, token);
    if (!who) return who.error();
    window const w(now);
    own_feed feed{who->discreet, who->changed_at, {}};
    for (auto& own : tx.all<personal_entry>(sql::calendars::of_person, who->person.id)) {
        auto const& e = own.entry;
        bool const shown = w.shows(e);
        auto const left = shown ? instant() : left_at(e.ends_at, e.cancelled ? days(0) : kept_when_past);
        feed.changed_at = std::max({feed.changed_at, e.identity.changed_at, left});
        if (shown) feed.entries.push_back(std::move(own));
    }
    name_own(feed.entries);
    return feed;
}

result<own_feed> own_openings(storage::transaction& tx, std::string const& token, instant now)
{
    auto const who = owner_of(tx, token);
    if (!who) return who.error();
    instant const from = floor<days>(now) - openings_kept;
    own_feed feed{who->discreet, who->changed_at, {}};
    auto const stamps = *tx.one<opening_stamps>(sql::calendars::last_opening_change, from);
    if (stamps.changed_at) feed.changed_at = std::max(feed.changed_at, *stamps.changed_at);
    if (stamps.ended) feed.changed_at = std::max(feed.changed_at, left_at(*stamps.ended, openings_kept));
    for (auto& row : tx.all<opening_row>(sql::calendars::openings, from, who->discreet)) {
        auto const& e = row.told.entry;
        bool const announced = e.starts_at > e.identity.created_at; // else it was open when it was published
        if (announced && !eligibility::hindrance(tx, who->person, row.event, row.audience))
            feed.entries.push_back(std::move(row.told));
    }
    return feed;
}

std::vector<personal_entry> entries_of_registration(storage::transaction& tx, std::int64_t registration)
{
    auto entries = tx.all<personal_entry>(sql::calendars::of_registration, registration);
    name_own(entries);
    return entries;
}

} // namespace rowan::calendars
