// The list of an event's attendees and one of them, over HTTP, as the organisers' pages do it.
#include "api/desk_party.hpp"

using namespace rowan;
using namespace rowan::test;

namespace {

// What members type to see what happens.
constexpr char const* hostile[] = {
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "Robert'); DROP TABLE event;--",
    "{{constructor}}",
    "Zoë Łukasz",
    "李小龙",
    "a\\\"b",
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_desk, desk_party)

BOOST_AUTO_TEST_CASE(the_list_is_searched_narrowed_sorted_and_counted)
{
    booked("zoe", "Zoë Łukasz", "A Trust");
    booked("sam", "Sam Okafor", "Guy's");
    booked("ann", "Ann Bell", "A Trust");
    auto const list = at_desk + "/registrations";
    struct {
        char const* query;
        char const* names;
    } const cases[] = {
        {"", "Ann Bell, Sam Okafor, Zoë Łukasz"},
        {"?q=lukasz", "Zoë Łukasz"},
        {"?q=people.example&is=employer:A%20Trust", "Ann Bell, Zoë Łukasz"},
        {"?not=employer:A+Trust", "Sam Okafor"},
        {"?sort=booking&backwards=true", "Ann Bell, Sam Okafor, Zoë Łukasz"},
        {"?state=waiting", ""},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.query) BOOST_TEST(names(ask("GET", list + c.query)) == c.names);
    }
    auto const all = ask("GET", list + "?state=waiting");
    BOOST_TEST(all.json.at("counts").at("registered").as_int64() == 3);
    BOOST_TEST(all.json.at("matching").as_int64() == 0);
    BOOST_TEST(all.json.at("next").is_null());
}

