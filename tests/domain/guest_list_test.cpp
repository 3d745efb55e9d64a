// Attendees who come in a file: all of them, or none and the reason line by line.
#include "domain/guest_list.hpp"

#include "domain/house.hpp"

using namespace rowan;
using test::attempt;
using test::joined;

namespace {

struct importing : test::house {
    static guest_list::line line(int number, std::string const& who, std::string const& name = "Somebody")
    {
        return {number, who.find('@') == who.npos ? who + "@people.example" : who, name, "A Trust"};
    }

    guest_list::report examine(std::vector<guest_list::line> const& lines)
    {
        return guest_list::examine(tx, "event", lines, now).value();
    }
    guest_list::report add(std::vector<guest_list::line> const& lines)
    {
        return attempt(tx, guest_list::add, decides(), std::string("event"), lines, now).value();
    }

    // "2 has no name, 3 ..."
    static std::string problems(guest_list::report const& r)
    {
        std::vector<std::string> all;
        for (auto const& p : r.problems) all.push_back(std::to_string(p.line) + " " + p.reason);
        return joined(all);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_guest_list, importing)

BOOST_AUTO_TEST_CASE(everybody_in_the_file_is_booked_and_told)
{
    open(2);
    auto const would = examine({line(2, "ann"), line(3, " BO@People.Example ", " Bo  B "), line(4, "cy")});
    BOOST_TEST(would.registered == 2);
    BOOST_TEST(would.waiting == 1);
    BOOST_TEST(would.seq == 0);
    BOOST_TEST(active() == ""); // a dry run
    auto const done = add({line(2, "ann"), line(3, " BO@People.Example ", " Bo  B "), line(4, "cy")});
    BOOST_TEST(done.registered == 2);
    BOOST_TEST(done.waiting == 1);
    BOOST_TEST(done.seq > 0);
    BOOST_TEST(active() == "ann registered, bo registered, cy waiting");
    BOOST_TEST(mail("bo") == "booked");
    constexpr storage::query origin{
        "test/origin", "SELECT DISTINCT origin || ' ' || name FROM registration WHERE id = 2"};
    BOOST_TEST(*tx.one<std::string>(origin) == "import Bo B");
}

BOOST_AUTO_TEST_CASE(a_file_with_a_bad_line_books_nobody_and_names_each)
{
    auto d = test::an_event("event", 2);
    d.audience = events::audience::members;
    d.waiting_list = events::waiting_list::none;
    open(d);
    for (auto const* who : {"ann", "bo", "cy", "di"}) test::a_member(tx, who);
    book("ann");
    std::string const long_name(101, 'x');
    struct {
        char const* what;
        std::vector<guest_list::line> lines;
        char const* problems;
    } const cases[] = {
        {"nothing", {}, "1 has no attendees"},
        {"no address", {line(2, "@")}, "2 the e-mail address is missing, or is not one"},
        {"twice", {line(2, "bo"), line(3, "BO")}, "3 the e-mail address is on line 2 too"},
        {"booked already", {line(2, "ann"), line(3, "bo")}, "2 has a booking already"},
        {"a stranger", {line(2, "eve")}, "2 the event is not for this person"},
        {"no name", {line(2, "eve", "")}, "2 has no name, 2 the event is not for this person"},
        {"a long name",
         {line(2, "bo", long_name)},
         "2 the name has over 100 characters, or control characters"},
        {"a control", {line(2, "bo", "B\x01o")}, "2 the name has over 100 characters, or control characters"},
        {"an override",
         {line(2, "bo", "B\u202eo")},
         "2 the name has over 100 characters, or control characters"},
        {"one too many", {line(2, "bo"), line(3, "cy")}, "3 there is no place left"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            BOOST_TEST(problems(examine(c.lines)) == c.problems);
            BOOST_TEST(problems(add(c.lines)) == c.problems);
            BOOST_TEST(active() == "ann registered");
        }
    }
    std::vector<guest_list::line> const many(guest_list::most_lines + 1, line(2, "bo"));
    BOOST_TEST(problems(add(many)) == "1 has more than 2000 attendees");
}

BOOST_AUTO_TEST_CASE(a_member_needs_no_name)
{
    open(2);
    test::a_member(tx, "ann");
    BOOST_TEST(add({line(2, "ann", "")}).registered == 1);
    constexpr storage::query name{"test/name", "SELECT name FROM registration"};
    BOOST_TEST(*tx.one<std::string>(name) == "Name of ann");
}

// W3
BOOST_AUTO_TEST_CASE(whoever_waits_goes_before_the_file)
{
    open(0);
    book("ann");
    auto const would = examine({line(2, "bo")});
    BOOST_TEST(would.registered == 0);
    BOOST_TEST(would.waiting == 1);
    BOOST_TEST(add({line(2, "bo")}).waiting == 1);
}

BOOST_AUTO_TEST_CASE(an_event_that_is_over_takes_no_file)
{
    open(2);
    now = events::terms_of(tx, "event")->ends_at;
    BOOST_TEST(
        test::word_for(guest_list::examine(tx, "event", {line(2, "bo")}, now).error().code) == "closed"
    );
    BOOST_TEST(
        test::word_for(guest_list::examine(tx, "none", {line(2, "bo")}, now).error().code) == "not_found"
    );
}

BOOST_AUTO_TEST_SUITE_END()
