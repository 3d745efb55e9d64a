#include "commands/readiness.hpp"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <charconv>
#include <memory>

namespace rowan::commands {

namespace {

constexpr timeval patience{2, 0};

struct connection {
    int socket;
    ~connection()
    {
        if (socket >= 0) ::close(socket);
    }
};

std::string asked(std::string const& address)
{
    if (address == "0.0.0.0") return "127.0.0.1";
    return address == "::" ? "::1" : address;
}

// A socket that is connected, or -1.
int connect_to(std::string const& address, unsigned short port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return -1;
    std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> const all(found, ::freeaddrinfo);
    for (auto const* each = found; each; each = each->ai_next) {
        int const made = ::socket(each->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (made < 0) continue;
        ::setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(made, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        if (::connect(made, each->ai_addr, each->ai_addrlen) == 0) return made;
        ::close(made);
    }
    return -1;
}

} // namespace

readiness ask_readiness(std::string const& address, unsigned short port)
{
    connection const to{connect_to(asked(address), port)};
    if (to.socket < 0) return {false, 0};
    std::string const request = "GET /api/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    if (::send(to.socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) return {true, 0};
    std::string answer(12, '\0'); // "HTTP/1.1 200"
    auto const size = ::recv(to.socket, answer.data(), answer.size(), MSG_WAITALL);
    int status = 0;
    if (size == static_cast<ssize_t>(answer.size()) && answer.starts_with("HTTP/1.1 "))
        std::from_chars(answer.data() + 9, answer.data() + answer.size(), status);
    return {true, status};
}

} // namespace rowan::commands
