#include "domain/attendees.hpp"

#include "base/search_text.hpp"
#include "base/text.hpp"
#include "domain/registration_rows.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::attendees {

namespace {

struct unfolded_row {
    std::int64_t id;
    std::string name, employer, reference;
};
BOOST_DESCRIBE_STRUCT(unfolded_row, (), (id, name, employer, reference))

using ids = std::vector<std::int64_t>; // of registrations, ascending

storage::query const& query_of(order by)
{
    switch (by) {
    case order::booking:
        return sql::attendees::by_booking;
    case order::employer:
        return sql::attendees::by_employer;
    case order::region:
        return sql::attendees::by_region;
    case order::queue:
        return sql::attendees::by_queue;
    case order::name:
        break;
    }
    return sql::attendees::by_name;
}

ids ascending(ids all)
{
    std::sort(all.begin(), all.end());
    return all;
}

bool among(ids const& all, std::int64_t id)
{
    return std::binary_search(all.begin(), all.end(), id);
}

// Whom a condition holds of; each is one query, so that no filter needs a query of its own.
ids holders(
    storage::transaction& tx, std::int64_t event, condition const& c, std::vector<entry> const& everybody
)
{
    using sql::attendees::with_workshop;
    ids found;
    switch (c.field) {
    case field::state:
        for (auto const& e : everybody) {
            if (boost::describe::enum_to_string(e.state, "") == c.value) found.push_back(e.id);
        }
        break;
    case field::region:
        found = tx.all<std::int64_t>(sql::attendees::with_region, event, c.value);
        break;
    case field::employer:
        found = tx.all<std::int64_t>(sql::attendees::with_employer, event, c.value);
        break;
    case field::workshop:
        found = tx.all<std::int64_t>(with_workshop, event, c.value, "registered");
        break;
    case field::queue:
        found = tx.all<std::int64_t>(with_workshop, event, c.value, "waiting");
        break;
    case field::tag:
        found = tx.all<std::int64_t>(sql::attendees::with_tag, event, c.value);
        break;
    case field::answer:
        found = tx.all<std::int64_t>(sql::attendees::with_answer, event, c.name, c.value);
        break;
    case field::checked_in:
        found = tx.all<std::int64_t>(sql::attendees::with_check_in, event, c.value);
        break;
    case field::release:
        found = tx.all<std::int64_t>(sql::attendees::with_release, event, c.value);
        break;
    case field::has:
        found = tx.all<std::int64_t>(sql::attendees::with_trait, event, c.value);
        break;
    }
    return ascending(std::move(found));
}

// What a filter comes to for one event: sets, every one of which somebody must, or must not, be in.
class sieve {
public:
    sieve(storage::transaction& tx, std::int64_t event, filter const& f, std::vector<entry> const& everybody)
    {
        std::string_view rest = f.text;
        for (std::size_t n = 0; n < most_words && !rest.empty(); ++n) {
            auto const word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
            auto const folded_word = search_text(word);
            if (folded_word.empty()) continue;
            required_.push_back(ascending(tx.all<std::int64_t>(sql::attendees::with_text, event, folded_word))
            );
        }
        std::map<std::pair<field, std::string>, ids> alternatives;
        for (auto const& c : f.is) {
            auto& any = alternatives[{c.field, c.name}];
            auto const more = holders(tx, event, c, everybody);
            any.insert(any.end(), more.begin(), more.end());
        }
        for (auto& [thing, any] : alternatives) required_.push_back(ascending(std::move(any)));
        for (auto const& c : f.is_not) forbidden_.push_back(holders(tx, event, c, everybody));
    }

    bool admits(entry const& e) const
    {
        auto const has_it = [&](ids const& all) { return among(all, e.id); };
        return std::all_of(required_.begin(), required_.end(), has_it) &&
               std::none_of(forbidden_.begin(), forbidden_.end(), has_it);
    }

private:
    std::vector<ids> required_, forbidden_;
};

std::vector<entry> everybody_in_order(storage::transaction& tx, std::int64_t event, order by, bool backwards)
{
    auto all = tx.all<entry>(query_of(by), event);
    if (backwards) std::reverse(all.begin(), all.end());
    return all;
}

// Where to go on: behind the last attendee seen, admitted still or not.
result<std::vector<entry>::const_iterator>
start_of(storage::transaction& tx, std::int64_t event, std::vector<entry> const& all, wish const& w)
{
    if (!w.after) return all.begin();
    auto const id = tx.one<std::int64_t>(sql::attendees::id, event, *w.after);
    auto const at = std::find_if(all.begin(), all.end(), [&](entry const& e) { return id == e.id; });
    if (at == all.end())
        return error{
            errc::invalid, "Some parameters are wrong.", {{"?cursor", "must be the `next` of a list"}}};
    return at + 1;
}

} // namespace

std::optional<condition> parse_condition(std::string_view text)
{
    auto const colon = text.find(':');
    if (colon == text.npos || colon + 1 == text.size()) return std::nullopt;
    auto const what = text.substr(0, colon);
    auto const dot = what.find('.');
    condition c{
        {}, std::string(dot == what.npos ? "" : what.substr(dot + 1)), std::string(text.substr(colon + 1))};
    if (!boost::describe::enum_from_string(std::string(what.substr(0, dot)).c_str(), c.field))
        return std::nullopt;
    if ((c.field == field::answer) == c.name.empty()) return std::nullopt;
    return c;
}

