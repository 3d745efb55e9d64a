// Oneself: profile, everything that is kept, and erasure (UK GDPR articles 15 and 17).
#include "api/guests.hpp"
#include "api/signing_in.hpp"
#include "domain/logins.hpp"

using namespace rowan;
using namespace rowan::test;

namespace {

struct member : party {
    std::string const email = "sam@people.example", path = "/api/me";
    test::client sam;

    member() : sam(made()) {}

    test::client made()
    {
        write([](storage::transaction& tx) -> result<int> {
            membership::entry e{
                .line = 1,
                .membership_number = "M-4711",
                .name = "Sam Okafor",
                .email = "sam@people.example"};
            e.region = "Wales";
            e.employer = "Lakeside Trust";
            e.job_title = "Ward Manager";
            e.roles = "rep";
            membership::import_register(tx, {e}, false, noon).value();
            return 0;
        });
        return signed_in("sam@people.example");
    }

    // Asks for a code and gives it, as the page of erasure does.
    answer erase(test::client& c)
    {
        c.post("/api/sign-in", asking(email));
        return c.post(path + "/erase", trying(code_for(email)));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_me, member)

BOOST_AUTO_TEST_CASE(a_members_particulars_come_from_the_register)
{
    auto const me = sam.get(path).json;
    boost::json::value const person{
        {"name", "Sam Okafor"},
        {"email", email},
        {"language", "en"},
        {"membership_number", "M-4711"},
        {"standing", "current"},
        {"region", "Wales"},
        {"employer", "Lakeside Trust"},
        {"job_title", "Ward Manager"},
        {"roles", boost::json::array{"rep"}},
        {"access_needs", ""},
        {"discreet_calendar", false},
    };
    BOOST_TEST(me.at("person") == person);
    BOOST_TEST(me.at("permissions").as_array().empty());

    write(people::permit, email, std::string("organiser"), now()).value();
    BOOST_TEST(sam.get(path).json.at("permissions") == boost::json::value(boost::json::array{"organiser"}));
}

BOOST_AUTO_TEST_CASE(what_is_ones_own_can_be_changed_and_the_rest_stays)
{
    struct {
        std::string form, key;
        boost::json::value value;
    } const changes[] = {
        {R"({"name":" Samira   Okafor "})", "name", "Samira Okafor"},
        {R"({"language":"cy"})", "language", "cy"},
        {R"({"access_needs":"A seat\nnear a door"})", "access_needs", "A seat\nnear a door"},
        {R"({"discreet_calendar":true})", "discreet_calendar", true},
        {R"({"access_needs":""})", "access_needs", ""},
    };
    auto expected = sam.get(path).json.at("person").as_object();
    std::int64_t last = 0;
    for (auto const& c : changes) {
        BOOST_TEST_CONTEXT(c.form)
        {
            auto const a = sam.patch(path, c.form);
            expected[c.key] = c.value;
            BOOST_TEST(a.json.at("person").as_object() == expected);
            BOOST_TEST(sam.get(path).json.at("person").as_object() == expected);
            BOOST_TEST(a.json.at("seq").as_int64() > last);
            last = a.json.at("seq").as_int64();
        }
    }
    sam.patch(path, R"({"email":"other@people.example","membership_number":"1","roles":["committee"]})");
    BOOST_TEST(sam.get(path).json.at("person").as_object() == expected, "what is not one's own is ignored");
}

BOOST_AUTO_TEST_CASE(the_export_holds_everything)
{
    an_event("summit", 1, [](auto& d) {
        d.questions = {{"diet", "short_text", "Diet", "", "", true, "catering", 30}};
    });
    auto const booked = book(sam, "summit", R"({"answers":{"diet":"vegan"}})");
    sam.patch(path, R"({"access_needs":"A seat near a door"})");
    send_mail();
    auto const a = sam.get(path + "/data");
    BOOST_TEST(a.raw.field("Content-Disposition") == "attachment; filename=\"my-data.json\"");
    BOOST_TEST(a.json.at("person") == sam.get(path).json.at("person"));
    BOOST_TEST(a.json.at("registrations").at(0) == booked.json);
    BOOST_TEST(a.json.at("messages").at(0).at("kind").as_string() == "booked");
    BOOST_TEST(a.json.at("messages").at(0).at("state").as_string() == "sent");
    std::string acts;
    for (auto const& l : a.json.at("ledger").as_array()) acts += std::string(l.at("act").as_string()) + " ";
    BOOST_TEST(acts == "booked person_changed data_exported ");
}

BOOST_AUTO_TEST_CASE(erasure_needs_a_fresh_code_of_ones_own)
{
    an_event("summit", 1);
    book(sam, "summit");
    auto const without = sam.post(path + "/erase", trying("ABCDEFGH"));
    BOOST_TEST(without.type() == "/problems/wrong_code");

    sam.post("/api/sign-in", asking("kim@people.example"));
    auto const anothers = sam.post(path + "/erase", trying(code_for("kim@people.example")));
    BOOST_TEST(anothers.type() == "/problems/wrong_code");

    sam.post("/api/sign-in", asking(email));
    pass(logins::code_lasts);
    auto const late = sam.post(path + "/erase", trying(code_for(email)));
    BOOST_TEST(late.type() == "/problems/wrong_code");
    BOOST_TEST(
        sam.get("/api/registrations").json.at("registrations").at(0).at("state").as_string() == "registered"
    );
}

BOOST_AUTO_TEST_CASE(erasure_leaves_no_trace_and_frees_the_place_for_who_waits)
{
    for (std::string const slug : {"summit", "course"}) {
        an_event(slug, 1, [](auto& d) {
            d.questions = {{"diet", "short_text", "Diet", "", "", true, "catering", 30}};
        });
    }
    auto const form = R"({"name":"Sam Okafor","employer":"Lakeside Trust","answers":{"diet":"coeliac"}})";
    auto const others = R"({"name":"Kim","answers":{"diet":"none"}})";
    auto kim = guest("kim");
    sam.send("POST", "/api/events/summit/registrations", form, "Idempotency-Key: k\r\n");
    auto const waits = book(kim, "summit", others);
    book(kim, "course", others);
    book(sam, "course", form);
    sam.patch(path, R"({"access_needs":"A seat near a door"})");
    sam.post(path + "/calendar");
    auto const elsewhere = guest("sam");

    BOOST_TEST(erase(sam).status == 200);
    BOOST_TEST(sam.cookies.count("login") == 0u);
    BOOST_TEST(elsewhere.cookies.count("login") == 1u);
    BOOST_TEST(!is_signed_in(elsewhere), "every login has ended");
    BOOST_TEST(state(look(kim, waits)) == "registered");
    send_mail();
    struct {
        char const* what;
        std::string text;
    } const traces[] = {
        {"address", email},
        {"name", "Okafor"},
        {"employer", "Lakeside"},
        {"region", "Wales"},
        {"job title", "Ward Manager"},
        {"number", "M-4711"},
        {"answer", "coeliac"},
        {"needs", "near a door"},
    };
    for (auto const& t : traces) BOOST_TEST_CONTEXT(t.what)
    BOOST_TEST(tables_with(file(), t.text) == std::vector<std::string>(), boost::test_tools::per_element());
    BOOST_TEST(violations().empty());

    auto again = signed_in(email);
    BOOST_TEST(again.get("/api/registrations").json.at("registrations").as_array().empty(), "a new person");
}

BOOST_AUTO_TEST_CASE(a_renewed_calendar_address_is_another_one)
{
    auto const first = sam.post(path + "/calendar"), second = sam.post(path + "/calendar");
    BOOST_TEST(text_of(first, "url").starts_with("http://localhost/calendar/my/"));
    BOOST_TEST(text_of(first, "url") != text_of(second, "url"));
    auto const key = "Idempotency-Key: k\r\n";
    auto const third = sam.send("POST", path + "/calendar", "", key);
    BOOST_TEST(text_of(sam.send("POST", path + "/calendar", "", key), "url") != text_of(third, "url"));
}

BOOST_AUTO_TEST_SUITE_END()
