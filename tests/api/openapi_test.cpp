// The OpenAPI document says what the service does: its routes, who may call them, what they answer.
#include "api/description.hpp"
#include "api/routes.hpp"
#include "domain/registrations.hpp"
#include "support/people.hpp"
#include "support/server.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/test/unit_test.hpp>

using namespace rowan;
using api::access;

namespace {

struct described : test::server {
    test::description promised;

    static std::string name_of(api::route const& r)
    {
        return std::string(boost::beast::http::to_string(r.verb)) + " " + std::string(r.path);
    }

    boost::json::value const& operation_of(api::route const& r) const
    {
        auto const* found = promised.operation(
            std::string(boost::beast::http::to_string(r.verb)),
            std::regex_replace(std::string(r.path), std::regex("\\{\\}"), "x")
        );
        if (!found) throw std::logic_error("not described: " + name_of(r));
        return *found;
    }
};

// An event with a part of every kind.
events::draft a_summit()
{
    auto d = test::an_event("summit", 1);
    auto const begin = d.days[0].starts_at;
    d.slots = {
        {"Morning",
         begin,
         begin + std::chrono::hours(1),
         {{"pay", "Pay", "", "", "", 9}, {"law", "Law", "", "", "", {}}}}};
    d.questions = {
        {"diet", "short_text", "Diet", "", "", false, "catering", 30},
        {"days", "some_of", "Days", "", "Mon\nTue", false, "planning", 30},
        {"photo", "yes_no", "Photos", "", "", false, "consent", 30},
    };
    d.series_slug = "summits";
    d.series_title = "Summits";
    d.online_link = "https://meet.example/summit";
    return d;
}

// The status that a problem type is answered with; 0: there is no such type.
unsigned status_of(std::string_view type)
{
    unsigned status = 0;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<errc>>([&](auto code) {
        if (type == "/problems/" + std::string(code.name))
            status = static_cast<unsigned>(http::problem(error{code.value, ""}).code);
    });
    return status;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_openapi, described)

BOOST_AUTO_TEST_CASE(the_document_is_served_and_is_this_versions)
{
    auto const a = client().get("/api/openapi.json");
    BOOST_TEST(a.status == 200);
    BOOST_TEST(a.json == promised.document());
    BOOST_TEST(a.json.at("info").at("version").as_string() == ROWAN_VERSION);
}

BOOST_AUTO_TEST_CASE(the_document_has_exactly_the_routes_there_are)
{
    std::set<std::string> routed, written, names;
    for (auto const& r : api::routes()) routed.insert(name_of(r));
    for (auto const& [path, verbs] : promised.document().at("paths").as_object()) {
        for (auto const& [verb, op] : verbs.as_object()) {
            std::string name(verb);
            for (auto& c : name) c = static_cast<char>(std::toupper(c));
            written.insert(name + " " + test::description::pattern(path));
            names.insert(std::string(op.at("operationId").as_string()));
        }
    }
    BOOST_TEST(written == routed, boost::test_tools::per_element());
    BOOST_TEST(names.size() == routed.size());
}

BOOST_AUTO_TEST_CASE(whoever_must_sign_in_is_told_and_nobody_else)
{
    for (auto const& r : api::routes()) {
        BOOST_TEST_CONTEXT(name_of(r))
        {
            auto const& op = operation_of(r);
            auto const& ways = op.at("security").as_array();
            bool const open = ways.empty() || ways[0].as_object().empty();
            BOOST_TEST(open == (r.who == access::anyone));
            BOOST_TEST(promised.problems(op, 401).contains("/problems/not_signed_in") == !open);
            bool const changes = r.verb != http::verb::get;
            bool const staff = r.who > access::signed_in;
            BOOST_TEST(promised.problems(op, 403).contains("/problems/not_allowed") == (changes || staff));
            bool const twice = r.who > access::door;
            BOOST_TEST((promised.problems(op, 403).contains("/problems/second_factor") || !twice));
        }
    }
}

BOOST_AUTO_TEST_CASE(each_problem_stands_under_the_status_it_is_answered_with)
{
    int seen = 0;
    for (auto const& r : api::routes()) {
        auto const& op = operation_of(r);
        for (auto const& [status, _] : op.at("responses").as_object()) {
            auto const code = std::stoi(std::string(status));
            for (auto const& type : promised.problems(op, code)) {
                ++seen;
                BOOST_TEST(status_of(type) == static_cast<unsigned>(code), name_of(r) << " " << type);
            }
        }
    }
    BOOST_TEST(seen > 100);
}

BOOST_AUTO_TEST_CASE(answers_are_as_they_are_described)
{
    write(events::create, a_summit(), ledger::id(), now()).value();
    write([](storage::transaction& tx) -> result<int> {
        test::a_member(tx, "sam", "rep");
        return 0;
    });
    auto sam = signed_in("sam@people.example");
    auto kim = signed_in("kim@people.example");
    auto morag = staff("morag@people.example", {.permissions = "organiser"});
    std::string const form =
        R"({"name":"Guest","answers":{"diet":"none","days":["Mon"],"photo":true},"workshops":["pay"]})";
    std::string const book = "/api/events/summit/registrations";
    auto const reference = sam.post(book, form).json.at("reference").as_string();
    auto const at = "/api/registrations/" + std::string(reference);
    struct {
        test::client& asks;
        std::string verb, path, body;
        int status;
    } const calls[] = {
        {kim, "POST", book, form, 201},
        {sam, "GET", "/api/events", "", 200},
        {sam, "GET", "/api/events?q=summit", "", 200},
        {sam, "GET", "/api/events/summit", "", 200},
        {sam, "GET", "/api/events/summit/eligibility", "", 200},
        {sam, "GET", "/api/registrations", "", 200},
        {sam, "GET", at, "", 200},
        {kim, "GET", "/api/registrations", "", 200},
        {sam, "PATCH", at, R"({"employer":"A Trust"})", 200},
        {sam, "GET", at + "/history", "", 200},
        {sam, "POST", at + "/accept", "", 200},
        {sam, "POST", at + "/cancel", "", 200},
        {sam, "GET", "/api/me", "", 200},
        {kim, "GET", "/api/me", "", 200},
        {sam, "PATCH", "/api/me", R"({"language":"cy"})", 200},
        {sam, "GET", "/api/me/logins", "", 200},
        {sam, "POST", "/api/me/calendar", "", 200},
        {sam, "GET", "/api/me/data", "", 200},
        {morag, "GET", "/api/organise/events", "", 200},
        {sam, "GET", "/api/health", "", 200},
        {sam, "GET", "/api/ready", "", 200},
        {sam, "POST", "/api/sign-in", R"({"email":"sam@people.example"})", 202},
    };
    for (auto& c : calls) {
        BOOST_TEST_CONTEXT(c.verb << " " << c.path)
        {
            auto const a = c.asks.send(c.verb, c.path, c.body);
            BOOST_TEST(a.status == c.status);
            auto const wrong = promised.mismatches(*promised.operation(c.verb, c.path), c.status, a.json);
            BOOST_TEST(wrong == std::vector<std::string>(), boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(what_organisers_are_answered_is_as_it_is_described)
{
    write(events::create, a_summit(), ledger::id(), now()).value();
    auto sam = signed_in("sam@people.example");
    sam.post("/api/events/summit/registrations", R"({"name":"Sam","answers":{"diet":"none"}})");
    auto boss = staff("boss@people.example", {.permissions = "admin"});
    auto const found = boss.get("/api/organise/people?q=sam@");
    auto const him =
        "/api/organise/people/" + std::string(found.json.at("people").at(0).at("id").as_string());
    std::string const at = "/api/organise/events/summit";
    std::string const csv = "Content-Type: text/csv\r\n", seen = "If-Match: \"";
    struct {
        std::string verb, path, body, headers;
        int status;
    } const calls[] = {
        {"GET", "/api/organise/events", "", "", 200},
        {"GET", at, "", "", 200},
        {"PATCH", at, R"({"title":"T","capacity":null})", seen + "1\"\r\n", 200},
        {"PUT", at + "/workshops", R"({"slots":[]})", seen + "2\"\r\n", 200},
        {"PUT", at + "/questions", R"({"questions":[]})", seen + "3\"\r\n", 200},
        {"POST", at + "/duplicate", R"({"runs":[{"starts_at":"2027-06-01T09:00:00Z"}]})", "", 201},
        {"POST", at + "/cancel", R"({"reason":"Snow"})", seen + "4\"\r\n", 200},
        {"GET", at, "", "", 200},
        {"GET", "/api/organise/people?q=sam@", "", "", 200},
        {"GET", him, "", "", 200},
        {"GET", him + "/data", "", "", 200},
        {"PUT", him + "/permissions", R"({"permissions":["organiser"],"series":["summits"]})", "", 200},
        {"POST", "/api/organise/people/import", "membership_number,name,email\r\nM1,Ann,a@b.example\r\n", csv,
         200},
        {"POST", him + "/second-factor/reset", "", "", 200},
        {"POST", him + "/erase", "", "", 200},
        {"GET", "/api/organise/retention?until=2030-01-01", "", "", 200},
        {"GET", "/api/organise/ledger", "", "", 200},
        {"POST", "/api/organise/tokens", R"({"name":"N","scopes":["events"]})", "", 201},
        {"GET", "/api/organise/tokens", "", "", 200},
        {"GET", "/api/me/second-factor", "", "", 200},
        {"POST", "/api/me/second-factor", "", "", 200},
    };
    for (auto& c : calls) {
        BOOST_TEST_CONTEXT(c.verb << " " << c.path)
        {
            auto const a = boss.send(c.verb, c.path, c.body, c.headers);
            BOOST_TEST(a.status == c.status);
            auto const wrong = promised.mismatches(*promised.operation(c.verb, c.path), c.status, a.json);
            BOOST_TEST(wrong == std::vector<std::string>(), boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
