#include "documents/markdown.hpp"

#include "base/text.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <random>

using namespace rowan;
using namespace std::string_literals;

namespace {

std::string repeated(std::string const& piece, int times)
{
    std::string all;
    while (times-- > 0) all += piece;
    return all;
}

// Takes what may be written out of the text, tag by tag; false if something else is there or a tag is not
// closed.
bool only_known_tags(std::string_view html)
{
    constexpr std::string_view alone[] = {"<br>", "<hr>"};
    constexpr std::string_view pairs[] = {"p",      "h2", "h3", "ul",         "ol",   "li",
                                          "strong", "em", "a",  "blockquote", "code", "pre"};
    constexpr std::string_view link_end = "\" rel=\"noopener ugc\"";
    std::vector<std::string> open;
    for (auto at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
        auto const end = html.find('>', at);
        if (end == html.npos) return false;
        auto tag = html.substr(at, end + 1 - at);
        if (std::find(std::begin(alone), std::end(alone), tag) != std::end(alone)) continue;
        bool const closing = tag.starts_with("</");
        tag = tag.substr(closing ? 2 : 1, tag.size() - (closing ? 3 : 2));
        if (tag.starts_with("a href=\"") && tag.ends_with(link_end)) {
            auto const address = tag.substr(8, tag.size() - 8 - link_end.size());
            auto const low = folded(address);
            if (address.find('"') != address.npos) return false;
            if (!low.starts_with("http://") && !low.starts_with("https://") && !low.starts_with("mailto:"))
                return false;
            tag = "a";
        } else if (!closing && tag == "a")
            return false;
        if (std::find(std::begin(pairs), std::end(pairs), tag) == std::end(pairs)) return false;
        if (!closing) {
            open.emplace_back(tag);
            continue;
        }
        if (open.empty() || open.back() != tag) return false;
        open.pop_back();
    }
    return open.empty();
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_markdown)

BOOST_AUTO_TEST_CASE(text_becomes_the_elements_of_a_page)
{
    struct {
        char const* markdown;
        char const* html;
    } const cases[] = {
        {"", ""},
        {"# A\n## B\n### C\n###### D", "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>\n<h3>D</h3>\n"},
        {"one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n"},
        {"a  \nb", "<p>a<br>\nb</p>\n"},
        {"*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"},
        {"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
        {"1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"},
        {"> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
        {"```html\n<b>&amp;\n```", "<pre><code>&lt;b&gt;&amp;amp;\n</code></pre>\n"},
        {"---", "<hr>\n"},
        {"|a|b|\n|-|-|\n|1|2|", "<p>|a|b|\n|-|-|\n|1|2|</p>\n"},
        {"~~a~~", "<p>~~a~~</p>\n"},
        {"![a *plan* of <it>](x.png)", "<p>a plan of &lt;it&gt;</p>\n"},
        {"![a [link](https://x.example) b](y)", "<p>a link b</p>\n"},
        {"Llŷr &eacute; &#373; &#x175; &frac12;", "<p>Llŷr é ŵ ŵ ½</p>\n"},
        {"&lt;b&gt; &unknown; &", "<p>&lt;b&gt; &amp;unknown; &amp;</p>\n"},
        {"a &#0; b &#x202e; c &#xd800; d &#x110000; e &#27;",
         "<p>a \ufffd b \ufffd c \ufffd d \ufffd e \ufffd</p>\n"},
        {"\"'", "<p>&quot;&#39;</p>\n"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.markdown)
        BOOST_TEST(documents::markdown_to_html(c.markdown) == c.html);
    }
}

BOOST_AUTO_TEST_CASE(raw_html_is_text)
{
    for (auto const* markdown :
         {"<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- <b> -->", "<?php ?>",
          "<![CDATA[<b>]]>", "<a href=\"javascript:alert(1)\">x</a>", "<svg/onload=alert(1)>",
          "`</code><script>`", "```</code>\n</code><script>\n```", "&lt;script&gt;&#60;script&#62;"}) {
        BOOST_TEST_CONTEXT(markdown)
        {
            auto const html = documents::markdown_to_html(markdown);
            BOOST_TEST(only_known_tags(html), html);
        }
    }
}

BOOST_AUTO_TEST_CASE(links_go_only_where_they_may)
{
    auto const too_long = "[a](https://x.example/" + std::string(2'000, 'y') + ")";
    struct {
        std::string markdown;
        std::string href; // empty: no link
    } const cases[] = {
        {"[a](https://x.example/?b=1&c=2)", "https://x.example/?b=1&amp;c=2"},
        {"[a](HTTP://x.example)", "HTTP://x.example"},
        {"[a](mailto:a@x.example)", "mailto:a@x.example"},
        {"<https://x.example>", "https://x.example"},
        {"see https://x.example/y.", "https://x.example/y"},
        {"write a@x.example now", "mailto:a@x.example"},
        {"[a][r]\n\n[r]: https://x.example", "https://x.example"},
        {"[a](<https://x.example/a b>)", "https://x.example/a b"},
        {"[a](https://x.example/\"onclick=x)", "https://x.example/&quot;onclick=x"},
        {"[a](https://x.example/'<b>)", "https://x.example/&#39;&lt;b&gt;"},
        {"[a](https://x.example 'onclick=\"x')", "https://x.example"},
        {"[a](https://x.example/&quot;)", "https://x.example/&quot;"},
        {"[a](https://x.example/&colon;)", "https://x.example/&amp;colon;"},
        {"[![i](y.png)](https://x.example)", "https://x.example"},
        {"[a](javascript:alert(1))", ""},
        {"[a](JaVaScRiPt:alert(1))", ""},
        {"[a](java&#115;cript:alert(1))", ""},
        {"[a](&#106;avascript:alert(1))", ""},
        {"[a](javascript&colon;alert(1))", ""},
        {"[a](java&Tab;script:alert(1))", ""},
        {"[a](<java\tscript:alert(1)>)", ""},
        {"[a](<ht\ttps://x.example>)", ""},
        {"[a](<\x01https://x.example>)", "https://x.example"},
        {"[a](&#1;javascript:alert(1))", ""},
        {"[a](&#32;javascript:alert(1))", ""},
        {"[a](<https://x.example/\tb>)", ""},
        {"[a](\\javascript:alert(1))", ""},
        {"[a](data:text/html;base64,PHNjcmlwdD4=)", ""},
        {"[a](vbscript:x)", ""},
        {"[a](file:///etc/passwd)", ""},
        {"[a](tel:1)", ""},
        {"[a](/relative)", ""},
        {"[a](//x.example)", ""},
        {"[a](https:\\\\\\\\x.example)", ""},
        {"[a](https://)", ""},
        {"[a](http:x.example)", ""},
        {"<javascript:alert(1)>", ""},
        {"[a][r]\n\n[r]: javascript:alert(1)", ""},
        {too_long, ""},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.markdown)
        {
            auto const html = documents::markdown_to_html(c.markdown);
            auto const tag = "<a href=\"" + c.href + "\" rel=\"noopener ugc\">";
            BOOST_TEST((html.find("<a") == html.npos) == c.href.empty());
            if (!c.href.empty()) BOOST_TEST((html.find(tag) != html.npos), html);
            BOOST_TEST(only_known_tags(html), html);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_link_stands_in_a_link)
{
    auto const html =
        documents::markdown_to_html("[see https://a.example and <https://b.example>](https://c.example)");
    BOOST_TEST(only_known_tags(html));
    for (auto at = html.find("<a "); at != html.npos; at = html.find("<a ", at + 1))
        BOOST_TEST((html.find("</a>", at) < html.find("<a ", at + 1)), html);
}

BOOST_AUTO_TEST_CASE(ill_formed_bytes_come_out_as_utf8)
{
    auto const html = documents::markdown_to_html("Si\xe2n \xff\xfe [a](https://x.example/\xe2) \0 b"s);
    BOOST_TEST(valid_utf8(html));
    BOOST_TEST(!has_controls(html, true));
}

BOOST_AUTO_TEST_CASE(malice_costs_little)
{
    auto const long_reference = "[a]: https://x.example/" + std::string(1'900, 'y') + "\n\n";
    auto const deep_line = std::string(100, '>') + "\n";
    auto const closing = std::string(10'000, ']');
    struct {
        char const* what;
        std::string begin, piece;
        int times;
        std::string end;
    } const cases[] = {
        {"quotes in quotes", "", "> ", 5'000, "x"},
        {"lists in lists", "", "- ", 10'000, ""},
        {"open brackets", "", "[", 20'000, ""},
        {"nested brackets", "", "[", 10'000, closing},
        {"nested links", "", "[a](", 5'000, ""},
        {"open images", "", "![", 10'000, ""},
        {"emphasis", "", "*a **a ", 2'857, ""},
        {"underscores", "", "_", 20'000, ""},
        {"stars and underscores", "", "*_a", 6'666, ""},
        {"long reference", long_reference, "[a]", 6'000, ""},
        {"bare addresses", "", "http://a.b/(", 1'600, ""},
        {"bare mail addresses", "", "a.b@a.b.", 2'500, ""},
        {"less than", "", "<", 20'000, ""},
        {"comments", "", "<!--", 5'000, ""},
        {"definitions", "", "[a]: b\n", 2'857, ""},
        {"deep quotes, many", "", deep_line, 198, ""},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto const markdown = c.begin + repeated(c.piece, c.times) + c.end;
            auto const html = documents::markdown_to_html(markdown);
            BOOST_TEST(html.size() < 10 * documents::longest_markdown);
            BOOST_TEST(only_known_tags(html));
        }
    }
}

BOOST_AUTO_TEST_CASE(whatever_comes_in_only_known_tags_come_out)
{
    constexpr std::string_view pieces[] = {
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "<https://a.example",
        "javascript:",
        "https://a.example/",
        "\"",
        "'",
        "&#",
        "&#106;",
        "&Tab;",
        ";",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "    ",
        "\\",
        "  \n",
        "<b>",
        "</a>",
        "<!--",
        "a@b.example",
        "[r]: ",
        "[r]",
        "---\n",
        "x",
        "é",
        "\xff",
        "\t",
        "|"};
    std::mt19937_64 random(7);
    for (int round = 0; round < 3'000; ++round) {
        std::string markdown;
        for (int count = 0; count < 40; ++count) markdown += pieces[random() % std::size(pieces)];
        auto const html = documents::markdown_to_html(markdown);
        BOOST_REQUIRE_MESSAGE(only_known_tags(html), markdown << "\n became \n" << html);
        BOOST_REQUIRE_MESSAGE(valid_utf8(html), markdown);
    }
}

BOOST_AUTO_TEST_SUITE_END()
