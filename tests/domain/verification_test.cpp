// Verification: each promise is broken by hand, and exactly that is named.
#include "domain/verification.hpp"

#include "domain/house.hpp"

using namespace rowan;
using test::choosing;

namespace {

// Event 1 has two places (pool 1), ann's and di's; bo and cy wait. Ann has the place in its workshop (pool
// 2), for which di waits. Nobody wants event 2 (pool 3).
struct kept : test::house {
    kept()
    {
        auto d = test::an_event("event", 2);
        auto const from = d.days.front().starts_at;
        d.slots.push_back({"Morning", from, from + std::chrono::hours(2), {test::a_workshop("law", 1)}});
        open(d);
        open(test::an_event("other", 5));
        book("ann", "event", choosing({"law"}));
        book("di", "event", choosing({}, {"law"}));
        for (auto const* who : {"bo", "cy"}) book(who);
    }
    void teardown() {} // these tests leave what they broke
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_verification, kept)

BOOST_AUTO_TEST_CASE(what_the_service_wrote_breaks_nothing)
{
    BOOST_TEST(test::joined(verification::violations(tx, now)) == "");
}

BOOST_AUTO_TEST_CASE(each_broken_promise_is_named_alone)
{
    // The database's own last line would refuse some of it.
    constexpr char const* unguard =
        "DROP INDEX one_active_registration; DROP TRIGGER ledger_is_not_shortened";
    struct {
        char const* damage;
        char const* named; // the line's beginning
        bool told = false; // by the ledger too
    } const cases[] = {
        {"UPDATE pool SET taken = 1 WHERE id = 3", "C1: pool 3 counts 1 taken, its rows 0"},
        {"UPDATE pool SET taken = 0, capacity = 0 WHERE id = 2", "C1: pool 2 counts 0 taken, its rows 1"},
        {"UPDATE pool SET waiting = 1 WHERE id = 3", "C1: pool 3 counts 1 waiting, its rows 0"},
        {"UPDATE registration SET person_id = 3 WHERE id = 4", "C10: person 3 has 2 active registrations",
         true},
        {"UPDATE pool SET capacity = 1 WHERE id = 1", "oversold: pool 1 has 2 taken of 1"},
        {"UPDATE pool SET capacity = 0 WHERE id = 2", "oversold: pool 2 has 1 taken of 0"},
        {"UPDATE pool SET capacity = 2 WHERE id = 2", "W12: law has a free place while "},
        {"DELETE FROM ledger WHERE seq = 2", "entry 2 of the ledger is missing"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.damage)
        {
            kept h;
            h.tx.script(unguard);
            h.tx.script(c.damage);
            auto const found = verification::violations(h.tx, h.now);
            BOOST_REQUIRE(!found.empty());
            BOOST_TEST(found.size() == (c.told ? 2u : 1u));
            BOOST_TEST(found[0].substr(0, std::string_view(c.named).size()) == c.named);
        }
    }
}

// W12, one for each who could have it.
BOOST_AUTO_TEST_CASE(a_free_place_while_somebody_eligible_waits_is_named)
{
    tx.script("UPDATE pool SET capacity = 3 WHERE id = 1");
    BOOST_TEST(
        test::joined(verification::violations(tx, now)) ==
        "W12: event has a free place while " + reference("bo") + " is eligible and waits, " +
            "W12: event has a free place while " + reference("cy") + " is eligible and waits"
    );
    auto const start = events::terms_of(tx, "event")->starts_at;
    BOOST_TEST(test::joined(verification::violations(tx, start)) == ""); // the queue has ended
    tx.script("UPDATE event SET audience = 'members'");
    BOOST_TEST(test::joined(verification::violations(tx, now)) == ""); // they may not have it
}

// W12: the earlier number is never served after the later.
BOOST_AUTO_TEST_CASE(a_later_number_served_first_is_named_unless_an_organiser_called_it)
{
    struct {
        char const* what;
        char const* entry; // cy (4) comes after bo (3); the last column: who did it
        bool named;
    } const cases[] = {
        {"by the service", "(4, 'place_confirmed', NULL)", true},
        {"an offer, by the service", "(4, 'place_offered', NULL)", true},
        {"called by an organiser (W11)", "(4, 'place_confirmed', 1)", false},
        {"the earlier was passed over", "(3, 'passed_over', NULL), (4, 'place_confirmed', NULL)", false},
        {"the earlier had left", "(3, 'cancelled', 1), (4, 'place_confirmed', NULL)", false},
        {"the earlier was served before", "(3, 'place_confirmed', NULL), (4, 'place_confirmed', NULL)",
         false},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            kept h;
            h.tx.script(
                "WITH e(r, a, who) AS (VALUES " + std::string(c.entry) +
                ") INSERT INTO ledger (at, actor_id, act, event_id, registration_id) SELECT 0, who, a, 1, r "
                "FROM e"
            );
            auto const found = test::joined(verification::violations(h.tx, h.now));
            BOOST_TEST((found.find("of the ledger serves a later number first") != found.npos) == c.named);
        }
    }
}

// C7, C8: what an organiser did is no violation, but only as far as it goes.
BOOST_AUTO_TEST_CASE(being_over_the_capacity_is_explained_by_an_organisers_act)
{
    auto const ed = person("ed").id;
    registrations::form f;
    f.name = "Ed";
    registrations::place_over(tx, decides("a guest"), ed, "event", f, now).value();
    BOOST_TEST(test::joined(verification::violations(tx, now)) == "");
    tx.script("UPDATE pool SET capacity = 1 WHERE id = 1");
    BOOST_TEST(test::joined(verification::violations(tx, now)) == "oversold: pool 1 has 3 taken of 1");
    resize(1);
    BOOST_TEST(test::joined(verification::violations(tx, now)) == "");
}

BOOST_AUTO_TEST_CASE(the_ledger_can_neither_be_rewritten_nor_shortened)
{
    for (auto const* damage : {"UPDATE ledger SET reason = 'another'", "DELETE FROM ledger WHERE seq = 1"})
        BOOST_CHECK_THROW(tx.script(damage), storage::failure);
}

BOOST_AUTO_TEST_SUITE_END()
