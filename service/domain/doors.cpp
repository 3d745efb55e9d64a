#include "domain/doors.hpp"

#include "base/search_text.hpp"
#include "base/text.hpp"
#include "base/token.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <map>

namespace rowan::doors {

using ledger::act;

namespace {

constexpr std::size_t hash_digits = 32;

struct list_row {
    std::int64_t id;
    std::string reference;
};
BOOST_DESCRIBE_STRUCT(list_row, (), (id, reference))

struct entry_row {
    std::int64_t id;
    std::string reference, ticket, state, name, employer, note;
    std::optional<instant> in_since;
};
BOOST_DESCRIBE_STRUCT(entry_row, (), (id, reference, ticket, state, name, employer, note, in_since))

struct named_row {
    std::string reference, name, employer, state, search;
    std::optional<instant> in_since;
};
BOOST_DESCRIBE_STRUCT(named_row, (), (reference, name, employer, state, search, in_since))

struct workshop_row {
    std::int64_t registration, workshop;
    std::string title, room;
};
BOOST_DESCRIBE_STRUCT(workshop_row, (), (registration, workshop, title, room))

list_row list_of(storage::transaction& tx, std::int64_t event, std::optional<std::int64_t> workshop)
{
    auto const found = workshop ? tx.one<list_row>(sql::doors::list_of_workshop, *workshop)
                                : tx.one<list_row>(sql::doors::list_of_event, event);
    if (found) return *found;
    auto const reference = random_ticket();
    return {*tx.insert(sql::doors::insert_list, reference, event, workshop), reference};
}

error wrong_draft(std::string const& pointer, std::string const& why)
{
    return {errc::invalid, "Some fields are wrong.", {{pointer, why}}};
}

using workshops_of = std::map<std::int64_t, std::vector<workshop_row>>; // by registration

// The words of a folded text: what stands between spaces, hyphens and apostrophes.
std::vector<std::string> words_of(std::string_view folded_text)
{
    std::vector<std::string> words(1);
    for (char const c : folded_text) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
        if (letter)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// Whether each of these begins one of a name's words.
bool names(std::vector<std::string> const& wanted, std::string_view folded_name)
{
    auto const words = words_of(folded_name);
    return std::all_of(wanted.begin(), wanted.end(), [&](std::string const& beginning) {
        return std::any_of(words.begin(), words.end(), [&](auto const& w) {
            return w.starts_with(beginning);
        });
    });
}

bool takes_part(std::vector<workshop_row> const& all, std::int64_t workshop)
{
    return std::any_of(all.begin(), all.end(), [&](auto const& w) { return w.workshop == workshop; });
}

} // namespace

result<made_link>
open(storage::transaction& tx, std::int64_t event, link_draft const& d, std::int64_t actor, instant now)
{
    if (d.valid_from >= d.valid_until) return wrong_draft("/valid_until", "must be after valid_from");
    std::optional<std::int64_t> workshop;
    if (d.workshop) {
        workshop = tx.one<std::int64_t>(sql::doors::workshop, event, *d.workshop);
        if (!workshop) return wrong_draft("/workshop", "must be one of the event's");
    }
    if (!d.walk_ins && !d.over_capacity.empty())
        return wrong_draft("/over_capacity", "is for links that take walk-ins");
    auto const list = list_of(tx, event, workshop);
    made_link made{random_ticket(), list.reference, random_token(), 0};
    tx.insert(
        sql::doors::insert_link, list.id, made.reference, d.name, sha256(made.token), d.valid_from,
        d.valid_until, d.walk_ins, d.over_capacity, actor, now
    );
    made.seq = ledger::note(tx, {.what = act::door_opened, .actor = actor, .event = event}, now);
    return made;
}

result<std::int64_t> revoke(
    storage::transaction& tx,
    std::int64_t event,
    std::string const& reference,
    std::int64_t actor,
    instant now
)
{
    auto const all = of_event(tx, event);
    if (std::none_of(all.begin(), all.end(), [&](auto const& k) { return k.reference == reference; }))
        return error{errc::not_found, "There is no such door."};
    tx.run(sql::doors::revoke, event, reference, now);
    return ledger::note(tx, {.what = act::door_closed, .actor = actor, .event = event}, now);
}

std::vector<link> of_event(storage::transaction& tx, std::int64_t event)
{
    return tx.all<link>(sql::doors::links, event);
}

result<std::int64_t> tell(
    storage::transaction& tx,
    std::int64_t event,
    std::string const& reference,
    std::string const& note,
    std::int64_t actor,
    instant now
)
{
    if (tx.run(sql::doors::put_note, event, reference, note) == 0)
        return error{errc::not_found, "There is no such booking."};
    return ledger::note(
        tx, {.what = act::door_note_changed, .actor = actor, .event = event, .detail = reference}, now
    );
}

std::string note_of(storage::transaction& tx, std::int64_t registration)
{
    return *tx.one<std::string>(sql::doors::note_of, registration);
}

std::int64_t own_list(storage::transaction& tx, std::int64_t event)
{
    return list_of(tx, event, {}).id;
}

bool has_own_list(storage::transaction& tx, std::int64_t event)
{
    return tx.one<list_row>(sql::doors::list_of_event, event).has_value();
}

result<door> enter(storage::transaction& tx, std::string const& token, std::string const& list, instant now)
{
    auto found = tx.one<door>(sql::doors::by_token, sha256(token), list);
    if (!found || now >= found->valid_until + late_uploads)
        return error{errc::not_signed_in, "This link does not open this door, or not any more."};
    return std::move(*found);
}

std::string day_name(instant at, std::string const& zone)
{
    return rfc3339(instant(std::chrono::sys_days(local_day(at, zone)))).substr(0, 10);
}

std::vector<std::string> days_of(storage::transaction& tx, std::int64_t event, std::string const& zone)
{
    std::vector<std::string> days;
    for (auto const& d : tx.all<events::day>(sql::events::days, event))
        days.push_back(day_name(d.starts_at, zone));
    return days;
}

result<pack> pack_of(storage::transaction& tx, door const& d, instant now)
{
    if (now >= d.valid_until) return error{errc::closed, "This door has closed."};
    workshops_of workshops;
    for (auto& w : tx.all<workshop_row>(sql::doors::workshops, d.event))
        workshops[w.registration].push_back(std::move(w));
    pack made{d, days_of(tx, d.event, d.time_zone), {}};
    for (auto& r : tx.all<entry_row>(sql::doors::entries, d.event, d.list, day_name(now, d.time_zone))) {
        auto const& theirs = workshops[r.id];
        if (d.workshop && !takes_part(theirs, *d.workshop)) continue;
        entry e{sha256(r.ticket).substr(0, hash_digits),
                r.reference,
                r.state,
                r.name,
                r.employer,
                {},
                r.note,
                r.in_since};
        for (auto const& w : theirs)
            e.workshops.push_back(w.room.empty() ? w.title : w.title + ", " + w.room);
        made.entries.push_back(std::move(e));
    }
    return made;
}

result<std::vector<found>> find(storage::transaction& tx, door const& d, std::string const& text, instant now)
{
    auto const folded_text = search_text(tidy(text));
    auto const words = words_of(folded_text);
    std::size_t letters = 0;
    for (auto const& w : words) letters += length(w);
    if (letters < shortest_search)
        return error{errc::invalid, "Some parameters are wrong.", {{"?q", "must have two letters at least"}}};
    auto const longest =
        *std::max_element(words.begin(), words.end(), [](auto const& one, auto const& other) {
            return one.size() < other.size();
        });
    std::vector<found> all;
    auto const today = day_name(now, d.time_zone);
    for (auto& r : tx.all<named_row>(sql::doors::named, d.event, d.list, today, longest, d.workshop)) {
        auto const reference = search_text(r.reference);
        bool const called = folded_text == reference || "rw-" + folded_text == reference;
        if (!called && !names(words, r.search.substr(0, r.search.find('\n')))) continue;
        all.push_back({r.reference, std::move(r.name), std::move(r.employer), r.state, r.in_since});
        if (all.size() == most_found) break;
    }
    return all;
}

} // namespace rowan::doors
