// An event's doors as its organisers run them, and what they put right.
#include "api/door_party.hpp"

using namespace rowan;
using namespace rowan::test;

BOOST_FIXTURE_TEST_SUITE(api_door_links, door_party)

BOOST_AUTO_TEST_CASE(a_link_is_made_told_once_and_revoked)
{
    auto const made = ask(
        "POST", at_desk + "/door",
        R"({"name":"Door A","valid_from":"2027-03-13T10:00:00Z","valid_until":"2027-03-13T20:00:00Z","walk_ins":true})"
    );
    BOOST_TEST(made.status == 201);
    auto const token = text_of(made, "token");
    BOOST_TEST(text_of(made, "address") == "http://localhost/door/" + text_of(made, "list") + "#" + token);
    BOOST_TEST(text_of(made, "qr_svg").starts_with("<svg "));
    auto const seen = ask("GET", at_desk + "/door");
    auto const& link = seen.json.at("links").at(0);
    BOOST_TEST(link.at("name").as_string() == "Door A");
    BOOST_TEST(link.at("walk_ins").as_bool());
    BOOST_TEST(link.at("revoked_at").is_null());
    BOOST_TEST(seen.raw.body.find(token) == std::string::npos);
    BOOST_TEST(tables_with(file(), token).empty());
    auto const revoke = at_desk + "/door/" + text_of(made, "reference") + "/revoke";
    BOOST_TEST(ask("POST", revoke).status == 200);
    BOOST_TEST(ask("POST", revoke).status == 200); // once more changes nothing
    BOOST_TEST(ask("GET", at_desk + "/door").json.at("links").at(0).at("revoked_at").is_string());
    BOOST_TEST(ask("POST", at_desk + "/door/none/revoke").status == 404);
}

BOOST_AUTO_TEST_CASE(a_link_that_cannot_be_is_refused_field_by_field)
{
    std::string const window = R"("valid_from":"2027-03-13T10:00:00Z","valid_until":"2027-03-13T20:00:00Z")";
    struct {
        std::string what, body, pointer;
    } const rows[] = {
        {"no name", "{" + window + "}", "/name"},
        {"no window", R"({"name":"A","valid_until":"2027-03-13T10:00:00Z"})", "/valid_from"},
        {"no end", R"({"name":"A","valid_from":"2027-03-13T10:00:00Z"})", "/valid_until"},
        {"an end before",
         R"({"name":"A","valid_from":"2027-03-13T10:00:00Z","valid_until":"2027-03-13T09:00:00Z"})",
         "/valid_until"},
        {"no such workshop", R"({"name":"A","workshop":"cooking",)" + window + "}", "/workshop"},
        {"a word for a flag", R"({"name":"A","walk_ins":"yes",)" + window + "}", "/walk_ins"},
    };
    for (auto const& r : rows) {
        BOOST_TEST_CONTEXT(r.what)
        {
            auto const a = ask("POST", at_desk + "/door", r.body);
            BOOST_TEST(a.status == 422);
            BOOST_TEST(a.json.at("errors").at(0).at("pointer").as_string() == r.pointer);
        }
    }
}

BOOST_AUTO_TEST_CASE(conflicts_and_numbers_are_told_to_organisers) // K4
{
    booked("ann", "Ann");
    auto const a = a_door(), b = a_door("", "Door B");
    the_day_comes();
    auto const let_in = R"("let_in":true,"ticket":")" + ticket("ann") + "\"";
    upload(a, a_scan(let_in));
    pass(seconds(60));
    upload(b, a_scan(let_in));
    morag.emplace(staff("morag@people.example", {.permissions = "organiser"}));
    auto const seen = ask("GET", at_desk + "/door").json;
    BOOST_TEST(seen.at("conflicts").as_array().size() == 1u);
    auto const& c = seen.at("conflicts").at(0);
    BOOST_TEST(c.at("name").as_string() == "Ann");
    BOOST_TEST(c.at("verdict").as_string() == "already");
    BOOST_TEST(c.at("door").as_string() == "Door B");
    BOOST_TEST(seen.at("counts").at(0).at("present").as_int64() == 1);
    BOOST_TEST(seen.at("links").at(0).at("seen_at").is_string());
}

BOOST_AUTO_TEST_CASE(what_the_door_is_told_organisers_see) // K8
{
    booked("ann", "Ann");
    BOOST_TEST(ask("POST", of("ann") + "/door-note", R"({"note":"Loop"})").status == 200);
    BOOST_TEST(text_of(ask("GET", of("ann")), "door_note") == "Loop");
    ask("POST", of("ann") + "/door-note", R"({"note":""})");
    BOOST_TEST(text_of(ask("GET", of("ann")), "door_note") == "");
    BOOST_TEST(ask("POST", of("ann") + "/door-note", "{}").status == 422);
    BOOST_TEST(
        ask("POST", of("ann") + "/door-note", R"({"note":")" + std::string(301, 'x') + "\"}").status == 422
    );
    BOOST_TEST(ask("POST", at_desk + "/registrations/RW-000000/door-note", R"({"note":"x"})").status == 404);
}

BOOST_AUTO_TEST_CASE(an_organiser_puts_right_who_came_and_the_ledger_has_it) // K3
{
    booked("ann", "Ann");
    booked("bo", "Bo");
    auto const in = of("ann") + "/check-in";
    BOOST_TEST(ask("POST", in).type() == "/problems/not_open_yet");
    the_day_comes();
    morag.emplace(staff("morag@people.example", {.permissions = "organiser"}));
    BOOST_TEST(ask("POST", in, R"({"day":"2027-03-12"})").type() == "/problems/invalid");
    auto const came = ask("POST", in, R"({"reason":"No phone"})");
    BOOST_TEST(text_of(came, "verdict") == "in");
    BOOST_TEST(text_of(came, "day") == "2027-03-13");
    BOOST_TEST(last_of_ledger("checked_in") == "2027-03-13");
    auto const again = ask("POST", in);
    BOOST_TEST(text_of(again, "verdict") == "already");
    BOOST_TEST(again.json.at("seq") == came.json.at("seq"));
    auto const ann = ask("GET", of("ann")).json;
    BOOST_TEST(ann.at("check_ins").at(0).at("present").as_bool());
    BOOST_TEST(ann.at("history").as_array().back().at("reason").as_string() == "No phone");

    BOOST_TEST(text_of(ask("POST", in + "/undo"), "verdict") == "undone");
    BOOST_TEST(last_of_ledger("check_in_undone") == "2027-03-13");
    BOOST_TEST(ask("GET", of("ann")).json.at("check_ins").as_array().empty());
    BOOST_TEST(ask("POST", in + "/undo").status == 200);
    auto const d = a_door();
    BOOST_TEST(verdicts(upload(d, of_ticket(ticket("ann")))) == "in");

    ask("POST", of("bo") + "/cancel", R"({"reason":"ill"})");
    BOOST_TEST(ask("POST", of("bo") + "/check-in").type() == "/problems/closed");
}

BOOST_AUTO_TEST_SUITE_END()
