// Codes of authenticator apps are those that the RFC says they are.
#include "base/totp.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

// "12345678901234567890" of RFC 6238, appendix B, in base32.
std::string const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

instant at(std::int64_t seconds_since_1970)
{
    return instant(seconds(seconds_since_1970));
}

} // namespace

BOOST_AUTO_TEST_SUITE(base_totp)

// RFC 6238, appendix B: the last six of its eight digits.
BOOST_AUTO_TEST_CASE(codes_are_those_of_the_standard)
{
    struct {
        std::int64_t time;
        std::string code;
    } const table[] = {
        {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
        {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
    };
    for (auto const& row : table) {
        BOOST_TEST(totp_code(secret, at(row.time)) == row.code);
        BOOST_TEST(totp_step(secret, row.code, at(row.time)).value_or(-1) == row.time / 30);
    }
}

BOOST_AUTO_TEST_CASE(clocks_may_differ_by_one_step)
{
    auto const code = totp_code(secret, at(1111111111));
    for (int const away : {-2, -1, 0, 1, 2})
        BOOST_TEST(totp_step(secret, code, at(1111111111 + away * 30)).has_value() == (std::abs(away) <= 1));
}

BOOST_AUTO_TEST_CASE(what_is_no_code_is_wrong)
{
    for (std::string const code : {"", "28708", "2870821", "28708a", " 287082", "287083"})
        BOOST_TEST(!totp_step(secret, code, at(59)).has_value(), code);
}

BOOST_AUTO_TEST_CASE(apps_are_told_in_an_address)
{
    BOOST_TEST(
        totp_uri("ABC", "Union Events", "m+1@union.example") ==
        "otpauth://totp/Union%20Events:m%2B1%40union.example?secret=ABC&issuer=Union%20Events&algorithm=SHA1"
        "&digits=6&period=30"
    );
}

BOOST_AUTO_TEST_SUITE_END()
