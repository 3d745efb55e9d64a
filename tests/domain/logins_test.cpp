// Logins: proving an address with a code, and how long one is known afterwards.
#include "domain/logins.hpp"

#include "base/token.hpp"
#include "domain/people.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace rowan;
using std::chrono::hours;
using test::noon;

namespace {

struct with_codes : test::database {
    instant now = noon;

    std::string ask(std::string const& email = "ann@people.example")
    {
        return logins::ask(tx, email, false, now).value();
    }
    std::string code()
    {
        constexpr storage::query q{
            "test/code", "SELECT detail FROM message WHERE kind = 'sign_in_code' ORDER BY id DESC LIMIT 1"};
        return tx.one<std::string>(q).value();
    }
    bool try_code(std::string const& binding, std::string const& typed)
    {
        return logins::redeem(tx, {binding, {}, typed}, now)->has_value();
    }
    // The token of somebody who has just signed in.
    std::string sign_in(std::string const& email = "ann@people.example")
    {
        auto const binding = ask(email);
        return logins::redeem(tx, {binding, {}, code()}, now).value().value().token;
    }
    bool known(std::string const& token) { return logins::identify(tx, token, now).has_value(); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_logins, with_codes)

BOOST_AUTO_TEST_CASE(a_code_signs_in_once_however_it_is_typed)
{
    for (bool const dashes : {false, true}) {
        auto const binding = ask("Ann@People.example");
        auto typed = dashes ? shown_code(code()) : code();
        if (dashes) std::transform(typed.begin(), typed.end(), typed.begin(), ::tolower);
        auto const in = logins::redeem(tx, {binding, "ANN@people.example", typed}, now).value();
        BOOST_REQUIRE(in.has_value());
        BOOST_TEST(in->profile.email == "ann@people.example");
        BOOST_TEST(logins::identify(tx, in->token, now)->person.id == in->person.id);
        BOOST_TEST(!try_code(binding, code()));
    }
}

BOOST_AUTO_TEST_CASE(a_code_is_of_use_for_ten_minutes_and_to_the_browser_that_asked)
{
    struct {
        char const* what;
        seconds later;
        bool own_browser;
        bool own_address;
        bool right;
        bool signs_in;
    } const cases[] = {
        {"as it should be", seconds(0), true, true, true, true},
        {"a second before it ends", seconds(599), true, true, true, true},
        {"after ten minutes", seconds(600), true, true, true, false},
        {"by a clock that was set back behind it", seconds(-1), true, true, true, false},
        {"from another browser", seconds(0), false, true, true, false},
        {"for another address", seconds(0), true, false, true, false},
        {"a wrong code", seconds(0), true, true, false, false},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            now = noon;
            auto const binding = ask();
            now += c.later;
            logins::attempt const a{
                c.own_browser ? binding : random_token(),
                c.own_address ? "ann@people.example" : "bo@people.example", c.right ? code() : "WRONGWRO"};
            BOOST_TEST(logins::redeem(tx, a, now)->has_value() == c.signs_in);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_code_has_five_tries)
{
    for (int const wrong : {4, 5}) {
        auto const binding = ask();
        for (int n = 0; n < wrong; ++n) BOOST_TEST(!try_code(binding, "WRONGWRO"));
        BOOST_TEST(try_code(binding, code()) == (wrong < logins::tries));
    }
}

BOOST_AUTO_TEST_CASE(an_older_code_lives_beside_a_newer_one)
{
    auto const first = ask();
    auto const first_code = code();
    auto const second = ask();
    BOOST_TEST(!try_code(first, code())); // each to its browser
    BOOST_TEST(try_code(first, first_code));
    BOOST_TEST(try_code(second, code()));
}

// Five in a quarter of an hour, twenty in a day; said with the seconds to wait.
BOOST_AUTO_TEST_CASE(an_address_is_sent_so_many_codes)
{
    auto const wait = [this] {
        auto const asked = logins::ask(tx, "ann@people.example", true, now);
        return asked ? 0 : asked.error().retry_after;
    };
    for (int n = 0; n < 5; ++n) {
        BOOST_TEST(wait() == 0);
        now += seconds(10);
    }
    BOOST_TEST(wait() == 850);
    BOOST_TEST(logins::ask(tx, "bo@people.example", true, now).has_value());

    now = noon + seconds(900);
    BOOST_TEST(wait() == 0);
    for (int n = 6; n < 20; ++n) {
        now += seconds(900);
        BOOST_TEST(wait() == 0);
    }
    now += seconds(900);
    BOOST_TEST(wait() == 3600);
    BOOST_TEST(logins::ask(tx, "ann@people.example", false, now).has_value()); // limits are off
    now = noon + hours(24) + seconds(10); // the first two are of yesterday
    BOOST_TEST(wait() == 0);
}

// Nothing tells whether an address is known.
BOOST_AUTO_TEST_CASE(asking_is_the_same_for_known_and_unknown_addresses)
{
    people::find_or_add(tx, "ann@people.example", now);
    constexpr storage::query count{"test/people", "SELECT count(*) FROM person"};
    auto const before = tx.one<std::int64_t>(count);
    BOOST_TEST(ask("ann@people.example").size() == ask("nobody@people.example").size());
    BOOST_TEST((tx.one<std::int64_t>(count) == before)); // a person is made by the proof, not by the asking
}

BOOST_AUTO_TEST_CASE(a_login_ends_unused_and_at_last)
{
    struct {
        char const* what;
        bool organiser;
        seconds between; // uses
        seconds after;   // signing in
        bool known;
    } const cases[] = {
        {"a member, 12 hours unused less a second", false, hours(0), hours(12) - seconds(1), true},
        {"a member, 12 hours unused", false, hours(0), hours(12), false},
        {"a member, in use for 30 days less 1 s", false, hours(11), hours(30 * 24) - seconds(1), true},
        {"a member, in use for 30 days", false, hours(11), hours(30 * 24), false},
        {"an organiser, 30 minutes less a second", true, hours(0), seconds(1799), true},
        {"an organiser, 30 minutes unused", true, hours(0), seconds(1800), false},
        {"an organiser, in use for 12 hours", true, seconds(1500), hours(12), false},
    };
    int n = 0;
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            now = noon;
            auto const email = "who" + std::to_string(++n) + "@people.example";
            if (c.organiser) people::permit(tx, email, "organiser", now).value();
            auto const token = sign_in(email);
            for (; c.between.count() > 0 && now < noon + c.after; now += c.between) {
                if (auto const login = logins::identify(tx, token, now))
                    BOOST_TEST(logins::renew(tx, login->id, now).has_value());
            }
            now = noon + c.after;
            BOOST_TEST(known(token) == c.known);
        }
    }
}

BOOST_AUTO_TEST_CASE(logins_are_listed_and_ended_one_by_one_or_all_together)
{
    auto const here = sign_in();
    now += seconds(60);
    auto const there = sign_in();
    auto const others = sign_in("bo@people.example");
    auto const ann = logins::identify(tx, here, now)->person;
    auto const bo = logins::identify(tx, others, now)->person;

    auto const all = logins::of_person(tx, ann, here, now).value();
    for (auto const& l : all)
        BOOST_TEST(l.reference.size() == 22u); // 128 bits: thousands sign in, and no two are alike
    BOOST_REQUIRE(all.size() == 2u);
    BOOST_TEST((!all[0].current && all[1].current)); // the one seen last comes first

    auto const foreign = logins::end_one(tx, bo, all[0].reference, now);
    BOOST_TEST(!foreign.has_value());
    BOOST_TEST(known(there));
    BOOST_TEST(logins::end_one(tx, ann, all[0].reference, now).has_value());
    BOOST_TEST((!known(there) && known(here)));

    auto const again = sign_in();
    logins::sign_out(tx, here, true, now).value();
    BOOST_TEST((!known(here) && !known(again) && known(others)));
    BOOST_TEST(logins::sign_out(tx, "nobody's", false, now).has_value());
}

BOOST_AUTO_TEST_CASE(before_something_grave_a_code_must_be_ones_own)
{
    auto const ann = logins::identify(tx, sign_in(), now)->person;
    auto const own = ask();
    BOOST_TEST(*logins::confirm(tx, ann, {own, {}, code()}, now));
    BOOST_TEST(!*logins::confirm(tx, ann, {own, {}, code()}, now)); // once
    auto const anothers = ask("bo@people.example");
    BOOST_TEST(!*logins::confirm(tx, ann, {anothers, {}, code()}, now));
}

BOOST_AUTO_TEST_CASE(only_hashes_of_tokens_are_kept)
{
    auto const binding = ask();
    auto const token = sign_in();
    constexpr storage::query found{
        "test/found",
        "SELECT (SELECT count(*) FROM login WHERE token_hash = $1 OR reference = $1) + (SELECT count(*) FROM "
        "sign_in WHERE binding_hash = $1 OR code_hash = $1)"};
    for (auto const& secret : {binding, token, code()}) BOOST_TEST(*tx.one<int>(found, secret) == 0);
    BOOST_TEST(*tx.one<int>(found, sha256(token)) == 1);
}

BOOST_AUTO_TEST_CASE(what_nobody_can_use_any_more_is_forgotten)
{
    sign_in();
    struct {
        seconds later;
        int forgotten;
    } const cases[] = {
        {hours(12) - seconds(1), 0},
        {hours(12), 1}, // the login
        {hours(24) - seconds(1), 0},
        {hours(24), 1}, // the code
    };
    for (auto const& c : cases) BOOST_TEST(*logins::forget_expired(tx, noon + c.later) == c.forgotten);
}

BOOST_AUTO_TEST_SUITE_END()
