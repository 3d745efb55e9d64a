// What time alone brings about, and the threads that see to it.
#include "workers/housekeeping.hpp"

#include "domain/answered_requests.hpp"
#include "domain/logins.hpp"
#include "domain/messages.hpp"
#include "domain/registrations.hpp"
#include "support/people.hpp"
#include "support/program.hpp"
#include "workers/periodic.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using std::chrono::days;
using test::noon;

BOOST_FIXTURE_TEST_SUITE(workers_housekeeping, test::server)

// W4, W6: more offers than fit in one piece.
BOOST_AUTO_TEST_CASE(offers_whose_time_has_passed_lapse_and_their_places_go_on)
{
    constexpr int many = 120;
    std::int64_t const organiser = 1; // the first person there is
    write(people::permit, std::string("office@people.example"), std::string("organiser"), now()).value();
    auto d = test::an_event("event", 0);
    d.waiting_list = events::waiting_list::offer;
    write(events::create, d, ledger::id(), now()).value();
    auto const join = [](storage::transaction& tx, std::string const& who, instant at) {
        registrations::form f;
        f.name = who;
        return registrations::place(tx, test::a_visitor(tx, who), "event", f, at);
    };
    for (int n = 0; n < 2 * many; ++n) write(join, "p" + std::to_string(n), now()).value();
    write(events::resize, std::string("event"), std::optional<std::int64_t>(many), organiser, now()).value();

    constexpr storage::query in_state{"test/state", "SELECT count(*) FROM registration WHERE state = $1"};
    storage::sqlite_transaction db(file());
    BOOST_TEST(*db.one<int>(in_state, "offered") == many);
    lapse_offers();
    BOOST_TEST(*db.one<int>(in_state, "lapsed") == 0);
    pass(days(7));
    lapse_offers();
    BOOST_TEST(*db.one<int>(in_state, "lapsed") == many);
    BOOST_TEST(*db.one<int>(in_state, "offered") == many);
    BOOST_TEST(*db.one<int>(in_state, "waiting") == 0);
}

BOOST_AUTO_TEST_CASE(what_is_past_its_time_is_forgotten)
{
    auto ann = signed_in("ann@people.example");
    send_mail();
    storage::sqlite_transaction db(file());
    constexpr storage::query traces{
        "test/traces",
        "SELECT (SELECT count(*) FROM login) + (SELECT count(*) FROM sign_in) + (SELECT count(*) FROM "
        "answered_request) + (SELECT count(*) FROM message WHERE recipient <> '')"};
    ann.send("PATCH", "/api/me", R"({"name":"Ann"})", "Idempotency-Key: k1\r\n");
    auto const before = *db.one<int>(traces);
    forget();
    BOOST_TEST(*db.one<int>(traces) == before);
    BOOST_TEST(before >= 3);
    pass(days(31));
    forget();
    BOOST_TEST(*db.one<int>(traces) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(workers_periodic)

BOOST_AUTO_TEST_CASE(a_round_that_throws_is_noted_and_the_next_one_comes)
{
    test::temporary_directory home;
    auto const file = (home.path / "log").string();
    std::promise<void> second;
    {
        rowan::log journal(file);
        std::atomic<int> rounds = 0;
        auto const round = [&] {
            if (++rounds == 1) throw std::runtime_error("no luck today");
            if (rounds == 2) second.set_value();
        };
        workers::periodic const again(round, std::chrono::milliseconds(1), journal);
        BOOST_TEST((second.get_future().wait_for(std::chrono::seconds(5)) == std::future_status::ready));
    }
    BOOST_TEST(test::contents_of(file).find(R"("incident":"no luck today")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(its_end_waits_for_the_round_that_runs_and_not_for_the_pause)
{
    test::temporary_directory home;
    rowan::log journal((home.path / "log").string());
    std::promise<void> began, go_on;
    std::atomic<bool> done = false;
    auto const round = [&] {
        began.set_value();
        go_on.get_future().wait();
        done = true;
    };
    auto once = std::make_unique<workers::periodic>(round, std::chrono::hours(1), journal);
    began.get_future().wait();
    std::thread end([&] { once.reset(); });
    go_on.set_value();
    end.join();
    BOOST_TEST(done);
}

BOOST_AUTO_TEST_SUITE_END()
