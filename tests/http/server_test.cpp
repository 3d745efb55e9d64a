// How long a connection may last, how many there may be, and how it all ends.
#include "http/serving.hpp"
#include "support/raw_client.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/resource.h>

using namespace rowan;
using namespace rowan::test;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view plain = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
constexpr std::string_view big = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n";

constexpr auto tuple = http::asio::as_tuple(http::asio::use_awaitable);

} // namespace

BOOST_AUTO_TEST_SUITE(http_server)

BOOST_AUTO_TEST_CASE(who_dawdles_is_told_so_and_who_idles_is_let_go)
{
    struct {
        std::string what, sent;
        std::chrono::seconds patience;
        int status;
    } const slow[] = {
        {"a header without end", "GET / HTTP/1.1\r\nHo", 15s, 408},
        {"a byte", "G", 15s, 408},
        {"a body without end", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc", 30s, 408},
        {"a body never begun", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n", 30s, 408},
        {"nothing at all", "", 75s, 0},
    };
    serving service;
    for (auto const& s : slow) {
        BOOST_TEST_CONTEXT(s.what)
        {
            raw_client client(service.port());
            client.send(s.sent);
            service.settle();
            service.pass(s.patience - 1s);
            BOOST_TEST(service.comes_to(1));
            service.pass(2s);
            auto const answer = client.read();
            BOOST_TEST(answer.status == s.status);
            if (s.status) BOOST_TEST(answer.field("Connection") == "close");
            BOOST_TEST(client.closed());
        }
        BOOST_TEST(service.comes_to(0));
    }
}

BOOST_AUTO_TEST_CASE(a_drip_of_bytes_buys_no_time)
{
    serving service;
    raw_client client(service.port());
    for (int second = 0; second < 16; ++second) {
        client.send("G");
        service.pass(1s);
    }
    BOOST_TEST(client.read().status == 408);
}

BOOST_AUTO_TEST_CASE(between_requests_patience_begins_anew)
{
    serving service;
    raw_client client(service.port());
    for (int request = 0; request < 3; ++request) {
        service.pass(70s);
        BOOST_TEST(client.ask(plain).status == 200);
    }
    service.pass(76s);
    BOOST_TEST(client.closed());
}

BOOST_AUTO_TEST_CASE(an_answer_nobody_takes_is_cut_off)
{
    serving service;
    raw_client client(service.port(), 4096);
    client.send(big);
    service.pass(29s);
    BOOST_TEST(service.comes_to(1));
    service.pass(2s);
    BOOST_TEST(service.comes_to(0));
    BOOST_TEST(client.read().status == 0);
}

BOOST_AUTO_TEST_CASE(a_slow_reader_gets_everything)
{
    serving service;
    raw_client client(service.port(), 4096);
    auto const answer = client.ask(big);
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.body.size() == 32u * 1024 * 1024);
    BOOST_TEST(client.ask(plain).status == 200);
}

BOOST_AUTO_TEST_CASE(a_refusal_arrives_although_more_was_sent)
{
    serving service;
    raw_client client(service.port());
    auto const refused =
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n" + std::string(30'000, 'x');
    BOOST_TEST(client.ask(refused).status == 413);
    BOOST_TEST(service.comes_to(1));
    service.pass(3s);
    BOOST_TEST(service.comes_to(0));
}

BOOST_AUTO_TEST_CASE(nobody_is_listened_to_for_ever_after_a_refusal)
{
    serving service;
    raw_client client(service.port());
    BOOST_TEST(client.ask("BREW / HTTP/1.1\r\nHost: x\r\n\r\n").status == 501);
    client.send(std::string(1024 * 1024, 'x'));
    BOOST_TEST(service.comes_to(0));
}

BOOST_AUTO_TEST_CASE(an_endless_trailer_does_no_harm)
{
    serving service;
    for (int time = 0; time < 3; ++time) {
        raw_client client(service.port());
        client.send(
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: " +
            std::string(70'000, 'x')
        );
        client.send("\r\n\r\n");
        BOOST_TEST(client.read().status == 411);
    }
    BOOST_TEST(raw_client(service.port()).ask(plain).status == 200);
}

BOOST_AUTO_TEST_CASE(beyond_the_cap_one_is_told_to_come_back)
{
    struct {
        std::string what;
        http::options wishes;
    } const caps[] = {
        {"in all", {.most_connections = 2}},
        {"of one address", {.most_per_address = 2}},
    };
    for (auto const& cap : caps) {
        BOOST_TEST_CONTEXT(cap.what)
        {
            serving service(cap.wishes);
            auto first = std::make_unique<raw_client>(service.port());
            raw_client second(service.port());
            BOOST_TEST(first->ask(plain).status == 200);
            BOOST_TEST(second.ask(plain).status == 200);

            raw_client third(service.port());
            BOOST_TEST(third.ask(plain).status == 503);
            BOOST_TEST(third.closed());
            BOOST_TEST(second.ask(plain).status == 200);

            first.reset();
            BOOST_TEST(service.comes_to(1));
            BOOST_TEST(raw_client(service.port()).ask(plain).status == 200);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_trusted_proxy_may_bring_everybody)
{
    serving service({.most_per_address = 1, .trusted_proxies = {"127.0.0.1"}});
    raw_client first(service.port());
    raw_client second(service.port());
    BOOST_TEST(first.ask(plain).status == 200);
    BOOST_TEST(second.ask(plain).status == 200);
}

BOOST_AUTO_TEST_CASE(those_in_hand_are_served_before_the_doors_close)
{
    std::unique_ptr<http::asio::steady_timer> door; // shut until it is cancelled
    serving service({}, [&](http::request& req) -> http::asio::awaitable<http::response> {
        bool const slow = req.path() == "/slow";
        if (slow) co_await door->async_wait(tuple);
        co_return http::json(http::status::ok, {});
    });
    service.in_loop([&] {
        door = std::make_unique<http::asio::steady_timer>(service.loop(), http::steady_time::max());
    });
    raw_client idle(service.port());
    raw_client busy(service.port());
    BOOST_TEST(idle.ask(plain).status == 200);
    busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    service.settle();

    std::atomic<bool> done = false;
    service.in_loop([&] { service.server().drain([&] { done = true; }); });
    BOOST_TEST(idle.closed());
    BOOST_CHECK_THROW(raw_client(service.port()), std::runtime_error);
    service.settle();
    BOOST_TEST(!done);

    service.in_loop([&] { door->cancel(); });
    auto const answer = busy.read();
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.field("Connection") == "close");
    BOOST_TEST(busy.closed());
    service.pass(3s);
    service.settle();
    BOOST_TEST(done);
    service.in_loop([&] { door.reset(); });
}

BOOST_AUTO_TEST_CASE(who_has_just_come_is_served_although_the_doors_close)
{
    serving service;
    raw_client asking(service.port());
    raw_client silent(service.port());
    BOOST_TEST(service.comes_to(2));
    std::atomic<bool> done = false;
    service.in_loop([&] { service.server().drain([&] { done = true; }); });
    auto const answer = asking.ask(plain);
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.field("Connection") == "close");
    service.settle();
    BOOST_TEST(!done);
    service.pass(1s); // and who says nothing, not for long
    BOOST_TEST(silent.closed());
    service.pass(3s);
    service.settle();
    BOOST_TEST(done);
}

BOOST_AUTO_TEST_CASE(an_empty_house_is_drained_at_once)
{
    serving service;
    std::atomic<bool> done = false;
    service.in_loop([&] { service.server().drain([&] { done = true; }); });
    service.settle();
    BOOST_TEST(done);
}

BOOST_AUTO_TEST_CASE(an_exception_is_the_answerers_own_affair)
{
    std::string text;
    std::vector<unsigned> logged;
    serving service({
        .log = [&](http::exchange const& e) { logged.push_back(e.status); },
        .fault = [&](std::string_view what, std::string_view) { text = what; },
    });
    raw_client client(service.port());
    auto const answer = client.ask("GET /throw HTTP/1.1\r\nHost: x\r\n\r\n");
    BOOST_TEST(answer.status == 500);
    BOOST_TEST(answer.field("Content-Type") == "application/problem+json");
    BOOST_TEST(answer.body.find("secret") == answer.body.npos);
    BOOST_TEST(client.ask(plain).status == 200);
    service.in_loop([&] {
        BOOST_TEST(text == "secret of the house");
        BOOST_TEST(logged == (std::vector<unsigned>{500, 200}), boost::test_tools::per_element());
    });
}

BOOST_AUTO_TEST_CASE(without_descriptors_one_waits_for_some)
{
    serving service;
    BOOST_TEST(raw_client(service.port()).ask(plain).status == 200);
    BOOST_TEST(service.comes_to(0));
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    int const lowest = ::dup(0);
    ::close(lowest);
    auto few = before;
    few.rlim_cur = static_cast<rlim_t>(lowest) + 1; // the client's, and none for who accepts
    ::setrlimit(RLIMIT_NOFILE, &few);
    raw_client client(service.port());
    client.send(plain);
    service.settle();
    BOOST_TEST(service.comes_to(0));
    ::setrlimit(RLIMIT_NOFILE, &before);
    BOOST_TEST(client.read().status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
