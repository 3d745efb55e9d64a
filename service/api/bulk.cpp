// One thing done to many attendees, its progress, and taking it back.
#include "api/attendee_json.hpp"
#include "api/desk.hpp"
#include "api/json.hpp"
#include "api/query.hpp"

#include <boost/describe/enum_from_string.hpp>

namespace rowan::api {

namespace {

using http::json_reader;
using permissions::desk;

constexpr std::size_t longest_target = 100; // characters: a slug, or a tag
constexpr std::int64_t most_matching = 1'000'000;

struct wish {
    ledger::decision by;
    bulk::wish what;
};

result<wish> read_wish(http::request const& req)
{
    json_reader in(req.body);
    wish w{read_decision(in), {}};
    auto const action = in.text("action", 1, 20);
    bool const known = boost::describe::enum_from_string(action.c_str(), w.what.action);
    if (!known || w.what.action == bulk::action::message)
        in.wrong("action", "must be cancel, call, move, tag or untag");
    w.what.filter = filter_of(in);
    w.what.chosen = read_chosen(in);
    w.what.target = in.optional_text("target", 1, longest_target).value_or("");
    w.what.count = in.optional_number("count", 0, most_matching);
    return in.finish(std::move(w));
}

bool is_tagging(bulk::action a)
{
    return a == bulk::action::tag || a == bulk::action::untag;
}

// What writes to many needs a second factor shown a moment ago; and whoever moves people organises both
// events.
result<bulk::progress> ask(storage::transaction& tx, desk const& at, wish const& w, instant now)
{
    if (!is_tagging(w.what.action) && !at.who.fresh) return permissions::needs_fresh_factor();
    if (w.what.action == bulk::action::move) {
        if (auto const there = permissions::at_desk(tx, at.who, w.what.target); !there) return there.error();
    }
    return bulk::ask(tx, at.event, decided(at, w.by), w.what, now);
}

result<std::vector<bulk::progress>> list(storage::transaction& tx, desk const& at, instant)
{
    return bulk::recent(tx, at.event);
}

result<bulk::progress> show(storage::transaction& tx, desk const& at, std::string const& reference, instant)
{
    return bulk::find(tx, at.event, reference);
}

result<bulk::progress>
undo(storage::transaction& tx, desk const& at, std::string const& reference, instant now)
{
    return bulk::undo(tx, at.event, at.who.person.id, reference, now);
}

} // namespace

// GET /api/organise/events/{}/registrations/bulk
asio::awaitable<http::response> list_bulks(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const all = co_await a.store.read(reading<list>, who, req.words[0]);

    if (!all) co_return http::problem(all.error());
    boost::json::array entries;
    for (auto const& p : *all) entries.push_back(bulk_json(p));
    co_return http::json(http::status::ok, page_json("bulks", std::move(entries)));
}

// POST /api/organise/events/{}/registrations/bulk
asio::awaitable<http::response> ask_bulk(http::request& req, app& a)
{
    auto const what = read_wish(req);
    if (!what) co_return http::problem(what.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<ask, bulk_text>, *who, req.words[0], *what);

    co_return answered(text, http::status::accepted);
}

// GET /api/organise/events/{}/registrations/bulk/{}
asio::awaitable<http::response> show_bulk(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<show>, who, req.words[0], req.words[1]);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, bulk_json(*found));
}

// POST /api/organise/events/{}/registrations/bulk/{}/undo
asio::awaitable<http::response> undo_bulk(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<undo, bulk_text>, *who, req.words[0], req.words[1]);

    co_return answered(text);
}

} // namespace rowan::api
