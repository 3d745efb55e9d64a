// Every wrong field is named by its pointer, and nothing changes.
#include "api/refusals.hpp"

#include <set>

using namespace rowan;
using namespace rowan::test;

BOOST_FIXTURE_TEST_SUITE(api_bad_fields, refusing_house)

BOOST_AUTO_TEST_CASE(names_hold_nothing_that_could_disturb_a_list_of_names)
{
    // clang-format off
    struct {
        std::string what, name;
    } const names[] = {
        {"empty",                  ""},
        {"blank",                  "   "},
        {"101 characters",         std::string(101, 'x')},
        {"101 wide characters",    repeated("\xe2\x82\xac", 101)},
        {"a bell",                 R"(Sam\u0007)"},
        {"nothing at all",         R"(Sam\u0000)"},
        {"two lines",              R"(Sam\nOkafor)"},
        {"a tab",                  R"(Sam\tOkafor)"},
        {"delete",                 "Sam\x7f"},
        {"a control of C1",        R"(Sam\u0085)"},
        {"a right-to-left mark",   R"(Sam\u200f)"},
        {"a line separator",       R"(Sam\u2028)"},
        {"an override",            R"(Sam\u202emas)"},
        {"an isolate",             R"(Sam\u2066mas)"},
        {"a byte order mark",      R"(Sam\ufeff)"},
        {"a byte of no character", "Sam\xff"},
        {"an overlong slash",      "Sam\xc0\xaf"},
        {"an encoded surrogate",   "Sam\xed\xa0\x80"},
        {"half a character",       "Sam\xe2\x82"},
        {"above Unicode",          "Sam\xf4\x90\x80\x80"},
        {"a leading surrogate",    R"(Sam\ud800)"},
        {"a trailing surrogate",   R"(Sam\udc00)"},
        {"surrogates in disorder", R"(\udc00\ud800)"},
    };
    struct {
        std::string verb, path;
    } const places[] = {
        {"POST",  booking},
        {"PATCH", own},
        {"PATCH", "/api/me"},
    };
    // clang-format on
    std::vector<refusal> rows;
    for (auto const& p : places) {
        for (auto const& n : names)
            rows.push_back({n.what, sam, p.verb, p.path, named(n.name), "", 422, "invalid", "/name"});
    }
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(every_wrong_field_of_a_booking_is_named)
{
    // clang-format off
    struct {
        std::string what, path, pointer, body;
    } const table[] = {
        {"a number for a name", booking, "/name", R"({"name":7,"answers":{"diet":"none"}})"},
        {"a list for a name",          own,     "/name",            R"({"name":["Sam"]})"},
        {"a key twice", booking, "/employer", form_with(R"("employer":"A","employer":"B")")},
        {"an unknown key twice",       own,     "/x~1y",            R"({"x/y":1,"x/y":2})"},
        {"a key escaped, a key plain", own,     "/name",            R"({"name":"A","na\u006de":"B"})"},
        {"a flag for an employer",     booking, "/employer",        form_with(R"("employer":true)")},
        {"an employer of 101", booking, "/employer",
         form_with(R"("employer":")" + std::string(101, 'e') + "\"")},
        {"an override in an employer", own,     "/employer",        R"({"employer":"\u202e"})"},
        {"answers in a list",          booking, "/answers",         R"({"name":"Sam","answers":[]})"},
        {"answers in a text",          own,     "/answers",         R"({"answers":"none"})"},
        {"a required answer missing",  booking, "/answers/diet",    named("Sam")},
        {"a required answer empty", booking, "/answers/diet", R"({"name":"Sam","answers":{"diet":""}})"},
        {"a required answer removed",  own,     "/answers/diet",    R"({"answers":{"diet":""}})"},
        {"an answer to no question",   booking, "/answers/shoe",    answering(R"("shoe":"42")")},
        {"a pointer within the key",   own,     "/answers/a~1b~0c", R"({"answers":{"a/b~c":"42"}})"},
        {"the same, not even a text",  own,     "/answers/a~1b~0c", R"({"answers":{"a/b~c":42}})"},
        {"a number for an answer",     booking, "/answers/diet",    R"({"name":"Sam","answers":{"diet":7}})"},
        {"an object for an answer",    own,     "/answers/diet",    R"({"answers":{"diet":{}}})"},
        {"a flag for a text",          own,     "/answers/diet",    R"({"answers":{"diet":true}})"},
        {"a short text of 201", own, "/answers/diet",
         R"({"answers":{"diet":")" + std::string(201, 'd') + "\"}}"},
        {"a long text of 2001", booking, "/answers/essay",
         answering(R"("essay":")" + std::string(2001, 'e') + "\"")},
        {"an override in an answer",   own,     "/answers",         R"({"answers":{"diet":"\u202e"}})"},
        {"bad UTF-8 in an answer",     own,     "/answers",         "{\"answers\":{\"diet\":\"\xff\"}}"},
        {"a surrogate in an answer",   own,     "/answers",         R"({"answers":{"diet":"\ud800"}})"},
        {"no option of the question",  booking, "/answers/size",    answering(R"("size":"XXL")")},
        {"two options as one",         own,     "/answers/size",    R"({"answers":{"size":"S\nM"}})"},
        {"a list for one option",      own,     "/answers/size",    R"({"answers":{"size":["S"]}})"},
        {"a text for a list",          own,     "/answers/days",    R"({"answers":{"days":"Mon"}})"},
        {"an unknown option in a list", booking, "/answers/days",    answering(R"("days":["Mon","Sun"])")},
        {"numbers in a list",          own,     "/answers/days",    R"({"answers":{"days":[1]}})"},
        {"a text for a flag",          booking, "/answers/photo",   answering(R"("photo":"yes")")},
        {"a text for workshops",       booking, "/workshops",       form_with(R"("workshops":"pay")")},
        {"numbers for workshops",      own,     "/workshops/0",     R"({"workshops":[1]})"},
        {"an unknown workshop", booking, "/workshops/1", form_with(R"("workshops":["pay","tax"])")},
        {"a workshop twice",           own,     "/workshops/1",     R"({"workshops":["pay","pay"]})"},
        {"a workshop had and awaited", booking, "/workshops_waiting/0",
         form_with(R"("workshops":["pay"],"workshops_waiting":["pay"])")},
        {"too many workshops", own, "/workshops",
         R"({"workshops":[)" + repeated("\"pay\",",20) + "\"pay\"]}"},
        {"an object to wait for",      own,     "/workshops_waiting", R"({"workshops_waiting":{}})"},
        {"an unknown one to wait for", own,     "/workshops_waiting/0", R"({"workshops_waiting":["tax"]})"},
    };
    // clang-format on
    std::vector<refusal> rows;
    for (auto const& t : table)
        rows.push_back(
            {t.what, sam, t.path == own ? "PATCH" : "POST", t.path, t.body, "", 422, "invalid", t.pointer}
        );
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(somebody_without_a_name_must_give_one)
{
    auto const nameless = R"({"answers":{"diet":"none"}})";
    refuses({{"no name", newcomer, "POST", booking, nameless, "", 422, "invalid", "/name"}});
}

