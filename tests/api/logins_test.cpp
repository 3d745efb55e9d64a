// Logins: how long they last, how they end, and what is kept of their secrets (domain.md, People, logins,
// privacy).
#include "api/signing_in.hpp"
#include "domain/people.hpp"
#include "support/rows.hpp"

#include <boost/test/unit_test.hpp>

#include <regex>

using namespace rowan;
using std::chrono::hours, std::chrono::minutes;

namespace {

// Whole Set-Cookie lines of an answer.
std::vector<std::string> cookies_set(test::answer const& a)
{
    std::vector<std::string> lines;
    std::regex const line("Set-Cookie: ([^\r]*)");
    auto const& head = a.raw.head;
    for (std::sregex_iterator at(head.begin(), head.end(), line), end; at != end; ++at)
        lines.push_back((*at)[1]);
    return lines;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_logins, test::server)

BOOST_AUTO_TEST_CASE(a_login_ends_when_it_is_not_used_and_at_last_in_any_case)
{
    struct {
        std::string email;
        bool organiser;
        seconds idle, whole;
    } const people[] = {
        {"sam@people.example", false, hours(12), hours(30 * 24)},
        {"ola@people.example", true, minutes(30), hours(12)},
    };
    for (auto const& p : people) {
        BOOST_TEST_CONTEXT(p.email)
        {
            if (p.organiser) write(people::permit, p.email, std::string("organiser"), now()).value();
            auto const used = signed_in(p.email);
            auto const begun = now();
            while (now() + p.idle / 2 < begun + p.whole) {
                BOOST_TEST(test::is_signed_in(used));
                pass(p.idle / 2);
            }
            BOOST_TEST(test::is_signed_in(used));
            clock = (begun + p.whole).time_since_epoch().count();
            BOOST_TEST(!test::is_signed_in(used));

            auto const unused = signed_in(p.email);
            pass(p.idle - seconds(1));
            auto const kept = unused;
            BOOST_TEST(test::is_signed_in(kept));
            pass(p.idle);
            BOOST_TEST(!test::is_signed_in(kept));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_permission_given_shortens_the_logins_there_are)
{
    auto const sam = signed_in("sam@people.example");
    pass(minutes(31));
    write(people::permit, std::string("sam@people.example"), std::string("organiser"), now()).value();
    BOOST_TEST(!test::is_signed_in(sam));
}

BOOST_AUTO_TEST_CASE(signing_out_ends_this_login_or_all_of_them)
{
    auto phone = signed_in("sam@people.example"), desk = signed_in("sam@people.example");
    auto const other = signed_in("kim@people.example"), was_phone = phone, was_desk = desk;
    auto const out = phone.post("/api/sign-out");
    BOOST_TEST(out.status == 204);
    BOOST_TEST(phone.cookies.empty());
    BOOST_TEST(!test::is_signed_in(was_phone));
    BOOST_TEST(test::is_signed_in(was_desk));

    auto third = signed_in("sam@people.example");
    BOOST_TEST(third.post("/api/sign-out", R"({"everywhere":true})").status == 204);
    BOOST_TEST(!test::is_signed_in(was_desk));
    BOOST_TEST(test::is_signed_in(other));
    BOOST_TEST(client().post("/api/sign-out").status == 204);
}

BOOST_AUTO_TEST_CASE(logins_are_listed_and_ended_one_by_one)
{
    auto phone = signed_in("sam@people.example");
    pass(minutes(1));
    auto desk = signed_in("sam@people.example");
    auto const logins = desk.get("/api/me/logins").json.at("logins").as_array();
    BOOST_TEST_REQUIRE(logins.size() == 2u);
    BOOST_TEST(logins[0].at("current").as_bool());
    BOOST_TEST(!logins[1].at("current").as_bool());
    BOOST_TEST(logins[1].at("created_at").as_string() == rfc3339(test::noon));

    auto const end = "/api/me/logins/" + std::string(logins[1].at("id").as_string()) + "/end";
    BOOST_TEST(desk.post(end).status == 204);
    BOOST_TEST(!test::is_signed_in(phone));
    BOOST_TEST(test::is_signed_in(desk));
    BOOST_TEST(desk.post(end).status == 404);
    BOOST_TEST(desk.get("/api/me/logins").json.at("logins").as_array().size() == 1u);
}

BOOST_AUTO_TEST_CASE(only_hashes_of_secrets_are_kept)
{
    auto c = test::asked(*this, "sam@people.example");
    auto const binding = c.cookies.at("sign-in");
    auto const code = code_for("sam@people.example");
    c.post("/api/sign-in/code", test::trying(code));
    auto const token = c.cookies.at("login");
    auto const url = std::string(c.post("/api/me/calendar").json.at("url").as_string());
    auto const calendar = url.substr(url.rfind('/') + 1, 43);

    auto const in_outbox = std::vector<std::string>{"message"};
    BOOST_TEST(test::tables_with(file(), code) == in_outbox, "the code waits to be sent, and nowhere else");
    send_mail();
    for (auto const& secret : {binding, code, token, calendar}) {
        BOOST_TEST(secret.size() >= 8u);
        BOOST_TEST(test::tables_with(file(), secret).empty());
    }
    BOOST_TEST(token.size() == 43u, "256 bits");
    auto const one_person = std::vector<std::string>{"person"};
    BOOST_TEST(
        test::tables_with(file(), "'sam@people.example'|''") == one_person, "the look-up finds what is there"
    );
}

BOOST_AUTO_TEST_CASE(cookies_are_kept_from_scripts_and_other_sites)
{
    struct {
        char const* url;
        std::string prefix, end;
    } const sites[] = {
        {"http://localhost", "", ""},
        {"https://events.example", "__Host-", "; Secure"},
    };
    for (auto const& s : sites) {
        BOOST_TEST_CONTEXT(s.url)
        {
            std::map<std::string, std::string> const change{{"ROWAN_PUBLIC_URL", s.url}};
            test::server site(change);
            auto c = site.client();
            auto const asked_for = cookies_set(c.post("/api/sign-in", test::asking("sam@people.example")));
            auto const in =
                cookies_set(c.post("/api/sign-in/code", test::trying(site.code_for("sam@people.example"))));
            auto const token = c.cookies.at(s.prefix + "login");
            auto const out = cookies_set(c.post("/api/sign-out"));
            auto const line = [&](std::string const& name, std::string const& value, std::string const& age) {
                return s.prefix + name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + age +
                       s.end;
            };
            BOOST_TEST_REQUIRE(asked_for.size() == 1u);
            auto const binding = asked_for[0].substr(s.prefix.size() + 8, 43);
            BOOST_TEST(asked_for[0] == line("sign-in", binding, "600"));
            auto const both = std::vector{line("login", token, "2592000"), line("sign-in", "", "0")};
            BOOST_TEST(in == both, boost::test_tools::per_element());
            BOOST_TEST(out == std::vector{line("login", "", "0")}, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(with_tls_a_cookie_without_its_prefix_is_none)
{
    std::map<std::string, std::string> const change{{"ROWAN_PUBLIC_URL", "https://events.example"}};
    test::server site(change);
    auto c = site.signed_in("sam@people.example");
    BOOST_TEST(c.get("/api/me").status == 200);
    auto plain_name = site.client();
    plain_name.cookies["login"] = c.cookies.at("__Host-login");
    BOOST_TEST(plain_name.get("/api/me").status == 401);
}

BOOST_AUTO_TEST_SUITE_END()
