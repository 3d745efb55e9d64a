// The log says what the service did and never to whom (domain.md, People, logins, privacy).
#include "api/guests.hpp"
#include "api/signing_in.hpp"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/json/serialize.hpp>

#include <fstream>

using namespace rowan;
using namespace rowan::test;

namespace {

struct observed : party {
    std::vector<std::string> secrets;

    // The log, whole: it is flushed when the service ends.
    std::vector<std::string> end_and_read()
    {
        end();
        std::vector<std::string> lines;
        std::ifstream in(home.path / "rowan.log");
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        return lines;
    }

    // A day in the life: signing in, booking, changing, failing, mail, erasure.
    void live()
    {
        an_event("quiet-meeting", 1);
        auto sam = asked(*this, "sam.okafor@people.example"), kim = guest("kim.hale");
        auto const code = code_for("sam.okafor@people.example");
        secrets = {"okafor", "hale",        "people.example", code, sam.cookies.at("sign-in"),
                   "sesame", "vegan-secret"};
        sam.post("/api/sign-in/code", trying("WRONGONE"));
        sam.post("/api/sign-in/code", trying(code));
        secrets.push_back(sam.cookies.at("login"));
        secrets.push_back(kim.cookies.at("login"));

        auto const key =
            "Idempotency-Key: sesame-key\r\nUser-Agent: sesame-agent\r\nX-Forwarded-For: 192.0.2.77\r\n";
        auto const booked =
            sam.send("POST", "/api/events/quiet-meeting/registrations", R"({"name":"Sam Okafor"})", key);
        auto const waits = book(kim, "quiet-meeting", R"({"name":"Kim Hale"})");
        secrets.push_back(reference(booked));
        secrets.push_back(reference(waits));
        secrets.push_back("192.0.2.77");
        look(kim, booked);
        change(sam, booked, R"({"name":7,"answers":{"vegan-secret":"vegan-secret"}})");
        sam.get("/api/events?q=okafor-query");
        sam.get("/bookings/" + reference(booked) + "?token=sesame");
        sam.get("/sesame/okafor.html?code=sesame");
        act(sam, booked, "cancel");
        auto const calendar = text_of(sam.post("/api/me/calendar"), "url");
        secrets.push_back(calendar.substr(calendar.rfind('/') + 1, 43));
        sam.get("/api/me/data");
        send_mail();
        raw_client(port()).ask("GET /sesame?okafor HTTP/1.1\r\nHost:\x01\r\n\r\n");
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_privacy, observed)

BOOST_AUTO_TEST_CASE(the_log_names_nobody)
{
    live();
    auto const lines = end_and_read();
    BOOST_TEST(lines.size() > 15u);
    for (auto const& line : lines) {
        BOOST_TEST_CONTEXT(line)
        {
            for (auto const& secret : secrets) {
                BOOST_TEST(secret.size() >= 4u);
                BOOST_TEST(!boost::algorithm::icontains(line, secret), secret);
            }
            BOOST_TEST(line.find('?') == line.npos, "no query");
            boost::system::error_code ec;
            auto const json = boost::json::parse(line, ec);
            BOOST_TEST(json.is_object());
        }
    }
}

BOOST_AUTO_TEST_CASE(each_request_has_one_line_and_its_pattern_not_its_path)
{
    live();
    std::map<std::string, int> routes;
    for (auto const& line : end_and_read()) {
        auto const json = boost::json::parse(line).as_object();
        if (json.contains("request"))
            ++routes
                [std::string(json.at("verb").as_string()) + " " + std::string(json.at("route").as_string())];
    }
    BOOST_TEST(routes["POST /api/events/{}/registrations"] == 2);
    BOOST_TEST(routes["GET /api/registrations/{}"] == 1);
    BOOST_TEST(routes["PATCH /api/registrations/{}"] == 1);
    BOOST_TEST(routes["POST /api/sign-in/code"] == 3);
    BOOST_TEST(routes["GET /api/events"] == 1);
}

BOOST_AUTO_TEST_CASE(no_answer_to_a_refusal_repeats_what_was_sent)
{
    auto sam = guest("sam");
    for (std::string const path : {"/api/sesame", "/api/events/sesame", "/api/registrations/sesame"})
        BOOST_TEST(sam.get(path).raw.body.find("sesame") == std::string::npos, path);
    auto const a = sam.patch("/api/me", R"({"language":"sesame","name":"sesame\u0007"})");
    BOOST_TEST(a.type() == "/problems/invalid");
    BOOST_TEST(a.raw.body.find("sesame") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
