#include "http/message.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using namespace rowan::http;

BOOST_AUTO_TEST_SUITE(http_message)

BOOST_AUTO_TEST_CASE(the_first_field_of_a_name_is_found_whatever_its_case)
{
    request req;
    req.fields = {{"Accept", "a"}, {"X-One", "b"}, {"x-one", "c"}};
    BOOST_TEST(req.header("ACCEPT") == "a");
    BOOST_TEST(req.header("x-one") == "b");
    BOOST_TEST(req.header("x-two") == "");
}

BOOST_AUTO_TEST_CASE(cookies_are_found_by_their_whole_name)
{
    struct {
        std::string_view line, name, value;
    } const cookies[] = {
        {"login=abc", "login", "abc"},     {"a=1; login=abc; b=2", "login", "abc"},
        {"a=1;login=abc", "login", "abc"}, {"xlogin=abc", "login", ""},
        {"login=abc", "log", ""},          {"login", "login", ""},
        {"login=a=b", "login", "a=b"},     {"login=one; login=two", "login", "one"},
        {"LOGIN=abc", "login", ""},        {"; ;=; login=abc", "login", "abc"},
    };
    for (auto const& c : cookies) {
        BOOST_TEST_CONTEXT(c.line)
        {
            request req;
            req.fields = {{"Host", "x"}, {"cookie", "other=1"}, {"Cookie", std::string(c.line)}};
            BOOST_TEST(req.cookie(c.name) == c.value);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_path_ends_where_the_query_begins)
{
    request req;
    for (auto const* target : {"/a/b", "/a/b?", "/a/b?c=d?e"}) {
        req.target = target;
        BOOST_TEST(req.path() == "/a/b");
    }
}

BOOST_AUTO_TEST_CASE(query_parameters_come_decoded_or_not_at_all)
{
    struct {
        std::string_view target, name;
        std::optional<std::string> value;
    } const queries[] = {
        {"/e?q=tea", "q", "tea"},
        {"/e?a=1&q=tea&q=milk", "q", "tea"},
        {"/e?q=a+b%20c%2Bd", "q", "a b c+d"},
        {"/e?q=caf%C3%A9", "q", "caf\xc3\xa9"},
        {"/e?%71=tea", "q", "tea"},
        {"/e?q=", "q", ""},
        {"/e?q", "q", ""},
        {"/e?q=a=b", "q", "a=b"},
        {"/e", "q", std::nullopt},
        {"/e?", "q", std::nullopt},
        {"/e?qq=1", "q", std::nullopt},
        {"/e?q=%C3", "q", std::nullopt},
        {"/e?q=%ED%A0%80", "q", std::nullopt},
        {"/e?q=%zz", "q", std::nullopt},
        {"/e?q=%4", "q", std::nullopt},
        {"/e?q=%", "q", std::nullopt},
        {"/e?q=%+1", "q", std::nullopt},
        {"/e?q=%-1", "q", std::nullopt},
        {"/e?%zz=1&q=tea", "q", "tea"},
    };
    for (auto const& q : queries) {
        BOOST_TEST_CONTEXT(q.target)
        {
            request req;
            req.target = q.target;
            BOOST_TEST((req.query(q.name) == q.value));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_field_is_a_whole_line_and_only_one)
{
    response answer;
    answer.with("A", "b").with("C", "");
    BOOST_TEST(answer.headers == "A: b\r\nC: \r\n");
    for (auto const* value : {"a\r\nSet-Cookie: b", "a\nb", "a\rb", "\x7f"}) {
        BOOST_CHECK_THROW(answer.with("A", value), std::logic_error);
    }
    BOOST_TEST(answer.headers == "A: b\r\nC: \r\n");
}

BOOST_AUTO_TEST_CASE(json_is_not_to_be_kept)
{
    auto const answer = json(status::created, {{"seq", 7}});
    BOOST_TEST(answer.code == status::created);
    BOOST_TEST(answer.bytes() == R"({"seq":7})");
    BOOST_TEST(answer.headers == "Content-Type: application/json\r\nCache-Control: no-store\r\n");
    BOOST_TEST(no_content().code == status::no_content);
    BOOST_TEST(no_content().bytes() == "");
}

BOOST_AUTO_TEST_CASE(a_shared_body_that_is_none_is_empty)
{
    response answer;
    answer.body = shared_body();
    BOOST_TEST(answer.bytes() == "");
    answer.body = std::make_shared<std::string const>("x");
    BOOST_TEST(answer.bytes() == "x");
}

BOOST_AUTO_TEST_CASE(tags_are_compared_weakly)
{
    struct {
        std::string_view list;
        bool match;
    } const lists[] = {
        {R"("a")", true},        {R"(W/"a")", true}, {R"("b", "a")", true}, {R"("b","a")", true},
        {R"("b, ", "a")", true}, {"*", true},        {" * ", true},         {R"("A")", false},
        {R"("b")", false},       {"a", false},       {"", false},           {R"("a)", false},
        {R"("b"a")", false},     {R"("*")", false},
    };
    for (auto const& l : lists) {
        BOOST_TEST_CONTEXT(l.list)
        {
            BOOST_TEST(matches(l.list, R"("a")") == l.match);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_coding_is_sent_only_to_those_who_take_it)
{
    struct {
        std::string_view list;
        bool welcome;
    } const lists[] = {
        {"gzip", true},           {"GZIP", true},      {"br, gzip;q=0.5", true},
        {"gzip ; q=0.001", true}, {"*", true},         {"*;q=0, gzip", true},
        {"gzip;q=1.000", true},   {"", false},         {"br", false},
        {"xgzip", false},         {"gzip;q=0", false}, {"gzip; Q=0.000", false},
        {"*, gzip;q=0", false},   {"*;q=0", false},    {"identity", false},
    };
    for (auto const& l : lists) {
        BOOST_TEST_CONTEXT(l.list)
        {
            BOOST_TEST(accepts(l.list, "gzip") == l.welcome);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