BOOST_AUTO_TEST_CASE(workshops_that_cannot_be_had_are_named)
{
    // clang-format off
    struct {
        std::string what, path, type, pointer, body;
    } const table[] = {
        {"two workshops at one time", booking, "clash", "/workshops/1",
         form_with(R"("workshops":["pay","law"])")},
        {"the same by a change",      own,     "clash", "/workshops/1", R"({"workshops":["law","pay"]})"},
        {"a workshop without a place", booking, "full", "/workshops/0", form_with(R"("workshops":["none"])")},
        {"the same by a change",      own,     "full",  "/workshops/0", R"({"workshops":["none"]})"},
    };
    // clang-format on
    std::vector<refusal> rows;
    for (auto const& t : table)
        rows.push_back(
            {t.what, sam, t.path == own ? "PATCH" : "POST", t.path, t.body, "", 409, t.type, t.pointer}
        );
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(every_wrong_field_of_a_sign_in_and_of_oneself_is_named)
{
    std::string const ask = "/api/sign-in", code = "/api/sign-in/code", out = "/api/sign-out", me = "/api/me",
                      erase = "/api/me/erase";
    auto const mail = [](std::string const& a) { return R"({"email":")" + a + "\"}"; };
    // clang-format off
    struct {
        std::string what, path, pointer, body;
    } const table[] = {
        {"no address",           ask,  "/email",        "{}"},
        {"null",                 ask,  "/email",        R"({"email":null})"},
        {"a number",             ask,  "/email",        R"({"email":7})"},
        {"a list of addresses",  ask,  "/email",        R"({"email":["a@b.example"]})"},
        {"no at",                ask,  "/email",        mail("sam")},
        {"no domain",            ask,  "/email",        mail("sam@")},
        {"no mailbox",           ask,  "/email",        mail("@b.example")},
        {"one label",            ask,  "/email",        mail("sam@localhost")},
        {"an empty label",       ask,  "/email",        mail("sam@b..example")},
        {"two addresses",        ask,  "/email",        mail("a@b.example,c@d.example")},
        {"a name besides",       ask,  "/email",        mail("Sam <a@b.example>")},
        {"a second header field", ask,  "/email",        mail(R"(a@b.example\r\nBcc: c@d.example)")},
        {"look-alike letters",   ask,  "/email",        mail("s\xd0\xb0m@b.example")},
        {"255 characters",       ask,  "/email",        mail(std::string(245, 'a') + "@b.example")},
        {"an address twice",     ask,  "/email",        R"({"email":"a@b.example","email":"c@d.example"})"},
        {"no code",              code, "/code",         mail("sam@people.example")},
        {"a number for a code",  code, "/code",         R"({"code":12345678})"},
        {"a code of 41",         code, "/code",         R"({"code":")" + std::string(41, 'A') + "\"}"},
        {"an address that is none", code, "/email",        R"({"code":"ABCDEFGH","email":"sam"})"},
        {"a word for everywhere", out,  "/everywhere",   R"({"everywhere":"yes"})"},
        {"an unknown language",  me,   "/language",     R"({"language":"fr"})"},
        {"a language in full",   me,   "/language",     R"({"language":"english"})"},
        {"a number for needs",   me,   "/access_needs", R"({"access_needs":7})"},
        {"needs of 1001", me, "/access_needs", R"({"access_needs":")" + std::string(1001, 'n') + "\"}"},
        {"an override in needs", me,   "/access_needs", R"({"access_needs":"\u202e"})"},
        {"a word for discreet",  me,   "/discreet_calendar", R"({"discreet_calendar":"yes"})"},
        {"erasure, no code",     erase, "/code",         "{}"},
    };
    // clang-format on
    std::vector<refusal> rows;
    for (auto const& t : table)
        rows.push_back(
            {t.what, sam, t.path == me ? "PATCH" : "POST", t.path, t.body, "", 422, "invalid", t.pointer}
        );
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(a_code_that_is_not_right_is_wrong_and_no_more)
{
    auto const wrong = R"({"code":"ABCDEFGH"})";
    refuses({
        {"signing in", nobody, "POST", "/api/sign-in/code", wrong, "", 401, "wrong_code"},
        {"erasing oneself", sam, "POST", "/api/me/erase", wrong, "", 401, "wrong_code"},
    });
}

