// The ledger's proof: a registration that is not what the ledger tells is named.
#include "domain/ledger_proof.hpp"

#include "domain/directory.hpp"
#include "domain/event_lives.hpp"
#include "domain/house.hpp"
#include "domain/personal_data.hpp"
#include "domain/retention.hpp"

using namespace rowan;
using test::attempt;
using test::choosing;
using test::joined;

namespace {

// Of "event" (1) ann and di have a place, ann in its workshop "law" too, for which di waits; bo waits, and
// cy, the first, has given hers back. Of "offers" (2) ann is offered the place that eve gave back; bo waits.
struct kept : test::house {
    kept()
    {
        auto d = test::an_event("event", 2);
        auto const from = d.days.front().starts_at;
        using test::a_workshop;
        d.slots.push_back(
            {"Morning", from, from + std::chrono::hours(2), {a_workshop("law", 1), a_workshop("pay", 1)}}
        );
        open(d);
        auto offers = test::an_event("offers", 1);
        offers.waiting_list = events::waiting_list::offer;
        open(offers);
        open(test::an_event("other", 5));
        book("cy");
        book("ann", "event", choosing({"law"}));
        book("di", "event", choosing({}, {"law"}));
        book("bo");
        cancel("cy");
        change("di", choosing({}, {"law"}));
        for (auto const* who : {"eve", "ann", "bo"}) book(who, "offers");
        cancel("eve", "offers");
    }

    std::string violations() { return joined(ledger_proof::violations(tx)); }

    // A statement with references where it has {ann}, of "event".
    std::string filled_in(std::string text) const
    {
        for (auto open = text.find('{'); open != text.npos; open = text.find('{')) {
            auto const close = text.find('}', open);
            auto const who = text.substr(open + 1, close - open - 1);
            text.replace(open, close - open + 1, reference(who));
        }
        return text;
    }

    permissions::desk desk(std::string const& slug)
    {
        auto const e = *events::terms_of(tx, slug);
        return {{person("organiser"), true, true}, e.id, e.pool, 1, e.status, slug};
    }

    void teardown() {} // some of these tests leave what they broke
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_ledger_proof, kept)

BOOST_AUTO_TEST_CASE(what_is_not_as_the_ledger_tells_is_named)
{
    struct {
        char const* what;
        char const* damage; // SQL, with {who} for their booking's reference
        char const* named;
    } const cases[] = {
        {"nothing", "SELECT 1", ""},
        {"a place without a number",
         "UPDATE registration SET state = 'registered', queue_number = NULL WHERE reference = '{bo}'",
         "{bo} is registered, by the ledger waiting"},
        {"a place taken away", "UPDATE registration SET state = 'cancelled' WHERE reference = '{ann}'",
         "{ann} is cancelled, by the ledger registered"},
        {"a place given back", "UPDATE registration SET state = 'registered' WHERE reference = '{cy}'",
         "{cy} is registered, by the ledger cancelled"},
        {"another ending", "UPDATE registration SET state = 'lapsed' WHERE reference = '{cy}'",
         "{cy} is lapsed, by the ledger cancelled"},
        {"another event", "UPDATE registration SET event_id = 3 WHERE reference = '{ann}'",
         "{ann} is for another event than the ledger tells"},
        {"another person",
         "UPDATE registration SET person_id = (SELECT id FROM person WHERE email LIKE 'eve@%') "
         "WHERE reference = '{ann}'",
         "{ann} is another person's than the ledger tells"},
        {"an earlier time",
         "UPDATE registration SET registered_at = registered_at - 1 WHERE reference = '{di}'",
         "{di} was not asked for when the ledger tells"},
        {"an earlier ending",
         "UPDATE registration SET cancelled_at = cancelled_at - 1 WHERE reference = '{cy}'",
         "{cy} did not end when the ledger tells"},
        {"one that nobody asked for",
         "INSERT INTO registration (reference, ticket, event_id, person_id, state, name, employer, origin, "
         "registered_at) SELECT 'RW-000000', 'ticket', 3, id, 'registered', '', '', 'self', 0 FROM person "
         "WHERE email LIKE 'eve@%'",
         "RW-000000 is not in the ledger"},
        {"one that is gone", "PRAGMA foreign_keys = OFF; DELETE FROM registration WHERE reference = '{cy}'",
         "registration 1 of the ledger is not there"},
        {"a place in a workshop",
         "INSERT INTO choice SELECT id, 2, 'registered', NULL FROM registration WHERE reference = '{ann}'",
         "{ann} is registered for pay, by the ledger without it"},
        {"a place in a workshop for a number",
         "UPDATE choice SET state = 'registered', queue_number = NULL WHERE registration_id = (SELECT id "
         "FROM "
         "registration WHERE reference = '{di}')",
         "{di} is registered for law, by the ledger waiting"},
        {"a number for a place in a workshop",
         "UPDATE choice SET state = 'waiting', queue_number = 9 WHERE state = 'registered'",
         "{ann} is waiting for law, by the ledger registered"},
        {"no place in a workshop", "DELETE FROM choice WHERE state = 'registered'",
         "{ann} is without law, by the ledger registered"},
        {"a ledger that tells nothing of it",
         "DROP TRIGGER ledger_is_not_shortened; DELETE FROM ledger WHERE act = 'cancelled' AND event_id = 1",
         "{cy} is cancelled, by the ledger registered"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            kept h;
            BOOST_TEST(h.violations() == "");
            h.tx.script(h.filled_in(c.damage));
            BOOST_TEST(h.violations() == h.filled_in(c.named));
        }
    }
}

// Erased, forgotten and merged people, and events called off: the rows change, and what the ledger tells with
// them.
BOOST_AUTO_TEST_CASE(what_the_service_changes_by_right_is_no_violation)
{
    accept("ann", "offers");
    permissions::administrator const admin{person("organiser")};
    constexpr storage::query reference_of{
        "test/reference", "SELECT reference FROM person WHERE email = $1 || '@people.example'"};
    auto const named = [&](char const* who) { return *tx.one<std::string>(reference_of, who); };
    book("fay", "other");
    attempt(tx, directory::merge, admin, named("bo"), named("fay"), now).value();
    BOOST_TEST(violations() == "");
    attempt(tx, directory::merge, admin, named("eve"), named("bo"), now).value(); // and whose were hers
    BOOST_TEST(violations() == "");
    attempt(tx, personal_data::erase, person("ann"), now).value();
    BOOST_TEST(violations() == "");
    attempt(tx, event_lives::cancel, desk("event"), 1, "nobody speaks", now).value();
    BOOST_TEST(violations() == "");
    now += std::chrono::days(10'000);
    BOOST_TEST(attempt(tx, retention::carry_out, 100, now).value() > 0);
    BOOST_TEST(violations() == "");
    BOOST_TEST(joined(verification::violations(tx, now)) == "");
}

BOOST_AUTO_TEST_SUITE_END()
