// What organisers do over HTTP: events with their revisions, people, permissions, the register, the ledger,
// programs' tokens.
#include "api/guests.hpp"

#include <boost/json/serialize.hpp>

using namespace rowan;

namespace {

struct office : test::party {
    test::client morag = staff("morag@people.example", {"organiser", {}, {}});
    test::client boss = staff("boss@people.example", {"admin", {}, {}});

    static std::string const& at()
    {
        static std::string const path = "/api/organise/events/";
        return path;
    }

    test::answer edit(test::client& c, std::string const& slug, std::int64_t seen, std::string const& form)
    {
        return c.send("PATCH", at() + slug, form, "If-Match: \"" + std::to_string(seen) + "\"\r\n");
    }

    std::string id_of(std::string const& name)
    {
        auto const found = boss.get("/api/organise/people?q=" + name);
        return std::string(found.json.at("people").at(0).at("id").as_string());
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_organising, office)

BOOST_AUTO_TEST_CASE(an_event_goes_from_draft_to_members)
{
    auto const made = morag.post(
        at().substr(0, at().size() - 1), R"({"title":"Rota Day","kind":"training",
        "days":[{"starts_at":"2027-03-11T09:00:00Z","ends_at":"2027-03-11T16:00:00Z"}],"audience":"anyone"})"
    );
    BOOST_TEST(made.status == 201);
    BOOST_TEST(test::text_of(made, "slug") == "rota-day");
    BOOST_TEST(client().get("/api/events/rota-day").status == 404);
    auto const early = morag.send("POST", at() + "rota-day/publish", "", "If-Match: \"1\"\r\n");
    BOOST_TEST(early.type() == "/problems/invalid");
    BOOST_TEST(early.json.at("errors").as_array().size() == 3u);
    auto const done = edit(morag, "rota-day", 1, R"({"summary":"S","contact":"a@union.example",
        "venue":{"name":"Hall","town":"Leeds"},"capacity":12,"series":{"slug":"rota","title":"Rotas"}})");
    BOOST_TEST(done.status == 200);
    BOOST_TEST(done.raw.field("ETag") == "\"2\"");
    BOOST_TEST(morag.send("POST", at() + "rota-day/publish", "", "If-Match: \"2\"\r\n").status == 200);
    BOOST_TEST(client().get("/api/events/rota-day").json.at("venue").at("town").as_string() == "Leeds");
    BOOST_TEST(client().get("/api/events?series=rota").json.at("events").as_array().size() == 1u);
    auto const listed = morag.get("/api/organise/events?status=published");
    BOOST_TEST(listed.json.at("events").at(0).at("places").at("capacity") == 12);
}

