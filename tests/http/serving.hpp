// A server on a port of its own, whose clock stands still until a test moves it.
#pragma once

#include "base/token.hpp"
#include "http/server.hpp"

#include <boost/asio/post.hpp>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

namespace rowan::test {

// What the server under test answers: the request's own words, unless the path asks for something special.
inline http::asio::awaitable<http::response> echo(http::request& req)
{
    http::response answer;
    answer.route = "/echo";
    if (req.path() == "/throw") throw std::runtime_error("secret of the house");
    if (req.path() == "/empty") co_return http::no_content();
    if (req.path() == "/same") answer.code = http::status::not_modified;
    if (req.path() == "/big")
        answer.body = std::string(32 * 1024 * 1024, 'x');
    else
        answer.body = std::string(to_string(req.method)) + " " + req.target + " " + req.body;
    if (req.path() == "/client") answer.body = req.client;
    if (req.path() == "/reference") answer.body = req.reference;
    if (req.path() == "/door/") answer.with("Content-Type", "text/html; charset=utf-8");
    if (req.path() == "/page") answer.with("Content-Type", "text/html; charset=utf-8");
    if (req.path() == "/worker.js") answer.with("Content-Type", "text/javascript; charset=utf-8");
    if (req.path() == "/feed") answer.with("Cross-Origin-Resource-Policy", "cross-origin");
    co_return answer;
}

class serving {
public:
    explicit serving(http::options wishes = {}, http::answerer answer = echo) : work_(loop_.get_executor())
    {
        start_randomness();
        wishes.now = [this] { return start_ + std::chrono::seconds(passed_); };
        server_ = std::make_unique<http::server>(loop_, std::move(wishes), std::move(answer));
        port_ = server_->listen({http::asio::ip::address_v4::loopback(), 0}).port();
        thread_ = std::thread([this] { loop_.run(); });
    }
    ~serving()
    {
        in_loop([this] { server_.reset(); });
        work_.reset();
        thread_.join();
    }

    unsigned short port() const { return port_; }

    // Runs it where the server lives, and waits until it has run.
    template <class F> void in_loop(F f)
    {
        std::promise<void> ran;
        http::asio::post(loop_, [&] {
            f();
            ran.set_value();
        });
        ran.get_future().wait();
    }

    // Lets the server read whatever has been sent to it: its loop looks at the sockets between any two of
    // these.
    void settle()
    {
        for (int round = 0; round < 16; ++round) in_loop([] {});
    }

    // Lets time pass and the sweep come by.
    void pass(std::chrono::seconds time)
    {
        settle();
        passed_ += time.count();
        in_loop([this] { server_->sweep(); });
    }

    // Waits until the server knows that many connections; at most two seconds.
    bool comes_to(std::size_t connections)
    {
        auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
        for (std::size_t seen = connections + 1; std::chrono::steady_clock::now() < end;) {
            in_loop([&] { seen = server_->connections(); });
            if (seen == connections) return true;
            std::this_thread::yield();
        }
        return false;
    }

    http::asio::io_context& loop() { return loop_; }
    http::server& server() { return *server_; }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::atomic<std::int64_t> passed_ = 0;
    http::asio::io_context loop_{1};
    http::asio::executor_work_guard<http::asio::io_context::executor_type> work_;
    std::unique_ptr<http::server> server_;
    unsigned short port_ = 0;
    std::thread thread_;
};

} // namespace rowan::test
