// The door over HTTP, as its devices use it (domain.md, K1 to K8).
#include "api/door_party.hpp"
#include "base/token.hpp"
#include "service.hpp"

using namespace rowan;
using namespace rowan::test;

BOOST_FIXTURE_TEST_SUITE(api_door, door_party)

BOOST_AUTO_TEST_CASE(a_device_fetches_its_pack_once_and_again_when_it_has_changed)
{
    booked("ann", "Ann Bell", "A Trust");
    auto const d = a_door();
    the_day_comes();
    auto const first = send(d, "GET", "/pack");
    BOOST_TEST(first.status == 200);
    auto const& door = first.json.at("door");
    BOOST_TEST(door.at("list").as_string() == d.list);
    BOOST_TEST(door.at("name").as_string() == "Door A");
    BOOST_TEST(door.as_object().size() == 8u);
    BOOST_TEST(first.json.at("days").at(0).as_string() == "2027-03-13");
    auto const& ann = first.json.at("entries").at(0);
    BOOST_TEST(ann.at(0).as_string() == sha256(ticket("ann")).substr(0, 32)); // K5
    BOOST_TEST(ann.at(3).as_string() == "Ann Bell");
    BOOST_TEST(ann.at(7).is_null());

    auto const seen = "If-None-Match: " + first.raw.field("ETag") + "\r\n";
    pass(seconds(60));
    BOOST_TEST(send(d, "GET", "/pack", "", seen).status == 304);
    upload(d, of_ticket(ticket("ann")));
    auto const later = send(d, "GET", "/pack", "", seen);
    BOOST_TEST(later.status == 200);
    BOOST_TEST(later.json.at("entries").at(0).at(7).is_string());
    BOOST_TEST(
        send(d, "GET", "/pack", "", "Accept-Encoding: gzip\r\n").raw.field("Content-Encoding") == "gzip"
    );
    pass(std::chrono::hours(8));
    BOOST_TEST(send(d, "GET", "/pack").type() == "/problems/closed");
}

BOOST_AUTO_TEST_CASE(scans_get_their_verdicts_and_the_numbers)
{
    booked("ann", "Ann Bell", "A Trust");
    booked("bo", "Bo");
    ask("POST", of("ann") + "/door-note", R"({"note":"Give her the loop"})");
    auto const a = a_door(), b = a_door("", "Door B");
    the_day_comes();
    auto const first = upload(a, of_ticket(ticket("ann")) + "," + of_ticket("forged"));
    BOOST_TEST(verdicts(first) == "in, unknown"); // K2
    BOOST_TEST(first.json.at("accepted").as_array().size() == 2u);
    auto const& ann = first.json.at("verdicts").at(0);
    BOOST_TEST(ann.at("name").as_string() == "Ann Bell");
    BOOST_TEST(ann.at("note").as_string() == "Give her the loop"); // K8
    BOOST_TEST(first.json.at("counts").at(0).at("came").as_int64() == 1);

    pass(seconds(90));
    auto const second =
        upload(b, of_ticket(ticket("ann")) + "," + a_scan(R"("reference":")" + references["bo"] + "\""));
    BOOST_TEST(verdicts(second) == "already, in"); // K3
    BOOST_TEST(second.json.at("verdicts").at(0).at("first_door").as_string() == "Door A");
    BOOST_TEST(second.json.at("counts").at(0).at("present").as_int64() == 2);
}

BOOST_AUTO_TEST_CASE(the_same_upload_again_gets_the_same_answer) // K1
{
    booked("ann", "Ann");
    auto const d = a_door();
    the_day_comes();
    auto const body = of_ticket(ticket("ann"));
    auto const first = upload(d, body);
    BOOST_TEST(upload(d, body).json == first.json);
}

