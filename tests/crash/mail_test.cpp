// The real program is killed in the midst of sending mail: every acknowledged booking's mail arrives, and
// what arrives twice is what a server had taken without the program hearing it.
#include "domain/logins.hpp"
#include "support/people.hpp"
#include "support/post.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <set>

using namespace rowan;

namespace {

constexpr int clients = 3;
constexpr int bookings_a_round = 12; // acknowledged ones, before the kill may come
constexpr int connections = 4;

int rounds()
{
    auto const* wished = std::getenv("ROWAN_TEST_CRASH_ROUNDS");
    return wished ? std::atoi(wished) : 5;
}

struct under_mail : test::installation {
    test::mail_server mail{{"--delay", "0.002"}};
    std::vector<std::string> tokens; // of members who have not booked yet
    std::mutex mutex;                // guards tokens and acknowledged
    std::vector<std::string> acknowledged;
    std::mt19937 chance{20270112};
    int asked = 0;

    under_mail()
    {
        given["ROWAN_MAIL"] = mail.url();
        given["ROWAN_MAIL_RATE"] = "1000";
        given["ROWAN_MAIL_CONNECTIONS"] = std::to_string(connections);
        storage::sqlite_transaction db(file);
        auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
        storage::migrate(db, now);
        events::create(db, test::an_event("event", std::nullopt, now), std::nullopt, now).value();
        db.script("PRAGMA synchronous = OFF; BEGIN");
        constexpr storage::query code{"test/code", "SELECT detail FROM message ORDER BY id DESC LIMIT 1"};
        for (int n = 0; n < rounds() * bookings_a_round * 2 + clients; ++n) {
            auto const email = "member" + std::to_string(n) + "@people.example";
            auto const binding = logins::ask(db, email, false, now).value();
            tokens.push_back(logins::redeem(db, {binding, {}, *db.one<std::string>(code)}, now).value()->token
            );
        }
        db.script("DELETE FROM message; COMMIT");
    }

    std::string next_member()
    {
        std::lock_guard const lock(mutex);
        if (tokens.empty()) return "";
        auto token = tokens.back();
        tokens.pop_back();
        return token;
    }

    // Members book, one after the other, until so many are acknowledged or the program is gone.
    void book(unsigned short port, std::size_t enough)
    {
        test::raw_client wire(port);
        std::string const body = R"({"name":"A member"})";
        for (;;) {
            {
                std::lock_guard const lock(mutex);
                if (acknowledged.size() >= enough) return;
            }
            auto const token = next_member();
            if (token.empty()) return;
            auto const answer = wire.ask(
                "POST /api/events/event/registrations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                token + "\r\nContent-Type: application/json\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body
            );
            if (answer.status != 201) return;
            auto const reference = boost::json::parse(answer.body).at("reference").as_string();
            std::lock_guard const lock(mutex);
            acknowledged.emplace_back(reference);
        }
    }

    // Kills the program somewhere between two of its steps: after so many more messages, and a moment.
    void kill_in_mid_mail()
    {
        auto const running = start("serve");
        auto const port = running->port();
        auto const before = mail.arrivals().size();
        auto const more = std::uniform_int_distribution<std::size_t>(0, bookings_a_round)(chance);
        auto const moment = std::chrono::microseconds(std::uniform_int_distribution<int>(0, 5000)(chance));
        std::vector<std::thread> threads;
        auto const enough = acknowledged.size() + bookings_a_round;
        for (int n = 0; n < clients; ++n) threads.emplace_back([&] { book(port, enough); });
        test::wait_for("mail", [&] { return mail.arrivals().size() >= before + more; });
        auto const until = std::chrono::steady_clock::now() + moment;
        while (std::chrono::steady_clock::now() < until) std::this_thread::yield();
        running->signal(SIGKILL);
        for (auto& t : threads) t.join();
        BOOST_TEST(running->wait().code == 128 + SIGKILL);
    }

    int count(storage::query const& q) const { return open().one<int>(q).value(); }

    void send_the_rest()
    {
        constexpr storage::query waiting{
            "test/waiting", "SELECT count(*) FROM message WHERE state = 'waiting'"};
        auto const running = start("serve");
        running->port();
        test::wait_for("the outbox to be empty", [&] { return count(waiting) == 0; });
        running->signal(SIGTERM);
        BOOST_TEST(running->wait().code == 0);
    }
};

// "<20270112T120000Z-00000042@union.example>" -> 42
int outbox_number(std::string const& message_id)
{
    auto const dash = message_id.find('-');
    return std::stoi(message_id.substr(dash + 1));
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(crash_mail, under_mail)

BOOST_AUTO_TEST_CASE(every_acknowledged_bookings_mail_arrives_whenever_the_program_is_killed)
{
    for (int round = 0; round < rounds(); ++round) kill_in_mid_mail();
    send_the_rest();

    std::set<int> arrived;
    for (auto const& a : mail.arrivals()) arrived.insert(outbox_number(a.message_id));
    auto const repeats = static_cast<int>(mail.arrivals().size() - arrived.size());
    BOOST_TEST_MESSAGE(
        rounds() << " kills, " << acknowledged.size() << " bookings acknowledged, " << arrived.size()
                 << " messages, " << repeats << " of them twice"
    );
    BOOST_TEST(repeats <= rounds() * connections);

    constexpr storage::query letter{
        "test/letter", "SELECT m.id FROM message m JOIN registration r ON r.id = m.registration_id WHERE "
                       "r.reference = $1 AND m.kind = 'booked' AND m.state = 'sent'"};
    auto db = open();
    for (auto const& reference : acknowledged) {
        auto const sent = db.all<int>(letter, reference);
        BOOST_TEST(sent.size() == 1u);
        if (!sent.empty()) BOOST_TEST(arrived.contains(sent[0]));
    }
    BOOST_TEST(acknowledged.size() >= static_cast<std::size_t>(rounds()));
}

BOOST_AUTO_TEST_SUITE_END()
