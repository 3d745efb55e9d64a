// What members take to their employers: certificates of attendance, and letters that ask for their release.
#include "api/door_party.hpp"
#include "base/text.hpp"
#include "domain/checkins.hpp"
#include "domain/personal_data.hpp"
#include "support/judges.hpp"

using namespace rowan;
using namespace rowan::test;

namespace {

struct course : door_party {
    std::optional<test::client> ann;
    std::string path, reference;

    course()
    {
        an_event("course", 5, [](auto& d) {
            d.audience = events::audience::reps;
            d.venue.name = "Congress House";
            d.days.push_back(
                {d.days[0].starts_at + std::chrono::hours(24), d.days[0].ends_at + std::chrono::hours(24)}
            );
        });
        write([](storage::transaction& tx) -> result<int> {
            a_member(tx, "ann", "rep");
            a_member(tx, "bo", "rep");
            return 0;
        });
        sign_in();
        reference =
            test::reference(book(*ann, "course", R"({"name":"Ann-Marie Łukasz","employer":"A Trust"})"));
        path = "/api/registrations/" + reference;
    }

    void sign_in() { ann.emplace(guest("ann")); }

    // She comes on the first day, and both days pass.
    void she_comes()
    {
        write(
            [](storage::transaction& tx, std::string const& who, instant now) {
                auto const event = events::terms_of(tx, "course")->id;
                auto const by = people::find_or_add(tx, "morag@people.example", now).id;
                return checkins::check_in(tx, event, who, {}, {by}, now);
            },
            reference, day()
        )
            .value();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_certificates, course)

BOOST_AUTO_TEST_CASE(a_rep_with_a_place_has_a_letter_to_the_employer)
{
    auto const page = ann->get(path + "/release-letter.pdf");
    BOOST_TEST(page.status == 200);
    BOOST_TEST(page.raw.field("Content-Type") == "application/pdf");
    is_sound(page.raw.body);
    auto const text = tidy(text_of_pdf(page.raw.body));
    for (std::string const said :
         {"Ann-Marie Łukasz", "To: A Trust", "Event course", "14 hours in all", "Section 168"})
        BOOST_TEST(text.find(said) != text.npos, said << " is not in " << text);
    BOOST_TEST(text.find(reference) != text.npos);
    act(*ann, look(*ann, book(*ann, "event")), "cancel");
    auto const meeting = test::reference(book(*ann, "event"));
    BOOST_TEST(ann->get("/api/registrations/" + meeting + "/release-letter.pdf").status == 404);
    ann->post(path + "/cancel");
    BOOST_TEST(ann->get(path + "/release-letter.pdf").status == 404);
}

BOOST_AUTO_TEST_CASE(what_the_employer_says_is_kept_until_the_place_is_given_back)
{
    auto const said = [&](test::client& who, std::string const& word) {
        return who.post(path + "/release", R"({"release":")" + word + "\"}");
    };
    BOOST_TEST(text_of(ann->get(path), "release") == "unasked");
    for (std::string const word : {"requested", "requested", "refused", "agreed", "unasked", "agreed"}) {
        auto const a = said(*ann, word);
        BOOST_TEST(a.status == 200);
        BOOST_TEST(text_of(a, "release") == word);
        auto const wrong = promised.mismatches(
            *promised.operation("POST", "/api/registrations/x/release"), a.status, a.json
        );
        BOOST_TEST(wrong == std::vector<std::string>(), boost::test_tools::per_element());
    }
    BOOST_TEST(text_of(ann->get(path), "release") == "agreed");
    BOOST_TEST(said(*ann, "perhaps").status == 422);
    BOOST_TEST(ann->post(path + "/release", "{}").status == 422);
    auto bo = guest("bo");
    BOOST_TEST(said(bo, "agreed").status == 404);
    auto const meeting = test::reference(book(*ann, "event"));
    auto const there = ann->post("/api/registrations/" + meeting + "/release", R"({"release":"agreed"})");
    BOOST_TEST(there.type() == "/problems/closed");
    ann->post(path + "/cancel");
    BOOST_TEST(said(*ann, "agreed").type() == "/problems/closed");
    BOOST_TEST(ann->get(path).json.at("release").is_null());
}

BOOST_AUTO_TEST_CASE(organisers_see_whom_no_employer_has_released)
{
    auto bo = guest("bo");
    book(bo, "course");
    ann->post(path + "/release", R"({"release":"refused"})");
    auto organiser = staff("head@people.example", {.permissions = "organiser"});
    auto const list = [&](std::string const& release) {
        auto const a = organiser.get("/api/organise/events/course/registrations?is=release:" + release);
        std::vector<std::string> names;
        for (auto const& one : a.json.at("registrations").as_array())
            names.emplace_back(one.at("release").as_string());
        return names;
    };
    BOOST_TEST(list("refused") == std::vector<std::string>{"refused"}, boost::test_tools::per_element());
    BOOST_TEST(list("unasked") == std::vector<std::string>{"unasked"}, boost::test_tools::per_element());
    BOOST_TEST(list("agreed").empty());
    auto const sheet = organiser.get("/api/organise/events/course/registrations.csv?columns=name,release");
    BOOST_TEST(sheet.raw.body.find("refused") != sheet.raw.body.npos);
}

BOOST_AUTO_TEST_CASE(whoever_came_has_a_certificate_and_whoever_did_not_has_none)
{
    BOOST_TEST(ann->get(path + "/certificate.pdf").status == 404);
    clock = day().time_since_epoch().count();
    she_comes();
    sign_in();
    BOOST_TEST(ann->get(path + "/certificate.pdf").status == 404); // the day has not ended
    pass(std::chrono::hours(8));
    auto const page = ann->get(path + "/certificate.pdf");
    BOOST_TEST(page.status == 200);
    is_sound(page.raw.body);
    auto const text = tidy(text_of_pdf(page.raw.body));
    for (std::string const said :
         {"Ann-Marie Łukasz", "Event course", "Saturday, 13 March 2027", "7 hours", "Congress House"})
        BOOST_TEST(text.find(said) != text.npos, said << " is not in " << text);
    BOOST_TEST(text.find("14 March") == text.npos);
    BOOST_TEST(guest("bo").get(path + "/certificate.pdf").status == 404);
}

BOOST_AUTO_TEST_CASE(whoever_holds_a_certificate_may_verify_it)
{
    clock = day().time_since_epoch().count();
    she_comes();
    pass(std::chrono::hours(8));
    sign_in();
    auto const codes = codes_of_pdf(ann->get(path + "/certificate.pdf").raw.body);
    std::string const page = "http://localhost/verify/";
    BOOST_TEST_REQUIRE(codes.size() == 1u);
    BOOST_TEST(codes[0].starts_with(page));
    auto const code = codes[0].substr(page.size());
    BOOST_TEST(
        codes_of_pdf(ann->get(path + "/certificate.pdf").raw.body) == codes, boost::test_tools::per_element()
    );

    auto const a = client().get("/api/certificates/" + code);
    auto const wrong =
        promised.mismatches(*promised.operation("GET", "/api/certificates/x"), a.status, a.json);
    BOOST_TEST(wrong == std::vector<std::string>(), boost::test_tools::per_element());
    BOOST_TEST(text_of(a, "event") == "Event course");
    BOOST_TEST(text_of(a, "hours") == "7 hours");
    BOOST_TEST(text_of(a, "initials") == "A. Ł.");
    BOOST_TEST(a.json.at("days").as_array().size() == 1u);
    BOOST_TEST(a.raw.body.find("ukasz") == a.raw.body.npos);
    auto typed = folded(code);
    std::erase(typed, '-');
    BOOST_TEST(client().get("/api/certificates/" + typed).status == 200);
    BOOST_TEST(client().get("/api/certificates/ABCDEFGHJKLM").status == 404);

    write([](storage::transaction& tx) { return personal_data::erase(tx, a_visitor(tx, "ann"), noon); }
    ).value();
    BOOST_TEST(client().get("/api/certificates/" + code).status == 404);
}

BOOST_AUTO_TEST_SUITE_END()
