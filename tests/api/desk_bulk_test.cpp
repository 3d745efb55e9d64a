// One thing done to many, over HTTP, with the worker that does it; and letters to them.
#include "api/desk_party.hpp"
#include "domain/logins.hpp"

#include <fstream>

using namespace rowan;
using namespace rowan::test;

namespace {

std::string const bulk = at_desk + "/registrations/bulk";
std::string const letters = at_desk + "/messages";

struct bulk_party : desk_party {
    bulk_party() : desk_party(std::nullopt) {}

    std::int64_t matching(std::string const& query)
    {
        return ask("GET", at_desk + "/registrations?" + query).json.at("matching").as_int64();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_desk_bulk, bulk_party)

// More than anybody would choose one by one; bookings go on meanwhile.
BOOST_AUTO_TEST_CASE(six_thousand_are_cancelled_in_pieces)
{
    constexpr int many = 6000;
    for (int first = 0; first < many; first += 500) {
        auto const some = [first](storage::transaction& tx, instant at) -> result<int> {
            for (int n = first; n < first + 500; ++n) {
                registrations::form f;
                f.name = "Guest " + std::to_string(n);
                auto const who = a_visitor(tx, "guest" + std::to_string(n));
                registrations::place(tx, who, "event", f, at).value();
            }
            return 0;
        };
        write(some, now()).value();
    }
    auto const asked = ask("POST", bulk, R"({"action":"cancel","q":"guest","count":6000,"notify":false})");
    BOOST_TEST(asked.status == 202);
    booked("late", "Late Comer");
    let_bulks_begin();
    BOOST_TEST(matching("state=cancelled") == many);
    BOOST_TEST(matching("state=registered") == 1);
    auto const p = ask("GET", bulk + "/" + reference(asked));
    BOOST_TEST(p.json.at("done").as_int64() == many);
    BOOST_TEST(p.json.at("state").as_string() == "done");
    BOOST_TEST(ask("GET", bulk).json.at("bulks").as_array().size() == 1u);
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(what_is_undone_in_time_never_happened)
{
    booked("ann", "Ann");
    auto const asked = ask("POST", bulk, R"({"action":"cancel"})");
    auto const undone = ask("POST", bulk + "/" + reference(asked) + "/undo");
    BOOST_TEST(state(undone) == "undone");
    let_bulks_begin();
    BOOST_TEST(matching("state=registered") == 1);
    BOOST_TEST(ask("POST", bulk + "/none/undo").status == 404);
}

BOOST_AUTO_TEST_CASE(others_than_were_seen_are_not_touched)
{
    booked("ann", "Ann");
    booked("bo", "Bo"); // whom the organiser has not seen
    auto const asked = ask("POST", bulk, R"({"action":"cancel","count":1})");
    BOOST_TEST(asked.status == 412);
    BOOST_TEST(asked.type() == "/problems/stale");
}

BOOST_AUTO_TEST_CASE(writing_to_many_needs_a_fresh_second_factor_and_tags_do_not)
{
    booked("ann", "Ann");
    pass(logins::factor_is_fresh);
    BOOST_TEST(ask("POST", bulk, R"({"action":"cancel"})").type() == "/problems/second_factor");
    BOOST_TEST(ask("POST", bulk, R"({"action":"tag","target":"vip"})").status == 202);
    BOOST_TEST(ask("POST", letters, R"({"subject":"S","text":"T"})").type() == "/problems/second_factor");
}

BOOST_AUTO_TEST_CASE(a_letter_is_seen_tried_sent_and_looked_up)
{
    booked("ann", "Ann");
    booked("bo", "Bo");
    ask("POST", of("bo") + "/cancel", R"({"notify":false})");
    auto const letter = std::string(
        R"("subject":"Rooms have changed","text":"We meet in **room 2** <script>alert(1)</script>.","state":"registered")"
    );
    auto const shown = ask("POST", letters + "/preview", "{" + letter + "}");
    BOOST_TEST(shown.json.at("count").as_int64() == 1);
    auto const html = text_of(shown, "text_html");
    BOOST_TEST(html.find("<strong>room 2</strong>") != html.npos);
    BOOST_TEST(html.find("<script") == html.npos);
    BOOST_TEST(ask("POST", letters + "/test", "{" + letter + "}").status == 204);
    BOOST_TEST(messages_of("organisers_letter") == 1);
    BOOST_TEST(ask("POST", letters, "{" + letter + "}").status == 202);
    BOOST_TEST(messages_of("organisers_letter") == 1); // not for half a minute
    let_bulks_begin();
    BOOST_TEST(messages_of("organisers_letter") == 2);
    auto const log = ask("GET", letters).json.at("messages").as_array();
    BOOST_TEST(log.size() == 1u);
    BOOST_TEST(log.at(0).at("done").as_int64() == 1);
    send_mail();
    std::string sent;
    for (auto const& f : std::filesystem::directory_iterator(home.path / "mail")) {
        std::ifstream in(f.path());
        std::string const text(std::istreambuf_iterator<char>(in), {});
        if (text.find("ann@people.example") != text.npos && text.find("Rooms have changed") != text.npos)
            sent = text;
    }
    BOOST_TEST(sent.find("room 2") != sent.npos);
}

BOOST_AUTO_TEST_CASE(a_letter_waits_for_its_time)
{
    booked("ann", "Ann");
    auto const at = rfc3339(now() + std::chrono::hours(2));
    auto const sent = ask("POST", letters, R"({"subject":"S","text":"T","send_at":")" + at + "\"}");
    BOOST_TEST(text_of(sent, "starts_at") == at);
    let_bulks_begin();
    BOOST_TEST(messages_of("organisers_letter") == 0);
    pass(std::chrono::hours(2));
    carry_out_bulk();
    BOOST_TEST(messages_of("organisers_letter") == 1);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_named)
{
    struct {
        std::string path, body;
        char const* pointer;
    } const cases[] = {
        {bulk, R"({})", "/action"},
        {bulk, R"({"action":"erase"})", "/action"},
        {bulk, R"({"action":"message"})", "/action"},
        {bulk, R"({"action":"tag","target":7})", "/target"},
        {bulk, R"({"action":"cancel","is":["x"]})", "/is/0"},
        {bulk, R"({"action":"cancel","count":-1})", "/count"},
        {letters, R"({"subject":"","text":"T"})", "/subject"},
        {letters, R"({"subject":"S","text":" \n"})", "/text"},
        {letters, R"({"subject":"S\nBcc: x","text":"T"})", "/subject"},
        {letters, R"({"subject":"S","text":"T","send_at":"soon"})", "/send_at"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.body)
        {
            auto const a = ask("POST", c.path, c.body);
            BOOST_TEST(a.status == 422);
            BOOST_TEST(a.json.at("errors").at(0).at("pointer").as_string() == c.pointer);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
