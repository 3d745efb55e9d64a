// Lists on paper: to sign at the door, and to hang at the rooms. That they were taken is in the ledger.
#include "api/desk.hpp"
#include "api/query.hpp"
#include "base/when.hpp"
#include "documents/lists.hpp"
#include "domain/doors.hpp"
#include "domain/rosters.hpp"

namespace rowan::api {

namespace {

using documents::list;
using permissions::desk;

struct wish {
    std::string what; // for the ledger
    std::optional<std::string> day, workshop;
};

using maker = result<std::vector<list>> (*)(storage::transaction&, desk const&, wish const&);

std::string place_of(std::string const& when, std::string const& where)
{
    return where.empty() ? when : when + "\n" + where;
}

// One for each day, or for the one that is asked for.
result<std::vector<list>> sign_in_sheets(storage::transaction& tx, desk const& at, wish const& w)
{
    auto const event = *events::terms_by_id(tx, at.event);
    auto const& zone = event.time_zone;
    std::vector<list> all;
    for (auto const& d : rosters::days_of(tx, at.event)) {
        if (w.day && doors::day_name(d.starts_at, zone) != *w.day) continue;
        auto const when =
            day_in_words(d.starts_at, zone) + ", " + hours_in_words(d.starts_at, d.ends_at, zone);
        list l{
            event.title,
            place_of(when, event.venue_name),
            {{"Name", 60}, {"Where they work", 55}, {"Reference", 25}, {"Signature", 40}},
            {}};
        for (auto const& e : rosters::of_event(tx, at.event))
            l.rows.push_back({e.name, e.employer, e.reference, ""});
        all.push_back(std::move(l));
    }
    if (!all.empty()) return all;
    return error{errc::invalid, "Some parameters are wrong.", {{"?day", "must be one of the event's"}}};
}

// One for each workshop, or for the one that is asked for.
result<std::vector<list>> room_lists(storage::transaction& tx, desk const& at, wish const& w)
{
    auto const event = *events::terms_by_id(tx, at.event);
    auto const& zone = event.time_zone;
    std::vector<list> all;
    for (auto const& r : rosters::of_workshops(tx, at.event)) {
        if (w.workshop && r.workshop.slug != *w.workshop) continue;
        auto when = day_in_words(r.workshop.starts_at, zone) + ", " +
                    hours_in_words(r.workshop.starts_at, r.workshop.ends_at, zone);
        if (!r.workshop.speaker.empty()) when += ", with " + r.workshop.speaker;
        list l{
            r.workshop.title,
            place_of(when, r.workshop.room),
            {{"Name", 75}, {"Where they work", 75}, {"Here", 30}},
            {}};
        for (auto const& e : r.people) l.rows.push_back({e.name, e.employer, ""});
        all.push_back(std::move(l));
    }
    if (!all.empty()) return all;
    if (w.workshop)
        return error{
            errc::invalid, "Some parameters are wrong.", {{"?workshop", "must be one of the event's"}}};
    return error{errc::not_found, "This event has no workshops."};
}

// The lists are made once to be counted: the ledger tells how many names were taken.
template <maker Make>
result<std::int64_t> note(storage::transaction& tx, desk const& at, wish const& w, instant now)
{
    auto const lists = Make(tx, at, w);
    if (!lists) return lists.error();
    std::size_t names = 0;
    for (auto const& l : *lists) names += l.rows.size();
    ledger::entry const done{
        .what = ledger::act::list_exported,
        .actor = at.who.person.id,
        .event = at.event,
        .detail = std::to_string(names) + " names: " + w.what,
    };
    return ledger::note(tx, done, now);
}

template <maker Make>
result<std::string>
draw(storage::transaction& tx, desk const& at, wish const& w, std::string const& organisation, instant now)
{
    auto const lists = Make(tx, at, w);
    if (!lists) return lists.error();
    return documents::lists_pdf(organisation, *lists, now);
}

template <maker Make>
asio::awaitable<http::response> print(http::request& req, app& a, std::string const what)
{
    query_reader const in(req);
    wish const w{what, in.text("day"), in.text("workshop")};
    auto const who = asker_of(req, a);

    auto const noted = co_await a.store.write(reading<note<Make>>, who, req.words[0], w);
    if (!noted) co_return http::problem(noted.error());
    auto const bytes =
        co_await a.store.read(reading<draw<Make>>, who, req.words[0], w, a.settings.organisation);

    if (!bytes) co_return http::problem(bytes.error());
    co_return file(*bytes, "application/pdf", what + ".pdf");
}

} // namespace

// GET /api/organise/events/{}/sign-in-sheet.pdf
asio::awaitable<http::response> print_sign_in_sheet(http::request& req, app& a)
{
    return print<sign_in_sheets>(req, a, "sign-in-sheet");
}

// GET /api/organise/events/{}/room-lists.pdf
asio::awaitable<http::response> print_room_lists(http::request& req, app& a)
{
    return print<room_lists>(req, a, "room-lists");
}

} // namespace rowan::api