// Two organisers at once.
BOOST_AUTO_TEST_CASE(whoever_comes_second_is_told_who_changed_what)
{
    an_event("day", 5);
    auto const seen = morag.get(at() + "day").raw.field("ETag");
    BOOST_TEST(seen == "\"1\"");
    BOOST_TEST(edit(boss, "day", 1, R"({"title":"Boss's"})").status == 200);
    auto const late = edit(morag, "day", 1, R"({"title":"Morag's"})");
    BOOST_TEST(late.status == 412);
    BOOST_TEST(late.type() == "/problems/stale");
    BOOST_TEST(late.json.at("errors").at(0).at("pointer").as_string() == "/title");
    BOOST_TEST(client().get("/api/events/day").json.at("title").as_string() == "Boss's");
    BOOST_TEST(morag.patch(at() + "day", R"({"title":"T"})").status == 428);
    BOOST_TEST(morag.send("PATCH", at() + "day", R"({"title":"T"})", "If-Match: W/\"2\"\r\n").status == 412);
}

BOOST_AUTO_TEST_CASE(limits_are_kept_in_lists_and_drafts_of_others_are_hidden)
{
    an_event("wales", 5, [](auto& d) { d.region = "Wales"; });
    an_event("draft", 5, [](auto& d) { d.status = events::status::draft; });
    auto gwen = staff("gwen@people.example", {"organiser", {"Wales"}, {}});
    auto const listed = gwen.get("/api/organise/events");
    BOOST_TEST(listed.json.at("events").as_array().size() == 1u);
    BOOST_TEST(gwen.get(at() + "wales").status == 200);
    BOOST_TEST(gwen.get(at() + "draft").status == 404);
    BOOST_TEST(morag.get("/api/organise/events").json.at("events").as_array().size() == 2u);
}

BOOST_AUTO_TEST_CASE(permissions_are_given_and_taken_at_once)
{
    auto sam = signed_in("sam@people.example");
    auto const path = "/api/organise/people/" + id_of("sam@") + "/permissions";
    auto const put = [&](std::string const& words) {
        return boss.send("PUT", path, R"({"permissions":)" + words + R"(,"regions":["Wales"]})");
    };
    BOOST_TEST(sam.get("/api/organise/events").type() == "/problems/not_allowed");
    BOOST_TEST(put(R"(["organiser"])").status == 200);
    BOOST_TEST(sam.get("/api/organise/events").type() == "/problems/second_factor");
    auto const card = boss.get("/api/organise/people/" + id_of("sam@")).json;
    BOOST_TEST(card.at("regions").at(0).as_string() == "Wales");
    BOOST_TEST(put(R"(["king"])").type() == "/problems/invalid");
    BOOST_TEST(put("[]").status == 200);
    BOOST_TEST(sam.get("/api/organise/events").type() == "/problems/not_allowed");
    auto const own = "/api/organise/people/" + id_of("boss@") + "/permissions";
    BOOST_TEST(boss.send("PUT", own, R"({"permissions":[]})").type() == "/problems/invalid"); // the last
}

BOOST_AUTO_TEST_CASE(two_rows_of_one_person_become_one)
{
    an_event("one", 5);
    an_event("two", 5);
    auto old = signed_in("sam@old.example");
    auto sam = signed_in("sam@people.example");
    auto const kept = book(old, "one");
    book(sam, "two");
    auto const path = "/api/organise/people/" + id_of("sam@people") + "/merge";
    auto const other = R"({"other":")" + id_of("sam@old") + R"("})";
    auto const both = book(old, "two");
    BOOST_TEST(boss.post(path, other).type() == "/problems/already_registered");
    BOOST_TEST(boss.get("/api/organise/people?q=sam@old").json.at("people").as_array().size() == 1u);
    act(old, both, "cancel");
    BOOST_TEST(boss.post(path, other).status == 200);
    BOOST_TEST(state(look(sam, kept)) == "registered");
    BOOST_TEST(old.get("/api/me").status == 401);
    BOOST_TEST(test::tables_with(file(), "sam@old").empty());
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(an_admin_exports_and_erases_and_nothing_of_the_person_stays)
{
    an_event("one", 5);
    auto sam = signed_in("sam@people.example");
    book(sam, "one", R"({"name":"Samuel Pepys","employer":"A Trust"})");
    auto const id = id_of("sam@");
    auto const data = boss.get("/api/organise/people/" + id + "/data");
    BOOST_TEST(data.raw.body.find("Samuel Pepys") != data.raw.body.npos);
    BOOST_TEST(boss.post("/api/organise/people/" + id + "/erase").status == 200);
    for (std::string const trace : {"Pepys", "A Trust", "sam@people"})
        BOOST_TEST(test::tables_with(file(), trace).empty(), trace);
    BOOST_TEST(left("one") == 5);
    BOOST_TEST(violations().empty());
    auto const own = "/api/organise/people/" + id_of("boss@") + "/erase";
    BOOST_TEST(boss.post(own).type() == "/problems/not_allowed");
}

BOOST_AUTO_TEST_CASE(the_register_is_shown_as_a_difference_before_it_is_imported)
{
    std::string const csv = "membership_number,name,email,region\r\nM1,Ann,ann@people.example,Wales\r\n";
    auto const send = [&](std::string const& query, std::string const& text) {
        return boss.send("POST", "/api/organise/people/import" + query, text, "Content-Type: text/csv\r\n");
    };
    auto const dry = send("", csv);
    BOOST_TEST(dry.json.at("added") == 1);
    BOOST_TEST(dry.json.at("seq") == 0);
    BOOST_TEST(boss.get("/api/organise/people?q=ann@").json.at("people").as_array().empty());
    BOOST_TEST(send("?run=true", csv).json.at("seq").as_int64() > 0);
    BOOST_TEST(boss.get("/api/organise/people?q=ann@").json.at("people").as_array().size() == 1u);
    auto const changed =
        send("", "membership_number,name,email,region\r\nM1,Ann,ann@people.example,Scotland\r\n");
    auto const& field = changed.json.at("differences").at(0).at("fields").at(0);
    BOOST_TEST(boost::json::serialize(field) == R"({"name":"region","before":"Wales","after":"Scotland"})");
    auto const broken = send("?run=true", "membership_number,name,email\r\nM2,Bo,nobody\r\n");
    BOOST_TEST(broken.json.at("problems").at(0).at("line") == 2);
    BOOST_TEST(send("", "\"open").json.at("problems").as_array().size() == 1u);
    BOOST_TEST(boss.post("/api/organise/people/import", "{}").type() == "/problems/unsupported");
    std::string large = csv;
    while (large.size() < 100'000)
        large +=
            "M" + std::to_string(large.size()) + ",N,n" + std::to_string(large.size()) + "@x.example,\r\n";
    BOOST_TEST(send("", large).status == 200);
}

BOOST_AUTO_TEST_CASE(a_programs_token_is_good_for_its_scopes_and_its_time)
{
    an_event("one", 5);
    auto const make = [&](std::string const& scopes) {
        return morag.post("/api/organise/tokens", R"({"name":"Web site","days":7,"scopes":)" + scopes + "}");
    };
    BOOST_TEST(make(R"(["everything"])").type() == "/problems/invalid");
    auto const made = make(R"(["events"])");
    std::string const bearer = "Authorization: Bearer " + test::text_of(made, "token") + "\r\n";
    auto program = client();
    auto const get = [&](std::string const& path) { return program.send("GET", path, "", bearer); };
    BOOST_TEST(get("/api/organise/events").status == 200);
    BOOST_TEST(get(at() + "one").status == 200);
    BOOST_TEST(
        program.send("PATCH", at() + "one", R"({"title":"T"})", bearer + "If-Match: \"1\"\r\n").type() ==
        "/problems/not_allowed"
    );
    BOOST_TEST(get("/api/me").type() == "/problems/not_allowed");
    BOOST_TEST(get("/api/organise/people?q=morag").type() == "/problems/not_allowed");
    BOOST_TEST(test::tables_with(file(), test::text_of(made, "token")).empty());
    auto const list = morag.get("/api/organise/tokens").json.at("tokens");
    BOOST_TEST(list.at(0).at("used_at").as_string() == rfc3339(now()));

    auto const end = morag.post("/api/organise/tokens/" + test::text_of(made, "id") + "/end");
    BOOST_TEST(end.status == 200);
    BOOST_TEST(get("/api/organise/events").type() == "/problems/not_signed_in");

    auto const short_lived = make(R"(["events"])");
    auto const second = "Authorization: Bearer " + test::text_of(short_lived, "token") + "\r\n";
    pass(std::chrono::days(7));
    BOOST_TEST(program.send("GET", "/api/organise/events", "", second).type() == "/problems/not_signed_in");
}

// ASVS 8.3.2: a token lends what its maker may now.
BOOST_AUTO_TEST_CASE(a_programs_token_ends_with_its_makers_permission)
{
    auto const made = morag.post("/api/organise/tokens", R"({"name":"N","scopes":["events"]})");
    auto const bearer = "Authorization: Bearer " + test::text_of(made, "token") + "\r\n";
    auto const path = "/api/organise/people/" + id_of("morag@") + "/permissions";
    boss.send("PUT", path, R"({"permissions":["door"]})");
    BOOST_TEST(client().send("GET", "/api/organise/events", "", bearer).type() == "/problems/not_allowed");
}

BOOST_AUTO_TEST_CASE(the_ledger_is_searched_by_what_and_whom)
{
    an_event("one", 5);
    edit(morag, "one", 1, R"({"title":"T"})");
    auto const by = [&](std::string const& query) {
        return boss.get("/api/organise/ledger?" + query).json.at("entries").as_array().size();
    };
    BOOST_TEST(by("act=event_changed") == 1u);
    BOOST_TEST(by("event=one") == 2u);
    BOOST_TEST(by("event=one&person=" + id_of("morag@")) == 1u);
    BOOST_TEST(by("event=nothing") == 0u);
    BOOST_TEST(boss.get("/api/organise/ledger?act=nothing").type() == "/problems/invalid");
}

BOOST_AUTO_TEST_SUITE_END()
