#include "http/event_stream.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace rowan::http {

namespace {

constexpr auto tuple = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds longest_silence{15};
constexpr std::string_view nothing_new = ":\n\n";

} // namespace

event_stream::event_stream(asio::any_io_executor const& loop) : pause_(loop) {}

void event_stream::send(std::string_view id, std::string_view line)
{
    waiting_.assign("id: ").append(id).append("\ndata: ").append(line).append("\n\n");
    pause_.cancel();
}

void event_stream::close()
{
    closed_ = true;
    pause_.cancel();
}

asio::awaitable<std::string> event_stream::next()
{
    std::string bytes;
    if (waiting_.empty() && !closed_) {
        pause_.expires_after(longest_silence);
        co_await pause_.async_wait(tuple);
    }
    if (closed_) co_return bytes;
    bytes = std::exchange(waiting_, std::string());
    if (bytes.empty()) bytes = nothing_new;
    co_return bytes;
}

} // namespace rowan::http
