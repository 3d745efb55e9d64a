// The views an organiser keeps of an event's list of attendees.
#include "domain/saved_views.hpp"

#include "api/desk.hpp"
#include "api/json.hpp"
#include "api/query.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using permissions::desk;

constexpr std::size_t longest_name = 60; // characters
constexpr std::size_t longest_query = 2000;

result<std::vector<saved_views::view>> list(storage::transaction& tx, desk const& at, instant)
{
    return saved_views::of(tx, at.event, at.who.person.id);
}

result<saved_views::draft> read_draft(http::request const& req)
{
    http::json_reader in(req.body);
    saved_views::draft d{
        in.text("name", 1, longest_name), in.text("query", 0, longest_query),
        in.optional_flag("shared").value_or(false)};
    return in.finish(std::move(d));
}

result<saved_views::view>
keep(storage::transaction& tx, desk const& at, saved_views::draft const& d, instant now)
{
    return saved_views::keep(tx, at.event, at.who.person.id, d, now);
}

std::string view_text(saved_views::view const& v)
{
    return boost::json::serialize(to_json(v));
}

result<bool> remove(storage::transaction& tx, desk const& at, std::string const& reference, instant)
{
    return saved_views::remove(tx, at.event, at.who.person.id, reference);
}

} // namespace

// GET /api/organise/events/{}/views
asio::awaitable<http::response> list_views(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const all = co_await a.store.read(reading<list>, who, req.words[0]);

    if (!all) co_return http::problem(all.error());
    co_return http::json(http::status::ok, page_json("views", to_json(*all).as_array()));
}

// POST /api/organise/events/{}/views
asio::awaitable<http::response> keep_view(http::request& req, app& a)
{
    auto const d = read_draft(req);
    if (!d) co_return http::problem(d.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<keep, view_text>, *who, req.words[0], *d);

    co_return answered(text, http::status::created);
}

// POST /api/organise/events/{}/views/{}/remove
asio::awaitable<http::response> remove_view(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const done = co_await a.store.write(reading<remove>, *who, req.words[0], req.words[1]);

    if (!done) co_return http::problem(done.error());
    co_return http::no_content();
}

} // namespace rowan::api
