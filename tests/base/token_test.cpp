// Secrets and names made of chance.
#include "base/token.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace rowan;

BOOST_AUTO_TEST_SUITE(base_token)

BOOST_AUTO_TEST_CASE(each_kind_has_its_length_and_its_letters)
{
    start_randomness();
    std::string const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    struct {
        char const* what;
        std::string (*make)();
        std::string begins;
        std::size_t length; // of what is random
        std::string letters;
    } const cases[] = {
        {"token", random_token, "", 43, base64url},
        {"ticket", random_ticket, "", 22, base64url},
        {"code", random_code, "", 8, "ABCDEFGHJKMNPQRSTUVWXYZ23456789"},             // no I, L, O, 0, 1
        {"reference", random_reference, "RW-", 6, "0123456789BCDFGHJKMNPQRSTVWXYZ"}, // no vowels, no L
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            std::set<std::string> seen;
            std::set<char> used;
            for (int n = 0; n < 1000; ++n) {
                auto const made = c.make();
                BOOST_TEST(made.starts_with(c.begins));
                auto const random = made.substr(c.begins.size());
                BOOST_TEST(random.size() == c.length);
                BOOST_TEST(random.find_first_not_of(c.letters) == random.npos);
                used.insert(random.begin(), random.end());
                seen.insert(made);
            }
            BOOST_TEST(seen.size() == 1000u);
            BOOST_TEST(used.size() == c.letters.size()); // none is left out
        }
    }
    BOOST_TEST(random_number() != random_number());
}

BOOST_AUTO_TEST_CASE(a_code_is_read_as_people_type_it)
{
    for (auto const* typed : {"ABCDEFGH", "abcdefgh", "ABCD-EFGH", " abcd - efgh ", "a-b-c-d-e-f-g-h"})
        BOOST_TEST(normal_code(typed) == "ABCDEFGH");
    BOOST_TEST(normal_code("ABCD.EFGH") == "ABCD.EFGH");
    BOOST_TEST(normal_code("") == "");
    BOOST_TEST(shown_code("ABCDEFGH") == "ABCD-EFGH");
}

// FIPS 180-4's example; RFC 4648 10
BOOST_AUTO_TEST_CASE(hashes_and_encodings_are_the_standards)
{
    BOOST_TEST(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(base64("foobar") == "Zm9vYmFy");
    BOOST_TEST(base64("fooba") == "Zm9vYmE=");
    BOOST_TEST(base64("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
