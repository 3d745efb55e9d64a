// Requests as the hostile and the careless send them, each over a connection of its own.
#include "http/serving.hpp"
#include "support/raw_client.hpp"

#include <boost/test/unit_test.hpp>

#include <boost/algorithm/string/replace.hpp>

using namespace rowan;
using namespace rowan::test;
using namespace std::string_literals;

namespace {

// "|" stands for CRLF.
std::string wire(std::string text)
{
    boost::replace_all(text, "|", "\r\n");
    return text;
}

std::string const many_fields = [] {
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += "a: b|";
    return lines;
}();

// clang-format off
struct {
    std::string what, sent;
    int status;
    bool stays_open;
} const requests[] = {
    // Harmless.
    {"plain", "GET / HTTP/1.1|Host: x||", 200, true},
    {"a port", "GET / HTTP/1.1|Host: example.org:8080||", 200, true},
    {"an IPv6 host", "GET / HTTP/1.1|Host: [::1]:80||", 200, true},
    {"an IPv4 host", "GET / HTTP/1.1|Host: 127.0.0.1:80||", 200, true},
    {"field names in any case", "GET / HTTP/1.1|hOST: x||", 200, true},
    {"no space after the colon", "GET / HTTP/1.1|Host:x||", 200, true},
    {"space after the value", "GET / HTTP/1.1|Host: x \t||", 200, true},
    {"an empty value", "GET / HTTP/1.1|Host: x|A:||", 200, true},
    {"bytes above 0x7f in a value", "GET / HTTP/1.1|Host: x|A: \xc3\xa9||", 200, true},
    {"a query", "GET /?a=b&c=%20 HTTP/1.1|Host: x||", 200, true},
    {"one blank line before", "|GET / HTTP/1.1|Host: x||", 200, true},
    {"a body", "POST / HTTP/1.1|Host: x|Content-Length: 5||hello", 200, true},
    {"a body of nothing", "POST / HTTP/1.1|Host: x|Content-Length: 0||", 200, true},
    {"a POST without any", "POST / HTTP/1.1|Host: x||", 200, true},
    {"a GET with a body", "GET / HTTP/1.1|Host: x|Content-Length: 5||hello", 200, true},
    {"a length with leading zeros", "POST / HTTP/1.1|Host: x|Content-Length: 005||hello", 200, true},
    {"identity", "POST / HTTP/1.1|Host: x|Content-Encoding: identity|Content-Length: 0||", 200, true},
    {"an upgrade that is passed over",
     "GET / HTTP/1.1|Host: x|Connection: Upgrade|Upgrade: h2c||", 200, true},
    {"OPTIONS of a path", "OPTIONS / HTTP/1.1|Host: x||", 200, true},
    {"Connection: close", "GET / HTTP/1.1|Host: x|Connection: close||", 200, false},
    {"Connection: CLOSE, in a list", "GET / HTTP/1.1|Host: x|Connection: a, CLOSE||", 200, false},
    {"HTTP/1.0", "GET / HTTP/1.0||", 200, false},
    {"HTTP/1.0 that stays", "GET / HTTP/1.0|Connection: keep-alive||", 200, true},
    {"HTTP/1.0 with an expectation", "GET / HTTP/1.0|Expect: a||", 200, false},
    // Transfer codings (RFC 9112 6.1, 6.3; RFC 9110 15.5.12).
    {"chunked", "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0||", 411, false},
    {"Chunked, in capitals", "POST / HTTP/1.1|Host: x|Transfer-Encoding: CHUNKED||0||", 411, false},
    {"chunked on a GET", "GET / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0||", 411, false},
    {"identity coding", "POST / HTTP/1.1|Host: x|Transfer-Encoding: identity||", 501, false},
    {"a coding like chunked", "POST / HTTP/1.1|Host: x|Transfer-Encoding: xchunked||", 501, false},
    {"gzip, chunked", "POST / HTTP/1.1|Host: x|Transfer-Encoding: gzip, chunked||0||", 501, false},
    {"chunked, identity", "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked, identity||", 501, false},
    {"a quoted coding", "POST / HTTP/1.1|Host: x|Transfer-Encoding: \"chunked\"||", 501, false},
    {"a coding with a vertical tab",
     "POST / HTTP/1.1|Host: x|Transfer-Encoding: \x0b" "chunked||", 400, false},
    {"an empty coding", "POST / HTTP/1.1|Host: x|Transfer-Encoding:||", 501, false},
    {"chunked, twice",
     "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked|Transfer-Encoding: chunked||", 400, false},
    {"two codings",
     "POST / HTTP/1.1|Host: x|Transfer-Encoding: gzip|Transfer-Encoding: chunked||", 501, false},
    {"chunked on 1.0", "POST / HTTP/1.0|Transfer-Encoding: chunked||0||", 400, false},
    {"chunked on 1.0 that would stay",
     "POST / HTTP/1.0|Connection: keep-alive|Transfer-Encoding: chunked||0||", 400, false},
    {"coding, then length",
     "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked|Content-Length: 3||0||", 400, false},
    {"length, then coding",
     "POST / HTTP/1.1|Host: x|Content-Length: 3|Transfer-Encoding: chunked||0||", 400, false},
    {"identity, then length",
     "POST / HTTP/1.1|Host: x|Transfer-Encoding: identity|Content-Length: 3||abc", 400, false},
    {"cow, then length", "POST / HTTP/1.1|Host: x|Transfer-Encoding: cow|Content-Length: 3||abc", 400, false},
    // Lengths (RFC 9110 8.6).
    {"two lengths", "POST / HTTP/1.1|Host: x|Content-Length: 3|Content-Length: 4||abcd", 400, false},
    {"the same length twice", "POST / HTTP/1.1|Host: x|Content-Length: 3|Content-Length: 3||abc", 400, false},
    {"a list of lengths", "POST / HTTP/1.1|Host: x|Content-Length: 3, 3||abc", 400, false},
    {"a negative length", "POST / HTTP/1.1|Host: x|Content-Length: -1||", 400, false},
    {"a length with a sign", "POST / HTTP/1.1|Host: x|Content-Length: +3||abc", 400, false},
    {"a hexadecimal length", "POST / HTTP/1.1|Host: x|Content-Length: 0x3||abc", 400, false},
    {"a length with a space", "POST / HTTP/1.1|Host: x|Content-Length: 1 0||abc", 400, false},
    {"no length in the field", "POST / HTTP/1.1|Host: x|Content-Length:||", 400, false},
    {"a length beyond 64 bits", "POST / HTTP/1.1|Host: x|Content-Length: 99999999999999999999||", 400, false},
    {"the greatest length", "POST / HTTP/1.1|Host: x|Content-Length: 18446744073709551615||", 413, false},
    {"one byte too many", "POST / HTTP/1.1|Host: x|Content-Length: 65537||", 413, false},
    // Host (RFC 9112 3.2).
    {"no Host", "GET / HTTP/1.1||", 400, false},
    {"two Hosts", "GET / HTTP/1.1|Host: x|Host: y||", 400, false},
    {"the same Host twice", "GET / HTTP/1.1|Host: x|Host: x||", 400, false},
    {"an empty Host", "GET / HTTP/1.1|Host:||", 400, false},
    {"a Host with a path", "GET / HTTP/1.1|Host: x/y||", 400, false},
    {"a Host with a user", "GET / HTTP/1.1|Host: me@x||", 400, false},
    {"a Host with a space", "GET / HTTP/1.1|Host: x y||", 400, false},
    {"a Host list", "GET / HTTP/1.1|Host: x, y||", 400, false},
    {"a Host with a port that is none", "GET / HTTP/1.1|Host: x:80a||", 400, false},
    {"a Host with a port too long", "GET / HTTP/1.1|Host: x:123456||", 400, false},
    {"an IPv6 Host without its end", "GET / HTTP/1.1|Host: [::1||", 400, false},
    {"an IPv6 Host that is none", "GET / HTTP/1.1|Host: [zz]||", 400, false},
    {"an IPv6 Host with a zone", "GET / HTTP/1.1|Host: [fe80::1%25eth0]||", 400, false},
    {"text after an IPv6 Host", "GET / HTTP/1.1|Host: [::1]x||", 400, false},
    {"two Hosts on 1.0", "GET / HTTP/1.0|Host: x|Host: x||", 400, false},
    {"a bad Host on 1.0", "GET / HTTP/1.0|Host: x/y||", 400, false},
    // Targets (RFC 9112 3.2).
    {"absolute-form", "GET http://x/ HTTP/1.1|Host: x||", 400, false},
    {"authority-form", "GET x:80 HTTP/1.1|Host: x||", 400, false},
    {"asterisk-form", "OPTIONS * HTTP/1.1|Host: x||", 400, false},
    {"a fragment", "GET /#a HTTP/1.1|Host: x||", 400, false},
    {"a byte above 0x7e", "GET /\xc3\xa9 HTTP/1.1|Host: x||", 400, false},
    {"DEL", "GET /\x7f HTTP/1.1|Host: x||", 400, false},
    {"a tab", "GET /\ta HTTP/1.1|Host: x||", 400, false},
    {"two spaces", "GET  / HTTP/1.1|Host: x||", 400, false},
    {"no target", "GET HTTP/1.1|Host: x||", 400, false},
    {"the longest target", "GET /" + std::string(8191, 'a') + " HTTP/1.1|Host: x||", 200, true},
    {"one byte longer", "GET /" + std::string(8192, 'a') + " HTTP/1.1|Host: x||", 414, false},
    {"a request line without end", "GET /" + std::string(20000, 'a'), 414, false},
    // Methods (RFC 9110 9.1, 15.6.2).
    {"an unknown method", "BREW / HTTP/1.1|Host: x||", 501, false},
    {"a method in small letters", "get / HTTP/1.1|Host: x||", 501, false},
    {"TRACE", "TRACE / HTTP/1.1|Host: x||", 405, false},
    {"CONNECT", "CONNECT x:80 HTTP/1.1|Host: x:80||", 405, false},
    {"a method that is no token", "G(T / HTTP/1.1|Host: x||", 400, false},
    // Versions (RFC 9110 15.6.6).
    {"HTTP/2's preface", "PRI * HTTP/2.0||SM||", 505, false},
    {"HTTP/1.2", "GET / HTTP/1.2|Host: x||", 505, false},
    {"HTTP/3.0", "GET / HTTP/3.0|Host: x||", 505, false},
    {"HTTP/0.9, and it says so", "GET / HTTP/0.9|Host: x||", 505, false},
    {"HTTP/1.10", "GET / HTTP/1.10|Host: x||", 400, false},
    {"HTTP/0.9", "GET /|", 400, false},
    {"small letters", "GET / http/1.1|Host: x||", 400, false},
    {"another tongue", "\x16\x03\x01\x02"s, 400, false},
    {"a space after the version", "GET / HTTP/1.1 |Host: x||", 400, false},
    // Lines and fields (RFC 9112 2.2, 5).
    {"bare line feeds", "GET / HTTP/1.1\nHost: x\n\n", 400, false},
    {"one bare line feed", "GET / HTTP/1.1|Host: x\nA: b||", 400, false},
    {"a bare line feed at the end", "GET / HTTP/1.1|Host: x|\n", 400, false},
    {"a bare carriage return in a value", "GET / HTTP/1.1|Host: x|A: b\rc||", 400, false},
    {"a NUL in a value", "GET / HTTP/1.1|Host: x|A: b\0c||"s, 400, false},
    {"a NUL in a name", "GET / HTTP/1.1|Host: x|A\0: b||"s, 400, false},
    {"a bell in a value", "GET / HTTP/1.1|Host: x|A: \a||", 400, false},
    {"a space before the colon", "GET / HTTP/1.1|Host : x||", 400, false},
    {"a tab before the colon", "POST / HTTP/1.1|Host: x|Content-Length\t: 3||abc", 400, false},
    {"a folded field", "GET / HTTP/1.1|Host: x|A: b| c||", 400, false},
    {"a folded field, by a tab", "GET / HTTP/1.1|Host: x|A: b|\tc||", 400, false},
    {"a folded first field", "GET / HTTP/1.1| Host: x||", 400, false},
    {"a field without a colon", "GET / HTTP/1.1|Host: x|A||", 400, false},
    {"a field without a name", "GET / HTTP/1.1|Host: x|: b||", 400, false},
    {"a name that is no token", "GET / HTTP/1.1|Host: x|A(: b||", 400, false},
    {"two blank lines before", "||GET / HTTP/1.1|Host: x||", 400, false},
    {"ninety-nine fields and a Host", "GET / HTTP/1.1|Host: x|" + many_fields.substr(5) + "|", 200, true},
    {"a hundred fields and a Host", "GET / HTTP/1.1|Host: x|" + many_fields + "|", 431, false},
    {"a field without end", "GET / HTTP/1.1|Host: x|A: " + std::string(20000, 'b'), 431, false},
    // What fields say of the body.
    {"two types",
     "POST / HTTP/1.1|Host: x|Content-Type: a/b|Content-Type: c/d|Content-Length: 0||", 400, false},
    {"a compressed body",
     "POST / HTTP/1.1|Host: x|Content-Encoding: gzip|Content-Length: 3||abc", 415, false},
    {"a strange expectation", "POST / HTTP/1.1|Host: x|Expect: cake|Content-Length: 3||abc", 417, false},
    {"two expectations", "GET / HTTP/1.1|Host: x|Expect: 100-continue|Expect: 100-continue||", 417, false},
    {"an expectation too large",
     "POST / HTTP/1.1|Host: x|Expect: 100-continue|Content-Length: 65537||", 413, false},
    {"an expectation of nothing",
     "POST / HTTP/1.1|Host: x|Expect: 100-continue|Content-Length: 0||", 200, true},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(http_framing)

BOOST_AUTO_TEST_CASE(whatever_can_be_read_in_two_ways_is_refused_and_the_connection_closed)
{
    serving service;
    for (auto const& r : requests) {
        BOOST_TEST_CONTEXT(r.what)
        {
            raw_client client(service.port());
            auto const answer = client.ask(wire(r.sent));
            BOOST_TEST(answer.status == r.status);
            bool const problem = answer.field("Content-Type") == "application/problem+json";
            BOOST_TEST(problem == (r.status != 200));
            BOOST_TEST((answer.field("Connection") != "close") == r.stays_open);
            if (r.stays_open)
                BOOST_TEST(client.ask(wire("GET /next HTTP/1.1|Host: x||")).body == "GET /next ");
            else
                BOOST_TEST(client.closed());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_request_may_come_byte_by_byte)
{
    serving service;
    raw_client client(service.port());
    for (char const c : wire("POST /slow HTTP/1.1|Host: x|Content-Length: 5||hello")) {
        BOOST_REQUIRE(client.send(std::string_view(&c, 1)));
    }
    BOOST_TEST(client.read().body == "POST /slow hello");
}

BOOST_AUTO_TEST_CASE(what_follows_a_refused_request_is_never_answered)
{
    serving service;
    raw_client client(service.port());
    client.send(wire("POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0||GET /smuggled HTTP/1.1|Host: x||"
    ));
    BOOST_TEST(client.read().status == 411);
    BOOST_TEST(client.closed());
}

BOOST_AUTO_TEST_CASE(a_refusal_is_not_cut_short_by_the_question_before)
{
    serving service;
    raw_client client(service.port());
    client.send(wire("HEAD / HTTP/1.1|Host: x||"));
    BOOST_TEST(client.read(true).status == 200);
    auto const answer = client.ask("rubbish\r\n");
    BOOST_TEST(answer.status == 400);
    BOOST_TEST(!answer.body.empty());
}

BOOST_AUTO_TEST_CASE(a_method_never_allowed_is_told_which_are)
{
    serving service;
    raw_client client(service.port());
    auto const allowed = client.ask(wire("TRACE / HTTP/1.1|Host: x||")).field("Allow");
    BOOST_TEST(allowed == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
}

BOOST_AUTO_TEST_SUITE_END()
