// How an event fills: its numbers at once, and as they change; and why somebody is not called.
#include "api/board_json.hpp"
#include "api/desk.hpp"
#include "api/json.hpp"
#include "api/query.hpp"
#include "base/token.hpp"
#include "domain/explanation.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using permissions::desk;

result<stats::report> report(storage::transaction& tx, desk const& at, instant now)
{
    return stats::whole(tx, at.event, now);
}

struct sight {
    std::int64_t event;
    stats::board board;
};

result<sight> look(storage::transaction& tx, desk const& at, instant now)
{
    auto board = stats::look(tx, at.event, now);
    if (!board) return board.error();
    return sight{at.event, std::move(*board)};
}

result<explanation::answer>
explain(storage::transaction& tx, desk const& at, std::string const& person, instant now)
{
    return explanation::of(tx, at.event, person, now);
}

} // namespace

// GET /api/organise/events/{}/stats
asio::awaitable<http::response> show_stats(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<report>, who, req.words[0]);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, report_json(*found));
}

// GET /api/organise/events/{}/live: server-sent events, for those who accept them; for others the first of
// them, as JSON.
asio::awaitable<http::response> show_live(http::request& req, app& a)
{
    auto const who = asker_of(req, a);
    auto const version = a.live.version(a);

    auto const seen = co_await a.store.read(reading<look>, who, req.words[0]);

    if (!seen) co_return http::problem(seen.error());
    auto const board = board_json(seen->board);
    if (!http::accepts(req.header("Accept"), "text/event-stream") || req.method == http::verb::head)
        co_return http::json(http::status::ok, board);
    live_boards::sight const first{seen->event, version, boost::json::serialize(board)};
    auto const stream = a.live.watch(a, first, sha256(who.token), req.header("Last-Event-ID"));
    if (!stream) co_return http::problem(stream.error());
    http::response answer;
    answer.with("Content-Type", "text/event-stream").with("Cache-Control", "no-store");
    answer.with("X-Accel-Buffering", "no");
    answer.stream = *stream;
    co_return answer;
}

// GET /api/organise/events/{}/explain
asio::awaitable<http::response> explain_person(http::request& req, app& a)
{
    query_reader in(req);
    auto const person = in.text("person");
    if (!person) in.wrong("person", "must be the reference of a person or of a booking");
    auto const read = in.finish(true);
    if (!read) co_return http::problem(read.error());
    auto const who = asker_of(req, a);

    auto const why = co_await a.store.read(reading<explain>, who, req.words[0], *person);

    if (!why) co_return http::problem(why.error());
    co_return http::json(http::status::ok, to_json(*why));
}

} // namespace rowan::api