BOOST_AUTO_TEST_CASE(a_scan_is_taken_back_within_ten_seconds) // K3
{
    booked("ann", "Ann");
    auto const d = a_door();
    the_day_comes();
    upload(d, of_ticket(ticket("ann")));
    pass(seconds(9));
    auto const undone = upload(d, a_scan(R"("undoes":"n1")"));
    BOOST_TEST(verdicts(undone) == "undone");
    BOOST_TEST(undone.json.at("counts").as_array().empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_named_and_keeps_nothing_else_back)
{
    booked("ann", "Ann");
    auto const d = a_door();
    the_day_comes();
    auto const a = upload(
        d, R"({"nonce":"bad","ticket":"x","at":"noon","direction":"up"},7,{"at":)" + at(now()) +
               R"(,"ticket":"x","reference":"y"},)" + of_ticket(ticket("ann"))
    );
    BOOST_TEST(a.status == 200);
    BOOST_TEST(verdicts(a) == "in");
    std::set<std::string> pointers;
    for (auto const& e : a.json.at("errors").as_array())
        pointers.insert(std::string(e.at("pointer").as_string()));
    std::set<std::string> const expected{"/scans/0/at",    "/scans/0/direction", "/scans/1/at",
                                         "/scans/1/nonce", "/scans/1/ticket",    "/scans/2/nonce",
                                         "/scans/2/ticket"};
    BOOST_TEST(pointers == expected, boost::test_tools::per_element());
    BOOST_TEST(a.json.at("errors").at(0).at("nonce").as_string() == "bad");
}

BOOST_AUTO_TEST_CASE(an_upload_that_is_none_is_refused_whole)
{
    auto const d = a_door();
    auto const refused = [&](std::string const& body) {
        auto const a = send(d, "POST", "/scans", body);
        return a.status == 422 ? std::string(a.json.at("errors").at(0).at("pointer").as_string()) : a.type();
    };
    BOOST_TEST(refused(R"({"scans":[]})") == "/sent_at");
    BOOST_TEST(refused(R"({"sent_at":"2027-01-12T12:00:00Z"})") == "/scans");
    BOOST_TEST(refused(R"({"sent_at":"2027-01-12T12:00:00Z","scans":{}})") == "/scans");
    BOOST_TEST(refused("[]") == "/problems/malformed");
}

BOOST_AUTO_TEST_CASE(five_hundred_scans_come_at_once_and_no_more)
{
    auto const d = a_door();
    the_day_comes();
    std::string many;
    for (int n = 0; n < 500; ++n) many += (n ? "," : "") + of_ticket(std::string(200, 'x'));
    BOOST_TEST(many.size() > 64u * 1024);
    BOOST_TEST(upload(d, many).json.at("accepted").as_array().size() == 500u);
    BOOST_TEST(upload(d, many + "," + of_ticket("x")).status == 422);
    BOOST_TEST(upload(d, of_ticket(std::string(300 * 1024, 'x'))).status == 413);
}

BOOST_AUTO_TEST_CASE(outside_its_window_a_link_practises) // nothing is recorded
{
    booked("ann", "Ann");
    auto const d = a_door();
    BOOST_TEST(verdicts(upload(d, of_ticket(ticket("ann")))) == "not_open");
    BOOST_TEST(upload(d, "").json.at("counts").as_array().empty());
}

BOOST_AUTO_TEST_CASE(names_are_found_without_diacritics_and_are_no_list_to_browse) // K6
{
    booked("zoe", "Zoë Łukasz", "Trust of Lukas");
    booked("siân", "Siân O’Brien-Ŵyn");
    for (int n = 0; n < 7; ++n) booked("l" + std::to_string(n), "Lukas " + std::to_string(n));
    booked("ann", "Ann", "Lukas Trust");
    auto const d = a_door();
    the_day_comes();
    auto const found = [&](std::string const& q) {
        auto const a = send(d, "GET", "/find?q=" + q);
        if (a.status != 200) return a.type();
        std::string names;
        for (auto const& f : a.json.at("found").as_array())
            names += (names.empty() ? "" : ", ") + std::string(f.at("name").as_string());
        return names;
    };
    BOOST_TEST(found("zoe") == "Zoë Łukasz");
    BOOST_TEST(found("LUKASZ+zo") == "Zoë Łukasz");
    BOOST_TEST(found("o'brien") == "Siân O’Brien-Ŵyn");
    BOOST_TEST(found("wyn") == "Siân O’Brien-Ŵyn");
    BOOST_TEST(found("ukasz") == ""); // the beginning of a word
    BOOST_TEST(found(references["zoe"]) == "Zoë Łukasz");
    BOOST_TEST(found("rw") == "");
    BOOST_TEST(found("z") == "/problems/invalid");
    BOOST_TEST(found("") == "/problems/invalid");
    BOOST_TEST(found("--") == "/problems/invalid");
    BOOST_TEST(send(d, "GET", "/find?q=lu").json.at("found").as_array().size() == 8u);
    upload(d, of_ticket(ticket("zoe")));
    BOOST_TEST(send(d, "GET", "/find?q=zoe").json.at("found").at(0).at("in_since").is_string());
}

BOOST_AUTO_TEST_CASE(a_link_opens_its_list_alone_and_nothing_once_it_is_revoked) // K8
{
    an_event("other", 5);
    auto const d = a_door();
    auto const made =
        ask("POST", "/api/organise/events/other/door",
            R"({"name":"O","valid_from":"2027-01-01T00:00:00Z","valid_until":"2027-06-01T00:00:00Z"})");
    device const others{text_of(made, "reference"), text_of(made, "list"), text_of(made, "token")};
    auto c = client();
    auto const bearer = "Authorization: Bearer " + d.token + "\r\n";
    for (auto const& list : {others.list, std::string("nowhere"), references["ann"]}) {
        for (auto const* what : {"/pack", "/find?q=an"}) {
            auto const a = c.send("GET", "/api/door/" + list + what, "", bearer);
            BOOST_TEST((a.status == 401 || a.status == 404), list << what);
        }
    }
    BOOST_TEST(c.send("GET", at_desk + "/registrations", "", bearer).status == 401);
    BOOST_TEST(morag->get("/api/door/" + d.list + "/pack").status == 401);
    BOOST_TEST(send(d, "GET", "/pack").status == 200);
    ask("POST", at_desk + "/door/" + d.reference + "/revoke");
    BOOST_TEST(send(d, "GET", "/pack").status == 401);
    BOOST_TEST(upload(d, of_ticket("x")).status == 401);
    BOOST_TEST(send(d, "GET", "/find?q=an").status == 401);
    BOOST_TEST(walk_in(d, "w").status == 401);
}

BOOST_AUTO_TEST_CASE(a_device_that_asks_too_often_is_told_to_wait)
{
    auto const d = a_door();
    int asked = 0;
    while (asked < 700 && send(d, "GET", "/find?q=zz").status == 200) ++asked;
    BOOST_TEST(asked == 600);
    BOOST_TEST(send(a_door("", "Door B"), "GET", "/find?q=zz").status == 200);
}

BOOST_AUTO_TEST_CASE(the_dashboard_says_who_is_in)
{
    booked("ann", "Ann");
    BOOST_TEST(ask("GET", at_desk + "/live").json.at("came").is_null());
    auto const d = a_door();
    the_day_comes();
    morag.emplace(staff("morag@people.example", {.permissions = "organiser"}));
    BOOST_TEST(ask("GET", at_desk + "/live").json.at("came").as_int64() == 0);
    auto const version = [&] { return running->parts().live.version(running->parts()); };
    auto const before = version();
    auto const public_before = running->parts().store.version();
    upload(d, of_ticket(ticket("ann")));
    BOOST_TEST(version() > before);                                // the stream moves
    BOOST_TEST(running->parts().store.version() == public_before); // the public pages need not
    auto const board = ask("GET", at_desk + "/live").json;
    BOOST_TEST(board.at("came").as_int64() == 1);
    BOOST_TEST(board.at("present").as_int64() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(api_walk_ins)

BOOST_FIXTURE_TEST_CASE(a_walk_in_claims_a_place_and_is_in, door_party) // K7
{
    auto const d = a_door(R"(,"walk_ins":true)");
    the_day_comes();
    auto const a = walk_in(d, "w1", R"(,"email":"wanda@people.example")");
    BOOST_TEST(a.status == 201);
    BOOST_TEST(verdicts(a) == "in");
    BOOST_TEST(left("event") == 9);
    BOOST_TEST(messages_of("booked") == 1);
    BOOST_TEST(walk_in(d, "w1", R"(,"email":"wanda@people.example")").json == a.json); // K1
    BOOST_TEST(left("event") == 9);
    BOOST_TEST(
        walk_in(d, "w2", R"(,"email":"wanda@people.example")").type() == "/problems/already_registered"
    );
    BOOST_TEST(walk_in(d, "w3", R"(,"email":"nobody")").type() == "/problems/invalid");
    BOOST_TEST(violations().empty());
}

BOOST_FIXTURE_TEST_CASE(who_leaves_no_address_is_written_nothing, door_party)
{
    auto const d = a_door(R"(,"walk_ins":true)");
    the_day_comes();
    BOOST_TEST(walk_in(d, "w1").status == 201);
    BOOST_TEST(walk_in(d, "w2").status == 201); // another of the same name
    BOOST_TEST(left("event") == 8);
    morag.emplace(staff("morag@people.example", {.permissions = "organiser"}));
    auto const off = morag->send("POST", at_desk + "/cancel", R"({"reason":"Snow"})", "If-Match: \"1\"\r\n");
    BOOST_TEST(off.status == 200);
    BOOST_TEST(messages_of("booked") + messages_of("cancelled") == 0);
}

BOOST_FIXTURE_TEST_CASE(a_link_that_may_not_or_not_yet_lets_nobody_in, door_party)
{
    auto const strict = a_door(), open = a_door(R"(,"walk_ins":true)", "Door B");
    BOOST_TEST(walk_in(open, "w1").type() == "/problems/not_open_yet");
    the_day_comes();
    BOOST_TEST(walk_in(strict, "w1").type() == "/problems/not_allowed");
    auto const in_time = R"({"nonce":"w2","name":"Wanda","employer":"","at":)" + at(now()) + "}";
    pass(std::chrono::hours(8));
    BOOST_TEST(walk_in(open, "w1").type() == "/problems/closed");
    BOOST_TEST(left("event") == 10);
    BOOST_TEST(verdicts(send(open, "POST", "/walk-ins", in_time)) == "in"); // K4
}

namespace {

struct small_party : door_party {
    small_party() : door_party(1) {}
};

} // namespace

BOOST_FIXTURE_TEST_CASE(over_capacity_only_with_an_organisers_reason, small_party) // K7, C8
{
    auto const usual = a_door(R"(,"walk_ins":true)");
    auto const generous = a_door(R"(,"walk_ins":true,"over_capacity":"The hall has more chairs")", "Door B");
    booked("ann", "Ann");
    the_day_comes();
    BOOST_TEST(walk_in(usual, "w1").type() == "/problems/full");
    BOOST_TEST(verdicts(walk_in(generous, "w1")) == "in");
    BOOST_TEST(violations().empty());
}

BOOST_FIXTURE_TEST_CASE(nobody_walks_in_past_the_queue, small_party) // W3
{
    auto const d = a_door(R"(,"walk_ins":true)");
    booked("ann", "Ann");
    booked("bo", "Bo"); // waits
    ask("POST", of("ann") + "/cancel", R"({"reason":"ill"})");
    the_day_comes();
    BOOST_TEST(walk_in(d, "w1").type() == "/problems/full");
    BOOST_TEST(verdicts(upload(d, of_ticket(ticket("bo")))) == "in");
    BOOST_TEST(violations().empty());
}

BOOST_FIXTURE_TEST_CASE(over_capacity_is_for_links_that_take_walk_ins, door_party)
{
    auto const a = ask(
        "POST", at_desk + "/door",
        R"({"name":"A","valid_from":"2027-01-01T00:00:00Z","valid_until":"2027-06-01T00:00:00Z","over_capacity":"x"})"
    );
    BOOST_TEST(a.json.at("errors").at(0).at("pointer").as_string() == "/over_capacity");
}

BOOST_AUTO_TEST_SUITE_END()
