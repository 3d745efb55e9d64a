#include "http/json_reader.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using namespace rowan::http;
using namespace std::string_literals;

namespace {

// What a form with one text of one to five characters makes of a body: the text, or the first pointer, or
// "malformed".
std::string name_in(std::string_view body)
{
    json_reader in(body);
    auto const name = in.text("name", 1, 5);
    auto const read = in.finish(name);
    if (read) return *read;
    if (read.error().code == errc::malformed) return "malformed";
    return read.error().fields.at(0).pointer;
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_json_reader)

BOOST_AUTO_TEST_CASE(text_comes_tidied_or_its_field_is_named)
{
    // clang-format off
    struct {
        std::string what, body, answer;
    } const bodies[] = {
        {"plain", R"({"name":"Ada"})", "Ada"},
        {"among others", R"({"a":[1,{"name":2}],"name":"Ada","b":null})", "Ada"},
        {"untidy", R"({"name":"  A  b "})", "A b"},
        {"five characters of two bytes", R"({"name":"ééééé"})", "ééééé"},
        {"an emoji by escapes", R"({"name":"\ud83d\ude00"})", "\xf0\x9f\x98\x80"},
        {"six characters", R"({"name":"abcdef"})", "/name"},
        {"empty", R"({"name":""})", "/name"},
        {"nothing but space", R"({"name":"   "})", "/name"},
        {"absent", R"({})", "/name"},
        {"null", R"({"name":null})", "/name"},
        {"a number", R"({"name":1})", "/name"},
        {"a list", R"({"name":["Ada"]})", "/name"},
        {"a lone leading surrogate", R"({"name":"\ud83d"})", "/name"},
        {"a lone trailing surrogate", R"({"name":"\ude00"})", "/name"},
        {"surrogates the wrong way round", R"({"name":"\ude00\ud83d"})", "/name"},
        {"a surrogate before a letter", R"({"name":"\ud83dx"})", "/name"},
        {"a surrogate in a field nobody reads", R"({"other":{"x":"\ud83d"},"name":"Ada"})", "Ada"},
        {"what only looks like a surrogate", R"({"name":"\\ud8"})", "\\ud8"},
        {"an escape cut off", R"({"name":"\ud8"})", "malformed"},
        {"bad UTF-8", "{\"name\":\"\xff\"}", "/name"},
        {"UTF-8 too long", "{\"name\":\"\xc0\xaf\"}", "/name"},
        {"a surrogate in UTF-8", "{\"name\":\"\xed\xa0\x80\"}", "/name"},
        {"NUL", R"({"name":"a\u0000"})", "/name"},
        {"a line feed", R"({"name":"a\nb"})", "/name"},
        {"a tab", R"({"name":"a\tb"})", "/name"},
        {"C1", R"({"name":"a\u0085"})", "/name"},
        {"a bidirectional override", R"({"name":"a\u202eb"})", "/name"},
        {"an isolate", R"({"name":"a\u2066b"})", "/name"},
        {"twice", R"({"name":"Ada","name":"Bob"})", "/name"},
        {"twice, once by an escape", R"({"name":"Ada","n\u0061me":"Bob"})", "/name"},
        {"another twice", R"({"x/y~":1,"name":"Ada","x/y~":2})", "/x~1y~0"},
        {"a control in a key nobody reads", R"({"\n":1,"name":"Ada"})", "Ada"},
        {"twice, but deeper", R"({"x":{"y":1,"y":2},"name":"Ada"})", "Ada"},
        {"no JSON", "hello", "malformed"},
        {"nothing", "", "malformed"},
        {"a list alone", R"([{"name":"Ada"}])", "malformed"},
        {"a text alone", R"("name")", "malformed"},
        {"cut off", R"({"name":"Ada")", "malformed"},
        {"too much", R"({"name":"Ada"}})", "malformed"},
        {"two documents", R"({"name":"Ada"}{"name":"Bob"})", "malformed"},
        {"a byte order mark", "\xef\xbb\xbf{\"name\":\"Ada\"}", "malformed"},
        {"a comment", R"({"name":"Ada"/**/})", "malformed"},
        {"a last comma", R"({"name":"Ada",})", "malformed"},
        {"single quotes", "{'name':'Ada'}", "malformed"},
        {"a raw control", "{\"name\":\"a\nb\"}", "malformed"},
        {"NaN", R"({"name":NaN})", "malformed"},
        {"a key of bad UTF-8", "{\"\xff\":1,\"name\":\"Ada\"}", "malformed"},
        {"a surrogate in a key", R"({"\ud83d":1,"name":"Ada"})", "malformed"},
        {"a surrogate in a later key", R"({"name":"Ada","\ud83d":1})", "malformed"},
        {"as deep as allowed", R"({"name":"Ada","x":)" + std::string(15, '[') + std::string(15, ']') + "}",
         "Ada"},
        {"deeper", R"({"name":"Ada","x":)" + std::string(16, '[') + std::string(16, ']') + "}", "malformed"},
        {"very deep", std::string(60'000, '['), "malformed"},
    };
    // clang-format on
    for (auto const& b : bodies) {
        BOOST_TEST_CONTEXT(b.what)
        {
            BOOST_TEST(name_in(b.body) == b.answer);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_may_be_absent_may_be_absent_or_null_but_not_wrong)
{
    json_reader in(R"({"n":null,"t":"a","l":"a\nb","f":false,"s":["a"," b "],"o":{"k":"a\nb"}})");
    BOOST_TEST(!in.optional_text("n", 1, 9).has_value());
    BOOST_TEST(!in.optional_lines("absent", 9).has_value());
    BOOST_TEST(!in.optional_flag("absent").has_value());
    BOOST_TEST(!in.optional_texts("absent", 9, 9).has_value());
    BOOST_TEST(in.optional_object("absent") == nullptr);
    BOOST_TEST((in.optional_text("t", 1, 9) == "a"));
    BOOST_TEST((in.optional_lines("l", 3) == "a\nb"));
    BOOST_TEST((in.optional_flag("f") == false));
    BOOST_TEST((in.optional_texts("s", 2, 9) == std::vector{"a"s, "b"s}));
    BOOST_TEST(in.optional_object("o")->at("k") == "a\nb");
    BOOST_TEST(in.has("t"));
    BOOST_TEST(!in.has("n"));
    BOOST_TEST(!in.has("absent"));
    BOOST_TEST(in.finish(1).has_value());
}

BOOST_AUTO_TEST_CASE(everything_that_is_wrong_is_named_at_once)
{
    json_reader in(R"({"t":1,"l":"abcd","f":"yes","s":["a",2,"b\u0007"],"m":[1,2],"o":[],)"
                   R"("d":{"a":["\u202e"]},"k":{"\n":1}})");
    in.optional_text("t", 1, 9);
    in.optional_lines("l", 3);
    in.optional_flag("f");
    in.optional_texts("s", 3, 9);
    in.optional_texts("m", 1, 9);
    in.optional_object("o");
    in.optional_object("d");
    in.optional_object("k");
    in.text("absent", 1, 9);
    in.wrong("answers/diet", "is not asked here");
    in.wrong("", "makes no sense");
    auto const read = in.finish(1);
    BOOST_REQUIRE(read.has_error());
    BOOST_TEST((read.error().code == errc::invalid));
    std::vector<std::string> pointers;
    for (auto const& f : read.error().fields) pointers.push_back(f.pointer);
    std::vector<std::string> const expected{"/t", "/l", "/f", "/s/1",    "/s/2",          "/m",
                                            "/o", "/d", "/k", "/absent", "/answers/diet", ""};
    BOOST_TEST(pointers == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