std::vector<entry>
matching(storage::transaction& tx, std::int64_t event, filter const& f, order by, bool backwards)
{
    auto all = everybody_in_order(tx, event, by, backwards);
    sieve const s(tx, event, f, all);
    std::erase_if(all, [&](entry const& e) { return (f.state && e.state != *f.state) || !s.admits(e); });
    return all;
}

result<std::vector<entry>>
chosen(storage::transaction& tx, std::int64_t event, std::vector<std::string> const& references)
{
    std::vector<entry> all;
    for (auto const& reference : references) {
        auto const r = registrations::row_of(tx, reference);
        if (!r || r->event != event)
            return error{errc::not_found, "One of those chosen is no booking of this event."};
        all.push_back(entry{r->id, r->state});
    }
    return all;
}

std::vector<attendee> read(storage::transaction& tx, std::int64_t event, std::vector<entry> const& wanted)
{
    using registrations::state;
    std::map<std::int64_t, std::int64_t> positions;
    bool const any_waits =
        std::any_of(wanted.begin(), wanted.end(), [](entry const& e) { return e.state == state::waiting; });
    if (any_waits) {
        std::int64_t position = 0;
        for (auto const id : tx.all<std::int64_t>(sql::attendees::queue, event)) positions[id] = ++position;
    }
    std::vector<attendee> all;
    all.reserve(wanted.size());
    for (auto const& e : wanted) {
        attendee a{
            *tx.one<summary>(sql::attendees::row, e.id),
            {},
            tx.all<std::string>(sql::attendees::tags_of, e.id),
            questions::of(tx, e.id),
            workshops::of(tx, e.id)};
        if (a.summary.state == state::waiting) a.position = positions[e.id];
        all.push_back(std::move(a));
    }
    return all;
}

result<page> list(storage::transaction& tx, std::int64_t event, wish const& w)
{
    auto const all = everybody_in_order(tx, event, w.order, w.backwards);
    auto const start = start_of(tx, event, all, w);
    if (!start) return start.error();
    sieve const s(tx, event, w.filter, all);

    page p{{}, {}, 0, {}};
    std::vector<entry> shown;
    for (auto at = all.begin(); at != all.end(); ++at) {
        if (!s.admits(*at)) continue;
        ++p.counts[at->state];
        if (w.filter.state && at->state != *w.filter.state) continue;
        ++p.matching;
        if (at >= *start && shown.size() <= page_length) shown.push_back(*at);
    }
    bool const more = shown.size() > page_length;
    if (more) shown.pop_back();
    p.attendees = read(tx, event, shown);
    if (more) p.next = p.attendees.back().summary.reference;
    return p;
}

result<std::int64_t> id_of(storage::transaction& tx, std::int64_t event, std::string const& reference)
{
    if (auto const id = tx.one<std::int64_t>(sql::attendees::id, event, reference)) return *id;
    return error{errc::not_found, "There is no such booking at this event."};
}

result<detail> find(storage::transaction& tx, std::int64_t event, std::string const& reference)
{
    auto const id = id_of(tx, event, reference);
    if (!id) return id.error();
    auto const state = registrations::row_of(tx, reference)->state;
    return detail{
        read(tx, event, {{*id, state}}).front(), tx.all<happening>(sql::attendees::history, *id),
        *tx.one<std::string>(sql::attendees::access_needs, *id), doors::note_of(tx, *id),
        checkins::of_registration(tx, *id)};
}

result<detail> mark(
    storage::transaction& tx,
    std::int64_t event,
    std::int64_t actor,
    std::string const& reference,
    marks const& m,
    instant now
)
{
    auto const id = id_of(tx, event, reference);
    if (!id) return id.error();
    for (auto const& tag : m.add) tx.run(sql::attendees::add_tag, *id, tag);
    for (auto const& tag : m.drop) tx.run(sql::attendees::drop_tag, *id, tag);
    ledger::entry const done{
        .what = ledger::act::booking_changed,
        .actor = actor,
        .event = event,
        .registration = *id,
        .person = registrations::row_of(tx, reference)->person,
        .detail = "tags",
    };
    ledger::note(tx, done, now);
    return find(tx, event, reference);
}

std::vector<events::question> asked(storage::transaction& tx, std::int64_t event)
{
    return tx.all<events::question>(sql::events::questions, event);
}

values values_of(storage::transaction& tx, std::int64_t event)
{
    constexpr int most_employers = 100;
    return {
        tx.all<count>(sql::attendees::regions, event),
        tx.all<count>(sql::attendees::employers, event, most_employers),
        tx.all<count>(sql::attendees::tags, event),
    };
}

result<int> fold(storage::transaction& tx, int most, instant)
{
    auto const rows = tx.all<unfolded_row>(sql::attendees::unfolded, most);
    for (auto const& r : rows)
        tx.run(sql::attendees::set_search, r.id, registrations::searchable(r.name, r.employer, r.reference));
    return static_cast<int>(rows.size());
}

} // namespace rowan::attendees
