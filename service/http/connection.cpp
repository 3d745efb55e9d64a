#include "http/connection.hpp"

#include "base/token.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>

namespace rowan::http {

namespace {

constexpr auto tuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t most_dropped = 256 * 1024; // bytes, while lingering
constexpr std::chrono::seconds linger_patience{2};
constexpr std::string_view go_ahead = "HTTP/1.1 100 Continue\r\n\r\n";

// 13 digits of Crockford's base32.
void write_reference(std::string& out, std::uint64_t number)
{
    out.resize(13);
    for (auto at = out.rbegin(); at != out.rend(); ++at, number >>= 5) {
        *at = "0123456789abcdefghjkmnpqrstvwxyz"[number & 31];
    }
}

// What is left to send of a head and a body.
struct outgoing {
    std::array<asio::const_buffer, 2> parts;

    bool done() const { return parts[0].size() + parts[1].size() == 0; }
    void sent(std::size_t count)
    {
        auto const of_head = std::min(count, parts[0].size());
        parts[0] += of_head;
        parts[1] += count - of_head;
    }
};

// Reads until a request is there, or trouble with it. False: neither will come.
asio::awaitable<bool> hear(connection& c)
{
    auto next = c.trouble ? progress::refused : c.reader.next(c.req);
    while (next == progress::more || next == progress::go_ahead) {
        c.wait();
        boost::system::error_code failed;
        if (next == progress::go_ahead) c.socket.write_some(asio::buffer(go_ahead), failed);
        if (failed || (c.ours->draining && c.now == connection::phase::idle && !c.fresh)) co_return false;
        auto const room = c.reader.space();
        auto const read = co_await c.socket.async_read_some(room, tuple);
        auto const ec = std::get<0>(read);
        if (ec == asio::error::operation_aborted && c.socket.is_open() && c.now != connection::phase::idle) {
            c.trouble = breach{status::request_timeout, "The request took too long to arrive."};
            co_return true;
        }
        if (ec) co_return false;
        c.reader.received(std::get<1>(read));
        next = c.reader.next(c.req);
    }
    if (next == progress::refused && !c.trouble) c.trouble = c.reader.why();
    co_return true;
}

asio::awaitable<response> answer_safely(connection& c)
{
    std::string what;
    if (c.trouble) co_return refusal(*c.trouble);
    try {
        auto given = co_await c.ours->answer(c.req);
        co_return std::move(given);
    } catch (std::exception const& e) {
        what = e.what();
    } catch (...) {
        what = "an exception of no known kind";
    }
    c.ours->wishes.fault(what, c.req.reference);
    co_return fault(c.req);
}

// Waits until the rest has been taken. False: the client takes no more.
asio::awaitable<bool> send_rest(connection& c, outgoing rest)
{
    boost::system::error_code failed;
    while (!failed && !rest.done()) {
        auto const parts = rest.parts;
        auto const wrote = co_await c.socket.async_write_some(parts, tuple);
        failed = std::get<0>(wrote);
        rest.sent(std::get<1>(wrote));
    }
    // What lies in the kernel still must not outlive the client's patience: reset.
    if (failed) c.socket.set_option(asio::socket_base::linger(true, 0), failed);
    co_return rest.done();
}

// Sends what an answer that goes on has to say, until one side has had enough. False: the client takes no
// more.
asio::awaitable<bool> stream_on(connection& c)
{
    bool sent = true;
    if (c.ours->draining) c.stream->close();
    while (sent) {
        c.enter(connection::phase::answering, steady_time::max());
        auto const text = co_await c.stream->next();
        if (text.empty()) co_return true;
        c.enter(connection::phase::writing, c.ours->in(c.ours->wishes.write_patience));
        outgoing const parts{{asio::buffer(text), asio::const_buffer()}};
        auto const all = co_await send_rest(c, parts);
        sent = all;
    }
    co_return false;
}

// Sees to it that the last answer arrives: closing with bytes unread would reset the connection (RFC
// 9112 9.6).
asio::awaitable<void> linger(connection& c)
{
    std::array<char, 4096> dropped;
    boost::system::error_code failed;
    c.enter(connection::phase::lingering, c.ours->in(linger_patience));
    c.socket.shutdown(asio::socket_base::shutdown_send, failed);
    for (std::size_t count = 0; !failed && count < most_dropped;) {
        auto const room = asio::buffer(dropped);
        auto const read = co_await c.socket.async_read_some(room, tuple);
        failed = std::get<0>(read);
        count += std::get<1>(read);
    }
}

void introduce(connection& c)
{
    write_reference(c.req.reference, c.ours->next_reference++);
    c.req.client = c.ours->trusted.trusts(c.peer) ? c.ours->trusted.client(c.peer, c.req) : c.peer_key;
}

// Writes the head, and of head and body what the socket takes at once.
outgoing begin_to_send(connection& c, response const& reply, bool keep_alive)
{
    c.ours->heads.write(c.head, reply, {c.req.target, c.reader.version(), keep_alive});
    bool const whole = c.req.method != verb::head && !bodiless(reply.code);
    auto const body = whole ? reply.bytes() : std::string_view();
    outgoing parts{{asio::buffer(c.head), asio::buffer(body)}};
    boost::system::error_code failed;
    parts.sent(c.socket.write_some(parts.parts, failed));
    return parts;
}

} // namespace

hall::hall(options given, answerer answers)
    : wishes(std::move(given)), answer(std::move(answers)), trusted(wishes.trusted_proxies),
      heads(wishes.secure, wishes.camera_path),
      limits{wishes.most_header_bytes, wishes.most_fields, wishes.most_target, wishes.most_body_of},
      next_reference(random_number())
{
    if (!limits.most_body) limits.most_body = [most = wishes.most_body](request const&) { return most; };
}

connection::connection(std::shared_ptr<hall> h, asio::ip::tcp::socket s, asio::ip::address const& from)
    : ours(std::move(h)), socket(std::move(s)), peer(from), peer_key(address_key(from)), reader(ours->limits),
      deadline(ours->in(ours->wishes.idle_patience))
{
}

void connection::wait()
{
    auto const& wishes = ours->wishes;
    if (reader.in_body()) {
        if (now != phase::body) enter(phase::body, ours->in(wishes.body_patience));
        return;
    }
    if (!reader.idle()) {
        if (now != phase::head) enter(phase::head, ours->in(wishes.header_patience));
        return;
    }
    if (now != phase::idle) enter(phase::idle, ours->in(wishes.idle_patience));
}

void connection::enter(phase next, steady_time until)
{
    now = next;
    deadline = until;
}

asio::awaitable<void> converse(std::shared_ptr<connection> self)
{
    auto& c = *self;
    auto& wishes = c.ours->wishes;
    if (!c.seated) c.trouble = breach{status::service_unavailable, "There are too many connections."};
    for (bool open = true; open;) {
        auto const asked = co_await hear(c);
        if (!asked) co_return;

        c.fresh = false;
        auto const began = wishes.now();
        c.enter(connection::phase::answering, steady_time::max());
        introduce(c);
        auto const reply = co_await answer_safely(c);

        open = !c.trouble && c.reader.keep_alive() && !c.ours->draining && !reply.stream;
        auto const ended = wishes.now();
        c.enter(connection::phase::writing, ended + wishes.write_patience);
        auto const rest = begin_to_send(c, reply, open);
        bool sent = rest.done();
        if (!sent) {
            auto const later = co_await send_rest(c, rest);
            sent = later;
        }
        auto const took = std::chrono::duration_cast<std::chrono::microseconds>(ended - began);
        wishes.log(
            {c.req.reference, to_string(c.req.method), reply.route, static_cast<unsigned>(reply.code), took,
             reply.batch}
        );
        if (!sent) co_return;
        if (!reply.stream || c.req.method == verb::head) continue;
        c.stream = reply.stream;
        auto const taken = co_await stream_on(c);
        if (!taken) co_return;
    }
    co_await linger(c);
}

} // namespace rowan::http
