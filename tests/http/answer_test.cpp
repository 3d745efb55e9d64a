// What an answer looks like on the wire, and whom the one who answers believes to speak to.
#include "http/serving.hpp"
#include "support/raw_client.hpp"

#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

#include <set>

using namespace rowan;
using namespace rowan::test;

namespace {

// A request for a path, with further lines; "|" stands for CRLF.
std::string get(std::string const& path, std::string lines = "")
{
    boost::replace_all(lines, "|", "\r\n");
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n";
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_answer)

BOOST_AUTO_TEST_CASE(answers_come_in_the_order_of_the_questions)
{
    serving service;
    raw_client client(service.port());
    client.send(
        get("/a") + "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nxyz" +
        get("/c", "Connection: close|") + get("/never")
    );
    BOOST_TEST(client.read().body == "GET /a ");
    BOOST_TEST(client.read().body == "POST /b xyz");
    BOOST_TEST(client.read().body == "GET /c ");
    BOOST_TEST(client.closed());
}

BOOST_AUTO_TEST_CASE(thousands_of_questions_may_come_at_once)
{
    serving service;
    raw_client client(service.port());
    std::string all;
    for (int i = 0; i < 2000; ++i) all += get("/" + std::to_string(i));
    client.send(all);
    int right = 0;
    for (int i = 0; i < 2000; ++i) right += client.read().body == "GET /" + std::to_string(i) + " ";
    BOOST_TEST(right == 2000);
}

BOOST_AUTO_TEST_CASE(head_tells_what_get_would_send)
{
    serving service;
    raw_client client(service.port());
    auto const whole = client.ask(get("/a"));
    client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
    auto const head = client.read(true);
    BOOST_TEST(head.status == 200);
    BOOST_TEST(
        head.field("Content-Length") == std::to_string(whole.body.size() + 1)
    ); // it begins with its verb
    BOOST_TEST(client.ask(get("/b")).body == "GET /b ");
}

BOOST_AUTO_TEST_CASE(where_nothing_is_sent_nothing_is_measured)
{
    serving service;
    raw_client client(service.port());
    for (auto const* path : {"/empty", "/same"}) {
        BOOST_TEST_CONTEXT(path)
        {
            BOOST_TEST(client.ask(get(path)).field("Content-Length") == "");
            BOOST_TEST(client.ask(get("/next")).body == "GET /next ");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_client_that_waits_for_permission_gets_it)
{
    serving service;
    raw_client client(service.port());
    auto const head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n";
    BOOST_TEST(client.ask(head).status == 100);
    BOOST_TEST(client.ask("abc").body == "POST / abc");
    BOOST_TEST(client.ask(std::string(head) + "abc").body == "POST / abc");
}

BOOST_AUTO_TEST_CASE(an_old_client_is_told_that_it_may_stay)
{
    serving service;
    raw_client client(service.port());
    auto const asked = "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    BOOST_TEST(client.ask(asked).field("Connection") == "keep-alive");
    BOOST_TEST(client.ask("GET /a HTTP/1.0\r\n\r\n").field("Connection") == "close");
    BOOST_TEST(client.closed());
}

BOOST_AUTO_TEST_CASE(every_answer_says_what_a_browser_must_not_do)
{
    std::string const nothing = "default-src 'none'; frame-ancestors 'none'";
    std::string const own =
        "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";
    std::string const page = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                             "font-src 'self'; connect-src 'self'; "
                             "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
                             "frame-ancestors 'none'; "
                             "require-trusted-types-for 'script'; trusted-types lit-html rich door";
    std::string const door_camera = "camera=(self), geolocation=(), microphone=()";
    std::string const no_camera = "camera=(), geolocation=(), microphone=()";
    struct {
        std::string path, policy, permissions, opener, resource;
    } const answers[] = {
        {"/a", nothing, "", "", "same-origin"},
        {"/empty", nothing, "", "", "same-origin"},
        {"/throw", nothing, "", "", "same-origin"},
        {"/feed", nothing, "", "", "cross-origin"},
        {"/worker.js", own, "", "", "same-origin"},
        {"/page", page, no_camera, "same-origin", "same-origin"},
        {"/door/", page, door_camera, "same-origin", "same-origin"},
    };
    serving service;
    serving secure({.secure = true});
    for (auto const& a : answers) {
        BOOST_TEST_CONTEXT(a.path)
        {
            auto const answer = raw_client(service.port()).ask(get(a.path));
            BOOST_TEST(answer.field("Content-Security-Policy") == a.policy);
            BOOST_TEST(answer.field("Permissions-Policy") == a.permissions);
            BOOST_TEST(answer.field("Cross-Origin-Opener-Policy") == a.opener);
            BOOST_TEST(answer.field("Cross-Origin-Resource-Policy") == a.resource);
            BOOST_TEST(answer.field("X-Content-Type-Options") == "nosniff");
            BOOST_TEST(answer.field("Referrer-Policy") == "same-origin");
            BOOST_TEST(answer.field("X-Frame-Options") == "DENY");
            BOOST_TEST(answer.field("Strict-Transport-Security") == "");
            BOOST_TEST(answer.field("Server") == "");
            BOOST_TEST(answer.field("Date").ends_with(" GMT"));
            auto const https = raw_client(secure.port()).ask(get(a.path));
            BOOST_TEST(https.field("Strict-Transport-Security") == "max-age=63072000; includeSubDomains");
        }
    }
}

BOOST_AUTO_TEST_CASE(what_an_answer_says_itself_is_said_once)
{
    serving service;
    auto const head = raw_client(service.port()).ask(get("/feed")).head;
    auto const first = head.find("Cross-Origin-Resource-Policy");
    BOOST_TEST(first != head.npos);
    BOOST_TEST(head.find("Cross-Origin-Resource-Policy", first + 1) == head.npos);
}

BOOST_AUTO_TEST_CASE(only_what_our_own_proxies_say_of_the_client_is_believed)
{
    struct {
        std::string lines, client;
    } const forwarded[] = {
        {"", "127.0.0.1"},
        {"X-Forwarded-For: 192.0.2.1|", "192.0.2.1"},
        {"X-Forwarded-For: 198.51.100.9, 192.0.2.1|", "192.0.2.1"},
        {"X-Forwarded-For: 192.0.2.1, 10.0.0.1|", "192.0.2.1"},
        {"X-Forwarded-For: 192.0.2.1,10.0.0.1,127.0.0.1|", "192.0.2.1"},
        {"X-Forwarded-For: 198.51.100.9|x-forwarded-for: 192.0.2.1|", "192.0.2.1"},
        {"X-Forwarded-For: 10.0.0.1|", "127.0.0.1"},
        {"X-Forwarded-For: 198.51.100.9, unknown|", "127.0.0.1"},
        {"X-Forwarded-For: |", "127.0.0.1"},
        {"X-Forwarded-For: 2001:db8:1:2:3:4:5:6|", "2001:db8:1:2::/64"},
        {"X-Forwarded-For: 2001:db8:1:2:ffff::|", "2001:db8:1:2::/64"},
        {"X-Forwarded-For: ::ffff:192.0.2.1|", "192.0.2.1"},
    };
    serving believing({.trusted_proxies = {"127.0.0.1", "10.0.0.1"}});
    serving doubting({.trusted_proxies = {"10.0.0.1"}});
    for (auto const& f : forwarded) {
        BOOST_TEST_CONTEXT(f.lines)
        {
            BOOST_TEST(raw_client(believing.port()).ask(get("/client", f.lines)).body == f.client);
            BOOST_TEST(raw_client(doubting.port()).ask(get("/client", f.lines)).body == "127.0.0.1");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_proxy_that_is_no_address_is_a_fault)
{
    BOOST_CHECK_THROW(serving({.trusted_proxies = {"proxy.example"}}), boost::system::system_error);
}

BOOST_AUTO_TEST_CASE(no_two_requests_have_the_same_reference)
{
    serving service;
    raw_client client(service.port());
    std::set<std::string> references;
    for (int i = 0; i < 100; ++i) references.insert(client.ask(get("/reference")).body);
    BOOST_TEST(references.size() == 100u);
    BOOST_TEST(references.begin()->size() == 13u);
}

BOOST_AUTO_TEST_CASE(one_path_may_take_larger_bodies_than_another)
{
    serving service({.most_body_of = [](http::request const& req) {
        return req.path() == "/import" ? 300'000u : 10u;
    }});
    struct {
        std::string path;
        std::size_t size;
        int status;
    } const bodies[] = {
        {"/import", 300'000, 200},
        {"/import", 300'001, 413},
        {"/a", 10, 200},
        {"/a", 11, 413},
    };
    for (auto const& b : bodies) {
        BOOST_TEST_CONTEXT(b.path << " " << b.size)
        {
            auto const head =
                "POST " + b.path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(b.size);
            auto const answer = raw_client(service.port()).ask(head + "\r\n\r\n" + std::string(b.size, 'x'));
            BOOST_TEST(answer.status == b.status);
            if (b.status == 200) BOOST_TEST(answer.body == "POST " + b.path + " " + std::string(b.size, 'x'));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_log_learns_what_was_asked_but_not_by_whom)
{
    struct line {
        std::string verb, route;
        unsigned status;
        bool operator==(line const&) const = default;
    };
    std::vector<line> lines;
    serving service({.log = [&](http::exchange const& e) {
        lines.push_back({std::string(e.verb), std::string(e.route), e.status});
    }});
    raw_client client(service.port());
    client.ask(get("/a?secret=1"));
    client.ask("BREW / HTTP/1.1\r\nHost: x\r\n\r\n");
    service.in_loop([&] {
        BOOST_TEST((lines == std::vector<line>{{"GET", "/echo", 200}, {"<unknown>", "", 501}}));
    });
}

BOOST_AUTO_TEST_SUITE_END()
