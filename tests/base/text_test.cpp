// Text from outside: what is well formed, what is refused, what is made of it.
#include "base/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(base_text)

// RFC 3629 4
BOOST_AUTO_TEST_CASE(utf_8_is_well_formed_or_not)
{
    struct {
        char const* what;
        std::string_view text;
        bool valid;
    } const cases[] = {
        {"nothing", ""sv, true},
        {"ASCII", "plain"sv, true},
        {"a zero byte", "a\0b"sv, true},
        {"two bytes", "\xc3\xa9"sv, true},
        {"three bytes", "\xe2\x82\xac"sv, true},
        {"four bytes", "\xf0\x9f\x8c\xb3"sv, true},
        {"the last code point", "\xf4\x8f\xbf\xbf"sv, true},
        {"one beyond", "\xf4\x90\x80\x80"sv, false},
        {"before the surrogates", "\xed\x9f\xbf"sv, true},
        {"a surrogate", "\xed\xa0\x80"sv, false},
        {"an overlong slash", "\xc0\xaf"sv, false},
        {"an overlong of three", "\xe0\x80\xaf"sv, false},
        {"an overlong of four", "\xf0\x80\x80\xaf"sv, false},
        {"a lonely continuation", "\x80"sv, false},
        {"cut short", "\xe2\x82"sv, false},
        {"a letter in between", "\xe2\x61\xac"sv, false},
        {"five bytes", "\xf8\x88\x80\x80\x80"sv, false},
        {"0xff", "\xff"sv, false},
        {"Latin-1", "caf\xe9 noir"sv, false},
    };
    for (auto const& c : cases) { BOOST_TEST_CONTEXT(c.what) BOOST_TEST(valid_utf8(c.text) == c.valid); }
}

BOOST_AUTO_TEST_CASE(length_is_in_characters)
{
    BOOST_TEST(length("") == 0u);
    BOOST_TEST(length("café") == 4u);
    BOOST_TEST(length("🌳🌳") == 2u);
}

BOOST_AUTO_TEST_CASE(controls_are_found_wherever_they_hide)
{
    struct {
        char const* what;
        std::string_view text;
        bool in_a_line, in_lines;
    } const cases[] = {
        {"plain", "Zoë O'Hara-李"sv, false, false},
        {"a no-break space", "a\xc2\xa0 b"sv, false, false},
        {"an emoji's joiner", "\xe2\x80\x8d"sv, false, false},
        {"a line feed", "a\nb"sv, true, false},
        {"a carriage return", "a\rb"sv, true, true},
        {"a tabulator", "a\tb"sv, true, true},
        {"a zero byte", "a\0b"sv, true, true},
        {"delete", "a\x7f"sv, true, true},
        {"next line, of C1", "\xc2\x85"sv, true, true},
        {"a line separator", "\xe2\x80\xa8"sv, true, true},
        {"a right-to-left mark", "\xe2\x80\x8f"sv, true, true},
        {"an override", "\xe2\x80\xae"sv, true, true},
        {"an isolate", "\xe2\x81\xa6"sv, true, true},
        {"a byte order mark", "\xef\xbb\xbf"sv, true, true},
        {"what is no UTF-8", "\xff"sv, true, true},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            BOOST_TEST(has_controls(c.text) == c.in_a_line);
            BOOST_TEST(has_controls(c.text, true) == c.in_lines);
        }
    }
}

// RFC 5321 4.1.2, 4.5.3.1
BOOST_AUTO_TEST_CASE(an_address_is_one_that_mail_can_go_to)
{
    auto const letters = [](std::size_t n) { return std::string(n, 'a'); };
    auto const three_labels = letters(63) + "." + letters(63) + "." + letters(63) + ".";
    for (auto const& address : {
             std::string("ann@people.example"), std::string("a.b+tag_1'x@sub.people.example"),
             letters(64) + "@people.example", "a@" + letters(63) + ".example",
             "a@" + three_labels + letters(60), // 254 bytes
         })
        BOOST_TEST(valid_email(address), address);
    for (auto const& address : {
             letters(65) + "@people.example",
             "a@" + letters(64) + ".example",
             "a@" + three_labels + letters(61),
         })
        BOOST_TEST(!valid_email(address), address);
    for (auto const* address :
         {"",
          "ann",
          "@people.example",
          "ann@",
          "ann@people",
          "ann@people.",
          "ann@.example",
          "ann@people..example",
          "ann@-people.example",
          "ann@people-.example",
          ".ann@people.example",
          "ann.@people.example",
          "a..b@people.example",
          "ann bee@people.example",
          "ann@people.example, bo@people.example",
          "ann@people.example\r\nBcc: bo@people.example",
          "ann@bo@people.example",
          "\"ann bee\"@people.example",
          "<ann@people.example>",
          "zoë@people.example",
          "ann@[192.0.2.1]"})
        BOOST_TEST(!valid_email(address), address);
}

BOOST_AUTO_TEST_CASE(text_is_tidied_folded_and_searched_for_words)
{
    BOOST_TEST(tidy("  Ann \t\r\n Lee  ") == "Ann Lee");
    BOOST_TEST(tidy(" \n ") == "");
    BOOST_TEST(folded("Ann.LEE@X.example") == "ann.lee@x.example");
    BOOST_TEST(folded("ZOË") == "zoË"); // ASCII alone
    BOOST_TEST(has_word("rep link_member", "link_member"));
    BOOST_TEST(has_word("rep", "rep"));
    for (auto const* other : {"re", "reps", "member", ""}) BOOST_TEST(!has_word("rep link_member", other));
    BOOST_TEST(pointer_step("a/b~c") == "a~1b~0c"); // RFC 6901 3
}

BOOST_AUTO_TEST_SUITE_END()