BOOST_AUTO_TEST_CASE(all_wrong_fields_are_named_at_once)
{
    auto const a = clients.at(sam).post(
        booking, R"({"name":7,"employer":true,"answers":{"diet":{}},"workshops":"pay","unknown":{}})"
    );
    std::set<std::string> pointers;
    for (auto const& e : a.json.at("errors").as_array())
        pointers.insert(std::string(e.at("pointer").as_string()));
    std::set<std::string> const wrong{"/name", "/employer", "/answers/diet", "/workshops"};
    BOOST_TEST(pointers == wrong, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_right_is_accepted_by_the_same_people)
{
    BOOST_TEST(
        clients.at(sam).post(booking, answering(R"("size":"M","days":["Mon","Tue"],"photo":true)")).status ==
        201
    );
    BOOST_TEST(
        clients.at(newcomer).post(booking, form_with(R"("workshops":["law"],"unknown":{})")).status == 201
    );
    auto const type = "Content-Type: Application/JSON ; charset=utf-8\r\n";
    BOOST_TEST(clients.at(sam).send("PATCH", "/api/me", named("Sam"), type).status == 200);
    auto const deep = R"({"x":)" + repeated("[", 15) + repeated("]", 15) + "}";
    BOOST_TEST(clients.at(sam).patch("/api/me", deep).status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
