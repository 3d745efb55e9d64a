// The program under systemd, whose part the test plays: sockets that stay while it is started anew, and what
// it says of itself.
#include "support/notified.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <sys/resource.h>

using namespace rowan;

namespace {

struct supervised : test::installation {
    test::notified systemd{home.path / "notify"};
    test::listener http, metrics;

    supervised() { given["NOTIFY_SOCKET"] = systemd.path; }

    // With the socket that people ask on, under the name of a socket unit.
    std::unique_ptr<test::program> start_with_socket()
    {
        return start("serve", {{"LISTEN_FDNAMES", "http"}}, {http.socket});
    }
};

constexpr auto health = "GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

// The niceness of each of a process's threads (proc_pid_stat(5), the 19th field).
std::multiset<int> niceness_of(pid_t process)
{
    std::multiset<int> all;
    auto const tasks = "/proc/" + std::to_string(process) + "/task";
    for (auto const& task : std::filesystem::directory_iterator(tasks)) {
        auto const line = test::contents_of(task.path() / "stat");
        std::istringstream fields(line.substr(line.rfind(')') + 2));
        std::vector<std::string> const words{std::istream_iterator<std::string>(fields), {}};
        if (words.size() > 16) all.insert(std::stoi(words[16]));
    }
    return all;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_supervised, supervised)

BOOST_AUTO_TEST_CASE(it_says_that_it_is_ready_when_it_answers_and_that_it_stops)
{
    auto const running = start("serve");
    auto const opening = systemd.next();
    BOOST_TEST(opening.at("STATUS") == "Opening the database.");
    BOOST_TEST(std::stoll(opening.at("EXTEND_TIMEOUT_USEC")) > 0);
    auto const ready = systemd.next();
    BOOST_TEST(ready.at("READY") == "1");
    auto const port = std::to_string(running->port());
    BOOST_TEST(ready.at("STATUS") == "Serving on http://127.0.0.1:" + port + "/, 0 connections.");

    running->signal(SIGTERM);
    auto const stopping = systemd.next();
    BOOST_TEST(stopping.at("STOPPING") == "1");
    BOOST_TEST(stopping.at("STATUS") == "Finishing what is in hand.");
    BOOST_TEST(running->wait().code == 0);
}

BOOST_AUTO_TEST_CASE(who_asked_before_it_was_started_is_answered)
{
    test::raw_client early(http.port, 0, 15);
    early.send(health);
    auto const running = start_with_socket();
    BOOST_TEST(early.read().status == 200);
    BOOST_TEST(running->port() == http.port); // and not the one of ROWAN_LISTEN
}

BOOST_AUTO_TEST_CASE(sockets_are_told_apart_by_their_names)
{
    struct {
        char const* names; // empty: none are given
        bool swapped;
    } const cases[] = {{"http:metrics", false}, {"metrics:http", true}, {"rowan.socket:metrics", false}};
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.names)
        {
            std::vector<int> handed{http.socket, metrics.socket};
            if (c.swapped) std::swap(handed[0], handed[1]);
            auto const running = start("serve", {{"LISTEN_FDNAMES", c.names}}, handed);
            BOOST_TEST(test::raw_client(http.port, 0, 15).ask(health).status == 200);
            BOOST_TEST(test::raw_client(metrics.port).ask(health).status == 404);
            auto const shown =
                test::raw_client(metrics.port).ask("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
            BOOST_TEST(shown.status == 200);
            BOOST_TEST(shown.body.find("rowan_build_info") != shown.body.npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_socket_without_a_name_is_for_everybody)
{
    auto const running = start("serve", {}, {http.socket});
    BOOST_TEST(test::raw_client(http.port, 0, 15).ask(health).status == 200);
}

BOOST_AUTO_TEST_CASE(a_socket_that_is_none_to_listen_on_is_refused)
{
    test::listener const deaf(SOCK_DGRAM);
    auto const refused = start("serve", {{"LISTEN_FDNAMES", "http"}}, {deaf.socket})->wait();
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(refused.err == "systemd hands over a socket, http, that does not listen for TCP.\n");
}

BOOST_AUTO_TEST_CASE(limits_are_not_off_on_a_socket_that_others_reach)
{
    test::listener const open(SOCK_STREAM, INADDR_ANY);
    auto const refused = start("serve", {{"LISTEN_FDNAMES", "http"}}, {open.socket})->wait();
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(refused.err == "ROWAN_LIMITS=off is allowed only when listening on loopback.\n");
}

BOOST_AUTO_TEST_CASE(starting_it_anew_refuses_nobody_and_leaves_nobody_without_an_answer)
{
    std::atomic<bool> enough = false;
    std::atomic<int> answered = 0, lost = 0;
    auto running = start_with_socket();
    std::vector<std::thread> clients;
    for (int n = 0; n < 4; ++n) {
        clients.emplace_back([&] {
            while (!enough) {
                try {
                    ++(test::raw_client(http.port, 0, 15).ask(health).status == 200 ? answered : lost);
                } catch (std::exception const&) {
                    ++lost;
                }
            }
        });
    }
    for (int times = 1; times <= 3; ++times) {
        while (answered < 50 * times) std::this_thread::yield();
        running->signal(SIGTERM);
        BOOST_TEST(running->wait().code == 0);
        running = start_with_socket();
    }
    while (answered < 200) std::this_thread::yield();
    enough = true;
    for (auto& c : clients) c.join();
    BOOST_TEST(lost == 0);
}

BOOST_AUTO_TEST_CASE(the_watchdog_is_fed_while_all_is_well)
{
    auto const running = start("serve", {{"WATCHDOG_USEC", "200000"}});
    running->port();
    for (int times = 0; times < 3; ++times) systemd.until("WATCHDOG", "1");
    auto const status = systemd.until("WATCHDOG", "1").at("STATUS");
    BOOST_TEST(status.starts_with("Serving on "));
}

// Another program holds the file, so that the writer, who sees to offers every second, waits and gives no
// sign.
BOOST_AUTO_TEST_CASE(the_watchdog_goes_hungry_while_the_writer_hangs)
{
    auto const running = start("serve", {{"WATCHDOG_USEC", "200000"}});
    systemd.until("READY", "1");
    auto other = open();
    other.script("BEGIN IMMEDIATE");
    auto said = systemd.next();
    while (said["STATUS"].starts_with("Serving on ")) said = systemd.next();
    BOOST_TEST(said.at("STATUS").starts_with("The writer has given no sign for "));
    BOOST_TEST(!said.contains("WATCHDOG"));

    other.script("ROLLBACK");
    BOOST_TEST(systemd.until("WATCHDOG", "1").at("STATUS").starts_with("Serving on "));
}

BOOST_AUTO_TEST_CASE(a_password_that_systemd_keeps_is_used_and_not_shown)
{
    std::filesystem::create_directories(home.path / "credentials");
    write("credentials/ROWAN_MAIL_PASSWORD", "correct horse\n");
    auto const running = start(
        "serve", {{"CREDENTIALS_DIRECTORY", (home.path / "credentials").string()},
                  {"ROWAN_MAIL", "smtp://127.0.0.1:1"},
                  {"ROWAN_MAIL_USER", "rowan"}}
    );
    running->port();
    running->signal(SIGTERM);
    auto const ended = running->wait();
    BOOST_TEST(ended.code == 0);
    BOOST_TEST(ended.out.find("ROWAN_MAIL_PASSWORD=********\n") != ended.out.npos);
    BOOST_TEST((ended.out + ended.err).find("horse") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(those_who_wait_for_an_answer_go_before_mail_and_housekeeping)
{
    auto const running = start("serve");
    systemd.until("READY", "1");
    running->port();
    int const own = ::getpriority(PRIO_PROCESS, 0);
    auto nice = niceness_of(running->id());
    for (auto const latest = std::chrono::steady_clock::now() + std::chrono::seconds(15);
         nice.count(10) < 6 && std::chrono::steady_clock::now() < latest;)
        nice = niceness_of(running->id());
    BOOST_TEST(nice.count(10) == 6u);  // mail, offers, bulk, and three that come every minute
    BOOST_TEST(nice.count(own) >= 5u); // the loop, the writer, the readers, the checkpointer
}

BOOST_AUTO_TEST_SUITE_END()
