#include "api/live.hpp"

#include "api/board_json.hpp"
#include "app.hpp"
#include "base/token.hpp"
#include "domain/stats.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace rowan::api {

namespace {

constexpr std::size_t most_watchers = 200;
constexpr std::size_t most_of_one = 8; // login
constexpr std::chrono::minutes longest_watch{5};

} // namespace

result<std::shared_ptr<http::event_stream>>
live_boards::watch(app& a, sight const& first, std::string const& login, std::string_view last_seen)
{
    forget_gone(a.steady_now());
    std::size_t theirs = 0;
    for (auto const& [event, e] : events_) {
        for (auto const& w : e.watchers) theirs += w.login == login ? 1 : 0;
    }
    if (theirs >= most_of_one || watchers() >= most_watchers)
        return error{errc::too_many, "Too many dashboards are open. Please close one.", {}, 30};

    auto& e = events_[first.event];
    auto stream = std::make_shared<http::event_stream>(a.loop);
    e.watchers.push_back({stream, login, a.steady_now() + longest_watch});
    // What was sent to the others may be older or newer: the next tick sends to all whichever is newer.
    e.version = e.watchers.size() == 1 ? first.version : std::min(e.version, first.version);
    auto const id = id_of(first.version);
    if (id != last_seen) stream->send(id, first.board);
    return stream;
}

void live_boards::tick(app& a)
{
    forget_gone(a.steady_now());
    auto const current = version(a);
    for (auto& [event, e] : events_) {
        if (e.reading || e.version == current) continue;
        e.reading = true;
        asio::co_spawn(a.loop, refresh(a, event, current), [&a, id = event](std::exception_ptr thrown) {
            auto const read = a.live.events_.find(id);
            if (read != a.live.events_.end()) read->second.reading = false;
            if (thrown) a.journal.warn("a dashboard could not be read");
        });
    }
}

std::uint64_t live_boards::version(app const& a) const
{
    return a.store.version() + arrivals_;
}

std::size_t live_boards::watchers() const
{
    std::size_t all = 0;
    for (auto const& [event, e] : events_) all += e.watchers.size();
    return all;
}

std::string live_boards::id_of(std::uint64_t version)
{
    if (boot_.empty()) boot_ = random_ticket().substr(0, 8);
    return boot_ + "." + std::to_string(version);
}

void live_boards::forget_gone(std::chrono::steady_clock::time_point now)
{
    for (auto& [event, e] : events_) {
        std::erase_if(e.watchers, [&](watcher const& w) {
            auto const stream = w.stream.lock();
            if (stream && w.until <= now) stream->close();
            return !stream || w.until <= now;
        });
    }
    std::erase_if(events_, [](auto const& one) {
        return one.second.watchers.empty() && !one.second.reading;
    });
}

asio::awaitable<void> live_boards::refresh(app& a, std::int64_t event, std::uint64_t version)
{
    auto const now = a.now();
    auto const board = co_await a.store.read(stats::look, event, now);

    if (!board) co_return; // busy: the next second tries again
    auto const at = a.live.events_.find(event);
    if (at == a.live.events_.end()) co_return;
    at->second.version = version;
    auto const id = a.live.id_of(version);
    auto const text = boost::json::serialize(board_json(*board));
    for (auto const& w : at->second.watchers) {
        if (auto const stream = w.stream.lock()) stream->send(id, text);
    }
}

} // namespace rowan::api
