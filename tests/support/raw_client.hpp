// A client that sends bytes, however wrong, and reads what comes back. It waits two seconds for anything, so
// that a server that never answers fails a test and does not hang it.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <boost/algorithm/string/predicate.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace rowan::test {

// One answer; status 0 if none came whole.
struct raw_answer {
    int status = 0;
    std::string head, body;

    // The value of the first field of that name; empty if there is none.
    std::string field(std::string_view name) const
    {
        for (auto at = head.find("\r\n"); at != head.npos; at = head.find("\r\n", at + 2)) {
            auto const colon = head.find(": ", at);
            if (colon == head.npos || !boost::iequals(head.substr(at + 2, colon - at - 2), name)) continue;
            return head.substr(colon + 2, head.find("\r\n", colon) - colon - 2);
        }
        return {};
    }
};

class raw_client {
public:
    // Connects to 127.0.0.1. `receive_room`: bytes of the socket's buffer, for a client that reads slowly.
    // `patience`: seconds without a byte until the other side is taken for silent.
    explicit raw_client(unsigned short port, int receive_room = 0, int patience = 2)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        timeval const limit{patience, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        if (receive_room) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_room, sizeof receive_room);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at) != 0) {
            ::close(socket_);
            throw std::runtime_error("nobody listens");
        }
    }
    ~raw_client() { ::close(socket_); }
    raw_client(raw_client const&) = delete;
    raw_client& operator=(raw_client const&) = delete;

    // False if the other side takes no more.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void end_sending() { ::shutdown(socket_, SHUT_WR); }

    // Reads one answer. `bodiless`: its Content-Length speaks of what is not sent (an answer to HEAD).
    raw_answer read(bool bodiless = false)
    {
        raw_answer answer;
        while (unread_.find("\r\n\r\n") == unread_.npos) {
            if (!receive()) return {};
        }
        answer.head = take(unread_.find("\r\n\r\n") + 4);
        auto const length = answer.field("Content-Length");
        auto const size = bodiless || length.empty() ? 0 : std::stoul(length);
        while (unread_.size() < size) {
            if (!receive()) return {};
        }
        answer.body = take(size);
        answer.status = std::stoi(answer.head.substr(9, 3));
        return answer;
    }

    raw_answer ask(std::string_view bytes)
    {
        send(bytes);
        return read();
    }

    // What comes, up to and with the first `end`; empty if it does not come.
    std::string read_until(std::string_view end)
    {
        while (unread_.find(end) == unread_.npos) {
            if (!receive()) return {};
        }
        return take(unread_.find(end) + end.size());
    }

    // Closes the connection, though the object lives on.
    void hang_up() { ::shutdown(socket_, SHUT_RDWR); }

    // Whether the other side closes, and sends nothing before it does.
    bool closed() { return unread_.empty() && !receive() && ended_; }

private:
    bool receive()
    {
        char bytes[16 * 1024];
        auto const count = ::recv(socket_, bytes, sizeof bytes, 0);
        ended_ = count == 0 || (count < 0 && errno == ECONNRESET);
        if (count <= 0) return false;
        unread_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }
    std::string take(std::size_t count)
    {
        auto const taken = unread_.substr(0, count);
        unread_.erase(0, count);
        return taken;
    }

    int socket_;
    std::string unread_;
    bool ended_ = false;
};

} // namespace rowan::test
