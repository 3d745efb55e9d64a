// Attendees: an event's registrations as its organisers see them, found, narrowed and sorted.
#pragma once

#include "domain/checkins.hpp"
#include "domain/registrations.hpp"

namespace rowan::attendees {

inline constexpr std::size_t page_length = 100;
inline constexpr std::size_t most_words = 5;       // of a search; the rest are passed over
inline constexpr std::size_t most_conditions = 20; // of a filter

// What can be asked of an attendee. workshop: has a place in it; queue: waits for it; checked_in: let in on
// that day ("2027-03-11"), or on any; release: of registrations::release; has: one of `access_needs`,
// `refused_mail`, `been_passed_over`.
enum class field { state, region, employer, workshop, queue, tag, answer, checked_in, release, has };
BOOST_DESCRIBE_ENUM(field, state, region, employer, workshop, queue, tag, answer, checked_in, release, has)

struct condition {
    attendees::field field;
    std::string name;  // answer: the question's slug
    std::string value; // as it is kept, to the letter
};

// Reads "region:London" or "answer.diet:Vegan". No value: it is no condition.
std::optional<condition> parse_condition(std::string_view);

// What a list is narrowed to. Of the conditions on one thing any may hold, and on each thing one must; none
// of `is_not` may. Every word of `text` must occur in name, employer, reference or address, whatever its
// diacritics and case.
struct filter {
    std::string text = {};
    std::optional<registrations::state> state = {}; // the tab that is open
    std::vector<condition> is = {}, is_not = {};
};

enum class order { name, booking, employer, region, queue };
BOOST_DESCRIBE_ENUM(order, name, booking, employer, region, queue)

struct entry {
    std::int64_t id; // a registration
    registrations::state state;
};
BOOST_DESCRIBE_STRUCT(entry, (), (id, state))

struct summary {
    std::int64_t id;
    std::string reference, person; // of the booking; of whoever booked
    std::string name, employer, email, region;
    std::optional<std::string> membership_number;
    people::standing standing;
    registrations::state state;
    std::string origin;
    std::optional<instant> offered_until;
    std::string passed_over; // why the queue skipped them last (W5)
    instant registered_at;
    std::optional<instant> cancelled_at;
    std::optional<instant> mail_refused_at; // since when the mail server of the address takes nothing for it
    std::optional<registrations::release> release; // of a place at a course for reps
    std::int64_t seq;
};
BOOST_DESCRIBE_STRUCT(
    summary,
    (),
    (id,
     reference,
     person,
     name,
     employer,
     email,
     region,
     membership_number,
     standing,
     state,
     origin,
     offered_until,
     passed_over,
     registered_at,
     cancelled_at,
     mail_refused_at,
     release,
     seq)
)

struct attendee {
    attendees::summary summary;
    std::optional<std::int64_t> position; // in the event's queue, from 1
    std::vector<std::string> tags;
    std::vector<questions::answer> answers;
    std::vector<workshops::choice> workshops;
};

// Everybody that a filter admits, in order. `backwards`: the last first.
std::vector<entry>
matching(storage::transaction&, std::int64_t event, filter const&, order, bool backwards = false);

// Those whom references name, in their order. Refuses: not_found, if one is no registration of the event.
result<std::vector<entry>>
chosen(storage::transaction&, std::int64_t event, std::vector<std::string> const& references);

// All of these, with all that is known of each.
std::vector<attendee> read(storage::transaction&, std::int64_t event, std::vector<entry> const&);

struct wish {
    attendees::filter filter;
    attendees::order order = attendees::order::name;
    bool backwards = false;
    std::optional<std::string> after = {}; // the reference of the last attendee seen
};

struct page {
    std::vector<attendee> attendees;
    std::map<registrations::state, std::int64_t> counts; // of what the filter admits, whatever the tab
    std::int64_t matching;                               // in this tab
    std::optional<std::string> next;                     // the reference to go on after
};

// A page of an event's attendees. Refuses: not_found (no such event), invalid (`after` is none of them).
result<page> list(storage::transaction&, std::int64_t event, wish const&);

struct happening {
    std::int64_t seq;
    instant at;
    std::string act, actor; // actor: owner, organiser or service
    std::string by;         // the organiser's name
    std::string reason, detail;
};
BOOST_DESCRIBE_STRUCT(happening, (), (seq, at, act, actor, by, reason, detail))

struct detail {
    attendees::attendee attendee;
    std::vector<happening> history;
    std::string access_needs; // for those who prepare the place; in no list and no export
    std::string door_note;    // what the door is told (K8)
    std::vector<checkins::visit> check_ins;
};

// One attendee, with what became of the booking. Refuses: not_found, of another event's too.
result<detail> find(storage::transaction&, std::int64_t event, std::string const& reference);

// Which registration of the event a reference names. Refuses: not_found, of another event's too.
result<std::int64_t> id_of(storage::transaction&, std::int64_t event, std::string const& reference);

struct marks {
    std::vector<std::string> add, drop; // tags
};

// Gives one attendee tags, and takes some. Refuses: not_found.
result<detail> mark(
    storage::transaction&,
    std::int64_t event,
    std::int64_t actor,
    std::string const& reference,
    marks const&,
    instant now
);

// What the event asks of its attendees, in order.
std::vector<events::question> asked(storage::transaction&, std::int64_t event);

struct count {
    std::string value;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(count, (), (value, count))

// What there is to narrow by.
struct values {
    std::vector<count> regions, employers, tags; // employers: the hundred most frequent
};
BOOST_DESCRIBE_STRUCT(values, (), (regions, employers, tags))
values values_of(storage::transaction&, std::int64_t event);

// Folds registrations that cannot be found by their text yet, at most `most`; says how many.
result<int> fold(storage::transaction&, int most, instant now);

} // namespace rowan::attendees
