#include "commands/demo_people.hpp"

#include "base/text.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace rowan;

BOOST_AUTO_TEST_SUITE(commands_demo_people)

BOOST_AUTO_TEST_CASE(the_first_two_are_known)
{
    auto const members = commands::demo_members(2);
    BOOST_REQUIRE(members.size() == 2u);
    BOOST_TEST(members[0].name == "Sam Okafor");
    BOOST_TEST(members[0].email == "sam.okafor@members.example");
    BOOST_TEST(members[0].roles.value() == "");
    BOOST_TEST(members[0].region.value() == "London");
    BOOST_TEST(members[1].name == "Priya Nair");
    BOOST_TEST(members[1].email == "priya.nair@members.example");
    BOOST_TEST(members[1].roles.value() == "rep");
    BOOST_TEST(members[1].region.value() == "West Midlands");
    for (auto const& m : members) BOOST_TEST(m.standing == "current");
}

BOOST_AUTO_TEST_CASE(the_same_people_come_every_time)
{
    BOOST_TEST(commands::demo_members(0).empty());
    BOOST_TEST(commands::demo_members(1).size() == 1u);
    auto const some = commands::demo_members(50);
    auto const many = commands::demo_members(100);
    for (std::size_t at = 0; at < some.size(); ++at) {
        BOOST_TEST(some[at].name == many[at].name);
        BOOST_TEST(some[at].email == many[at].email);
        BOOST_TEST(some[at].membership_number == many[at].membership_number);
    }
    // The same with every compiler and library.
    BOOST_TEST(many[99].name + " " + many[99].email == "Beth Holt beth.holt@post.example");
}

BOOST_AUTO_TEST_CASE(they_are_as_a_union_is)
{
    auto const members = commands::demo_members(6'000);
    std::set<std::string> numbers, addresses, regions, employers;
    int reps = 0, links = 0, committee = 0, lapsed = 0;
    std::size_t shortest = 100, longest = 0;
    for (auto const& m : members) {
        BOOST_TEST(m.membership_number.size() == 6u);
        BOOST_TEST(m.membership_number.find_first_not_of("0123456789") == std::string::npos);
        BOOST_TEST(
            (valid_email(m.email) && m.email == folded(m.email) && m.email.ends_with(".example")), m.email
        );
        BOOST_TEST((!has_controls(m.name) && tidy(m.name) == m.name), m.name);
        numbers.insert(m.membership_number);
        addresses.insert(m.email);
        regions.insert(m.region.value());
        employers.insert(m.employer.value());
        reps += has_word(m.roles.value(), "rep");
        links += has_word(m.roles.value(), "link_member");
        committee += has_word(m.roles.value(), "committee");
        lapsed += m.standing == "lapsed";
        shortest = std::min(shortest, length(m.name));
        longest = std::max(longest, length(m.name));
    }
    BOOST_TEST(numbers.size() == 6'000u);
    BOOST_TEST(addresses.size() == 6'000u);
    BOOST_TEST(regions.size() == 12u);
    BOOST_TEST(employers.size() >= 12u);
    struct {
        char const* what;
        int count, per_cent;
    } const shares[] = {
        {"reps", reps, 6},
        {"link members", links, 4},
        {"committee", committee, 1},
        {"lapsed", lapsed, 3},
    };
    for (auto const& s : shares) {
        BOOST_TEST_CONTEXT(s.what)
        BOOST_TEST((s.count > 45 * s.per_cent && s.count < 75 * s.per_cent), s.count);
    }
    BOOST_TEST(shortest <= 5u);
    BOOST_TEST(longest >= 35u);
}

BOOST_FIXTURE_TEST_CASE(the_register_takes_them_all, test::database)
{
    auto const done = membership::import_register(tx, commands::demo_members(6'000), false, test::noon);
    BOOST_TEST(done->problems.empty());
    BOOST_TEST(done->added == 6'000);
}

BOOST_AUTO_TEST_SUITE_END()
