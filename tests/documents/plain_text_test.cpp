#include "documents/plain_text.hpp"

#include "base/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(documents_plain_text)

BOOST_AUTO_TEST_CASE(text_keeps_its_lines_and_loses_its_controls)
{
    struct {
        char const* what;
        std::string given, kept;
    } const cases[] = {
        {"nothing", "", ""},
        {"Welsh and Arabic", "Llŷr ŵ نور", "Llŷr ŵ نور"},
        {"CRLF", "a\r\nb", "a\nb"},
        {"a CR alone", "a\rb\r", "a\nb\n"},
        {"CR CR LF", "a\r\r\nb", "a\n\nb"},
        {"VT FF NEL LS PS", "a\vb\fc\u0085d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"},
        {"NUL ESC DEL", "a\0b\x1b[1mc\x7f"s, "ab[1mc"},
        {"C1", "a\u009bb", "ab"},
        {"tab stays", "a\tb", "a\tb"},
        {"bidi override, isolate", "a\u202e\u2066b\u200f", "ab"},
        {"byte order mark", "\ufeffa", "a"},
        {"joiners stay", "\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"},
        {"Latin-1", "Si\xe2n", "Si\ufffdn"},
        {"half a character", "a\xe2\x82", "a\ufffd\ufffd"},
        {"overlong slash", "\xc0\xaf", "\ufffd\ufffd"},
        {"a surrogate", "\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
        {"beyond Unicode", "\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto const kept = documents::plain_text(c.given);
            BOOST_TEST(kept == c.kept);
            BOOST_TEST(valid_utf8(kept));
            BOOST_TEST(documents::plain_text(kept) == kept);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_line_is_one_line)
{
    BOOST_TEST(documents::plain_line("  Room 1,\r\nFloor\t2 \u2028") == "Room 1, Floor 2");
    BOOST_TEST(documents::plain_line("\r\n\0"s).empty());
}

BOOST_AUTO_TEST_CASE(cuts_fall_between_characters)
{
    struct {
        std::string text;
        std::size_t bytes, whole;
    } const cases[] = {
        {"abc", 2, 2}, {"abc", 9, 3}, {"aé", 2, 1}, {"é", 1, 2},
        {"a€b", 3, 1}, {"a€b", 4, 4}, {"😀😀", 7, 4}, {"😀", 2, 4},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.text << " at " << c.bytes)
        BOOST_TEST(documents::whole_characters(c.text, c.bytes) == c.whole);
    }
}

BOOST_AUTO_TEST_SUITE_END()
