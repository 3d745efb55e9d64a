#include "commands/load.hpp"

#include <boost/algorithm/string/find.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <list>
#include <optional>
#include <string_view>

namespace rowan::commands {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

struct answer {
    int status;
    std::string_view body;
};

// The answer that these bytes are, if it has come whole.
std::optional<answer> whole(std::string_view bytes)
{
    auto const head = bytes.substr(0, bytes.find("\r\n\r\n") + 4);
    auto const length = boost::algorithm::ifind_first(head, "\r\nContent-Length: ");
    if (length.empty()) return std::nullopt;
    auto const size = std::stoul(std::string(length.end(), head.end()));
    if (bytes.size() < head.size() + size) return std::nullopt;
    return answer{std::stoi(std::string(head.substr(9, 3))), bytes.substr(head.size(), size)};
}

class load {
public:
    load(unsigned short port, std::vector<std::string> const& requests, int connections)
        : requests_(requests), exchanges_(requests.size())
    {
        for (int n = 0; n < connections; ++n) {
            auto& w = wires_.emplace_back(wire{tcp::socket(loop_)});
            w.socket.connect({asio::ip::address_v4::loopback(), port});
            w.socket.set_option(tcp::no_delay(true));
        }
    }

    std::vector<exchange> run_until(moment last)
    {
        for (auto& w : wires_) send(w);
        loop_.run_until(last);
        return std::move(exchanges_);
    }

private:
    struct wire {
        tcp::socket socket;
        std::size_t request = 0; // the one in hand
        std::string unread = std::string(16 * 1024, '\0');
        std::size_t size = 0; // bytes of it
    };

    void send(wire& w)
    {
        if (next_ == requests_.size()) return;
        w.request = next_++;
        w.size = 0;
        exchanges_[w.request].began = std::chrono::steady_clock::now();
        asio::write(w.socket, asio::buffer(requests_[w.request]));
        receive(w);
    }

    void receive(wire& w)
    {
        auto const room = asio::buffer(w.unread) + w.size;
        w.socket.async_read_some(room, [this, &w](boost::system::error_code ec, std::size_t count) {
            if (ec) return;
            w.size += count;
            auto const came = whole({w.unread.data(), w.size});
            if (!came) return receive(w);
            auto& made = exchanges_[w.request];
            made.ended = std::chrono::steady_clock::now();
            made.status = came->status;
            made.body = came->body;
            send(w);
        });
    }

    std::vector<std::string> const& requests_;
    std::vector<exchange> exchanges_;
    std::size_t next_ = 0;
    asio::io_context loop_{1};
    std::list<wire> wires_;
};

} // namespace

std::string
post(std::string const& target, std::string const& login, std::string const& key, std::string const& body)
{
    return "POST " + target +
           " HTTP/1.1\r\n"
           "Host: 127.0.0.1\r\n"
           "Cookie: login=" +
           login +
           "\r\n"
           "Sec-Fetch-Site: same-origin\r\n"
           "Idempotency-Key: " +
           key +
           "\r\n"
           "Content-Type: application/json\r\n"
           "Content-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::vector<exchange>
send_all(unsigned short port, std::vector<std::string> const& requests, int connections, moment until)
{
    return load(port, requests, connections).run_until(until);
}

} // namespace rowan::commands
