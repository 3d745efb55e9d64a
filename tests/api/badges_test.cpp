// Badges and lists on paper, for those who organise: what they hold, and which were printed.
#include "api/desk_party.hpp"
#include "base/text.hpp"
#include "domain/logins.hpp"
#include "domain/personal_data.hpp"
#include "support/judges.hpp"

using namespace rowan;
using namespace rowan::test;

namespace {

std::string const badges = at_desk + "/badges.pdf";

struct print_party : desk_party {
    print_party()
    {
        booked("ann", "Ann Bell", "A Trust");
        booked("zoe", "Zoë Łukasz", "B Trust");
        booked("sam", "Sam Okafor", "A Trust");
    }

    answer print(std::string const& query = {}) { return morag->get(badges + query); }

    // How many badges there are: each has a code.
    std::size_t printed(std::string const& query)
    {
        auto const a = print(query);
        return a.status == 404 ? 0 : codes_of_pdf(a.raw.body).size();
    }

    answer mark(std::string const& query, std::string const& more)
    {
        auto etag = print(query).raw.field("ETag");
        std::erase(etag, '"');
        return ask("POST", at_desk + "/badges/printed", R"({"etag":")" + etag + "\"" + more + "}");
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_badges, print_party)

BOOST_AUTO_TEST_CASE(everybody_with_a_place_has_a_badge)
{
    auto const a = print();
    BOOST_TEST(a.status == 200);
    BOOST_TEST(a.raw.field("Content-Type") == "application/pdf");
    BOOST_TEST(a.raw.field("Content-Disposition") == "attachment; filename=\"badges.pdf\"");
    BOOST_TEST(a.raw.field("Cache-Control") == "no-store");
    is_sound(a.raw.body);
    auto const text = tidy(text_of_pdf(a.raw.body));
    for (std::string const said : {"Ann Bell", "Zoë Łukasz", "Sam Okafor", "A Trust", "Event event"})
        BOOST_TEST(text.find(said) != text.npos, said);
    BOOST_TEST(codes_of_pdf(a.raw.body).size() == 3u);
    BOOST_TEST(last_of_ledger("list_exported") == "3 badges");
    ask("POST", of("sam") + "/cancel", R"({"reason":"ill"})");
    BOOST_TEST(printed("") == 2u);
}

BOOST_AUTO_TEST_CASE(they_say_what_is_asked_for_of_whom_is_asked_for)
{
    auto const text = text_of_pdf(print("?fields=employer&is=employer:A+Trust&layout=label").raw.body);
    BOOST_TEST(text.find("A Trust") != text.npos);
    BOOST_TEST(text.find("Zoë") == text.npos);
    BOOST_TEST(text.find("Event event") == text.npos);
    BOOST_TEST(codes_of_pdf(print("?fields=code&q=zoe").raw.body).size() == 1u);
    ask("POST", of("ann") + "/tags", R"({"add":["speaker"]})");
    BOOST_TEST(text_of_pdf(print("?q=ann").raw.body).find("Speaker") != std::string::npos);
    BOOST_TEST(
        text_of_pdf(print("?lanes=2").raw.body).find("Lane 2: Sam Okafor to Zoë Łukasz") != std::string::npos
    );
}

BOOST_AUTO_TEST_CASE(what_cannot_be_printed_is_named)
{
    struct {
        std::string query, pointer;
    } const rows[] = {
        {"?layout=poster", "?layout"}, {"?fields=shoe_size", "?fields"}, {"?only=mine", "?only"},
        {"?lanes=27", "?lanes"},       {"?is=colour:red", "?is"},        {"?sort=shoe_size", "?sort"},
    };
    for (auto const& r : rows) {
        BOOST_TEST_CONTEXT(r.query)
        {
            auto const a = ask("GET", badges + r.query);
            BOOST_TEST(a.status == 422);
            BOOST_TEST(a.json.at("errors").at(0).at("pointer").as_string() == r.pointer);
        }
    }
    clock += logins::factor_is_fresh.count();
    for (std::string const what : {"/badges.pdf", "/sign-in-sheet.pdf", "/room-lists.pdf"})
        BOOST_TEST(ask("GET", at_desk + what).type() == "/problems/second_factor");
}

BOOST_AUTO_TEST_CASE(printed_badges_are_marked_by_hand_and_only_changed_ones_are_printed_again)
{
    BOOST_TEST(printed("?only=unprinted") == 3u);
    BOOST_TEST(printed("?only=unprinted") == 3u); // making them marks nothing
    auto const marked = mark("?only=unprinted&q=ann", R"(,"only":"unprinted","q":"ann")");
    BOOST_TEST(marked.status == 200);
    BOOST_TEST(marked.json.at("count").as_int64() == 1);
    BOOST_TEST(last_of_ledger("badges_printed") == "1 badges: pronouns employer role workshops code event");
    BOOST_TEST(printed("?only=unprinted") == 2u);
    mark("?fields=code", R"(,"fields":["code"])");
    BOOST_TEST(printed("?only=changed") == 0u);

    ask("PATCH", of("ann"), R"({"employer":"C Trust"})"); // which no badge says now
    BOOST_TEST(printed("?only=changed") == 0u);
    ask("PATCH", of("zoe"), R"({"name":"Zoë L"})");
    BOOST_TEST(printed("?only=changed") == 1u);
    BOOST_TEST(text_of_pdf(print("?only=changed").raw.body).find("Zoë L") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_has_changed_since_it_was_made_is_not_marked)
{
    auto etag = print().raw.field("ETag");
    std::erase(etag, '"');
    ask("PATCH", of("zoe"), R"({"name":"Zoë L"})");
    auto const late = ask("POST", at_desk + "/badges/printed", R"({"etag":")" + etag + "\"}");
    BOOST_TEST(late.type() == "/problems/stale");
    BOOST_TEST(printed("?only=unprinted") == 3u);
    BOOST_TEST(ask("POST", at_desk + "/badges/printed", R"({"etag":"x","only":"sample"})").status == 422);
}

BOOST_AUTO_TEST_CASE(a_sample_is_one_sheet_of_the_strangest_names)
{
    for (int n = 0; n < 12; ++n) booked("n" + std::to_string(n), "Ordinary Name");
    auto const a = print("?only=sample");
    BOOST_TEST(codes_of_pdf(a.raw.body).size() == 8u);
    BOOST_TEST(text_of_pdf(a.raw.body).find("Zoë Łukasz") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(erasing_somebody_forgets_what_was_printed)
{
    mark("", "");
    BOOST_TEST(rows_of(file()).at("badge_print").size() == 3u);
    write([](storage::transaction& tx) { return personal_data::erase(tx, a_visitor(tx, "ann"), noon); }
    ).value();
    BOOST_TEST(rows_of(file()).at("badge_print").size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_sheet_to_sign_has_everybody_by_name)
{
    auto const a = morag->get(at_desk + "/sign-in-sheet.pdf");
    BOOST_TEST(a.status == 200);
    is_sound(a.raw.body);
    auto const text = text_of_pdf(a.raw.body);
    for (std::string const said : {"Ann Bell", "Zoë Łukasz", "Signature", "Saturday, 13 March 2027"})
        BOOST_TEST(text.find(said) != text.npos, said << " is not in " << text);
    BOOST_TEST(text.find("Ann Bell") < text.find("Sam Okafor"));
    BOOST_TEST(last_of_ledger("list_exported") == "3 names: sign-in-sheet");
    BOOST_TEST(ask("GET", at_desk + "/sign-in-sheet.pdf?day=2027-03-14").status == 422);
    BOOST_TEST(morag->get(at_desk + "/sign-in-sheet.pdf?day=2027-03-13").status == 200);
}

BOOST_AUTO_TEST_CASE(each_room_has_its_list)
{
    BOOST_TEST(ask("GET", at_desk + "/room-lists.pdf").type() == "/problems/not_found");
    an_event("summit", 9, [](auto& d) {
        auto const begin = d.days[0].starts_at;
        d.slots = {
            {"Morning",
             begin,
             begin + std::chrono::hours(1),
             {{"pay", "Pay", "", "Bo", "Room 1", 9}, {"law", "Law", "", "", "Room 2", 9}}}};
    });
    auto kim = guest("kim");
    book(kim, "summit", R"({"name":"Kim Lee","workshops":["law"]})");
    auto const path = "/api/organise/events/summit/room-lists.pdf";
    auto const pages = morag->get(path);
    BOOST_TEST(pages.status == 200);
    auto const text = text_of_pdf(pages.raw.body);
    for (std::string const said : {"Pay", "Law", "Room 1", "Room 2", "with Bo", "Kim Lee", "page 1 of 1"})
        BOOST_TEST(text.find(said) != text.npos, said << " is not in " << text);
    auto const one = text_of_pdf(morag->get(std::string(path) + "?workshop=pay").raw.body);
    BOOST_TEST(one.find("Kim Lee") == one.npos);
    BOOST_TEST(ask("GET", std::string(path) + "?workshop=none").status == 422);
}

BOOST_AUTO_TEST_SUITE_END()
