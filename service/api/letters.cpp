// What organisers write to a choice of attendees: seen before, tried on themselves, sent, and looked up.
#include "domain/letters.hpp"
#include "api/attendee_json.hpp"
#include "api/desk.hpp"
#include "api/json.hpp"
#include "api/query.hpp"
#include "documents/markdown.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using http::json_reader;
using permissions::desk;

constexpr std::size_t longest_subject = 120; // characters
constexpr std::size_t longest_text = 10'000;
constexpr std::int64_t most_matching = 1'000'000;

letters::text read_text(json_reader& in)
{
    letters::text t{in.text("subject", 1, longest_subject), {}};
    t.text = in.optional_lines("text", longest_text).value_or("");
    if (t.text.find_first_not_of(" \n") == std::string::npos) in.wrong("text", "is needed");
    return t;
}

result<letters::wish> read_wish(http::request const& req)
{
    json_reader in(req.body);
    letters::wish w{read_text(in), filter_of(in), read_chosen(in)};
    w.count = in.optional_number("count", 0, most_matching);
    if (auto const at = in.optional_text("send_at", 1, 40)) {
        w.send_at = parse_instant(*at);
        if (!w.send_at) in.wrong("send_at", "must be an RFC 3339 instant");
    }
    return in.finish(std::move(w));
}

result<bulk::progress> send(storage::transaction& tx, desk const& at, letters::wish const& w, instant now)
{
    return letters::send(tx, at.event, at.who.person.id, w, now);
}

// How many it would go to.
result<std::int64_t> audience(storage::transaction& tx, desk const& at, letters::wish const& w, instant)
{
    if (!w.chosen.empty()) return static_cast<std::int64_t>(w.chosen.size());
    return static_cast<std::int64_t>(
        attendees::matching(tx, at.event, w.filter, attendees::order::name).size()
    );
}

result<letters::text> read_trial(http::request const& req)
{
    json_reader in(req.body);
    auto t = read_text(in);
    return in.finish(std::move(t));
}

result<bool> send_to_me(storage::transaction& tx, desk const& at, letters::text const& t, instant now)
{
    return letters::send_to_me(tx, at.event, at.who.person, t, now);
}

result<std::vector<letters::sent>> log_of(storage::transaction& tx, desk const& at, instant)
{
    return letters::log(tx, at.event);
}

} // namespace

// GET /api/organise/events/{}/messages
asio::awaitable<http::response> list_letters(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const all = co_await a.store.read(reading<log_of>, who, req.words[0]);

    if (!all) co_return http::problem(all.error());
    co_return http::json(http::status::ok, page_json("messages", to_json(*all).as_array()));
}

// POST /api/organise/events/{}/messages
asio::awaitable<http::response> send_letter(http::request& req, app& a)
{
    auto const w = read_wish(req);
    if (!w) co_return http::problem(w.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<send, bulk_text>, *who, req.words[0], *w);

    co_return answered(text, http::status::accepted);
}

// POST /api/organise/events/{}/messages/preview
asio::awaitable<http::response> preview_letter(http::request& req, app& a)
{
    auto const w = read_wish(req);
    if (!w) co_return http::problem(w.error());
    auto const who = asker_of(req, a);

    auto const count = co_await a.store.read(reading<audience>, who, req.words[0], *w);

    if (!count) co_return http::problem(count.error());
    boost::json::object const shown{
        {"subject", w->letter.subject},
        {"text_html", documents::markdown_to_html(w->letter.text)},
        {"count", *count}};
    co_return http::json(http::status::ok, shown);
}

// POST /api/organise/events/{}/messages/test
asio::awaitable<http::response> try_letter(http::request& req, app& a)
{
    auto const t = read_trial(req);
    if (!t) co_return http::problem(t.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const sent = co_await a.store.write(reading<send_to_me>, *who, req.words[0], *t);

    if (!sent) co_return http::problem(sent.error());
    co_return http::no_content();
}

} // namespace rowan::api
