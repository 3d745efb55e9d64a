// Dashboards that change as people book: read once for all, sent once, and for those who may.
#include "api/desk_party.hpp"
#include "service.hpp"

using namespace rowan;
using namespace rowan::test;

namespace {

struct dashboards : desk_party {
    // Looks at the event's numbers as a dashboard does; `last`: a whole Last-Event-ID line, or nothing.
    std::unique_ptr<raw_client>
    watch(std::string const& last = {}, std::string const& path = at_desk + "/live")
    {
        auto c = std::make_unique<raw_client>(port());
        c->send(
            "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: login=" +
            morag->cookies.at("login") + "\r\n" + last + "\r\n"
        );
        return c;
    }

    // What the loop does every second.
    void tick()
    {
        std::promise<void> done;
        boost::asio::post(running->loop(), [&] {
            running->parts().live.tick(running->parts());
            done.set_value();
        });
        done.get_future().wait();
    }

    struct message {
        std::string id;
        boost::json::value board;
    };
    static message next(raw_client& c)
    {
        auto const text = c.read_until("\n\n");
        auto const id = text.substr(4, text.find('\n') - 4);
        auto const data = text.substr(text.find("data: ") + 6);
        return {id, boost::json::parse(data)};
    }
};

std::int64_t registered(boost::json::value const& board)
{
    return board.at("counts").at("registered").as_int64();
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_live, dashboards)

BOOST_AUTO_TEST_CASE(a_dashboard_follows_the_bookings)
{
    auto const c = watch();
    BOOST_TEST(c->read().field("Content-Type") == "text/event-stream");
    auto const first = next(*c);
    BOOST_TEST(registered(first.board) == 0);
    booked("ann", "Ann");
    booked("bo", "Bo");
    tick();
    auto const second = next(*c);
    BOOST_TEST(registered(second.board) == 2); // both in one
    BOOST_TEST(second.board.at("places").at("left").as_int64() == 8);
    BOOST_TEST(second.id != first.id);
}

BOOST_AUTO_TEST_CASE(who_comes_back_misses_nothing_and_is_told_nothing_twice)
{
    auto const c = watch();
    c->read();
    auto const seen = next(*c);
    auto const same = watch("Last-Event-ID: " + seen.id + "\r\n");
    same->read();
    booked("ann", "Ann");
    tick();
    BOOST_TEST(registered(next(*same).board) == 1); // the first it is sent
    auto const late = watch("Last-Event-ID: " + seen.id + "\r\n");
    late->read();
    BOOST_TEST(registered(next(*late).board) == 1);
}

BOOST_AUTO_TEST_CASE(whoever_does_not_stream_gets_the_board_as_json)
{
    auto const a = ask("GET", at_desk + "/live");
    BOOST_TEST(a.status == 200);
    BOOST_TEST(registered(a.json) == 0);
    BOOST_TEST(ask("GET", at_desk + "/stats").json.at("places").at("capacity").as_int64() == 10);
}

// ASVS 8.3.2: who may not look any more does not for long.
BOOST_AUTO_TEST_CASE(a_dashboard_is_let_in_again_every_five_minutes)
{
    auto const c = watch();
    c->read();
    next(*c);
    steady += 301;
    tick();
    BOOST_TEST(c->closed());
    write([](storage::transaction& tx) -> result<int> {
        constexpr storage::query q{"test/withdraw", "UPDATE person SET permissions = ''"};
        tx.run(q);
        return 0;
    });
    BOOST_TEST(watch()->read().status == 403);
}

BOOST_AUTO_TEST_CASE(nobody_opens_more_than_eight)
{
    std::vector<std::unique_ptr<raw_client>> open;
    for (int n = 0; n < 8; ++n) {
        open.push_back(watch());
        BOOST_TEST(open.back()->read().status == 200);
    }
    BOOST_TEST(watch()->read().status == 429);
}

BOOST_AUTO_TEST_CASE(a_service_that_stops_ends_its_dashboards)
{
    auto const c = watch();
    c->read();
    next(*c);
    std::thread stopping([this] { end(); });
    BOOST_TEST(c->closed());
    c->hang_up();
    stopping.join();
}

BOOST_AUTO_TEST_SUITE_END()
