// What a mail server's answers come to, and how messages are paced.
#include "workers/smtp_verdict.hpp"

#include "workers/pace.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan::workers;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(workers_smtp_verdict)

BOOST_AUTO_TEST_CASE(each_answer_at_each_stage_has_its_meaning)
{
    using s = smtp_stage;
    using f = smtp_fate;
    struct {
        char const* what;
        smtp_stage stage;
        int code;
        smtp_fate fate;
        bool marks_address;
    } const cases[] = {
        {"cannot connect", s::connecting, 0, f::line_down, false},
        {"554 instead of a welcome", s::connecting, 554, f::line_down, false},
        {"wrong password", s::connecting, 535, f::line_down, false},
        {"sender not allowed", s::sender, 550, f::line_down, false},
        {"sender: not now", s::sender, 451, f::line_down, false},
        {"sender: lost", s::sender, 0, f::line_down, false},
        {"too large", s::sender, 552, f::refused, false},
        {"unknown here", s::recipient, 550, f::refused, true},
        {"greylisted", s::recipient, 450, f::postponed, false},
        {"sender: closing", s::sender, 421, f::line_down, false},
        {"recipient: closing", s::recipient, 421, f::postponed, false},
        {"recipient: lost", s::recipient, 0, f::postponed, false},
        {"DATA refused", s::content, 554, f::refused, true},
        {"DATA: not now", s::content, 452, f::postponed, false},
        {"lost in the middle", s::content, 0, f::postponed, false},
        {"refused as a whole", s::handed_over, 554, f::refused, true},
        {"not as a whole, now", s::handed_over, 451, f::postponed, false},
        {"nobody knows", s::handed_over, 0, f::postponed, false},
        {"closing after the dot", s::handed_over, 421, f::postponed, false},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto const v = judged({.stage = c.stage, .code = c.code, .words = "words"});
            BOOST_TEST((v.fate == c.fate));
            BOOST_TEST(v.address_refuses == c.marks_address);
            BOOST_TEST(v.words == "words");
        }
    }
    auto const done = judged({.stage = s::handed_over, .code = 250, .words = "250 Ok", .accepted = true});
    BOOST_TEST((done.fate == f::delivered));
    BOOST_TEST(done.words == "");
}

BOOST_AUTO_TEST_CASE(what_is_kept_of_an_answer_names_no_address)
{
    struct {
        char const* words;
        char const* kept;
    } const cases[] = {
        {"550 5.1.1 <ann@people.example>: unknown\r\n", "550 5.1.1 (address) unknown"},
        {"550 no ann@people.example here", "550 no (address) here"},
        {"550 \x1b[31mred\nlines\r\nand more", "550 [31mred lines and more"},
        {"550 caf\xe9", "550 caf\ufffd"},
        {"", ""},
    };
    for (auto const& c : cases) BOOST_TEST(without_addresses(c.words, "ann@people.example") == c.kept);
    BOOST_TEST(without_addresses(std::string(1000, 'x'), "a@b.example").size() <= 200u);
}

BOOST_AUTO_TEST_CASE(a_line_that_is_down_is_tried_again_at_pauses_that_double_up_to_a_minute)
{
    BOOST_TEST(line_pause(0).count() == 1);
    for (int n = 1; n <= 6; ++n) BOOST_TEST(line_pause(n).count() == 1 << (n - 1));
    for (int const n : {7, 8, 100, 1'000'000}) BOOST_TEST(line_pause(n).count() == 60);
}

BOOST_AUTO_TEST_CASE(messages_go_evenly_and_a_pause_saves_up_nothing)
{
    pace p(100);
    auto const began = pace::moment(1h);
    for (int n = 0; n < 10; ++n) BOOST_TEST(((p.reserve(began) - began) == n * 10ms));
    auto const later = began + 1min;
    BOOST_TEST((p.reserve(later) == later));
    BOOST_TEST((p.reserve(later) == later + 10ms));
}

BOOST_AUTO_TEST_SUITE_END()
