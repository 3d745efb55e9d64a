// The real program is killed in the midst of bookings: whatever it acknowledged is there when it comes back.
#include "domain/logins.hpp"
#include "domain/people.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <set>

using namespace rowan;

namespace {

constexpr int clients = 6;
constexpr int places = 3;
constexpr int bookings_a_round = 40; // acknowledged ones, before the kill

// What a client was told of one booking; whether it then asked to cancel it, and was told that it is.
struct told {
    std::string reference;
    std::int64_t seq;
    bool asked_to_cancel = false, cancelled = false;
};

struct member {
    std::string token;
    std::vector<told> bookings;
};

struct under_load : test::installation {
    std::vector<member> members;
    std::atomic<int> acknowledged{0}, wrong{0};

    // Two small events, so that places run out, people wait and are promoted all the time.
    under_load()
    {
        storage::sqlite_transaction db(file);
        auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
        storage::migrate(db, now);
        for (auto const* slug : {"one", "two"})
            events::create(db, test::an_event(slug, places, now), ledger::id(), now).value();
        constexpr storage::query code{"test/code", "SELECT detail FROM message ORDER BY id DESC LIMIT 1"};
        for (int n = 0; n < clients; ++n) {
            auto const email = "member" + std::to_string(n) + "@people.example";
            auto const binding = logins::ask(db, email, false, now).value();
            auto const in = logins::redeem(db, {binding, {}, *db.one<std::string>(code)}, now).value();
            members.push_back({in->token, {}});
        }
        db.script("DELETE FROM message");
    }

    static test::raw_answer
    ask(test::raw_client& wire, member const& m, std::string const& line, std::string const& body)
    {
        return wire.ask(
            line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m.token +
            "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n\r\n" + body
        );
    }

    // Books and cancels, now here, now there, until the program is gone.
    void book_and_cancel(member& m, unsigned short port)
    {
        test::raw_client wire(port);
        for (int n = 0;; ++n) {
            auto const slug = std::string(n % 2 ? "one" : "two");
            auto const booked =
                ask(wire, m, "POST /api/events/" + slug + "/registrations", R"({"name":"A member"})");
            if (booked.status == 0) return;
            if (booked.status == 409) cancel_all(wire, m); // one that was not acknowledged, or is kept
            if (booked.status != 201) continue;
            auto const answer = boost::json::parse(booked.body);
            m.bookings.push_back(
                {std::string(answer.at("reference").as_string()), answer.at("seq").as_int64()}
            );
            ++acknowledged;
            if (n % 3 != 0) cancel(wire, m, m.bookings.back().reference); // the others are kept for a while
        }
    }

    void cancel(test::raw_client& wire, member& m, std::string const& reference)
    {
        auto const known = std::find_if(m.bookings.begin(), m.bookings.end(), [&](told const& b) {
            return b.reference == reference;
        });
        if (known != m.bookings.end()) known->asked_to_cancel = true;
        auto const answer = ask(wire, m, "POST /api/registrations/" + reference + "/cancel", "");
        if (answer.status != 0 && answer.status != 200) ++wrong;
        if (known != m.bookings.end()) known->cancelled = known->cancelled || answer.status == 200;
    }

    void cancel_all(test::raw_client& wire, member& m)
    {
        auto const mine = ask(wire, m, "GET /api/registrations", "");
        if (mine.status != 200) return;
        auto const list = boost::json::parse(mine.body);
        for (auto const& r : list.at("registrations").as_array()) {
            if (r.at("state").as_string() != "cancelled")
                cancel(wire, m, std::string(r.at("reference").as_string()));
        }
    }

    void kill_in_mid_load()
    {
        auto const running = start("serve");
        auto const port = running->port();
        std::vector<std::thread> threads;
        auto const enough = acknowledged + bookings_a_round;
        for (auto& m : members) threads.emplace_back([&] { book_and_cancel(m, port); });
        auto const latest = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (acknowledged < enough && std::chrono::steady_clock::now() < latest) std::this_thread::yield();
        running->signal(SIGKILL);
        for (auto& t : threads) t.join();
        BOOST_TEST(running->wait().code == 128 + SIGKILL);
        BOOST_TEST(acknowledged >= enough);
    }

    // I3: what was acknowledged is there, under its number, and nothing undid it but what was asked for.
    void check_acknowledged()
    {
        constexpr storage::query found{
            "test/found",
            "SELECT r.state FROM registration r JOIN ledger l ON l.registration_id = r.id WHERE "
            "r.reference = $1 AND l.seq = $2 AND l.act IN ('booked', 'joined_queue')"};
        auto db = open();
        for (auto const& m : members) {
            for (auto const& b : m.bookings) {
                auto const state = db.one<std::string>(found, b.reference, b.seq);
                BOOST_TEST(state.has_value());
                if (state && b.cancelled) BOOST_TEST(*state == "cancelled");
                if (state && !b.asked_to_cancel) BOOST_TEST(*state != "cancelled");
            }
        }
    }

    // I8: a message of the outbox has one file at most, and each sent one has its file.
    void check_mail()
    {
        std::set<int> numbers;
        if (!std::filesystem::exists(home.path / "mail")) return;
        for (auto const& f : std::filesystem::directory_iterator(home.path / "mail")) {
            auto const name = f.path().filename().string(); // 20270112T120000Z-00000042.eml
            if (!name.ends_with(".eml")) continue;
            BOOST_TEST(numbers.insert(std::stoi(name.substr(name.rfind('-') + 1))).second, name);
        }
        auto db = open();
        constexpr storage::query sent{"test/sent", "SELECT id FROM message WHERE state = 'sent'"};
        for (auto const id : db.all<int>(sent)) BOOST_TEST(numbers.contains(id));
    }
};

int rounds()
{
    auto const* wished = std::getenv("ROWAN_TEST_CRASH_ROUNDS");
    return wished ? std::atoi(wished) : 5;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(crash, under_load)

BOOST_AUTO_TEST_CASE(a_kill_loses_nothing_that_was_acknowledged_and_oversells_nothing)
{
    for (int round = 1; round <= rounds(); ++round) {
        BOOST_TEST_CONTEXT("round " << round)
        {
            kill_in_mid_load();
            auto const verified = run("verify");
            BOOST_TEST(verified.code == 0);
            BOOST_TEST(verified.out == "Everything that is promised holds.\n");
            check_acknowledged();
            check_mail();
        }
    }
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_SUITE_END()
