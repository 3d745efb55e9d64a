// The program as a service: one at a time, copied while it serves, ended without breaking off what it does.
#include "domain/logins.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

struct serving : test::installation {
    std::string token;

    // An event with places enough, and somebody who is signed in.
    serving()
    {
        storage::sqlite_transaction db(file);
        auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
        storage::migrate(db, now);
        events::create(db, test::an_event("summit", 1000, now), ledger::id(), now).value();
        auto const binding = logins::ask(db, "ann@people.example", false, now).value();
        constexpr storage::query code{"test/code", "SELECT detail FROM message WHERE kind = 'sign_in_code'"};
        token = logins::redeem(db, {binding, {}, *db.one<std::string>(code)}, now).value().value().token;
        db.script("DELETE FROM message");
    }

    // A whole request, its body behind it.
    std::string request(std::string const& line, std::string const& body = "", char const* more = "") const
    {
        auto const length = body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n";
        return line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token +
               "\r\nContent-Type: application/json\r\n" + more + length + "\r\n" + body;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_serving, serving)

BOOST_AUTO_TEST_CASE(a_second_program_on_the_same_file_is_refused)
{
    auto const first = start("serve");
    first->port();
    for (auto const* command : {"serve", "migrate"}) {
        auto const second = run(command);
        BOOST_TEST(second.code == 1);
        BOOST_TEST(second.err == "another program is using the database " + file + "\n");
    }
    run("backup copy.db");
    BOOST_TEST(run("restore copy.db").code == 1);
}

BOOST_AUTO_TEST_CASE(a_port_that_is_taken_is_named)
{
    auto const first = start("serve");
    auto const address = "127.0.0.1:" + std::to_string(first->port());
    given["ROWAN_LISTEN"] = address;
    given["ROWAN_DATABASE"] = "another.db";
    auto const second = run("serve");
    BOOST_TEST(second.code == 1);
    BOOST_TEST(second.err == "Cannot listen on " + address + ": Address already in use.\n");
}

BOOST_AUTO_TEST_CASE(settings_come_from_a_file_and_variables_win)
{
    write("rowan.conf", "ROWAN_ORGANISATION=Of the file\nROWAN_REGION=x\n");
    auto const slip = run("serve --config rowan.conf");
    BOOST_TEST(slip.code == 1);
    BOOST_TEST(slip.err.find("ROWAN_REGION") != slip.err.npos);

    write("rowan.conf", "# a remark\nROWAN_ORGANISATION=Of the file\nROWAN_MAIL_FROM=file@union.example\n");
    given["ROWAN_ORGANISATION"] = "Of the variable";
    auto const running = start("serve --config rowan.conf");
    running->port();
    running->signal(SIGTERM);
    auto const said = running->wait().out;
    BOOST_TEST(said.find("ROWAN_ORGANISATION=Of the variable\n") != said.npos);
    BOOST_TEST(said.find("ROWAN_MAIL_FROM=file@union.example\n") != said.npos);
}

BOOST_AUTO_TEST_CASE(a_copy_is_made_while_it_serves)
{
    auto const running = start("serve");
    test::raw_client ann(running->port());
    BOOST_TEST(ann.ask(request("POST /api/events/summit/registrations", R"({"name":"Ann"})")).status == 201);
    BOOST_TEST(run("backup copy.db").code == 0);
    storage::sqlite_transaction copy((home.path / "copy.db").string());
    constexpr storage::query booked{"test/booked", "SELECT count(*) FROM registration"};
    BOOST_TEST(*copy.one<int>(booked) == 1);
}

BOOST_AUTO_TEST_CASE(when_told_to_end_it_finishes_what_is_in_hand)
{
    auto const running = start("serve");
    auto const port = running->port();
    test::raw_client idle(port), halfway(port);
    BOOST_TEST(idle.ask(request("GET /api/health")).status == 200);
    std::string const body = R"({"name":"Ann"})";
    auto const whole = request("POST /api/events/summit/registrations", body, "Expect: 100-continue\r\n");
    halfway.send(whole.substr(0, whole.size() - body.size()));
    BOOST_TEST(halfway.read().status == 100); // so it has the head in hand

    running->signal(SIGTERM);
    BOOST_TEST(idle.closed());
    BOOST_CHECK_THROW(test::raw_client late(port), std::runtime_error);
    halfway.send(body);
    auto const booked = halfway.read();
    BOOST_TEST(booked.status == 201);
    BOOST_TEST(booked.field("Connection") == "close");
    halfway.end_sending();

    auto const ended = running->wait();
    BOOST_TEST(ended.code == 0);
    BOOST_TEST(ended.err == "");
    BOOST_TEST(!std::filesystem::exists(file + "-wal")); // the log was copied into the file
}

BOOST_AUTO_TEST_CASE(under_load_it_ends_without_breaking_an_answer_off)
{
    auto const running = start("serve");
    auto const port = running->port();
    std::atomic<int> answered = 0;
    std::atomic<int> torn = 0;
    std::vector<std::thread> clients;
    for (int n = 0; n < 4; ++n) {
        clients.emplace_back([&] {
            try {
                test::raw_client c(port);
                for (auto const wanted = request("PATCH /api/me", R"({"name":"Ann"})"); c.send(wanted);) {
                    auto const a = c.read();
                    if (a.status == 0 && c.closed()) return; // between two requests
                    if (a.status != 200) ++torn;
                    ++answered;
                    if (a.status == 0 || a.field("Connection") == "close") return;
                }
            } catch (std::exception const&) {
                ++torn;
            }
        });
    }
    while (answered < 100 && torn == 0) std::this_thread::yield();
    running->signal(SIGTERM);
    for (auto& c : clients) c.join();
    BOOST_TEST(running->wait().code == 0);
    BOOST_TEST(torn == 0);

    auto db = open();
    constexpr storage::query changes{
        "test/changes", "SELECT count(*) FROM ledger WHERE act = 'person_changed'"};
    BOOST_TEST(*db.one<int>(changes) >= answered);
}

BOOST_AUTO_TEST_CASE(a_hang_up_is_harmless)
{
    auto const running = start("serve");
    auto const port = running->port();
    running->signal(SIGHUP);
    BOOST_TEST(test::raw_client(port).ask(request("GET /api/health")).status == 200);
    running->signal(SIGINT);
    BOOST_TEST(running->wait().code == 0);
}

BOOST_AUTO_TEST_SUITE_END()
