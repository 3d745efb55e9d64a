// One client's connection: requests in, answers out, in order, until one side has had enough.
#pragma once

#include "http/event_stream.hpp"
#include "http/forwarded.hpp"
#include "http/reply_head.hpp"
#include "http/request_reader.hpp"
#include "http/server.hpp"

#include <map>
#include <set>

namespace rowan::http {

struct connection;

// What the connections of one server share. One loop's thread alone may touch it.
struct hall {
    hall(options, answerer);

    options wishes;
    answerer answer;
    proxies trusted;
    reply_head heads;
    reading_limits limits;
    std::uint64_t next_reference;
    bool draining = false;
    std::function<void()> emptied = {}; // called once when draining and nobody is present

    std::set<std::shared_ptr<connection>> present; // the refused included
    std::size_t seated = 0;                        // the refused excluded
    std::map<std::string, std::size_t> per_address;

    steady_time in(std::chrono::seconds patience) const { return wishes.now() + patience; }
};

struct connection {
    enum class phase { idle, head, body, answering, writing, lingering };

    connection(std::shared_ptr<hall>, asio::ip::tcp::socket, asio::ip::address const& peer);

    // Notes what is waited for and, unless it was waited for already, until when.
    void wait();
    void enter(phase, steady_time until);

    std::shared_ptr<hall> ours;
    asio::ip::tcp::socket socket;
    asio::ip::address peer;
    std::string peer_key;
    bool seated = true; // else there was no room: 503
    bool fresh = true;  // nothing was asked yet
    request_reader reader;
    request req;
    std::optional<breach> trouble;        // why the request is refused
    std::string head;                     // of the answer
    std::shared_ptr<event_stream> stream; // the answer goes on
    phase now = phase::idle;
    steady_time deadline; // the sweep cancels whatever waits beyond it
};

// Serves the client until it is done with; returns when the socket can be closed. Throws what nobody foresaw.
asio::awaitable<void> converse(std::shared_ptr<connection>);

// Takes a new connection in and lets it converse; drops it if even the refused are too many.
void welcome(std::shared_ptr<hall> const&, asio::ip::tcp::socket);

} // namespace rowan::http
