// The second factor: set up with an app, shown at sign-in and again before what is far-reaching, reset by an
// admin when it is lost.
#include "api/guests.hpp"
#include "base/totp.hpp"

using namespace rowan;

namespace {

struct office : test::party {
    test::client morag;

    office() : morag(signed_in("morag@people.example"))
    {
        write([](storage::transaction& tx) {
            return people::permit(tx, "morag@people.example", "organiser", test::noon);
        }).value();
    }

    static std::string coded(std::string const& code) { return R"({"code":")" + code + R"("})"; }

    // Sets one up, and gives its secret; `codes`: the recovery codes.
    std::string set_up(std::vector<std::string>* codes = nullptr)
    {
        auto const begun = morag.post("/api/me/second-factor");
        std::string const secret(begun.json.at("secret").as_string());
        auto const done = morag.post("/api/me/second-factor/confirm", coded(totp_code(secret, now())));
        BOOST_REQUIRE(done.status == 200);
        if (codes) {
            for (auto const& c : done.json.at("recovery_codes").as_array())
                codes->emplace_back(c.as_string());
        }
        return secret;
    }

    test::answer show(test::client& c, std::string const& code)
    {
        return c.post("/api/me/second-factor/show", coded(code));
    }
    test::answer desk(test::client& c) { return c.get("/api/organise/events"); }
    test::answer far_reaching(test::client& c)
    {
        return c.post("/api/organise/tokens", R"({"name":"N","scopes":["events"]})");
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_second_factor, office)

BOOST_AUTO_TEST_CASE(an_organiser_sets_one_up_before_anything_else)
{
    BOOST_TEST(desk(morag).type() == "/problems/second_factor");
    BOOST_TEST(morag.get("/api/me/second-factor").json.at("set_up") == false);
    auto const begun = morag.post("/api/me/second-factor");
    BOOST_TEST(
        test::text_of(begun, "uri").starts_with("otpauth://totp/Union%20Events:morag%40people.example?")
    );
    auto const wrong = morag.post("/api/me/second-factor/confirm", coded("000000"));
    BOOST_TEST(wrong.type() == "/problems/wrong_code");
    BOOST_TEST(desk(morag).type() == "/problems/second_factor");
    std::vector<std::string> codes;
    set_up(&codes);
    BOOST_TEST(codes.size() == 10u);
    BOOST_TEST(desk(morag).status == 200);
    BOOST_TEST(morag.get("/api/me/second-factor").json.at("recovery_codes_left") == 10);
}

BOOST_AUTO_TEST_CASE(each_login_shows_it_anew_and_no_code_works_twice)
{
    auto const secret = set_up();
    auto other = signed_in("morag@people.example");
    BOOST_TEST(desk(other).type() == "/problems/second_factor");
    BOOST_TEST(show(other, totp_code(secret, now())).type() == "/problems/wrong_code"); // it set it up
    pass(seconds(30));
    auto const code = totp_code(secret, now());
    BOOST_TEST(show(other, code).status == 200);
    BOOST_TEST(desk(other).status == 200);
    auto third = signed_in("morag@people.example");
    BOOST_TEST(show(third, code).type() == "/problems/wrong_code");
}

BOOST_AUTO_TEST_CASE(what_is_far_reaching_needs_it_again_after_ten_minutes)
{
    auto const secret = set_up();
    BOOST_TEST(far_reaching(morag).status == 201);
    pass(seconds(600));
    BOOST_TEST(desk(morag).status == 200);
    BOOST_TEST(far_reaching(morag).type() == "/problems/second_factor");
    BOOST_TEST(morag.post("/api/me/second-factor").type() == "/problems/second_factor"); // a new app
    BOOST_TEST(show(morag, totp_code(secret, now())).status == 200);
    BOOST_TEST(far_reaching(morag).status == 201);
}

BOOST_AUTO_TEST_CASE(a_recovery_code_stands_in_for_it_once)
{
    std::vector<std::string> codes;
    set_up(&codes);
    auto other = signed_in("morag@people.example");
    BOOST_TEST(show(other, codes[3]).status == 200);
    BOOST_TEST(other.get("/api/me/second-factor").json.at("recovery_codes_left") == 9);
    auto third = signed_in("morag@people.example");
    BOOST_TEST(show(third, codes[3]).type() == "/problems/wrong_code");
    for (auto const& c : codes) BOOST_TEST(test::tables_with(file(), c).empty());
}

BOOST_AUTO_TEST_CASE(wrong_codes_make_the_wait_longer)
{
    auto const secret = set_up();
    pass(seconds(60));
    for (int n = 0; n < 5; ++n) BOOST_TEST(show(morag, "000000").type() == "/problems/wrong_code");
    auto const right = totp_code(secret, now());
    auto const refused = show(morag, right);
    BOOST_TEST(refused.type() == "/problems/too_many");
    BOOST_TEST(refused.raw.field("Retry-After") == "60");
    pass(seconds(60));
    BOOST_TEST(show(morag, "000000").type() == "/problems/wrong_code");
    pass(seconds(60));
    BOOST_TEST(show(morag, totp_code(secret, now())).raw.field("Retry-After") == "60");
    pass(seconds(60));
    BOOST_TEST(show(morag, totp_code(secret, now())).status == 200);
}

BOOST_AUTO_TEST_CASE(an_admin_resets_what_is_lost_and_the_ledger_knows)
{
    set_up();
    auto boss = staff("boss@people.example", {"admin", {}, {}});
    auto const found = boss.get("/api/organise/people?q=morag");
    std::string const id(found.json.at("people").at(0).at("id").as_string());
    BOOST_TEST(boss.get("/api/organise/people/" + id).json.at("second_factor") == true);
    BOOST_TEST(boss.post("/api/organise/people/" + id + "/second-factor/reset").status == 200);
    BOOST_TEST(desk(morag).status == 401);
    morag = signed_in("morag@people.example");
    BOOST_TEST(desk(morag).type() == "/problems/second_factor");
    set_up();
    auto const noted = boss.get("/api/organise/ledger?act=factor_reset");
    BOOST_TEST(noted.json.at("entries").at(0).at("person_reference").as_string() == id);
}

BOOST_AUTO_TEST_SUITE_END()
