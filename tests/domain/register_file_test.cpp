#include "api/register_file.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

std::string reasons(std::vector<membership::problem> const& problems)
{
    std::string all;
    for (auto const& p : problems) all += (all.empty() ? "" : "; ") + std::to_string(p.line) + " " + p.reason;
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(commands_register_file)

BOOST_AUTO_TEST_CASE(columns_are_found_by_their_names)
{
    auto const read = documents::read_csv(
        "Standing,E-mail,Shoe "
        "size,Number,Name,Job\nlapsed,a@x.example,41,17,Ann,Matron\n,b@x.example,,18,Bo,\n"
    );
    std::vector<membership::problem> problems;
    auto const entries = api::entries_of(read.value(), problems);
    BOOST_TEST(reasons(problems) == "");
    BOOST_REQUIRE(entries.size() == 2u);
    BOOST_TEST(entries[0].line == 2);
    BOOST_TEST(entries[0].membership_number == "17");
    BOOST_TEST(entries[0].name == "Ann");
    BOOST_TEST(entries[0].email == "a@x.example");
    BOOST_TEST(entries[0].job_title.value() == "Matron");
    BOOST_TEST(entries[0].standing == "lapsed");
    BOOST_TEST(!entries[0].roles.has_value());
    BOOST_TEST(entries[1].line == 3);
    BOOST_TEST(entries[1].job_title.value() == "");
}

BOOST_AUTO_TEST_CASE(columns_that_are_missing_or_double_are_named)
{
    struct {
        char const* header;
        char const* problems;
    } const cases[] = {
        {"name\n", "1 has no column membership_number; 1 has no column email"},
        {"number,name,email,membership number\n", "1 has more than one column membership_number"},
        {"number,name,email,roles,Roles\n", "1 has more than one column roles"},
        {"membership-number,name,email\n", ""},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.header)
        {
            std::vector<membership::problem> problems;
            api::entries_of(documents::read_csv(c.header).value(), problems);
            BOOST_TEST(reasons(problems) == c.problems);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
