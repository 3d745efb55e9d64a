// Copies made while members change what is copied, and while others make copies too.
#include "domain/logins.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

namespace fs = std::filesystem;

struct busy : test::installation {
    static constexpr int clients_at_once = 4;
    std::atomic<int> answered = 0;
    std::atomic<bool> enough = false;
    std::vector<std::thread> clients;
    std::string token;

    busy()
    {
        storage::sqlite_transaction db(file);
        auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
        storage::migrate(db, now);
        auto const binding = logins::ask(db, "ann@people.example", false, now).value();
        constexpr storage::query code{"test/code", "SELECT detail FROM message WHERE kind = 'sign_in_code'"};
        token = logins::redeem(db, {binding, {}, *db.one<std::string>(code)}, now).value().value().token;
        db.script("DELETE FROM message");
    }
    ~busy() { end(); }

    // Ann changes her name, again and again, over several connections.
    void write_without_end(unsigned short port)
    {
        std::string const body = R"({"name":"Ann"})";
        auto const request =
            "PATCH /api/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token +
            "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n\r\n" + body;
        for (int n = 0; n < clients_at_once; ++n) {
            clients.emplace_back([this, port, request] {
                test::raw_client c(port);
                while (!enough && c.ask(request).status == 200) ++answered;
            });
        }
        while (answered < 100) std::this_thread::yield();
    }

    void end()
    {
        enough = true;
        for (auto& c : clients) c.join();
        clients.clear();
    }

    int changes_in(std::string const& copy) const
    {
        storage::sqlite_transaction db(
            (home.path / copy).string(), storage::sqlite_transaction::mode::read_only
        );
        constexpr storage::query changes{
            "test/changes", "SELECT count(*) FROM ledger WHERE act = 'person_changed'"};
        return *db.one<int>(changes);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_copies_at_once, busy)

BOOST_AUTO_TEST_CASE(a_copy_holds_all_that_was_answered_before_it_was_asked_for)
{
    BOOST_TEST(run("backup before.db").code == 0);
    auto const running = start("serve");
    write_without_end(running->port());
    int const at_least = answered;
    auto const one = start("backup one.db"), other = start("backup other.db");
    BOOST_TEST(one->wait().code == 0);
    BOOST_TEST(other->wait().code == 0);
    end();
    BOOST_TEST(changes_in("before.db") == 0); // the control
    for (auto const* copy : {"one.db", "other.db"}) {
        BOOST_TEST_CONTEXT(copy)
        {
            BOOST_TEST(changes_in(copy) >= at_least);
            BOOST_TEST(changes_in(copy) <= answered);
            BOOST_TEST(run("verify", {{"ROWAN_DATABASE", copy}}).code == 0);
        }
    }
}

BOOST_AUTO_TEST_CASE(of_several_copies_to_one_place_one_at_least_is_there_whole)
{
    auto const running = start("serve");
    write_without_end(running->port());
    std::vector<std::unique_ptr<test::program>> all;
    for (int n = 0; n < 4; ++n) all.push_back(start("backup copy.db"));
    int done = 0;
    for (auto const& each : all) {
        auto const ended = each->wait();
        if (ended.code == 0) ++done;
        BOOST_TEST((ended.code == 0 || ended.err == "Another program is writing copy.db.\n"), ended.err);
    }
    end();
    BOOST_TEST(done >= 1);
    BOOST_TEST(run("verify", {{"ROWAN_DATABASE", "copy.db"}}).code == 0);
    BOOST_TEST(!fs::exists(home.path / "copy.db.part"));
}

BOOST_AUTO_TEST_SUITE_END()
