#include "documents/ical_text.hpp"

#include "support/ical.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rowan;
using namespace rowan::documents;
using namespace std::string_literals;

namespace {

std::string repeated(std::string_view text, int times)
{
    std::string all;
    for (int n = 0; n < times; ++n) all += text;
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_ical_text)

BOOST_AUTO_TEST_CASE(rule_23_lines_are_folded_at_75_octets_in_no_character)
{
    struct {
        std::string_view what;
        std::string line;
    } const table[] = {
        {"short", "SUMMARY:Short"},
        {"75 exactly", "SUMMARY:" + std::string(67, 'x')},
        {"76", "SUMMARY:" + std::string(68, 'x')},
        {"long", "SUMMARY:" + std::string(1000, 'x')},
        {"two octets each", "SUMMARY:" + repeated("é", 200)},
        {"three octets each", "SUMMARY:" + repeated("界", 200)},
        {"four octets each", "SUMMARY:" + repeated("🎺", 200)},
        {"out of step by one", "SUMMARY:x" + repeated("🎺", 200)},
        {"out of step by two", "SUMMARY:xx" + repeated("🎺", 200)},
        {"out of step by three", "SUMMARY:xxx" + repeated("🎺", 200)},
        {"spaces alone", "SUMMARY:" + std::string(300, ' ')},
        {"backslashes alone", "SUMMARY:" + std::string(300, '\\')},
        {"words", "SUMMARY:" + repeated("word ", 100)},
        {"right to left", "SUMMARY:" + repeated("שלום עולם ", 40)},
        {"escapes", "DESCRIPTION:" + repeated("a\\, b\\; c\\n", 60)},
    };
    for (auto const& row : table) {
        BOOST_TEST_CONTEXT(row.what)
        {
            std::string text;
            append_line(text, row.line);
            auto const lines = test::ical_lines(text); // throws of any line that is not as it must be
            BOOST_TEST(lines.size() == 1u);
            BOOST_TEST(lines.at(0) == row.line);
        }
    }
}

BOOST_AUTO_TEST_CASE(rule_23_folds_avoid_spaces_and_backslashes)
{
    for (int before = 50; before < 90; ++before) {
        std::string text;
        append_line(
            text, "SUMMARY:" + std::string(static_cast<std::size_t>(before), 'x') + " a\\, b c\\; d e"
        );
        for (auto at = text.find("\r\n "); at != text.npos; at = text.find("\r\n ", at + 1)) {
            BOOST_TEST(text[at - 1] != ' ', before);
            BOOST_TEST(text[at - 1] != '\\', before);
            BOOST_TEST(text[at + 3] != ' ', before);
        }
    }
}

BOOST_AUTO_TEST_CASE(rules_24_and_25_text_cannot_leave_its_line)
{
    struct {
        std::string_view what;
        std::string given, kept;
    } const table[] = {
        {"what must be escaped", R"(a\b;c,d)", R"(a\\b\;c\,d)"},
        {"colons and quotes", R"(a:b"c")", R"(a:b"c")"},
        {"a line feed", "a\nb", "a\\nb"},
        {"CR LF", "a\r\nb", "a\\nb"},
        {"a CR alone", "a\rATTENDEE:mailto:x@y.example", "a\\nATTENDEE:mailto:x@y.example"},
        {"VT and FF", "a\vb\fc", "a\\nb\\nc"},
        {"NEL",
         "a\xc2\x85"
         "b",
         "a\\nb"},
        {"U+2028 and U+2029",
         "a\xe2\x80\xa8"
         "b\xe2\x80\xa9"
         "c",
         "a\\nb\\nc"},
        {"NUL", "a\0b"s, "ab"},
        {"other controls",
         "a\x01\x1b\x7f\xc2\x9f"
         "b",
         "ab"},
        {"a byte order mark",
         "\xef\xbb\xbf"
         "a",
         "a"},
        {"bad UTF-8",
         "a\xff"
         "b",
         "a\xef\xbf\xbd"
         "b"},
        {"a cut character", "a\xe7\x95", "a\xef\xbf\xbd\xef\xbf\xbd"},
        {"a tab", "a\tb", "a b"},
        {"an escape's twin", "a\\nb", "a\\\\nb"},
    };
    for (auto const& row : table) BOOST_TEST(ical_text(row.given) == row.kept, row.what);
}

BOOST_AUTO_TEST_CASE(rule_27_words_are_one_line_and_trimmed)
{
    BOOST_TEST(ical_word("  a\n b,\r\n\tc  ") == "a b\\, c");
    BOOST_TEST(ical_word(" \n ") == "");
}

BOOST_AUTO_TEST_CASE(rule_26_addresses_are_ascii_and_lead_somewhere)
{
    struct {
        std::string given, kept;
    } const table[] = {
        {"https://meet.example/a?b=c&d=e,f;g#h", "https://meet.example/a?b=c&d=e,f;g#h"},
        {"https://meet.example/caf\xc3\xa9 1", "https://meet.example/caf%C3%A9%201"},
        {"https://meet.example/\r\nATTENDEE:x", "https://meet.example/%0D%0AATTENDEE:x"},
        {"https://meet.example/\"<>\\^`{|}", "https://meet.example/%22%3C%3E%5C%5E%60%7B%7C%7D"},
        {"mailto:reps@union.example", "mailto:reps@union.example"},
        {"HTTPS://meet.example", "HTTPS://meet.example"},
        {"javascript:alert(1)", ""},
        {"data:text/html,x", ""},
        {"meet.example", ""},
        {"", ""},
    };
    for (auto const& row : table) BOOST_TEST(ical_uri(row.given) == row.kept, row.given);
}

BOOST_AUTO_TEST_CASE(rule_26_parameters_are_quoted_as_rfc_6868_has_it)
{
    BOOST_TEST(ical_parameter("a:b;c,d") == "\"a:b;c,d\"");
    BOOST_TEST(ical_parameter("say \"hi\" ^ up") == "\"say ^'hi^' ^^ up\"");
    BOOST_TEST(ical_parameter("two\r\nlines") == "\"two lines\"");
}

BOOST_AUTO_TEST_CASE(rule_29_places_have_six_decimals_and_a_semicolon)
{
    struct {
        std::string latitude, longitude, kept;
    } const table[] = {
        {"51.518054", "-0.127758", "51.518054;-0.127758"},
        {"51.5", "0", "51.500000;0.000000"},
        {"-90", "180", "-90.000000;180.000000"},
        {"90.1", "0", ""},
        {"0", "-180.5", ""},
        {"51,5", "0", ""},
        {"51.5N", "0", ""},
        {"nan", "0", ""},
        {"inf", "0", ""},
        {"", "", ""},
        {"51.5\r\nX:", "0", ""},
    };
    for (auto const& row : table)
        BOOST_TEST(ical_geo(row.latitude, row.longitude) == row.kept, row.latitude << " " << row.longitude);
}

BOOST_AUTO_TEST_SUITE_END()
