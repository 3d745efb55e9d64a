// Signing in with a code: what a code is good for, and how often one may ask (domain.md, People, logins,
// privacy).
#include "api/signing_in.hpp"
#include "service.hpp"
#include "support/rows.hpp"

#include <boost/test/unit_test.hpp>

#include <regex>

using namespace rowan;
using std::chrono::hours, std::chrono::minutes;

namespace {

std::string lowered(std::string text)
{
    for (auto& c : text) c = static_cast<char>(std::tolower(c));
    return text;
}

// Another code than this one, of the same letters.
std::string wrong(std::string code)
{
    code[0] = code[0] == 'A' ? 'B' : 'A';
    return code;
}

// An answer's bytes, but for what is a secret or a time.
std::string plain(test::answer const& a)
{
    auto const head = std::regex_replace(a.raw.head, std::regex("sign-in=[^;]+"), "sign-in=SECRET");
    return std::regex_replace(head, std::regex("Date: [^\r]+"), "Date: NOW") + a.raw.body;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_sign_in, test::server)

BOOST_AUTO_TEST_CASE(a_code_is_read_as_people_type_it)
{
    std::string const email = "sam@people.example";
    struct {
        char const* what;
        std::string (*typed)(std::string);
    } const ways[] = {
        {"as it is", [](std::string c) { return c; }},
        {"in lower case", [](std::string c) { return lowered(c); }},
        {"with the dash", [](std::string c) { return c.insert(4, "-"); }},
        {"with blanks", [](std::string c) { return " " + c.insert(4, " ") + " "; }},
        {"dashes anywhere", [](std::string c) { return lowered(c.insert(1, "-").insert(7, "-")); }},
    };
    for (auto const& w : ways) {
        auto const c = test::asked(*this, email);
        BOOST_TEST(test::sign_in(c, w.typed(code_for(email))) == 200, w.what);
    }
}

BOOST_AUTO_TEST_CASE(a_code_works_once)
{
    auto const c = test::asked(*this, "sam@people.example");
    auto const code = code_for("sam@people.example");
    BOOST_TEST(test::sign_in(c, code) == 200);
    BOOST_TEST(test::sign_in(c, code) == 401);
}

BOOST_AUTO_TEST_CASE(a_code_lasts_ten_minutes)
{
    auto const early = test::asked(*this, "early@people.example");
    auto const late = test::asked(*this, "late@people.example");
    pass(seconds(599));
    BOOST_TEST(test::sign_in(early, code_for("early@people.example")) == 200);
    pass(seconds(1));
    BOOST_TEST(test::sign_in(late, code_for("late@people.example")) == 401);
}

BOOST_AUTO_TEST_CASE(a_code_has_five_tries)
{
    for (int const wrong_tries : {4, 5}) {
        auto const email = "tries" + std::to_string(wrong_tries) + "@people.example";
        auto const c = test::asked(*this, email);
        auto const code = code_for(email);
        for (int n = 0; n < wrong_tries; ++n) BOOST_TEST(test::sign_in(c, wrong(code)) == 401);
        BOOST_TEST(test::sign_in(c, code) == (wrong_tries < 5 ? 200 : 401));
    }
}

BOOST_AUTO_TEST_CASE(a_code_is_for_the_browser_that_asked)
{
    auto const asker = test::asked(*this, "sam@people.example");
    auto const code = code_for("sam@people.example");
    BOOST_TEST(test::sign_in(client(), code) == 401);
    BOOST_TEST(test::sign_in(test::asked(*this, "eve@people.example"), code) == 401);
    BOOST_TEST(test::sign_in(asker, code) == 200);
}

BOOST_AUTO_TEST_CASE(a_newer_code_takes_the_place_of_an_older_one)
{
    auto c = test::asked(*this, "sam@people.example");
    auto const older = code_for("sam@people.example");
    c.post("/api/sign-in", test::asking("sam@people.example"));
    BOOST_TEST(test::sign_in(c, older) == 401);
    BOOST_TEST(test::sign_in(c, code_for("sam@people.example")) == 200);
}

BOOST_AUTO_TEST_CASE(the_address_must_be_the_one_that_was_asked_for)
{
    auto c = test::asked(*this, "Sam@People.example");
    auto const code = code_for("sam@people.example");
    auto const with = [&](std::string const& email) {
        return c.post("/api/sign-in/code", R"({"code":")" + code + R"(","email":")" + email + "\"}");
    };
    BOOST_TEST(with("kim@people.example").type() == "/problems/wrong_code");
    auto const in = with("SAM@people.EXAMPLE");
    BOOST_TEST(in.status == 200);
    BOOST_TEST(in.json.at("person").at("email").as_string() == "sam@people.example");
    BOOST_TEST(in.json.at("permissions").as_array().empty());
}

