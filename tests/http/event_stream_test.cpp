// Server-sent events over the wire: what is sent arrives, what was missed is not made up for, and everybody
// can leave.
#include "http/event_stream.hpp"

#include "http/serving.hpp"
#include "support/raw_client.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using namespace std::chrono_literals;

namespace {

struct streaming {
    // Those that were asked for, in order. Loop thread only.
    std::vector<std::shared_ptr<http::event_stream>> streams;
    test::serving server;

    streaming() : server({}, [this](http::request&) { return open(); }) {}
    ~streaming()
    {
        server.in_loop([this] { streams.clear(); });
    }

    http::asio::awaitable<http::response> open()
    {
        http::response answer;
        answer.with("Content-Type", "text/event-stream");
        answer.stream = std::make_shared<http::event_stream>(server.loop().get_executor());
        streams.push_back(answer.stream);
        co_return answer;
    }

    // Asks, and reads the head of the answer.
    test::raw_answer ask(test::raw_client& c, std::string const& verb = "GET")
    {
        return c.ask(verb + " / HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    void send(std::string const& id, std::string const& line)
    {
        server.in_loop([&] { streams.back()->send(id, line); });
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(http_event_stream, streaming)

BOOST_AUTO_TEST_CASE(what_is_sent_arrives_with_its_id)
{
    test::raw_client c(server.port());
    auto const head = ask(c);
    BOOST_TEST(head.status == 200);
    BOOST_TEST(head.field("Content-Length") == "");
    BOOST_TEST(head.field("Connection") == "close");
    send("a.1", R"({"n":1})");
    BOOST_TEST(c.read_until("\n\n") == "id: a.1\ndata: {\"n\":1}\n\n");
    send("a.2", "{}");
    BOOST_TEST(c.read_until("\n\n") == "id: a.2\ndata: {}\n\n");
    server.in_loop([&] { streams.back()->close(); });
    BOOST_TEST(c.closed());
}

BOOST_AUTO_TEST_CASE(the_newest_takes_the_place_of_what_has_not_gone_out)
{
    test::raw_client c(server.port());
    ask(c);
    server.in_loop([&] {
        for (int n = 0; n < 1000; ++n) streams.back()->send(std::to_string(n), "{}");
    });
    BOOST_TEST(c.read_until("\n\n") == "id: 999\ndata: {}\n\n");
}

BOOST_AUTO_TEST_CASE(a_head_alone_is_no_stream)
{
    test::raw_client c(server.port());
    BOOST_TEST(ask(c, "HEAD").status == 200);
    BOOST_TEST(c.closed());
}

BOOST_AUTO_TEST_CASE(a_server_that_drains_ends_its_streams)
{
    test::raw_client c(server.port()), d(server.port());
    ask(c);
    ask(d);
    std::promise<void> empty;
    server.in_loop([&] { server.server().drain([&] { empty.set_value(); }); });
    BOOST_TEST(c.closed());
    BOOST_TEST(d.closed());
    c.hang_up();
    d.hang_up();
    BOOST_TEST((empty.get_future().wait_for(2s) == std::future_status::ready));
}

BOOST_AUTO_TEST_CASE(who_takes_nothing_for_too_long_is_cut_off)
{
    test::raw_client c(server.port(), 4096);
    ask(c);
    send("1", std::string(32 * 1024 * 1024, 'x')); // more than any buffer between the two
    server.settle();
    BOOST_TEST(server.comes_to(1));
    server.pass(31s);
    BOOST_TEST(server.comes_to(0));
}

BOOST_AUTO_TEST_CASE(who_has_left_is_noticed_when_there_is_something_to_say)
{
    {
        test::raw_client c(server.port());
        ask(c);
    }
    for (int n = 0; n < 3; ++n) {
        send(std::to_string(n), std::string(64 * 1024, 'x'));
        server.settle();
    }
    BOOST_TEST(server.comes_to(0));
}

BOOST_AUTO_TEST_SUITE_END()
