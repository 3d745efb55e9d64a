#include "documents/letters.hpp"

#include "base/text.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rowan;
using namespace std::chrono;
using documents::letter_kind;

namespace {

// On days in March 2027, when London's clocks show UTC.
instant at(unsigned day, int hour, int minute = 0)
{
    return instant(sys_days(year(2027) / 3 / day)) + hours(hour) + minutes(minute);
}

documents::letter_facts facts(letter_kind kind)
{
    return {
        .kind = kind,
        .name = "Siân Pryce",
        .event_title = "Members' Summit 2027",
        .days = {{at(11, 9, 30), at(11, 16, 30)}},
        .zone = "Europe/London",
        .venue = "Congress House, 23 Great Russell Street, London",
        .online_link = "https://meet.example/join/8841",
        .reference = "RW-7K4Q2M",
        .detail = kind == letter_kind::sign_in_code ? "ABCDEFGH" : "7",
        .offered_until = at(2, 17),
        .public_url = "https://events.union.example",
        .organisation = "Union of Care Managers",
        .expires_at = at(1, 9, 40),
    };
}

bool holds(std::string const& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

template <class F> void for_each_kind(F const& f)
{
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<letter_kind>>([&](auto kind) {
        BOOST_TEST_CONTEXT(kind.name) f(kind.value);
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_letters)

BOOST_AUTO_TEST_CASE(a_booking_is_confirmed_in_words)
{
    auto const l = documents::compose(facts(letter_kind::booked));
    BOOST_TEST(l.subject == "Your booking RW-7K4Q2M");
    BOOST_TEST(l.text == R"(Hello Siân Pryce,

You have a place at Members' Summit 2027.

Thursday, 11 March 2027, 9:30am to 4:30pm
Congress House, 23 Great Russell Street, London
Online: https://meet.example/join/8841

Your ticket and all about your booking:
https://events.union.example/bookings/RW-7K4Q2M

If you cannot come, please cancel there, so that somebody else can have
your place.

Union of Care Managers
)");
}

BOOST_AUTO_TEST_CASE(a_sign_in_code_comes_with_its_page_and_its_end)
{
    for (auto const* code : {"ABCDEFGH", "ABCD-EFGH", "abcdefgh"}) {
        auto f = facts(letter_kind::sign_in_code);
        f.detail = code;
        f.name = "";
        auto const l = documents::compose(f);
        BOOST_TEST(l.subject == "Your sign-in code");
        BOOST_TEST(l.text.starts_with("Hello,\n\nYour sign-in code is ABCD-EFGH\n"));
        BOOST_TEST(holds(l.text, "\nhttps://events.union.example/signin#ABCD-EFGH\n"));
        BOOST_TEST(holds(l.text, "until Monday, 1 March 2027, 9:40am (UK time)."));
    }
}

BOOST_AUTO_TEST_CASE(each_kind_says_its_own)
{
    struct {
        letter_kind kind;
        char const* says;
    } const cases[] = {
        {letter_kind::waiting,             "waiting list for Members' Summit 2027, at number 7."           },
        {letter_kind::offered,             "We hold it for you until Tuesday, 2 March 2027, 5pm (UK time)."},
        {letter_kind::promoted,            "Please decline here if you cannot come"                        },
        {letter_kind::promoted,            "https://meet.example/join/8841"                                },
        {letter_kind::offer_lapsed,        "it has gone to the next person."                               },
        {letter_kind::declined,            "You have declined your place at Members' Summit 2027."         },
        {letter_kind::cancelled,           "Your booking for Members' Summit 2027 is cancelled."           },
        {letter_kind::workshop_registered, "You have a place in the workshop 7 at Members' Summit 2027."   },
    };
    for (auto const& c : cases) {
        auto const text = documents::compose(facts(c.kind)).text;
        BOOST_TEST(holds(text, c.says), text);
        BOOST_TEST(holds(text, "https://events.union.example/bookings/RW-7K4Q2M\n"), text);
    }
}

BOOST_AUTO_TEST_CASE(only_those_with_a_place_are_told_the_online_link)
{
    for_each_kind([](letter_kind kind) {
        bool const has_place = kind == letter_kind::booked || kind == letter_kind::promoted;
        BOOST_TEST(holds(documents::compose(facts(kind)).text, "meet.example") == has_place);
    });
}

BOOST_AUTO_TEST_CASE(no_subject_tells_of_the_union_or_the_event)
{
    for_each_kind([](letter_kind kind) {
        auto const subject = folded(documents::compose(facts(kind)).subject);
        BOOST_TEST(!subject.empty());
        for (auto const* word : {"union", "member", "summit", "2027", "care", "siân", "7k4q2m "})
            BOOST_TEST(!holds(subject, word), subject);
        BOOST_TEST(length(subject) <= 60);
    });
}

BOOST_AUTO_TEST_CASE(links_only_open_pages)
{
    for_each_kind([](letter_kind kind) {
        auto const text = documents::compose(facts(kind)).text;
        for (auto const* word : {"/accept", "/decline", "/cancel", "/api/", "?"})
            BOOST_TEST(!holds(text, word), text);
    });
}

BOOST_AUTO_TEST_CASE(every_day_is_listed)
{
    auto f = facts(letter_kind::booked);
    f.days = {
        {at(9,  10), at(9,  16)},
        {at(10, 10), at(10, 12)},
        {at(11, 22), at(12, 6) }
    };
    f.online_link = "";
    BOOST_TEST(holds(documents::compose(f).text, R"(
Tuesday, 9 March 2027, 10am to 4pm
Wednesday, 10 March 2027, 10am to 12pm
Thursday, 11 March 2027, 10pm to Friday, 12 March 2027, 6am
Congress House, 23 Great Russell Street, London

Your)"));
}

BOOST_AUTO_TEST_CASE(times_are_those_of_the_zone)
{
    struct {
        char const* zone;
        char const* says;
    } const cases[] = {
        {"Europe/London",    "until Monday, 29 March 2027, 6pm (UK time)."      },
        {"Europe/Dublin",    "until Monday, 29 March 2027, 6pm (Dublin time)."  },
        {"America/New_York", "until Monday, 29 March 2027, 1pm (New York time)."},
        {"Asia/Manila",      "until Tuesday, 30 March 2027, 1am (Manila time)." },
    };
    for (auto const& c : cases) {
        auto f = facts(letter_kind::offered);
        f.zone = c.zone;
        f.offered_until = at(29, 17);
        auto text = documents::compose(f).text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        BOOST_TEST(holds(text, c.says), text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_known_leaves_no_gap)
{
    for_each_kind([](letter_kind kind) {
        auto f = facts(kind);
        f.name = f.venue = f.online_link = "";
        f.days.clear();
        auto const text = documents::compose(f).text;
        BOOST_TEST(!holds(text, "\n\n\n"), text);
        BOOST_TEST(text.starts_with("Hello,\n\n"));
        BOOST_TEST((text.ends_with("\n") && !text.ends_with("\n\n")));
    });
}

BOOST_AUTO_TEST_CASE(whatever_the_facts_are_lines_stay_lines)
{
    for_each_kind([](letter_kind kind) {
        auto f = facts(kind);
        f.name = "Eve\r\nBcc: x@evil.example\r\n\r\nYou have won";
        f.event_title = "{name} {organisation} {nothing} {\n" + std::string(300, 'x') + " \xff\u202e" +
                        std::string(50, '{');
        f.venue = "a\nb\rc\u2028" + std::string(500, ' ') + "d";
        auto const l = documents::compose(f);
        BOOST_TEST(!holds(l.text, "\nBcc"));
        BOOST_TEST(!has_controls(l.text, true));
        BOOST_TEST(!has_controls(l.subject));
        BOOST_TEST(!holds(l.text, "Union of Care Managers Union"));
        if (holds(l.text, "{name}")) BOOST_TEST(holds(l.text, "{name} {organisation} {nothing} {"), l.text);
        for (std::string_view rest = l.text; !rest.empty();) {
            auto const line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(line.size() + 1);
            bool const single_word = line.find(' ') == line.npos;
            BOOST_TEST((length(line) <= 72 || single_word), line);
        }
    });
}

BOOST_AUTO_TEST_SUITE_END()