BOOST_AUTO_TEST_CASE(nobody_learns_whether_an_address_is_known)
{
    auto const sam = signed_in("known@people.example");
    auto known = client(), unknown = client();
    for (int n = 0; n < 4; ++n) {
        auto const a = known.post("/api/sign-in", test::asking("known@people.example"));
        auto const b = unknown.post("/api/sign-in", test::asking("never@people.example"));
        BOOST_TEST(a.status == 202);
        BOOST_TEST(plain(a) == plain(b));
    }
    auto const a = known.post("/api/sign-in/code", test::trying("ABCDEFGH"));
    auto const b = unknown.post("/api/sign-in/code", test::trying("ABCDEFGH"));
    BOOST_TEST(a.type() == "/problems/wrong_code");
    BOOST_TEST(plain(a) == plain(b));
    auto const rows = test::rows_of(file());
    BOOST_TEST(rows.at("person").size() == 1u, "asking makes nobody a person");
}

BOOST_AUTO_TEST_CASE(an_address_gets_five_codes_a_quarter_hour)
{
    auto c = client();
    for (int n = 0; n < 5; ++n) {
        pass(seconds(10));
        BOOST_TEST(c.post("/api/sign-in", test::asking("sam@people.example")).status == 202);
    }
    auto const a = c.post("/api/sign-in", test::asking("SAM@people.example"));
    BOOST_TEST(a.type() == "/problems/too_many");
    auto const wait = std::stoi(a.raw.field("Retry-After"));
    BOOST_TEST(wait == 900 - 40);
    BOOST_TEST(client().post("/api/sign-in", test::asking("sam@people.example")).status == 429);
    BOOST_TEST(c.post("/api/sign-in", test::asking("kim@people.example")).status == 202);
    pass(seconds(wait));
    BOOST_TEST(c.post("/api/sign-in", test::asking("sam@people.example")).status == 202);
}

BOOST_AUTO_TEST_CASE(an_address_gets_twenty_codes_a_day)
{
    auto c = client();
    for (int n = 0; n < 20; ++n) {
        BOOST_TEST(c.post("/api/sign-in", test::asking("sam@people.example")).status == 202);
        pass(minutes(4));
    }
    auto const a = c.post("/api/sign-in", test::asking("sam@people.example"));
    BOOST_TEST(a.status == 429);
    BOOST_TEST(std::stoi(a.raw.field("Retry-After")) > 0);
    pass(hours(24));
    BOOST_TEST(c.post("/api/sign-in", test::asking("sam@people.example")).status == 202);
}

BOOST_AUTO_TEST_CASE(two_clients_behind_a_proxy_do_not_feel_each_other)
{
    for (bool const trusted : {true, false}) {
        std::map<std::string, std::string> const change{{"ROWAN_TRUSTED_PROXY", trusted ? "127.0.0.1" : ""}};
        test::server site(change);
        auto const tries = [&](std::string const& path, std::string const& body, std::string const& from) {
            return site.client().send("POST", path, body, "X-Forwarded-For: " + from + "\r\n");
        };
        struct {
            std::string path, body;
            int usual;
        } const places[] = {
            {"/api/sign-in/code", test::trying("ABCDEFGH"), 401},
            {"/api/sign-in", test::asking("sam@people.example"), 429}, // by the address's own limit
        };
        for (auto const& p : places) {
            BOOST_TEST_CONTEXT(p.path << (trusted ? " through a proxy of ours" : " through somebody's proxy"))
            {
                for (int n = 0; n < 300; ++n) tries(p.path, p.body, "192.0.2.1");
                auto const last = tries(p.path, p.body, "192.0.2.1");
                BOOST_TEST(last.status == 429);
                BOOST_TEST(last.raw.field("Retry-After") == "1");
                BOOST_TEST(tries(p.path, p.body, "192.0.2.2, 192.0.2.1").raw.field("Retry-After") == "1");
                auto const other = tries(p.path, p.body, "192.0.2.2");
                BOOST_TEST(other.status == (trusted ? p.usual : 429));
                BOOST_TEST((other.raw.field("Retry-After") == "1") == !trusted);
                site.steady += 1;
                BOOST_TEST(tries(p.path, p.body, "192.0.2.1").status == p.usual);
            }
        }
    }
}

// Patient guessing over many addresses and clients: after so many wrong codes nobody's is taken for a while
// (D6).
BOOST_AUTO_TEST_CASE(many_wrong_codes_over_all_put_the_brake_on)
{
    auto sam = client();
    sam.post("/api/sign-in", R"({"email":"sam@people.example"})");
    auto const right = R"({"code":")" + code_for("sam@people.example") + "\"}";
    auto& parts = running->parts();
    while (parts.limits.wrong_codes.spend("", parts.steady_now()) == 0) {}

    auto const refused = sam.post("/api/sign-in/code", right);
    BOOST_TEST(refused.status == 429);
    BOOST_TEST(refused.raw.field("Retry-After") == "2");
    steady += 3;
    BOOST_TEST(sam.post("/api/sign-in/code", right).status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
