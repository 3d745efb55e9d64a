#include "http/message.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/json/parse.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/test/unit_test.hpp>

using namespace rowan;
using namespace rowan::http;

namespace {

boost::json::object document(response const& answer)
{
    return boost::json::parse(answer.bytes()).as_object();
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_problem)

BOOST_AUTO_TEST_CASE(every_refusal_has_the_type_and_status_that_were_promised)
{
    struct {
        errc code;
        std::string_view type;
        unsigned answer;
    } const promised[] = {
        {errc::invalid, "invalid", 422},
        {errc::not_found, "not_found", 404},
        {errc::not_signed_in, "not_signed_in", 401},
        {errc::not_allowed, "not_allowed", 403},
        {errc::second_factor, "second_factor", 403},
        {errc::wrong_code, "wrong_code", 401},
        {errc::closed, "closed", 409},
        {errc::not_open_yet, "not_open_yet", 409},
        {errc::full, "full", 409},
        {errc::already_registered, "already_registered", 409},
        {errc::not_eligible, "not_eligible", 403},
        {errc::clash, "clash", 409},
        {errc::stale, "stale", 412},
        {errc::too_many, "too_many", 429},
        {errc::busy, "busy", 503},
        {errc::unavailable, "unavailable", 503},
        {errc::malformed, "malformed", 400},
        {errc::too_large, "too_large", 413},
        {errc::unsupported, "unsupported", 415},
        {errc::method, "method", 405},
        {errc::length_required, "length_required", 411},
    };
    BOOST_TEST(
        std::size(promised) == boost::mp11::mp_size<boost::describe::describe_enumerators<errc>>::value
    );
    for (auto const& p : promised) {
        BOOST_TEST_CONTEXT(p.type)
        {
            auto const answer = problem(error{p.code, "Because."});
            auto const body = document(answer);
            BOOST_TEST(static_cast<unsigned>(answer.code) == p.answer);
            BOOST_TEST(body.at("type").as_string() == "/problems/" + std::string(p.type));
            BOOST_TEST(body.at("status").to_number<unsigned>() == p.answer);
            BOOST_TEST(body.at("detail").as_string() == "Because.");
            BOOST_TEST(!body.at("title").as_string().empty());
            BOOST_TEST(!body.contains("errors"));
            BOOST_TEST(
                answer.headers == "Content-Type: application/problem+json\r\nCache-Control: no-store\r\n"
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(all_wrong_fields_are_named)
{
    auto const body =
        document(problem(error{errc::invalid, "", {{"/name", "is needed"}, {"/a~1b", "is odd"}}}));
    auto const expected =
        R"([{"pointer":"/name","detail":"is needed"},{"pointer":"/a~1b","detail":"is odd"}])";
    BOOST_TEST(body.at("errors") == boost::json::parse(expected));
}

BOOST_AUTO_TEST_CASE(who_shall_come_back_is_told_when)
{
    auto const headers = problem(error{errc::busy, "", {}, 3}).headers;
    BOOST_TEST(headers.find("Retry-After: 3\r\n") != headers.npos);
}

BOOST_AUTO_TEST_CASE(a_status_of_the_wire_is_a_problem_too)
{
    BOOST_TEST(document(problem(status::payload_too_large, "")).at("type") == "/problems/too_large");
    auto const late = document(problem(status::request_timeout, "Too late."));
    BOOST_TEST(late.at("type") == "about:blank");
    BOOST_TEST(late.at("title") == "Request Timeout");
    BOOST_TEST(late.at("status") == 408);
}

BOOST_AUTO_TEST_CASE(a_fault_says_no_more_than_where_to_look_it_up)
{
    request req;
    req.reference = "abc";
    auto const answer = fault(req);
    auto const body = document(answer);
    BOOST_TEST(answer.code == status::internal_server_error);
    BOOST_TEST(body.at("type") == "about:blank");
    BOOST_TEST(body.at("reference") == "abc");
}

BOOST_AUTO_TEST_SUITE_END()
