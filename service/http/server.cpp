#include "http/server.hpp"

#include "http/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <list>

namespace rowan::http {

using asio::ip::tcp;

namespace {

constexpr auto tuple = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds pause_after_failure{100};
constexpr std::chrono::seconds between_sweeps{1};
constexpr std::chrono::seconds last_word{1}; // for the first request of who came while the doors were closing
constexpr std::size_t most_refused = 256;    // connections that are told 503 at a time; more are only closed

std::string text_of(std::exception_ptr const& thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (std::exception const& e) {
        return e.what();
    } catch (...) {
        return "an exception of no known kind";
    }
}

void leave(connection& c)
{
    auto& h = *c.ours;
    boost::system::error_code ignored;
    c.socket.close(ignored);
    if (!c.seated) return;
    --h.seated;
    auto const count = h.per_address.find(c.peer_key);
    if (--count->second == 0) h.per_address.erase(count);
}

void tell_if_empty(hall& h, asio::any_io_executor const& loop)
{
    if (h.draining && h.present.empty() && h.emptied) asio::post(loop, std::exchange(h.emptied, nullptr));
}

} // namespace

void welcome(std::shared_ptr<hall> const& h, tcp::socket socket)
{
    boost::system::error_code failed;
    auto const peer = socket.remote_endpoint(failed).address();
    if (!failed) socket.non_blocking(true, failed);
    if (!failed) socket.set_option(tcp::no_delay(true), failed);
    if (failed || h->present.size() >= h->seated + most_refused) return;

    auto const loop = socket.get_executor();
    auto const c = std::make_shared<connection>(h, std::move(socket), peer);
    auto const& wishes = h->wishes;
    auto const at_address = h->per_address.find(c->peer_key);
    bool const crowd = at_address != h->per_address.end() && at_address->second >= wishes.most_per_address;
    c->seated = h->seated < wishes.most_connections && (!crowd || h->trusted.trusts(peer));
    if (h->draining) c->deadline = h->in(last_word);
    h->present.insert(c);
    if (c->seated) {
        ++h->seated;
        ++h->per_address[c->peer_key];
    }
    asio::co_spawn(loop, converse(c), [c, loop](std::exception_ptr thrown) {
        auto const ours = c->ours;
        if (thrown) ours->wishes.fault(text_of(thrown), {});
        leave(*c);
        ours->present.erase(c);
        tell_if_empty(*ours, loop);
    });
}

struct server::state : hall {
    state(asio::io_context& io, options wishes_, answerer answer_)
        : hall(std::move(wishes_), std::move(answer_)), loop(io), timer(io)
    {
    }

    asio::io_context& loop;
    asio::steady_timer timer;
    std::list<tcp::acceptor> acceptors;
};

namespace {

asio::awaitable<void> accept_from(std::shared_ptr<hall> h, tcp::acceptor& acceptor)
{
    asio::steady_timer pause(acceptor.get_executor());
    while (acceptor.is_open()) {
        auto accepted = co_await acceptor.async_accept(tuple);
        auto const ec = std::get<0>(accepted);
        if (!ec) welcome(h, std::move(std::get<1>(accepted)));
        // Without descriptors or memory left, trying again at once would only burn the time that frees some.
        if (ec && ec != asio::error::connection_aborted && acceptor.is_open()) {
            pause.expires_after(pause_after_failure);
            co_await pause.async_wait(tuple);
        }
    }
}

void keep_accepting(std::shared_ptr<hall> const& h, tcp::acceptor& acceptor)
{
    asio::co_spawn(
        acceptor.get_executor(), accept_from(h, acceptor),
        [h, &acceptor](std::exception_ptr thrown) {
            if (!thrown) return;
            h->wishes.fault(text_of(thrown), {});
            keep_accepting(h, acceptor);
        }
    );
}

// Who was answered before knows that a connection may end between two requests, and asks again (RFC
// 9112 9.3.1). Whoever has just come, or has asked already, is answered.
void let_go(connection& c)
{
    boost::system::error_code ignored;
    if (c.fresh || c.socket.available(ignored) > 0)
        c.deadline = c.ours->in(last_word);
    else
        c.socket.cancel(ignored);
}

// Cancels what has waited too long; the connections themselves know what to say to that.
void sweep_out(hall& h)
{
    auto const now = h.wishes.now();
    boost::system::error_code ignored;
    for (auto const& c : h.present) {
        if (c->deadline <= now) c->socket.cancel(ignored);
    }
}

template <class State> void sweep_on(std::weak_ptr<State> const& weak)
{
    auto const s = weak.lock();
    if (!s || (s->draining && s->present.empty())) return;
    s->timer.expires_after(between_sweeps);
    s->timer.async_wait([weak](boost::system::error_code ec) {
        auto const alive = weak.lock();
        if (ec || !alive) return;
        sweep_out(*alive);
        sweep_on(weak);
    });
}

} // namespace

server::server(asio::io_context& loop, options wishes, answerer answer)
    : state_(std::make_shared<state>(loop, std::move(wishes), std::move(answer)))
{
}

server::~server()
{
    auto& s = *state_;
    // Whoever gave us these may be gone before the last connection has noticed.
    s.emptied = nullptr;
    s.wishes.log = [](exchange const&) {};
    s.wishes.fault = [](auto...) {};
    s.timer.cancel();
    boost::system::error_code ignored;
    for (auto& acceptor : s.acceptors) acceptor.close(ignored);
    s.draining = true;
    for (auto const& c : std::exchange(s.present, {})) c->socket.close(ignored);
}

tcp::endpoint server::listen(tcp::endpoint const& at)
{
    state_->acceptors.emplace_back(state_->loop, at);
    return accept_from_last();
}

tcp::endpoint server::listen(int socket)
{
    sockaddr_storage at{};
    socklen_t size = sizeof at;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&at), &size);
    auto const family = at.ss_family == AF_INET6 ? tcp::v6() : tcp::v4();
    state_->acceptors.emplace_back(state_->loop, family, socket);
    return accept_from_last();
}

tcp::endpoint server::accept_from_last()
{
    auto& acceptor = state_->acceptors.back();
    keep_accepting(state_, acceptor);
    if (state_->acceptors.size() == 1) sweep_on(std::weak_ptr<state>(state_));
    return acceptor.local_endpoint();
}

void server::sweep()
{
    sweep_out(*state_);
}

void server::drain(std::function<void()> done)
{
    auto& s = *state_;
    s.draining = true;
    s.emptied = std::move(done);
    boost::system::error_code ignored;
    for (auto& acceptor : s.acceptors) acceptor.close(ignored);
    for (auto const& c : s.present) {
        if (c->now == connection::phase::idle) let_go(*c);
        if (c->stream) c->stream->close();
    }
    tell_if_empty(s, s.loop.get_executor());
}

std::size_t server::connections() const
{
    return state_->seated;
}

} // namespace rowan::http
