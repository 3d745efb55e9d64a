// Server-sent events (WHATWG HTML 9.2): an answer that goes on until its maker ends it, its client leaves, or
// takes nothing for too long. One loop's thread alone may touch it.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <string>
#include <string_view>

namespace rowan::http {

namespace asio = boost::asio;

class event_stream {
public:
    explicit event_stream(asio::any_io_executor const&);

    // Sends a message, one line of text, with the id that a client resumes by. It takes the place of one that
    // has not gone out yet: a slow client misses what was between, and holds up nobody.
    void send(std::string_view id, std::string_view line);

    // Ends it, also when the service does: clients ask again by themselves.
    void close();

    // For the connection: the bytes to write next; something at least every 15 seconds, so that who has left
    // is noticed. Empty: it has ended.
    asio::awaitable<std::string> next();

private:
    asio::steady_timer pause_;
    std::string waiting_;
    bool closed_ = false;
};

} // namespace rowan::http
