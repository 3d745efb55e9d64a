#include "documents/markdown_text.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan::documents;

BOOST_AUTO_TEST_SUITE(documents_markdown_text)

BOOST_AUTO_TEST_CASE(markdown_is_readable_without_its_marks)
{
    struct {
        std::string_view what, given, text;
    } const table[] = {
        {"words", "Doors open at nine.", "Doors open at nine."},
        {"paragraphs", "One\n\nTwo", "One\n\nTwo"},
        {"emphasis", "So *very* **good** `code`", "So very good code"},
        {"a heading", "# Day one\nTalks", "Day one\n\nTalks"},
        {"a list", "Bring:\n\n- a pen\n- a friend\n\nThanks", "Bring:\n- a pen\n- a friend\n\nThanks"},
        {"a link", "[Map](https://maps.example/x)", "Map (https://maps.example/x)"},
        {"a bare address", "https://maps.example/x", "https://maps.example/x"},
        {"a link to a script", "[x](javascript:alert(1))", "x"},
        {"an image", "![The hall](hall.png)", "The hall"},
        {"HTML is text", "<b>x</b>", "<b>x</b>"},
        {"an entity", "Q&amp;A &ndash; &#9733;", "Q&A \xe2\x80\x93 \xe2\x98\x85"},
        {"hard line break", "One  \nTwo", "One\nTwo"},
        {"nothing", "", ""},
        {"a stray span", "# ![](_)_|", "|"},
    };
    for (auto const& row : table) BOOST_TEST(markdown_to_text(row.given) == row.text, row.what);
}

BOOST_AUTO_TEST_CASE(a_short_reference_to_a_long_address_does_not_make_megabytes)
{
    std::string text = "[a]: https://x.example/" + std::string(1500, 'x') + "\n\n";
    for (int n = 0; n < 4000; ++n) text += "[a] ";
    BOOST_TEST(markdown_to_text(text).size() < 2 * text.size() + 40'000);
}

BOOST_AUTO_TEST_SUITE_END()
