// Events: what there is to book, when, and how full it is.
#pragma once

#include "domain/pools.hpp"

#include <map>
#include <memory>

namespace rowan::events {

enum class kind { summit, training, meeting, webinar };
BOOST_DESCRIBE_ENUM(kind, summit, training, meeting, webinar)
enum class audience { anyone, members, reps, invited };
BOOST_DESCRIBE_ENUM(audience, anyone, members, reps, invited)
enum class waiting_list { none, confirm, offer };
BOOST_DESCRIBE_ENUM(waiting_list, none, confirm, offer)
enum class status { draft, published, cancelled };
BOOST_DESCRIBE_ENUM(status, draft, published, cancelled)

// What a visitor may do about it now.
enum class state { open, few, full, waiting_list, not_yet, closed, cancelled, past };
BOOST_DESCRIBE_ENUM(state, open, few, full, waiting_list, not_yet, closed, cancelled, past)

struct venue {
    std::string name, address, town, access, latitude, longitude;
};
BOOST_DESCRIBE_STRUCT(venue, (), (name, address, town, access, latitude, longitude))

// The texts of an event: all that changes only with its revision.
struct content {
    std::int64_t id, revision;
    std::string slug, title;
    events::kind kind;
    events::status status;
    std::string summary, description, highlights; // the last two are Markdown
    events::venue venue;
    bool online;
    std::string region, contact;
    events::audience audience;
    events::waiting_list waiting_list;
    instant starts_at, ends_at, opens_at, closes_at, cancel_until;
    std::string time_zone;
    std::optional<std::string> series_slug, series_title;
};
BOOST_DESCRIBE_STRUCT(
    content,
    (),
    (id,
     revision,
     slug,
     title,
     kind,
     status,
     summary,
     description,
     highlights,
     venue,
     online,
     region,
     contact,
     audience,
     waiting_list,
     starts_at,
     ends_at,
     opens_at,
     closes_at,
     cancel_until,
     time_zone,
     series_slug,
     series_title)
)

struct day {
    instant starts_at, ends_at;
};
BOOST_DESCRIBE_STRUCT(day, (), (starts_at, ends_at))

struct workshop {
    std::string slug, title, description, speaker, room;
    pools::standing places;
};
BOOST_DESCRIBE_STRUCT(workshop, (), (slug, title, description, speaker, room, places))

struct slot {
    std::int64_t id;
    std::string label;
    instant starts_at, ends_at;
};
BOOST_DESCRIBE_STRUCT(slot, (), (id, label, starts_at, ends_at))

struct slot_with_workshops {
    events::slot slot;
    std::vector<workshop> workshops;
};

struct question {
    std::string slug, kind, label, hint, options; // options: one a line
    bool required;
    std::string purpose;
    int retention_days;
};
BOOST_DESCRIBE_STRUCT(question, (), (slug, kind, label, hint, options, required, purpose, retention_days))

// An event of the public list: texts and days, kept by whoever asks, since they change seldom.
struct listed {
    events::content content;
    std::vector<day> days;
};

// What every booking changes: where an event stands.
struct numbers {
    std::int64_t id, revision;
    pools::standing places;
};
BOOST_DESCRIBE_STRUCT(numbers, (), (id, revision, places))

using known_texts = std::map<std::int64_t, std::shared_ptr<listed const>>; // by event

struct public_event {
    numbers stands;
    std::shared_ptr<listed const> texts;
};

struct list {
    std::vector<public_event> events; // that are not drafts, by start
    bool read_anew = false;           // some of the texts were not among those known
};

// Everything that is public. Only the texts whose revision is not among those known are read again.
result<list> published(storage::transaction&, std::shared_ptr<known_texts const> const& known);

struct detail {
    events::listed listed;
    pools::standing places;
    std::vector<slot_with_workshops> slots;
    std::vector<question> questions;
};

// One event in full. Refuses: not_found, of drafts too.
result<detail> find(storage::transaction&, std::string const& slug);

// Where an event stands at a moment, and the next moment at which time alone changes that (none: never
// again).
state state_of(content const&, pools::standing const&, instant now);
std::optional<instant> next_change(content const&, instant now);

// What booking needs to know of an event.
struct terms {
    std::int64_t id, pool;
    std::string slug, title;
    events::status status;
    events::audience audience;
    events::waiting_list waiting_list;
    int offer_hours;
    std::string time_zone, venue_name, venue_town, online_link;
    instant starts_at, ends_at, opens_at, closes_at, cancel_until;
    bool has_questions;
    pools::standing places;
};
BOOST_DESCRIBE_STRUCT(
    terms,
    (),
    (id,
     pool,
     slug,
     title,
     status,
     audience,
     waiting_list,
     offer_hours,
     time_zone,
     venue_name,
     venue_town,
     online_link,
     starts_at,
     ends_at,
     opens_at,
     closes_at,
     cancel_until,
     has_questions,
     places)
)

std::optional<terms> terms_of(storage::transaction&, std::string const& slug);
std::optional<terms> terms_by_id(storage::transaction&, std::int64_t event);
std::optional<terms> terms_by_pool(storage::transaction&, std::int64_t pool);

struct workshop_draft {
    std::string slug, title, description, speaker, room;
    std::optional<std::int64_t> capacity;
};

struct slot_draft {
    std::string label;
    instant starts_at, ends_at;
    std::vector<workshop_draft> workshops;
};

struct draft {
    std::string slug, title;
    events::kind kind;
    std::string summary, description, highlights;
    events::venue venue;
    std::string online_link, region, contact;
    events::audience audience;
    events::waiting_list waiting_list;
    events::status status;
    std::string time_zone = "Europe/London";
    int offer_hours = 24;
    instant opens_at, closes_at, cancel_until;
    std::optional<std::int64_t> capacity;
    std::int64_t reserved = 0;             // kept by the organisers (C1)
    std::string series_slug, series_title; // empty: of none
    std::vector<day> days;                 // at least one, in order
    std::vector<slot_draft> slots;
    std::vector<question> questions;
};

// Makes an event and all that belongs to it; gives its id. Refuses: invalid, if the slug is taken or times
// contradict.
result<std::int64_t>
create(storage::transaction&, draft const&, std::optional<std::int64_t> actor, instant now);

// Sets the event's capacity; nobody loses a place (C7), and who waits is served (W4). Gives the ledger's
// number.
result<std::int64_t> resize(
    storage::transaction&,
    std::string const& slug,
    std::optional<std::int64_t> capacity,
    std::int64_t actor,
    instant now
);

} // namespace rowan::events
