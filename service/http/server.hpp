// Accepts connections, reads requests without mercy for bad framing, and answers each through one function.
// Knows nothing of events. Everything here runs on one loop's thread.
#pragma once

#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace rowan::http {

namespace asio = boost::asio;

using answerer = std::function<asio::awaitable<response>(request&)>;
using steady_time = std::chrono::steady_clock::time_point;

// One line of the access log. No personal data in it.
struct exchange {
    std::string_view reference, verb, route;
    unsigned status;
    std::chrono::microseconds took;
    std::size_t batch; // of response::batch
};

struct options {
    std::size_t most_header_bytes = 16 * 1024; // request line and fields together; 431 above
    std::size_t most_fields = 100;             // 431 above
    std::size_t most_target = 8 * 1024;        // 414 above
    std::size_t most_body = 64 * 1024;         // 413 above
    std::function<std::size_t(request const&)> most_body_of =
        {};                              // in its stead, if given: looks at verb and target
    std::size_t most_connections = 8192; // 503 above
    std::size_t most_per_address = 2048; // 503 above; generous, hospitals share addresses; proxies are exempt
    std::chrono::seconds header_patience{15}; // from the first byte to the last of the header; then 408
    std::chrono::seconds body_patience{30};   // from the header to the last byte of the body; then 408
    std::chrono::seconds idle_patience{
        75}; // between requests, and before the first; then the connection is closed
    std::chrono::seconds write_patience{30}; // for an answer to be taken; then it is cut off
    std::vector<std::string> trusted_proxies =
        {};                             // addresses; their X-Forwarded-For is believed, from its right end
    bool secure = false;                // the public URL is https: Strict-Transport-Security is sent
    std::string camera_path = "/door/"; // pages below it may use the camera (Permissions-Policy)
    std::function<steady_time()> now = [] { return std::chrono::steady_clock::now(); };
    std::function<void(exchange const&)> log = [](exchange const&) {};
    // An exception's text, for the log only, and the reference of the request it came from, if from one.
    std::function<void(std::string_view what, std::string_view reference)> fault = [](auto...) {};
};

class server {
public:
    server(asio::io_context&, options, answerer);
    ~server();

    // Begins to accept. Throws boost::system::system_error if the address cannot be had. Port 0: the system
    // chooses.
    asio::ip::tcp::endpoint listen(asio::ip::tcp::endpoint const&);

    // Begins to accept from a socket that somebody else has made and listens on already, and that is ours
    // from now on. Throws boost::system::system_error if it cannot be had.
    asio::ip::tcp::endpoint listen(int socket);

    // Closes whatever has overstayed its patience. Runs by itself once a second; tests that set time call it.
    void sweep();

    // Stops accepting; requests in hand are answered with Connection: close; `done` is called when none is
    // left.
    void drain(std::function<void()> done);

    std::size_t connections() const;

private:
    struct state;

    asio::ip::tcp::endpoint accept_from_last();

    std::shared_ptr<state> state_;
};

} // namespace rowan::http