BOOST_AUTO_TEST_CASE(parameters_that_are_wrong_are_named)
{
    struct {
        char const* query;
        char const* pointer;
    } const cases[] = {
        {"state=gone", "?state"},        {"state=waiting%00x", "?state"}, {"is=colour:red", "?is"},
        {"not=region", "?not"},          {"sort=shoe_size", "?sort"},     {"backwards=perhaps", "?backwards"},
        {"cursor=RW-000000", "?cursor"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.query)
        {
            auto const a = ask("GET", at_desk + "/registrations?" + c.query);
            BOOST_TEST(a.status == 422);
            BOOST_TEST(a.json.at("errors").at(0).at("pointer").as_string() == c.pointer);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_members_typed_comes_back_as_text)
{
    for (auto const* text : hostile) {
        BOOST_TEST_CONTEXT(text)
        {
            booked("guest" + std::to_string(references.size()), text, text);
            auto const shown = ask("GET", of("guest" + std::to_string(references.size() - 1)));
            BOOST_TEST(shown.json.at("name").as_string() == text);
            BOOST_TEST(shown.raw.field("Content-Type") == "application/json");
        }
    }
}

BOOST_AUTO_TEST_CASE(somebody_is_added_corrected_marked_called_and_cancelled)
{
    auto const list = at_desk + "/registrations";
    auto const added = ask("POST", list, R"({"email":"ann@people.example","name":"Ann","notify":false})");
    BOOST_TEST(added.status == 201);
    BOOST_TEST(state(added) == "registered");
    BOOST_TEST(messages_of("booked") == 0);
    references["ann"] = reference(added);
    BOOST_TEST(
        ask("POST", list, R"({"email":"ann@people.example","name":"Ann"})").type() ==
        "/problems/already_registered"
    );
    BOOST_TEST(text_of(ask("PATCH", of("ann"), R"({"employer":"A Trust"})"), "employer") == "A Trust");
    BOOST_TEST(
        ask("POST", of("ann") + "/tags", R"({"add":["vip"]})").json.at("tags").at(0).as_string() == "vip"
    );
    BOOST_TEST(ask("POST", of("ann") + "/call", R"({"reason":"early"})").type() == "/problems/closed");
    BOOST_TEST(ask("POST", of("ann") + "/call").type() == "/problems/invalid");
    auto const gone = ask("POST", of("ann") + "/cancel", R"({"reason":"ill"})");
    BOOST_TEST(state(gone) == "cancelled");
    BOOST_TEST(gone.json.at("history").as_array().back().at("reason").as_string() == "ill");
    BOOST_TEST(messages_of("cancelled") == 1);
    BOOST_TEST(violations().empty());
}

// W11
BOOST_AUTO_TEST_CASE(somebody_is_called_out_of_order_for_a_reason)
{
    an_event("small", 0);
    auto const path = std::string("/api/organise/events/small/registrations");
    auto const add = [&](std::string const& who) {
        return reference(ask("POST", path, R"({"name":"N","email":")" + who + "@people.example\"}"));
    };
    add("ann");
    auto const bo = add("bo");
    BOOST_TEST(ask("POST", path + "/" + bo + "/call", R"({"reason":"speaker"})").type() == "/problems/full");
    auto const over = ask("POST", path, R"({"name":"C","email":"cy@people.example","over_capacity":true})");
    BOOST_TEST(over.type() == "/problems/invalid"); // C8: a reason
    auto const why = ask("GET", "/api/organise/events/small/explain?person=" + bo);
    BOOST_TEST(why.json.at("position").as_int64() == 2);
    BOOST_TEST(why.json.at("eligible").as_bool());
}

BOOST_AUTO_TEST_CASE(moving_needs_both_events)
{
    booked("ann", "Ann");
    an_event("north", 5, [](auto& d) { d.region = "North"; });
    an_event("south", 5, [](auto& d) { d.region = "South"; });
    auto const limited = staff("far@people.example", {"organiser", {"South"}, {}});
    auto south = limited;
    auto const path = "/api/organise/events/south/registrations";
    auto const added = south.post(path, R"({"email":"bo@people.example","name":"Bo"})");
    BOOST_TEST(added.status == 201);
    auto const move = std::string(path) + "/" + reference(added) + "/move";
    BOOST_TEST(south.post(move, R"({"to":"north"})").type() == "/problems/not_allowed");
    auto const moved = ask("POST", move, R"({"to":"north"})");
    BOOST_TEST(moved.status == 200);
    BOOST_TEST(moved.json.at("event").at("slug").as_string() == "north");
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(another_events_bookings_are_not_this_desks)
{
    an_event("north", 5);
    auto const added =
        ask("POST", "/api/organise/events/north/registrations",
            R"({"email":"bo@people.example","name":"Bo"})");
    references["bo"] = reference(added);
    BOOST_TEST(ask("GET", of("bo")).status == 404);
    for (auto const* what : {"/cancel", "/call", "/move", "/tags"})
        BOOST_TEST(ask("POST", of("bo") + what, R"({"reason":"r","to":"event"})").status == 404, what);
    BOOST_TEST(ask("PATCH", of("bo"), R"({"name":"X"})").status == 404);
    BOOST_TEST(ask("GET", at_desk + "/explain?person=" + references["bo"]).status == 404);
}

BOOST_AUTO_TEST_CASE(views_are_kept_shared_and_removed)
{
    auto const views = at_desk + "/views";
    auto const mine = ask("POST", views, R"({"name":"Waiting","query":"state=waiting"})");
    BOOST_TEST(mine.status == 201);
    ask("POST", views, R"({"name":"Ours","query":"is=tag:vip","shared":true})");
    auto other = staff("other@people.example", {.permissions = "organiser"});
    auto const seen = other.get(views).json.at("views").as_array();
    BOOST_TEST(seen.size() == 1u);
    BOOST_TEST(seen.at(0).at("own").as_bool() == false);
    auto const gone = views + "/" + std::string(mine.json.at("reference").as_string()) + "/remove";
    BOOST_TEST(other.post(gone).status == 404);
    BOOST_TEST(ask("POST", gone).status == 204);
    BOOST_TEST(ask("GET", views).json.at("views").as_array().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
