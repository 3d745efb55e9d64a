// Load on a server: requests that are ready, over connections that are kept, from one thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace rowan::commands {

using moment = std::chrono::steady_clock::time_point;

struct exchange {
    moment began = {}, ended = {}; // before the request was written; after the whole answer was read
    int status = 0;                // 0: no answer came
    std::string body = {};
};

// What a page sends, as bytes: a change by whoever has this login's token.
std::string
post(std::string const& target, std::string const& login, std::string const& key, std::string const& body);

// Sends each request once, in their order, over so many connections to 127.0.0.1; a connection sends its next
// when it has read its answer, of at most 16 KiB and with a Content-Length. Gives what came of each request.
// Stops at `until`; a connection that is closed sends no more. Throws boost::system::system_error if it
// cannot connect.
std::vector<exchange>
send_all(unsigned short port, std::vector<std::string> const& requests, int connections, moment until);

} // namespace rowan::commands
