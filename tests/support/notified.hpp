// systemd's part for a program under test: where it is listened on, and where it tells how it is.
#pragma once

#include "support/raw_client.hpp"

#include <sys/un.h>

#include <filesystem>
#include <map>
#include <sstream>

namespace rowan::test {

// A socket on a port that the system chooses, which listens if it can.
struct listener {
    int const socket;
    unsigned short port = 0;

    explicit listener(int type = SOCK_STREAM, in_addr_t where = INADDR_LOOPBACK)
        : socket(::socket(AF_INET, type | SOCK_CLOEXEC, 0))
    {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(where);
        socklen_t size = sizeof at;
        bool const bound = ::bind(socket, reinterpret_cast<sockaddr*>(&at), size) == 0;
        if (type == SOCK_STREAM) ::listen(socket, 64);
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&at), &size);
        if (!bound) throw std::runtime_error("no port can be had");
        port = ntohs(at.sin_port);
    }
    ~listener() { ::close(socket); }
    listener(listener const&) = delete;
    listener& operator=(listener const&) = delete;
};

// The end of sd_notify(3) that systemd reads.
class notified {
public:
    using words = std::map<std::string, std::string>; // "READY" -> "1"

    std::string const path; // for NOTIFY_SOCKET

    explicit notified(std::filesystem::path const& at)
        : path(at.string()), socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        path.copy(name.sun_path, sizeof name.sun_path - 1);
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&name), sizeof name) != 0)
            throw std::runtime_error("no socket can be had at " + path);
        timeval const patience{15, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~notified() { ::close(socket_); }
    notified(notified const&) = delete;
    notified& operator=(notified const&) = delete;

    // What is said next. Throws if nothing is for fifteen seconds.
    words next()
    {
        char text[4096];
        auto const size = ::recv(socket_, text, sizeof text, 0);
        if (size <= 0) throw std::runtime_error("nothing is said to systemd");
        std::istringstream lines(std::string(text, static_cast<std::size_t>(size)));
        words all;
        for (std::string line; std::getline(lines, line);)
            all[line.substr(0, line.find('='))] = line.substr(line.find('=') + 1);
        return all;
    }

    // The next that has this word.
    words until(std::string const& name, std::string const& value)
    {
        for (;;) {
            auto said = next();
            if (said[name] == value) return said;
        }
    }

private:
    int socket_;
};

} // namespace rowan::test
